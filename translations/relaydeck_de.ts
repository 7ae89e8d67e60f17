<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Relaydeck::DemoMaterial</name>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Relaydeck::ServerTableModel</name>
    <message>
        <source>console</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 recipients, limit: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 open now, %2 made so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 refused, %2 deferred, %3 in doubt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the relay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Host and port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the relay is doing, or why it does nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recipients since the relay was loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Robin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recipients in this turn of the robin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recipients on this connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Awake</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recipients since the relay last slept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Envelope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recipients of the message in hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connections that are open now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted recipients a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recipients refused, deferred or in doubt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the relay said last</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Relaydeck::TranscriptModel</name>
    <message>
        <source>console</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>relay %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 #%2</source>
        <comment>relay and connection</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gap</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Relaydeck::Words</name>
    <message>
        <source>, %1 left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>idle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connecting ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>working</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting for its turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asleep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>backing off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done: limit of %1 reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done: limit reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>worthless</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>switched off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no answer for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the relay closed the connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not an SMTP answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>host name not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TLS failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>login refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not sendable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The relay refused %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The relay put off %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer to %1 within %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer to %1 in time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection was lost at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer to %1 is not SMTP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The host name was not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection could not be secured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The relay refused the login</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connecting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the greeting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The message %1 is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The message %1 has no header lines; it must begin with lines such as From: and Subject:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a message in .eml form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sender is not a mail address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list has no addresses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list %1 has no addresses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no relay to send through</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The journal %1 cannot be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The journal %1 is in use by another program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The journal %1 is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a journal of Relaydeck</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log %1 cannot be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An option cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unsent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deferred</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in doubt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing sent yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reading the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped, can be resumed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped: no relay can be used any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>robin: one relay at a time, in turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>parallel: all relays at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connecting to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connected to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connection closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connection closed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>message text, 1 byte</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>message text, %1 bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1/%2</source>
        <comment>count of limit</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 recipient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 recipients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 relay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 relays</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
