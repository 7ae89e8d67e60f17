<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>ConsolePage</name>
    <message>
        <source>&amp;Relay:</source>
        <translation>Re&amp;lay:</translation>
    </message>
    <message>
        <source>&amp;Command:</source>
        <translation>&amp;Befehl:</translation>
    </message>
    <message>
        <source>Sa&amp;y</source>
        <translation>Abs&amp;chicken</translation>
    </message>
</context>
<context>
    <name>LetterDialog</name>
    <message>
        <source>&amp;From:</source>
        <translation>&amp;Von:</translation>
    </message>
    <message>
        <source>Name &lt;news@example.org&gt;</source>
        <translation>Name &lt;news@example.org&gt;</translation>
    </message>
    <message>
        <source>T&amp;o:</source>
        <translation>A&amp;n:</translation>
    </message>
    <message>
        <source>Empty: undisclosed recipients; {{entry}}: each one&apos;s own address</source>
        <translation>Leer: ungenannte Empfänger; {{entry}}: jeweils die eigene Adresse</translation>
    </message>
    <message>
        <source>S&amp;ubject:</source>
        <translation>&amp;Betreff:</translation>
    </message>
    <message>
        <source>&amp;Text</source>
        <translation>&amp;Text</translation>
    </message>
    <message>
        <source>The plain text, for readers whose mail program shows no HTML</source>
        <translation>Der reine Text, für Leser, deren Mailprogramm kein HTML zeigt</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>&amp;HTML</source>
        <translation>&amp;HTML</translation>
    </message>
    <message>
        <source>HTML, if the letter is to have one; how it looks appears beside it</source>
        <translation>HTML, wenn der Brief welches haben soll; wie es aussieht, erscheint daneben</translation>
    </message>
    <message>
        <source>HTML</source>
        <translation>HTML</translation>
    </message>
    <message>
        <source>How the HTML looks</source>
        <translation>Wie das HTML aussieht</translation>
    </message>
    <message>
        <source>Fi&amp;les</source>
        <translation>Date&amp;ien</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>&amp;Attach …</source>
        <translation>&amp;Anhängen …</translation>
    </message>
    <message>
        <source>Add &amp;picture …</source>
        <translation>Bi&amp;ld hinzufügen …</translation>
    </message>
    <message>
        <source>A picture that the HTML text shows</source>
        <translation>Ein Bild, das der HTML-Text zeigt</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>En&amp;tfernen</translation>
    </message>
    <message>
        <source>Files are read when the letter is saved. A picture is put into the HTML text where its cursor stands.</source>
        <translation>Dateien werden gelesen, wenn der Brief gespeichert wird. Ein Bild kommt im HTML-Text an die Stelle der Schreibmarke.</translation>
    </message>
    <message>
        <source>H&amp;eaders</source>
        <translation>&amp;Kopfzeilen</translation>
    </message>
    <message>
        <source>Repl&amp;y to:</source>
        <translation>Ant&amp;worten an:</translation>
    </message>
    <message>
        <source>Empty: answers go to From</source>
        <translation>Leer: Antworten gehen an den Absender</translation>
    </message>
    <message>
        <source>Pre&amp;cedence:</source>
        <translation>Pre&amp;cedence:</translation>
    </message>
    <message>
        <source>U&amp;nsubscribe at:</source>
        <translation>Ab&amp;melden unter:</translation>
    </message>
    <message>
        <source>https://example.org/leave?who={{entry}}</source>
        <translation>https://example.org/leave?who={{entry}}</translation>
    </message>
    <message>
        <source>That address unsubscribes with one clic&amp;k, without another question (RFC 8058)</source>
        <translation>Diese Adresse meldet mit einem Klick ab, ohne weitere &amp;Frage (RFC 8058)</translation>
    </message>
    <message>
        <source>Or by &amp;mail to:</source>
        <translation>O&amp;der per Mail an:</translation>
    </message>
    <message>
        <source>leave@example.org</source>
        <translation>abmelden@example.org</translation>
    </message>
    <message>
        <source>More hea&amp;ders:</source>
        <translation>Weitere Kopf&amp;zeilen:</translation>
    </message>
    <message>
        <source>One a line, as in List-Id: Spring news &lt;spring.example.org&gt;</source>
        <translation>Eine je Zeile, etwa List-Id: Frühlingspost &lt;spring.example.org&gt;</translation>
    </message>
    <message>
        <source>&amp;Insert field</source>
        <translation>Fel&amp;d einfügen</translation>
    </message>
    <message>
        <source>A column of the list, whose value each recipient gets here</source>
        <translation>Eine Spalte der Liste, deren Wert jeder Empfänger hier bekommt</translation>
    </message>
    <message>
        <source>Ne&amp;w</source>
        <translation>Ne&amp;u</translation>
    </message>
    <message>
        <source>Begin another letter</source>
        <translation>Einen anderen Brief beginnen</translation>
    </message>
    <message>
        <source>&amp;Save and use</source>
        <translation>&amp;Speichern und verwenden</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>ListFormatDialog</name>
    <message>
        <source>How the list is read</source>
        <translation>Wie die Liste gelesen wird</translation>
    </message>
    <message>
        <source>&amp;Written as:</source>
        <translation>&amp;Geschrieben als:</translation>
    </message>
    <message>
        <source>Between c&amp;olumns:</source>
        <translation>Zwischen &amp;Spalten:</translation>
    </message>
    <message>
        <source>&amp;Addresses in:</source>
        <translation>&amp;Adressen in:</translation>
    </message>
    <message>
        <source>The beginning of the list</source>
        <translation>Der Anfang der Liste</translation>
    </message>
</context>
<context>
    <name>PreviewDialog</name>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>&amp;Recipient:</source>
        <translation>&amp;Empfänger:</translation>
    </message>
    <message>
        <source>&amp;Previous</source>
        <translation>&amp;Voriger</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Nächster</translation>
    </message>
    <message>
        <source>Next that &amp;lacks a value</source>
        <translation>Nächster, dem ein Wert &amp;fehlt</translation>
    </message>
    <message>
        <source>&amp;HTML</source>
        <translation>&amp;HTML</translation>
    </message>
    <message>
        <source>&amp;Text</source>
        <translation>&amp;Text</translation>
    </message>
    <message>
        <source>&amp;Source</source>
        <translation>&amp;Quelltext</translation>
    </message>
    <message>
        <source>Save &amp;as …</source>
        <translation>Speichern &amp;unter …</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
</context>
<context>
    <name>Relaydeck::Actions</name>
    <message>
        <source>&amp;Open a server file …</source>
        <translation>Serverdatei &amp;öffnen …</translation>
    </message>
    <message>
        <source>Show the relays of a server file of Mail::Bulkmail</source>
        <translation>Die Relays einer Serverdatei von Mail::Bulkmail anzeigen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>&amp;New server file</source>
        <translation>&amp;Neue Serverdatei</translation>
    </message>
    <message>
        <source>Begin a server file in the editor, with one relay to fill in</source>
        <translation>Im Editor eine Serverdatei mit einem Relay zum Ausfüllen beginnen</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Save the server file; the relays take it over</source>
        <translation>Die Serverdatei speichern; die Relays übernehmen sie</translation>
    </message>
    <message>
        <source>Save &amp;as …</source>
        <translation>Speichern &amp;unter …</translation>
    </message>
    <message>
        <source>Save the server file under another name</source>
        <translation>Die Serverdatei unter anderem Namen speichern</translation>
    </message>
    <message>
        <source>&amp;Reload</source>
        <translation>Neu &amp;laden</translation>
    </message>
    <message>
        <source>Read the server file again</source>
        <translation>Die Serverdatei noch einmal lesen</translation>
    </message>
    <message>
        <source>&amp;Master confs …</source>
        <translation>&amp;Master-Konfigurationen …</translation>
    </message>
    <message>
        <source>Choose the conf files that hold defaults for all relays</source>
        <translation>Die Konfigurationsdateien mit den Vorgaben für alle Relays wählen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>End Relaydeck</source>
        <translation>Relaydeck beenden</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>S&amp;tarten</translation>
    </message>
    <message>
        <source>Start the send</source>
        <translation>Den Versand starten</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pausieren</translation>
    </message>
    <message>
        <source>Finish the messages under way and begin no new one</source>
        <translation>Begonnene Nachrichten beenden und keine neue anfangen</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>Stopp&amp;en</translation>
    </message>
    <message>
        <source>End the send; the rest stays unsent and can be resumed</source>
        <translation>Den Versand beenden; der Rest bleibt ungesendet und lässt sich fortsetzen</translation>
    </message>
    <message>
        <source>&amp;Resume a job …</source>
        <translation>&amp;Auftrag fortsetzen …</translation>
    </message>
    <message>
        <source>Go on with a send where its journal says that it stopped</source>
        <translation>Einen Versand dort fortsetzen, wo er laut Journal aufgehört hat</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>&amp;Verbinden</translation>
    </message>
    <message>
        <source>Talk to this relay in the console</source>
        <translation>In der Konsole mit diesem Relay sprechen</translation>
    </message>
    <message>
        <source>&amp;Try it with practice relays</source>
        <translation>Mit Übungsrelays &amp;ausprobieren</translation>
    </message>
    <message>
        <source>Three relays on this machine, a list and a message: no mail leaves</source>
        <translation>Drei Relays auf diesem Rechner, eine Liste und eine Nachricht: keine Mail verlässt ihn</translation>
    </message>
    <message>
        <source>&amp;Filter relays</source>
        <translation>Relays &amp;filtern</translation>
    </message>
    <message>
        <source>Show only relays that have a text</source>
        <translation>Nur Relays zeigen, in denen ein Text vorkommt</translation>
    </message>
    <message>
        <source>Follow the &amp;end</source>
        <translation>Dem Ende &amp;folgen</translation>
    </message>
    <message>
        <source>Go to the last line and stay there</source>
        <translation>Zur letzten Zeile gehen und dort bleiben</translation>
    </message>
    <message>
        <source>Errors of all &amp;relays</source>
        <translation>Fehler aller &amp;Relays</translation>
    </message>
    <message>
        <source>Show only refusals and failures in the conversation</source>
        <translation>Im SMTP-Dialog nur Ablehnungen und Fehler zeigen</translation>
    </message>
    <message>
        <source>&amp;About Relaydeck</source>
        <translation>&amp;Über Relaydeck</translation>
    </message>
    <message>
        <source>What this program is</source>
        <translation>Was dieses Programm ist</translation>
    </message>
    <message>
        <source>&amp;Servers</source>
        <translation>&amp;Server</translation>
    </message>
    <message>
        <source>All relays and what they are doing</source>
        <translation>Alle Relays und was sie gerade tun</translation>
    </message>
    <message>
        <source>Sen&amp;d</source>
        <translation>Sen&amp;den</translation>
    </message>
    <message>
        <source>One message to one list</source>
        <translation>Eine Nachricht an eine Liste</translation>
    </message>
    <message>
        <source>&amp;Editor</source>
        <translation>&amp;Editor</translation>
    </message>
    <message>
        <source>&amp;Console</source>
        <translation>&amp;Konsole</translation>
    </message>
    <message>
        <source>Talk to one relay by hand</source>
        <translation>Von Hand mit einem Relay sprechen</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>Take back the last change</source>
        <translation>Die letzte Änderung zurücknehmen</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>Wieder&amp;herstellen</translation>
    </message>
    <message>
        <source>Make the change again</source>
        <translation>Die Änderung wieder vornehmen</translation>
    </message>
    <message>
        <source>&amp;Add a relay</source>
        <translation>Relay &amp;hinzufügen</translation>
    </message>
    <message>
        <source>A new relay behind the selected one</source>
        <translation>Ein neues Relay hinter dem ausgewählten</translation>
    </message>
    <message>
        <source>Dupl&amp;icate</source>
        <translation>Dupli&amp;zieren</translation>
    </message>
    <message>
        <source>A copy of the relay behind it</source>
        <translation>Eine Kopie des Relays dahinter</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Take the selected relays out of the file</source>
        <translation>Die ausgewählten Relays aus der Datei nehmen</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>Nach &amp;oben</translation>
    </message>
    <message>
        <source>Put the relay in front of the one before it</source>
        <translation>Das Relay vor das vorige stellen</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>Nach &amp;unten</translation>
    </message>
    <message>
        <source>Put the relay behind the next one</source>
        <translation>Das Relay hinter das nächste stellen</translation>
    </message>
    <message>
        <source>Switch &amp;on or off</source>
        <translation>Ein- oder &amp;ausschalten</translation>
    </message>
    <message>
        <source>Relays that are switched off stay in the file and are not used</source>
        <translation>Abgeschaltete Relays bleiben in der Datei und werden nicht benutzt</translation>
    </message>
    <message>
        <source>Fix this &amp;problem</source>
        <translation>Dieses &amp;Problem beheben</translation>
    </message>
    <message>
        <source>Mend what is remarked where the cursor is</source>
        <translation>Beheben, was an der Stelle des Cursors bemängelt ist</translation>
    </message>
    <message>
        <source>Fix all that is &amp;safe</source>
        <translation>Alles &amp;Eindeutige beheben</translation>
    </message>
    <message>
        <source>Mend everything that can be mended without a decision</source>
        <translation>Alles beheben, was keine Entscheidung braucht</translation>
    </message>
    <message>
        <source>&amp;Complete</source>
        <translation>&amp;Vervollständigen</translation>
    </message>
    <message>
        <source>Offer keys and values that may stand here</source>
        <translation>Schlüssel und Werte anbieten, die hier stehen können</translation>
    </message>
    <message>
        <source>Find &amp;next</source>
        <translation>&amp;Weitersuchen</translation>
    </message>
    <message>
        <source>Go to the next place</source>
        <translation>Zur nächsten Stelle gehen</translation>
    </message>
    <message>
        <source>Find pre&amp;vious</source>
        <translation>Rückwärts s&amp;uchen</translation>
    </message>
    <message>
        <source>Go to the place before</source>
        <translation>Zur vorigen Stelle gehen</translation>
    </message>
    <message>
        <source>Show c&amp;hanges</source>
        <translation>Än&amp;derungen zeigen</translation>
    </message>
    <message>
        <source>What a save would change in the file</source>
        <translation>Was ein Speichern in der Datei ändern würde</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>&amp;Testen</translation>
    </message>
    <message>
        <source>Connect with the settings as they stand and say what came of it; no mail is sent</source>
        <translation>Mit den jetzigen Einstellungen verbinden und sagen, was daraus wurde; es wird keine Mail gesendet</translation>
    </message>
    <message>
        <source>F&amp;ind</source>
        <translation>&amp;Suchen</translation>
    </message>
    <message>
        <source>Find in the conversation, or in the server file</source>
        <translation>Im SMTP-Dialog oder in der Serverdatei suchen</translation>
    </message>
    <message>
        <source>The server file as table, form and text</source>
        <translation>Die Serverdatei als Tabelle, Formular und Text</translation>
    </message>
    <message>
        <source>Pa&amp;use the relay …</source>
        <translation>Relay an&amp;halten …</translation>
    </message>
    <message>
        <source>Finish what is under way with this relay and leave it alone for a while</source>
        <translation>Beenden, was mit diesem Relay unterwegs ist, und es eine Weile in Ruhe lassen</translation>
    </message>
    <message>
        <source>C&amp;ontinue with the relay</source>
        <translation>Relay f&amp;ortsetzen</translation>
    </message>
    <message>
        <source>End the pause of this relay; it gets mail again</source>
        <translation>Die Pause dieses Relays beenden; es bekommt wieder Post</translation>
    </message>
    <message>
        <source>Re&amp;vive</source>
        <translation>Wiederbele&amp;ben</translation>
    </message>
    <message>
        <source>Forget what this relay failed at, and give it a new chance at once</source>
        <translation>Vergessen, woran dieses Relay scheiterte, und ihm sofort eine neue Chance geben</translation>
    </message>
    <message>
        <source>&amp;Wake up</source>
        <translation>&amp;Wecken</translation>
    </message>
    <message>
        <source>Cut its sleep or its pause after a failure short; limits of a rate are kept</source>
        <translation>Seinen Schlaf oder seine Pause nach einem Fehlschlag abkürzen; Grenzen des Tempos gelten weiter</translation>
    </message>
    <message>
        <source>Next proble&amp;m</source>
        <translation>Nächstes Proble&amp;m</translation>
    </message>
    <message>
        <source>Go to the next line with a remark</source>
        <translation>Zur nächsten Zeile mit einer Anmerkung gehen</translation>
    </message>
    <message>
        <source>Previous pro&amp;blem</source>
        <translation>Voriges Pro&amp;blem</translation>
    </message>
    <message>
        <source>Go to the line with a remark before</source>
        <translation>Zur vorigen Zeile mit einer Anmerkung gehen</translation>
    </message>
    <message>
        <source>&amp;Open a report …</source>
        <translation>Bericht ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>Show what became of the recipients of a job of the past</source>
        <translation>Zeigt, was aus den Empfängern eines früheren Auftrags wurde</translation>
    </message>
    <message>
        <source>Re&amp;port</source>
        <translation>&amp;Bericht</translation>
    </message>
    <message>
        <source>What became of each recipient of a send, and why</source>
        <translation>Was aus jedem Empfänger eines Versands wurde, und warum</translation>
    </message>
</context>
<context>
    <name>Relaydeck::Arguments</name>
    <message>
        <source>Shows this.</source>
        <translation>Zeigt diese Hilfe.</translation>
    </message>
    <message>
        <source>%1 needs more: %2</source>
        <translation>%1 braucht mehr: %2</translation>
    </message>
    <message>
        <source>%1 is one argument too many</source>
        <translation>%1 ist ein Argument zu viel</translation>
    </message>
    <message>
        <source>--%1 is a whole number from %2 to %3, not &quot;%4&quot;</source>
        <translation>--%1 ist eine ganze Zahl von %2 bis %3, nicht „%4“</translation>
    </message>
    <message>
        <source>--%1 is a number from %2 to %3, not &quot;%4&quot;</source>
        <translation>--%1 ist eine Zahl von %2 bis %3, nicht „%4“</translation>
    </message>
    <message>
        <source>relaydeck-cli %1 --help explains how it is used</source>
        <translation>relaydeck-cli %1 --help erklärt die Benutzung</translation>
    </message>
    <message>
        <source>Usage: relaydeck-cli %1 %2</source>
        <translation>Aufruf: relaydeck-cli %1 %2</translation>
    </message>
    <message>
        <source>Options:</source>
        <translation>Optionen:</translation>
    </message>
    <message>
        <source>Example:</source>
        <translation>Beispiel:</translation>
    </message>
    <message>
        <source>--%1 cannot be &quot;%2&quot;</source>
        <translation>--%1 kann nicht „%2“ sein</translation>
    </message>
    <message>
        <source>%1 and %2 exclude each other</source>
        <translation>%1 und %2 schließen einander aus</translation>
    </message>
    <message>
        <source>--%1 is a time such as &quot;2026-11-30 09:00&quot;, not &quot;%2&quot;</source>
        <translation>--%1 ist eine Zeit wie „2026-11-30 09:00“, nicht „%2“</translation>
    </message>
    <message>
        <source>--%1 is past: it was %2</source>
        <translation>--%1 ist vorbei: es war %2</translation>
    </message>
</context>
<context>
    <name>Relaydeck::ChangesView</name>
    <message>
        <source>A save would change nothing.</source>
        <translation>Ein Speichern würde nichts ändern.</translation>
    </message>
    <message>
        <source>What a save would change</source>
        <translation>Was ein Speichern ändern würde</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>There are more changes than can be shown here.</source>
        <translation>Es gibt mehr Änderungen, als sich hier zeigen lassen.</translation>
    </message>
</context>
<context>
    <name>Relaydeck::CommandList</name>
    <message>
        <source>%1 is not a command</source>
        <translation>%1 ist kein Befehl</translation>
    </message>
    <message>
        <source>Usage: relaydeck-cli COMMAND ...

  servers FILE     shows the relays of a server file as they really come out
  lint FILE        says what is wrong or odd in a server file, and mends it
  import WHAT FILE takes over the relays of msmtp, Postfix, swaks or a table
  export WHAT FILE prints relays for one of those
  secret           keeps passwords of relays in the keyring
  compose          builds a message of texts, pictures and files
  preview          shows a message with fields as a recipient will get it
  preflight        looks at everything that a send needs, and sends nothing
  send             sends a message to a list through relays
  resume JOB-FILE  goes on with a send that was stopped
  report JOB-FILE  tells what became of every recipient
  jobs             lists sends whose journals were kept
  talk HOST:PORT   says the commands on standard input to a relay
  test FILE        tries relays out by their settings, without sending anything
  practice         starts a relay on this machine to practise with
  demo             three practice relays and a send through them

relaydeck-cli COMMAND --help explains each one with an example.
Exit status: 0 all accepted, 1 some were not, 2 bad usage or unreadable input,
3 stopped before the end, 4 no relay could be used.</source>
        <translation>Aufruf: relaydeck-cli BEFEHL ...

  servers DATEI     zeigt die Relays einer Serverdatei so, wie sie wirklich herauskommen
  lint DATEI        sagt, was in einer Serverdatei falsch oder seltsam ist, und behebt es
  import WAS DATEI  übernimmt die Relays von msmtp, Postfix, swaks oder einer Tabelle
  export WAS DATEI  gibt Relays für eines davon aus
  secret            bewahrt Passwörter von Relays im Schlüsselbund auf
  compose           baut eine Nachricht aus Texten, Bildern und Dateien
  preview           zeigt eine Nachricht mit Feldern so, wie ein Empfänger sie bekommt
  preflight         prüft alles, was ein Versand braucht, und verschickt nichts
  send              schickt eine Nachricht über Relays an eine Liste
  resume AUFTRAG    setzt einen Versand fort, der angehalten wurde
  report AUFTRAG    sagt, was aus jedem Empfänger wurde
  jobs              zählt die Sendungen auf, deren Journale aufgehoben wurden
  talk HOST:PORT    sagt einem Relay die Befehle der Standardeingabe
  test DATEI        probiert Relays mit ihren Einstellungen aus, ohne etwas zu verschicken
  practice          startet auf diesem Rechner ein Relay zum Üben
  demo              drei Übungsrelays und ein Versand über sie

relaydeck-cli BEFEHL --help erklärt jeden mit einem Beispiel.
Endestatus: 0 alle angenommen, 1 einige nicht, 2 falscher Aufruf oder unlesbare Eingabe,
3 vor dem Ende angehalten, 4 kein Relay war zu gebrauchen.</translation>
    </message>
</context>
<context>
    <name>Relaydeck::ComposeCommand</name>
    <message>
        <source>Who writes it: &quot;Name &lt;address&gt;&quot;.</source>
        <translation>Wer sie schreibt: &quot;Name &lt;Adresse&gt;&quot;.</translation>
    </message>
    <message>
        <source>Who sends it for them.</source>
        <translation>Wer sie für diese Person verschickt.</translation>
    </message>
    <message>
        <source>Where answers go.</source>
        <translation>Wohin Antworten gehen.</translation>
    </message>
    <message>
        <source>What stands in To; without it: undisclosed-recipients.</source>
        <translation>Was in To steht; sonst: undisclosed-recipients.</translation>
    </message>
    <message>
        <source>The subject, in UTF-8.</source>
        <translation>Der Betreff, in UTF-8.</translation>
    </message>
    <message>
        <source>The plain text, in UTF-8.</source>
        <translation>Der einfache Text, in UTF-8.</translation>
    </message>
    <message>
        <source>The HTML text, in UTF-8.</source>
        <translation>Der HTML-Text, in UTF-8.</translation>
    </message>
    <message>
        <source>A file that goes with it. Repeatable.</source>
        <translation>Eine Datei, die mitgeht. Wiederholbar.</translation>
    </message>
    <message>
        <source>A picture for the HTML text, which calls it cid:ID. Repeatable.</source>
        <translation>Ein Bild für den HTML-Text, der es cid:ID nennt. Wiederholbar.</translation>
    </message>
    <message>
        <source>One more header. Repeatable.</source>
        <translation>Noch eine Kopfzeile. Wiederholbar.</translation>
    </message>
    <message>
        <source>What kind of mail it is; list by itself.</source>
        <translation>Welche Art Post es ist; von sich aus list.</translation>
    </message>
    <message>
        <source>Where readers unsubscribe (RFC 2369).</source>
        <translation>Wo man sich abmeldet (RFC 2369).</translation>
    </message>
    <message>
        <source>The same by mail.</source>
        <translation>Dasselbe per Mail.</translation>
    </message>
    <message>
        <source>The URL unsubscribes without another question (RFC 8058).</source>
        <translation>Die URL meldet ohne weitere Frage ab (RFC 8058).</translation>
    </message>
    <message>
        <source>Writes it here; otherwise on standard output.</source>
        <translation>Schreibt sie hierhin; sonst auf die Standardausgabe.</translation>
    </message>
    <message>
        <source>--from ADDR --subject TEXT (--text FILE | --html FILE) [OPTIONS]</source>
        <translation>--from ADRESSE --subject TEXT (--text DATEI | --html DATEI) [OPTIONEN]</translation>
    </message>
    <message>
        <source>Builds a message that every mail program can read: UTF-8 throughout, encoded where it must be, with
a date, an identity and the headers of a list. Send it with: relaydeck-cli send --message FILE.eml</source>
        <translation>Baut eine Nachricht, die jedes Mailprogramm lesen kann: durchweg UTF-8, kodiert, wo es sein muss, mit
Datum, Kennung und den Kopfzeilen einer Liste. Verschickt wird sie mit: relaydeck-cli send --message DATEI.eml</translation>
    </message>
    <message>
        <source>%1 is no text in UTF-8; save it as such</source>
        <translation>%1 ist kein Text in UTF-8; speichern Sie ihn so</translation>
    </message>
    <message>
        <source>%1 is empty</source>
        <translation>%1 ist leer</translation>
    </message>
    <message>
        <source>--header wants NAME:VALUE, not &quot;%1&quot;</source>
        <translation>--header will NAME:WERT, nicht &quot;%1&quot;</translation>
    </message>
    <message>
        <source>--inline wants ID=FILE, not &quot;%1&quot;</source>
        <translation>--inline will ID=DATEI, nicht &quot;%1&quot;</translation>
    </message>
    <message>
        <source>It has fields for send --merge; they may stand in To and the URL, too.</source>
        <translation>Sie hat Felder für send --merge; auch in To und der URL dürfen welche stehen.</translation>
    </message>
    <message>
        <source>Takes all of it from settings of Mail::Bulkmail, by their names there: From, Subject, Message ...</source>
        <translation>Nimmt alles aus Einstellungen von Mail::Bulkmail, unter ihren Namen dort: From, Subject, Message ...</translation>
    </message>
    <message>
        <source>%1 holds no JSON object with settings of Mail::Bulkmail</source>
        <translation>%1 enthält kein JSON-Objekt mit Einstellungen von Mail::Bulkmail</translation>
    </message>
    <message>
        <source>%1: %2 is missing or cannot be used</source>
        <translation>%1: %2 fehlt oder ist nicht brauchbar</translation>
    </message>
</context>
<context>
    <name>Relaydeck::ComposeWords</name>
    <message>
        <source>Nobody writes this letter: it needs a From with one address</source>
        <translation>Niemand schreibt diesen Brief: er braucht ein From mit einer Adresse</translation>
    </message>
    <message>
        <source>From takes one address, not &quot;%1&quot;</source>
        <translation>From nimmt eine Adresse, nicht &quot;%1&quot;</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no place to unsubscribe: give an address of the web, or one of mail</source>
        <translation>&quot;%1&quot; ist kein Ort zum Abmelden: geben Sie eine Web- oder eine Mailadresse an</translation>
    </message>
    <message>
        <source>One click to unsubscribe (RFC 8058) needs an https address to do it at</source>
        <translation>Das Abmelden mit einem Klick (RFC 8058) braucht eine https-Adresse</translation>
    </message>
    <message>
        <source>This letter is empty: it needs a text, an HTML text or a file</source>
        <translation>Dieser Brief ist leer: er braucht einen Text, einen HTML-Text oder eine Datei</translation>
    </message>
    <message>
        <source>%1 is a picture for an HTML text, and there is none; attach it instead</source>
        <translation>%1 ist ein Bild für einen HTML-Text, und es gibt keinen; hängen Sie es an</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no type of content; image/png is one</source>
        <translation>&quot;%1&quot; ist keine Inhaltsart; image/png ist eine</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is not what mail can be sent to</source>
        <translation>%1: an &quot;%2&quot; kann keine Post geschickt werden</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; has a line end in it, which would begin another header; take it out</source>
        <translation>%1: in &quot;%2&quot; steht ein Zeilenende, das eine weitere Kopfzeile beginnen würde; nehmen Sie es heraus</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot be the name of a header: only printable ASCII without colons and blanks can</source>
        <translation>&quot;%1&quot; kann keine Kopfzeile benennen: das kann nur druckbares ASCII ohne Doppelpunkt und Leerzeichen</translation>
    </message>
    <message>
        <source>The header %1 cannot be given by hand</source>
        <translation>Die Kopfzeile %1 kann nicht von Hand gesetzt werden</translation>
    </message>
    <message>
        <source>Precedence is list, bulk or junk, not &quot;%1&quot;</source>
        <translation>Precedence ist list, bulk oder junk, nicht &quot;%1&quot;</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot be the name of a picture: only printable ASCII without blanks can, and no more than a line of it</source>
        <translation>&quot;%1&quot; kann nicht der Name eines Bildes sein: nur druckbares ASCII ohne Leerzeichen geht, und höchstens eine Zeile davon</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; has letters beyond ASCII before its @, which most relays do not take; give another address</source>
        <translation>%1: &quot;%2&quot; hat vor dem @ Zeichen jenseits von ASCII, was die meisten Relays nicht annehmen; geben Sie eine andere Adresse an</translation>
    </message>
</context>
<context>
    <name>Relaydeck::ConfTextView</name>
    <message>
        <source>Text of the server file</source>
        <translation>Text der Serverdatei</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Ausschneiden</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>Alles aus&amp;wählen</translation>
    </message>
</context>
<context>
    <name>Relaydeck::ConsolePage</name>
    <message>
        <source>Choose a relay and connect. What you type and what the relay answers appears here; nothing is sent on its own.</source>
        <translation>Wählen Sie ein Relay und verbinden Sie sich. Hier erscheint, was Sie eingeben und was das Relay antwortet; von selbst wird nichts gesendet.</translation>
    </message>
    <message>
        <source>A relay of the server file, or host:port</source>
        <translation>Ein Relay der Serverdatei oder Host:Port</translation>
    </message>
    <message>
        <source>This is neither a relay nor host:port</source>
        <translation>Das ist weder ein Relay noch Host:Port</translation>
    </message>
    <message>
        <source>connected to %1</source>
        <translation>verbunden mit %1</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>nicht verbunden</translation>
    </message>
    <message>
        <source>Disco&amp;nnect</source>
        <translation>&amp;Trennen</translation>
    </message>
    <message>
        <source>C&amp;onnect</source>
        <translation>&amp;Verbinden</translation>
    </message>
</context>
<context>
    <name>Relaydeck::ConversationPane</name>
    <message>
        <source>&amp;Errors only</source>
        <translation>Nur &amp;Fehler</translation>
    </message>
    <message>
        <source>What relays and Relaydeck say to each other appears here, as soon as there is a connection: start a send, or connect in the console.</source>
        <translation>Sobald eine Verbindung besteht, erscheint hier, was Relays und Relaydeck einander sagen: Starten Sie einen Versand oder verbinden Sie sich in der Konsole.</translation>
    </message>
    <message>
        <source>Show one relay only</source>
        <translation>Nur ein Relay zeigen</translation>
    </message>
    <message>
        <source>Find in the conversation</source>
        <translation>Im SMTP-Dialog suchen</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Forget the lines shown so far; log files keep theirs</source>
        <translation>Die bisher gezeigten Zeilen vergessen; Logdateien behalten ihre</translation>
    </message>
    <message>
        <source>All relays</source>
        <translation>Alle Relays</translation>
    </message>
    <message>
        <source>%1 lines</source>
        <translation>%1 Zeilen</translation>
    </message>
    <message>
        <source>%1 of %2 lines</source>
        <translation>%1 von %2 Zeilen</translation>
    </message>
    <message>
        <source>, %1 not shown</source>
        <translation>, %1 nicht gezeigt</translation>
    </message>
</context>
<context>
    <name>Relaydeck::ConversationView</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Folgen</translation>
    </message>
    <message>
        <source>Go to the last line and stay there</source>
        <translation>Zur letzten Zeile gehen und dort bleiben</translation>
    </message>
    <message>
        <source>No line matches the filter.</source>
        <translation>Keine Zeile passt zum Filter.</translation>
    </message>
</context>
<context>
    <name>Relaydeck::DemoCommand</name>
    <message>
        <source>Starts three practice relays on this machine (one quick, one with small limits, one moody) and
sends a message to 10,000 recipients through them. Nothing leaves the machine. The exit status is 0
when the send came to its end, although the moody relay refuses some.</source>
        <translation>Startet drei Übungsrelays auf diesem Rechner (ein flottes, eines mit engen Limits, ein launisches)
und sendet darüber eine Nachricht an 10.000 Empfänger. Nichts verlässt den Rechner. Der Exitstatus
ist 0, wenn der Versand zu Ende kam, obwohl das launische Relay manche ablehnt.</translation>
    </message>
    <message>
        <source>Three practice relays: %1</source>
        <translation>Drei Übungsrelays: %1</translation>
    </message>
    <message>
        <source>A letter goes to 10,000 recipients of 200 domains.</source>
        <translation>Ein Rundbrief geht an 10.000 Empfänger in 200 Domains.</translation>
    </message>
</context>
<context>
    <name>Relaydeck::DemoMaterial</name>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 lässt sich nicht schreiben: %2</translation>
    </message>
</context>
<context>
    <name>Relaydeck::EditorPage</name>
    <message>
        <source>Line %1, column %2</source>
        <translation>Zeile %1, Spalte %2</translation>
    </message>
    <message>
        <source>Save the server file</source>
        <translation>Serverdatei speichern</translation>
    </message>
    <message>
        <source>Server files (*.conf *.cfg);;All files (*)</source>
        <translation>Serverdateien (*.conf *.cfg);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>New server file</source>
        <translation>Neue Serverdatei</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Formular</translation>
    </message>
    <message>
        <source>Find in the file</source>
        <translation>In der Datei suchen</translation>
    </message>
    <message>
        <source>Show:</source>
        <translation>Zeigen:</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>Ungespeicherte Änderungen</translation>
    </message>
    <message>
        <source>%1 has changes that are not saved.</source>
        <translation>%1 hat Änderungen, die nicht gespeichert sind.</translation>
    </message>
    <message>
        <source>The new server file</source>
        <translation>Die neue Serverdatei</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>Rückgängig: %1</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>Nichts rückgängig zu machen</translation>
    </message>
    <message>
        <source>Redo: %1</source>
        <translation>Wiederherstellen: %1</translation>
    </message>
    <message>
        <source>Nothing to redo</source>
        <translation>Nichts wiederherzustellen</translation>
    </message>
    <message>
        <source>%1 (saving …)</source>
        <translation>%1 (wird gespeichert …)</translation>
    </message>
    <message>
        <source>%1 (not saved)</source>
        <translation>%1 (nicht gespeichert)</translation>
    </message>
    <message>
        <source>No server file is open</source>
        <translation>Keine Serverdatei geöffnet</translation>
    </message>
    <message>
        <source>Problems (%1)</source>
        <translation>Probleme (%1)</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not in this file.</source>
        <translation>„%1“ kommt in dieser Datei nicht vor.</translation>
    </message>
</context>
<context>
    <name>Relaydeck::ExchangeWords</name>
    <message>
        <source>%1 more like this: %2</source>
        <translation>%1 weitere dieser Art: %2</translation>
    </message>
    <message>
        <source>%1 is not there</source>
        <translation>%1 ist nicht da</translation>
    </message>
    <message>
        <source>%1 is not a file that can be read: it is a folder, a pipe or a device</source>
        <translation>%1 ist keine lesbare Datei, sondern ein Ordner, eine Pipe oder ein Gerät</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 lässt sich nicht lesen: %2</translation>
    </message>
    <message>
        <source>%1 is too large: the limit is %2 bytes</source>
        <translation>%1 ist zu groß: höchstens %2 Byte</translation>
    </message>
    <message>
        <source>%1 has too many lines: the limit is %2</source>
        <translation>%1 hat zu viele Zeilen: höchstens %2</translation>
    </message>
    <message>
        <source>There is no relay in %1</source>
        <translation>In %1 ist kein Relay</translation>
    </message>
    <message>
        <source>There are more than %1 relays; the rest is left out</source>
        <translation>Es sind mehr als %1 Relays; der Rest wird ausgelassen</translation>
    </message>
    <message>
        <source>%1: a table of the kind %2 is not a text file and is not read</source>
        <translation>%1: Eine Tabelle der Art %2 ist keine Textdatei und wird nicht gelesen</translation>
    </message>
    <message>
        <source>%1 is nothing that %2 knows</source>
        <translation>%1 kennt %2 nicht</translation>
    </message>
    <message>
        <source>This has nothing to do with a relay</source>
        <translation>Das hat mit einem Relay nichts zu tun</translation>
    </message>
    <message>
        <source>%1 has nothing to do with a relay</source>
        <translation>%1 hat mit einem Relay nichts zu tun</translation>
    </message>
    <message>
        <source>Relaydeck has nothing like %1</source>
        <translation>Relaydeck hat nichts, was %1 entspricht</translation>
    </message>
    <message>
        <source>Relaydeck has nothing like %1: %2</source>
        <translation>Relaydeck hat nichts, was %1 entspricht: %2</translation>
    </message>
    <message>
        <source>%1 is missing, or has no value</source>
        <translation>%1 fehlt oder hat keinen Wert</translation>
    </message>
    <message>
        <source>%1 cannot be &quot;%2&quot;</source>
        <translation>%1 kann nicht „%2“ sein</translation>
    </message>
    <message>
        <source>%1: Relaydeck knows no DANE (%2); the authorities of the system must vouch for the certificate</source>
        <translation>%1: Relaydeck kennt kein DANE (%2); für das Zertifikat müssen die Zertifizierungsstellen des Systems bürgen</translation>
    </message>
    <message>
        <source>%1 would run a command; nothing is run here</source>
        <translation>%1 würde einen Befehl ausführen; hier wird nichts ausgeführt</translation>
    </message>
    <message>
        <source>%1 stands for something that is only known when it is used</source>
        <translation>%1 steht für etwas, das erst bei der Benutzung bekannt ist</translation>
    </message>
    <message>
        <source>%1: %2 stands for something that is only known when it is used</source>
        <translation>%1: %2 steht für etwas, das erst bei der Benutzung bekannt ist</translation>
    </message>
    <message>
        <source>A quotation mark has no partner</source>
        <translation>Ein Anführungszeichen hat kein Gegenstück</translation>
    </message>
    <message>
        <source>Number %1 on this line belongs to nothing</source>
        <translation>Das %1. Wort dieser Zeile gehört zu nichts</translation>
    </message>
    <message>
        <source>This line cannot be understood</source>
        <translation>Diese Zeile ist nicht zu verstehen</translation>
    </message>
    <message>
        <source>%1 is said again in line %2, which is what counts</source>
        <translation>%1 steht noch einmal in Zeile %2; dort gilt es</translation>
    </message>
    <message>
        <source>%1 stands for itself, or for far too much</source>
        <translation>%1 steht für sich selbst oder für viel zu viel</translation>
    </message>
    <message>
        <source>No host is named, so this is no relay</source>
        <translation>Es ist kein Host genannt, also ist das kein Relay</translation>
    </message>
    <message>
        <source>%1 names no host, so it is no relay</source>
        <translation>%1 nennt keinen Host, ist also kein Relay</translation>
    </message>
    <message>
        <source>%1 speaks %2, not SMTP</source>
        <translation>%1 spricht %2, nicht SMTP</translation>
    </message>
    <message>
        <source>There is no account %1 above this line</source>
        <translation>Über dieser Zeile gibt es kein Konto %1</translation>
    </message>
    <message>
        <source>There is an account %1 already; this one is left out</source>
        <translation>Ein Konto %1 gibt es schon; dieses wird ausgelassen</translation>
    </message>
    <message>
        <source>%1 is the same relay as %2</source>
        <translation>%1 ist dasselbe Relay wie %2</translation>
    </message>
    <message>
        <source>%1 is taken for the relay itself; Postfix asks for its MX records</source>
        <translation>%1 gilt als das Relay selbst; Postfix fragt nach den MX-Einträgen</translation>
    </message>
    <message>
        <source>Which addresses go through %1 is not taken over: %2</source>
        <translation>Nicht übernommen wird, welche Adressen über %1 gehen: %2</translation>
    </message>
    <message>
        <source>No relay here is called %1</source>
        <translation>Kein Relay heißt hier %1</translation>
    </message>
    <message>
        <source>%1 is no SHA-256 fingerprint of a certificate; the authorities of the system must vouch for it</source>
        <translation>%1 ist kein SHA-256-Fingerabdruck eines Zertifikats; bürgen müssen die Zertifizierungsstellen des Systems</translation>
    </message>
    <message>
        <source>The certificate and its key %1 must stand in one file for Relaydeck</source>
        <translation>Für Relaydeck müssen das Zertifikat und sein Schlüssel %1 in einer Datei stehen</translation>
    </message>
    <message>
        <source>The password would be said without TLS; Relaydeck does that only with password_in_clear</source>
        <translation>Das Passwort würde ohne TLS gesagt; Relaydeck tut das nur mit password_in_clear</translation>
    </message>
    <message>
        <source>A login for %1, which is no relay here, is not taken over</source>
        <translation>Eine Anmeldung für %1, das hier kein Relay ist, wird nicht übernommen</translation>
    </message>
    <message>
        <source>The password was not taken over, and there is no user that it could belong to</source>
        <translation>Das Passwort wurde nicht übernommen, und es gibt keinen Benutzer, dem es gehören könnte</translation>
    </message>
    <message>
        <source>The password of %1 was not taken over: store it with &quot;relaydeck-cli secret set %1&quot;, or use password_command or password_variable</source>
        <translation>Das Passwort von %1 wurde nicht übernommen: Hinterlegen Sie es mit „relaydeck-cli secret set %1“ oder verwenden Sie password_command oder password_variable</translation>
    </message>
    <message>
        <source>%1: %2 cannot be told what %3 = %4 says</source>
        <translation>%1: Was %3 = %4 besagt, lässt sich %2 nicht mitteilen</translation>
    </message>
    <message>
        <source>%1: %2 gets something stricter than %3 = %4</source>
        <translation>%1: %2 bekommt etwas Strengeres als %3 = %4</translation>
    </message>
    <message>
        <source>%1 is left out: its %2 cannot be used</source>
        <translation>%1 wird ausgelassen: %2 ist unbrauchbar</translation>
    </message>
    <message>
        <source>%1 hands its mail to one relay; %2 more are in comments</source>
        <translation>%1 gibt seine Mail an ein einziges Relay; %2 weitere stehen in Kommentaren</translation>
    </message>
    <message>
        <source>The password of %1 is not written; %2 must be given it</source>
        <translation>Das Passwort von %1 wird nicht geschrieben; %2 braucht es noch</translation>
    </message>
    <message>
        <source>Relays taken over from %1: %2</source>
        <translation>Relays übernommen aus %1: %2</translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation>%1, Zeile %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Relays of %1</source>
        <translation>Relays aus %1</translation>
    </message>
    <message>
        <source>Put the password behind each colon, take the # away, and run postmap</source>
        <translation>Hinter jeden Doppelpunkt das Passwort setzen, das # entfernen und postmap aufrufen</translation>
    </message>
    <message>
        <source>Other relays</source>
        <translation>Weitere Relays</translation>
    </message>
</context>
<context>
    <name>Relaydeck::ExportCommand</name>
    <message>
        <source>msmtp|postfix|swaks|csv FILE [--relay NAME]... [--conf FILE]...</source>
        <translation>msmtp|postfix|swaks|csv FILE [--relay NAME]... [--conf FILE]...</translation>
    </message>
    <message>
        <source>Prints the relays of a server file for another program: accounts of an msmtprc, lines of main.cf,
sasl_passwd and tls_policy of a Postfix, a command line of swaks each, or a table with a column for
every key. Passwords are never written. What the other program cannot be told is said on standard
error. The exit status is 1 when a relay was left out.</source>
        <translation>Gibt die Relays einer Serverdatei für ein anderes Programm aus: Konten einer msmtprc, Zeilen für
main.cf, sasl_passwd und tls_policy eines Postfix, je eine Befehlszeile von swaks oder eine Tabelle
mit einer Spalte je Schlüssel. Passwörter werden nie geschrieben. Was sich dem anderen Programm nicht
mitteilen lässt, steht in der Fehlerausgabe. Der Exitstatus ist 1, wenn ein Relay ausgelassen wurde.</translation>
    </message>
    <message>
        <source>Only this relay, by its name or as HOST:PORT. Repeatable.</source>
        <translation>Nur dieses Relay, mit Namen oder als HOST:PORT. Mehrfach möglich.</translation>
    </message>
    <message>
        <source>A master conf file with defaults. Repeatable.</source>
        <translation>Eine Master-Konfiguration mit Vorgaben. Mehrfach möglich.</translation>
    </message>
    <message>
        <source>export knows msmtp, postfix, swaks and csv, not &quot;%1&quot;</source>
        <translation>export kennt msmtp, postfix, swaks und csv, nicht „%1“</translation>
    </message>
    <message>
        <source>%1 has no relays that can be used</source>
        <translation>%1 hat keine brauchbaren Relays</translation>
    </message>
    <message>
        <source>%1 has no relay called %2</source>
        <translation>In %1 heißt kein Relay %2</translation>
    </message>
</context>
<context>
    <name>Relaydeck::FieldEditor</name>
    <message>
        <source>several values</source>
        <translation>mehrere Werte</translation>
    </message>
    <message>
        <source>This cannot be used and was not taken over.
%1</source>
        <translation>Das ist unbrauchbar und wurde nicht übernommen.
%1</translation>
    </message>
</context>
<context>
    <name>Relaydeck::FieldWords</name>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Limits</translation>
    </message>
    <message>
        <source>Behaviour</source>
        <translation>Verhalten</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Our name</source>
        <translation>Eigener Name</translation>
    </message>
    <message>
        <source>Tries</source>
        <translation>Wiederholungen</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Per envelope</source>
        <translation>Je Umschlag</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>Insgesamt</translation>
    </message>
    <message>
        <source>Per turn</source>
        <translation>Je Runde</translation>
    </message>
    <message>
        <source>Per connection</source>
        <translation>Je Verbindung</translation>
    </message>
    <message>
        <source>While awake</source>
        <translation>Solange wach</translation>
    </message>
    <message>
        <source>Sleep</source>
        <translation>Schlaf</translation>
    </message>
    <message>
        <source>Talk attempts</source>
        <translation>Dialogversuche</translation>
    </message>
    <message>
        <source>Time-out</source>
        <translation>Wartezeit</translation>
    </message>
    <message>
        <source>Conversation file</source>
        <translation>Dialogdatei</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Enabled</source>
        <translation>Eingeschaltet</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <source>Our certificate</source>
        <translation>Eigenes Zertifikat</translation>
    </message>
    <message>
        <source>Oldest TLS</source>
        <translation>Ältestes TLS</translation>
    </message>
    <message>
        <source>Log-in</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Password command</source>
        <translation>Passwortbefehl</translation>
    </message>
    <message>
        <source>Password variable</source>
        <translation>Passwortvariable</translation>
    </message>
    <message>
        <source>Password in clear</source>
        <translation>Passwort im Klartext</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>Per second</source>
        <translation>Je Sekunde</translation>
    </message>
    <message>
        <source>Per minute</source>
        <translation>Je Minute</translation>
    </message>
    <message>
        <source>Per hour</source>
        <translation>Je Stunde</translation>
    </message>
    <message>
        <source>Per day</source>
        <translation>Je Tag</translation>
    </message>
    <message>
        <source>s</source>
        <comment>seconds</comment>
        <translation>s</translation>
    </message>
    <message>
        <source>recipients</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Name or address of the relay.</source>
        <translation>Name oder Adresse des Relays.</translation>
    </message>
    <message>
        <source>25 between servers, 587 with STARTTLS and 465 with TLS for customers.</source>
        <translation>25 zwischen Servern; 587 mit STARTTLS und 465 mit TLS für Kunden.</translation>
    </message>
    <message>
        <source>What we call ourselves in EHLO; some relays check it.</source>
        <translation>So stellen wir uns in EHLO vor; manche Relays prüfen es.</translation>
    </message>
    <message>
        <source>Further connects within one attempt, when the first one fails.</source>
        <translation>Weitere Verbindungsaufbauten innerhalb eines Versuchs, wenn der erste scheitert.</translation>
    </message>
    <message>
        <source>Failed attempts until the relay counts as worthless and is left out.</source>
        <translation>Gescheiterte Versuche, bis das Relay als unbrauchbar gilt und ausgelassen wird.</translation>
    </message>
    <message>
        <source>Recipients of one message; many relays take 100 at most.</source>
        <translation>Empfänger einer Nachricht; viele Relays nehmen höchstens 100.</translation>
    </message>
    <message>
        <source>Recipients that this relay gets in one send.</source>
        <translation>Empfänger, die dieses Relay in einem Versand bekommt.</translation>
    </message>
    <message>
        <source>Recipients in one turn of the robin, before the next relay has its turn.</source>
        <translation>Empfänger, bevor reihum das nächste Relay dran ist.</translation>
    </message>
    <message>
        <source>Recipients on one connection; then it is closed and opened anew.</source>
        <translation>Empfänger auf einer Verbindung; dann wird sie geschlossen und neu geöffnet.</translation>
    </message>
    <message>
        <source>Recipients until the relay is given a rest.</source>
        <translation>Empfänger, bis das Relay eine Ruhepause bekommt.</translation>
    </message>
    <message>
        <source>How long that rest is.</source>
        <translation>So lange dauert diese Ruhepause.</translation>
    </message>
    <message>
        <source>How often in all something is tried while the answer is &quot;later&quot;.</source>
        <translation>So oft insgesamt wird etwas versucht, solange die Antwort „später“ lautet.</translation>
    </message>
    <message>
        <source>How long we wait for each reply; not set: as RFC 5321 advises.</source>
        <translation>So lange warten wir auf jede Antwort; nicht gesetzt: wie RFC 5321 es rät.</translation>
    </message>
    <message>
        <source>All that is said to and by this relay is appended to this file.</source>
        <translation>An diese Datei wird alles angehängt, was diesem Relay gesagt wird und was es sagt.</translation>
    </message>
    <message>
        <source>What the relay is called in tables and reports.</source>
        <translation>So heißt das Relay in Tabellen und Berichten.</translation>
    </message>
    <message>
        <source>For yourself.</source>
        <translation>Für Sie selbst.</translation>
    </message>
    <message>
        <source>Switched off it stays in the file, but nothing is sent through it.</source>
        <translation>Abgeschaltet bleibt es in der Datei, aber nichts wird darüber gesendet.</translation>
    </message>
    <message>
        <source>Connections at the same time.</source>
        <translation>Gleichzeitige Verbindungen.</translation>
    </message>
    <message>
        <source>STARTTLS begins in clear and is the rule on port 587; TLS from the start on port 465.</source>
        <translation>STARTTLS beginnt im Klartext und ist auf Port 587 üblich, TLS von Anfang an auf Port 465.</translation>
    </message>
    <message>
        <source>system, off, ca: and a file of authorities, or sha256: and the fingerprint.</source>
        <translation>system, off, ca: und eine Datei mit Zertifizierungsstellen oder sha256: und der Fingerabdruck.</translation>
    </message>
    <message>
        <source>PEM file with a certificate of ours and its key.</source>
        <translation>PEM-Datei mit einem eigenen Zertifikat und seinem Schlüssel.</translation>
    </message>
    <message>
        <source>Older versions are refused.</source>
        <translation>Ältere Versionen werden abgelehnt.</translation>
    </message>
    <message>
        <source>Automatic takes the strongest way that the relay offers.</source>
        <translation>Automatisch nimmt das stärkste Verfahren, das das Relay anbietet.</translation>
    </message>
    <message>
        <source>Name for the log-in; without one there is none.</source>
        <translation>Name für die Anmeldung; ohne Namen gibt es keine.</translation>
    </message>
    <message>
        <source>A command whose first line of output is the password. Without command and variable it is looked up in the keyring.</source>
        <translation>Ein Befehl, dessen erste Ausgabezeile das Passwort ist. Ohne Befehl und Variable wird es im Schlüsselbund nachgeschlagen.</translation>
    </message>
    <message>
        <source>Environment variable that holds the password.</source>
        <translation>Umgebungsvariable, die das Passwort enthält.</translation>
    </message>
    <message>
        <source>Say the password even where everybody on the way can read it.</source>
        <translation>Das Passwort auch dort sagen, wo es jeder unterwegs lesen kann.</translation>
    </message>
    <message>
        <source>Share in a parallel send: a relay of weight 2 gets twice as much.</source>
        <translation>Anteil an einem parallelen Versand: Ein Relay mit Gewicht 2 bekommt doppelt so viel.</translation>
    </message>
    <message>
        <source>Recipients in any one second.</source>
        <translation>Empfänger in jeder beliebigen Sekunde.</translation>
    </message>
    <message>
        <source>Recipients in any 60 seconds.</source>
        <translation>Empfänger in beliebigen 60 Sekunden.</translation>
    </message>
    <message>
        <source>Recipients in any 60 minutes.</source>
        <translation>Empfänger in beliebigen 60 Minuten.</translation>
    </message>
    <message>
        <source>Recipients in any 24 hours.</source>
        <translation>Empfänger in beliebigen 24 Stunden.</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>STARTTLS if offered (weak)</source>
        <translation>STARTTLS, falls angeboten (schwach)</translation>
    </message>
    <message>
        <source>STARTTLS</source>
        <translation>STARTTLS</translation>
    </message>
    <message>
        <source>TLS from the start</source>
        <translation>TLS von Anfang an</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automatisch</translation>
    </message>
    <message>
        <source>TLS 1.2</source>
        <translation>TLS 1.2</translation>
    </message>
    <message>
        <source>TLS 1.3</source>
        <translation>TLS 1.3</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>nicht gesetzt</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>built-in default</source>
        <translation>eingebaute Vorgabe</translation>
    </message>
    <message>
        <source>from line %1</source>
        <translation>aus Zeile %1</translation>
    </message>
    <message>
        <source>from line %1 of %2</source>
        <translation>aus Zeile %1 von %2</translation>
    </message>
    <message>
        <source>default of the master conf %1, line %2</source>
        <translation>Vorgabe der Master-Konfiguration %1, Zeile %2</translation>
    </message>
    <message>
        <source>given by hand</source>
        <translation>von Hand angegeben</translation>
    </message>
    <message>
        <source>IPv4 or IPv6</source>
        <translation>IPv4 oder IPv6</translation>
    </message>
    <message>
        <source>Our address</source>
        <translation>Unsere Adresse</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>Proxy&apos;s password command</source>
        <translation>Passwortbefehl des Proxys</translation>
    </message>
    <message>
        <source>Proxy&apos;s password variable</source>
        <translation>Passwortvariable des Proxys</translation>
    </message>
    <message>
        <source>Its key</source>
        <translation>Sein Schlüssel</translation>
    </message>
    <message>
        <source>Password file</source>
        <translation>Passwortdatei</translation>
    </message>
    <message>
        <source>Pipelining</source>
        <translation>Pipelining</translation>
    </message>
    <message>
        <source>Chunking</source>
        <translation>Chunking</translation>
    </message>
    <message>
        <source>Slow down</source>
        <translation>Verlangsamen</translation>
    </message>
    <message>
        <source>Warm-up from</source>
        <translation>Aufwärmen ab</translation>
    </message>
    <message>
        <source>On the first day</source>
        <translation>Am ersten Tag</translation>
    </message>
    <message>
        <source>Growth a day</source>
        <translation>Zuwachs am Tag</translation>
    </message>
    <message>
        <source>Senders</source>
        <translation>Absender</translation>
    </message>
    <message>
        <source>Both are tried unless one is named.</source>
        <translation>Beide werden versucht, wenn keins genannt ist.</translation>
    </message>
    <message>
        <source>Which of our addresses connections come from; some relays check it.</source>
        <translation>Von welcher unserer Adressen Verbindungen kommen; manche Relays prüfen das.</translation>
    </message>
    <message>
        <source>socks5:// or http:// and who connects us to the relay: user@host:port.</source>
        <translation>socks5:// oder http:// und wer uns mit dem Relay verbindet: user@host:port.</translation>
    </message>
    <message>
        <source>A command whose first line of output is the proxy&apos;s password. Without command and variable it is looked up in the keyring.</source>
        <translation>Ein Befehl, dessen erste Ausgabezeile das Passwort des Proxys ist. Ohne Befehl und Variable wird es im Schlüsselbund gesucht.</translation>
    </message>
    <message>
        <source>Environment variable that holds the proxy&apos;s password.</source>
        <translation>Umgebungsvariable mit dem Passwort des Proxys.</translation>
    </message>
    <message>
        <source>PEM file with the key, where it does not stand beside our certificate.</source>
        <translation>PEM-Datei mit dem Schlüssel, wenn er nicht bei unserem Zertifikat steht.</translation>
    </message>
    <message>
        <source>A file whose first line is the password; let nobody else read it.</source>
        <translation>Eine Datei, deren erste Zeile das Passwort ist; niemand sonst sollte sie lesen können.</translation>
    </message>
    <message>
        <source>Where the relay offers it, commands are said without waiting for each answer.</source>
        <translation>Wo das Relay es anbietet, wird nicht auf jede Antwort gewartet, bevor der nächste Befehl gesagt wird.</translation>
    </message>
    <message>
        <source>Where the relay offers it, too, whole messages are sent without waiting for each answer.</source>
        <translation>Wo das Relay auch das anbietet, werden ganze Nachrichten geschickt, ohne auf jede Antwort zu warten.</translation>
    </message>
    <message>
        <source>Pause between messages while the relay answers &quot;later&quot;, and speed up again when it does not.</source>
        <translation>Zwischen Nachrichten pausieren, solange das Relay &quot;später&quot; antwortet, und wieder schneller werden, wenn nicht mehr.</translation>
    </message>
    <message>
        <source>First day of a warm-up, as 2026-05-31: from then on the relay gets more mail every day.</source>
        <translation>Erster Tag des Aufwärmens, etwa 2026-05-31: von da an bekommt das Relay jeden Tag mehr Post.</translation>
    </message>
    <message>
        <source>Recipients in 24 hours on the first day of the warm-up.</source>
        <translation>Empfänger in 24 Stunden am ersten Tag des Aufwärmens.</translation>
    </message>
    <message>
        <source>Percent by which each day of the warm-up has more than the one before.</source>
        <translation>Um wie viel Prozent jeder Tag des Aufwärmens mehr hat als der vorige.</translation>
    </message>
    <message>
        <source>Addresses and domains of senders. It carries their mail alone, and their mail goes through relays that name them alone.</source>
        <translation>Adressen und Domains von Absendern. Es befördert nur deren Post, und deren Post geht nur durch Relays, die sie nennen.</translation>
    </message>
    <message>
        <source>both</source>
        <translation>beide</translation>
    </message>
    <message>
        <source>IPv4 only</source>
        <translation>nur IPv4</translation>
    </message>
    <message>
        <source>IPv6 only</source>
        <translation>nur IPv6</translation>
    </message>
</context>
<context>
    <name>Relaydeck::FileGuard</name>
    <message>
        <source>%1 is no longer on disk. Its text is still here and can be saved again.</source>
        <translation>%1 ist nicht mehr auf der Platte. Der Text ist noch hier und lässt sich wieder speichern.</translation>
    </message>
    <message>
        <source>%1 was changed on disk and read again. Undo brings back the text before.</source>
        <translation>%1 wurde auf der Platte geändert und neu gelesen. Rückgängig holt den vorigen Text zurück.</translation>
    </message>
    <message>
        <source>%1 was changed on disk, and you have changes that are not saved.</source>
        <translation>%1 wurde auf der Platte geändert, und Sie haben ungespeicherte Änderungen.</translation>
    </message>
    <message>
        <source>Merge …</source>
        <translation>Zusammenführen …</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Meine behalten</translation>
    </message>
    <message>
        <source>Take the one on disk</source>
        <translation>Die auf der Platte nehmen</translation>
    </message>
    <message>
        <source>Changes on disk</source>
        <translation>Änderungen auf der Platte</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Zusammenführen</translation>
    </message>
    <message>
        <source>Both sets of changes went together without a conflict. Nothing is saved yet.</source>
        <translation>Beiderlei Änderungen passten ohne Konflikt zusammen. Noch ist nichts gespeichert.</translation>
    </message>
    <message>
        <source>Save as …</source>
        <translation>Speichern unter …</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>%1 was not saved: it is no longer on disk</source>
        <translation>%1 wurde nicht gespeichert: die Datei ist nicht mehr auf der Platte</translation>
    </message>
    <message>
        <source>Save it again</source>
        <translation>Wieder speichern</translation>
    </message>
    <message>
        <source>a new server file</source>
        <translation>einer neuen Serverdatei</translation>
    </message>
    <message>
        <source>Relaydeck ended while there was unsaved work on %1, last at %2.</source>
        <translation>Relaydeck endete mit ungespeicherter Arbeit an %1, zuletzt %2.</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>Damit weitermachen</translation>
    </message>
    <message>
        <source>Throw it away</source>
        <translation>Wegwerfen</translation>
    </message>
</context>
<context>
    <name>Relaydeck::FindingModel</name>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
</context>
<context>
    <name>Relaydeck::FixWords</name>
    <message>
        <source>Write %1</source>
        <translation>%1 schreiben</translation>
    </message>
    <message>
        <source>Write the value for every relay</source>
        <translation>Den Wert für jedes Relay schreiben</translation>
    </message>
    <message>
        <source>Remove what belongs to no relay</source>
        <translation>Entfernen, was zu keinem Relay gehört</translation>
    </message>
    <message>
        <source>Take the value out</source>
        <translation>Den Wert herausnehmen</translation>
    </message>
    <message>
        <source>Remove this one</source>
        <translation>Dieses entfernen</translation>
    </message>
    <message>
        <source>Write @= so that the 0 counts</source>
        <translation>@= schreiben, damit die 0 zählt</translation>
    </message>
    <message>
        <source>Write @= in the line before</source>
        <translation>In der Zeile davor @= schreiben</translation>
    </message>
    <message>
        <source>Make it a comment</source>
        <translation>Zum Kommentar machen</translation>
    </message>
    <message>
        <source>Remove the mark</source>
        <translation>Die Marke entfernen</translation>
    </message>
    <message>
        <source>End lines with line feeds</source>
        <translation>Zeilen mit Line Feed beenden</translation>
    </message>
    <message>
        <source>Set security to %1</source>
        <translation>security auf %1 setzen</translation>
    </message>
    <message>
        <source>Write Tries for every relay</source>
        <translation>Tries für jedes Relay schreiben</translation>
    </message>
    <message>
        <source>Move to the keyring</source>
        <translation>In den Schlüsselbund verschieben</translation>
    </message>
</context>
<context>
    <name>Relaydeck::ImportCommand</name>
    <message>
        <source>msmtp|postfix|swaks|csv INPUT [--into FILE [--conf FILE]...] [--root DIR]
        [--passwords-to-keyring] [--json]</source>
        <translation>msmtp|postfix|swaks|csv INPUT [--into FILE [--conf FILE]...] [--root DIR]
        [--passwords-to-keyring] [--json]</translation>
    </message>
    <message>
        <source>Takes over the relays of another program and prints them as a server file. INPUT is an msmtprc,
a main.cf of Postfix or its folder, a file with command lines of swaks or one such line, or a table;
- is standard input. Nothing that it says is run. What is not taken over is told on standard error;
passwords never are. The exit status is 1 when a relay was left out, and 2 when there is none.</source>
        <translation>Übernimmt die Relays eines anderen Programms und gibt sie als Serverdatei aus. INPUT ist eine
msmtprc, eine main.cf von Postfix oder ihr Ordner, eine Datei mit Befehlszeilen von swaks oder eine
solche Zeile, oder eine Tabelle; - ist die Standardeingabe. Nichts daraus wird ausgeführt. Was nicht
übernommen wird, steht in der Fehlerausgabe; Passwörter nie. Der Exitstatus ist 1, wenn ein Relay
ausgelassen wurde, und 2, wenn es keines gibt.</translation>
    </message>
    <message>
        <source>Adds the relays to this server file instead of printing them.</source>
        <translation>Fügt die Relays dieser Serverdatei hinzu, statt sie auszugeben.</translation>
    </message>
    <message>
        <source>A master conf file with defaults of that file. Repeatable.</source>
        <translation>Eine Master-Konfiguration mit Vorgaben dieser Datei. Mehrfach möglich.</translation>
    </message>
    <message>
        <source>The folder that / stands for in a main.cf.</source>
        <translation>Der Ordner, für den / in einer main.cf steht.</translation>
    </message>
    <message>
        <source>Stores the passwords that were found in the keyring.</source>
        <translation>Hinterlegt die gefundenen Passwörter im Schlüsselbund.</translation>
    </message>
    <message>
        <source>Prints one JSON object.</source>
        <translation>Gibt ein JSON-Objekt aus.</translation>
    </message>
    <message>
        <source>import knows msmtp, postfix, swaks and csv, not &quot;%1&quot;</source>
        <translation>import kennt msmtp, postfix, swaks und csv, nicht „%1“</translation>
    </message>
    <message>
        <source>%1 at most are added to a file; let a new one be printed instead</source>
        <translation>Einer Datei werden höchstens %1 hinzugefügt; lassen Sie stattdessen eine neue ausgeben</translation>
    </message>
    <message>
        <source>%1 has a line that ends its reading; relaydeck-cli lint says which</source>
        <translation>%1 hat eine Zeile, an der das Lesen endet; relaydeck-cli lint nennt sie</translation>
    </message>
    <message>
        <source>%1 added to %2</source>
        <translation>%1 hinzugefügt zu %2</translation>
    </message>
    <message>
        <source>The password of %1 is in the keyring now</source>
        <translation>Das Passwort von %1 ist jetzt im Schlüsselbund</translation>
    </message>
</context>
<context>
    <name>Relaydeck::JobsCommand</name>
    <message>
        <source>[FOLDER] [--json]</source>
        <translation>[ORDNER] [--json]</translation>
    </message>
    <message>
        <source>Lists the jobs that were kept without --job, or those of a folder, the newest first: what is still
to be sent of each, and its journal, for resume and report.</source>
        <translation>Zählt die Aufträge auf, die ohne --job verwahrt wurden, oder die eines Ordners, die neuesten zuerst: was von
jedem noch zu senden ist, und sein Journal, für resume und report.</translation>
    </message>
    <message>
        <source>Prints one JSON array.</source>
        <translation>Gibt ein JSON-Array aus.</translation>
    </message>
    <message>
        <source>%1 is no folder</source>
        <translation>%1 ist kein Ordner</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>Recipients</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>Unsent</source>
        <translation>Nicht gesendet</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>There are no jobs in %1</source>
        <translation>In %1 gibt es keine Aufträge</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>Anmerkungen</translation>
    </message>
    <message>
        <source>test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>starts %1</source>
        <translation>beginnt %1</translation>
    </message>
    <message>
        <source>was to start %1</source>
        <translation>sollte %1 beginnen</translation>
    </message>
</context>
<context>
    <name>Relaydeck::LetterDialog</name>
    <message>
        <source>no such header</source>
        <translation>keine solche Kopfzeile</translation>
    </message>
    <message>
        <source>Write a message</source>
        <translation>Eine Nachricht schreiben</translation>
    </message>
    <message>
        <source>Write a message: %1</source>
        <translation>Eine Nachricht schreiben: %1</translation>
    </message>
    <message>
        <source>Throw this letter away? It was never saved as a message.</source>
        <translation>Diesen Brief verwerfen? Er wurde nie als Nachricht gespeichert.</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>This can be saved as a message.</source>
        <translation>Dies kann als Nachricht gespeichert werden.</translation>
    </message>
    <message>
        <source>Add pictures for the HTML text</source>
        <translation>Bilder für den HTML-Text hinzufügen</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.gif *.webp *.svg);;All files (*)</source>
        <translation>Bilder (*.png *.jpg *.jpeg *.gif *.webp *.svg);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>Dateien anhängen</translation>
    </message>
    <message>
        <source>%1, in the HTML text as cid:%2</source>
        <translation>%1, im HTML-Text als cid:%2</translation>
    </message>
    <message>
        <source>Save the message</source>
        <translation>Die Nachricht speichern</translation>
    </message>
    <message>
        <source>Messages (*.eml);;All files (*)</source>
        <translation>Nachrichten (*.eml);;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>Relaydeck::LetterDraft</name>
    <message>
        <source>&quot;%1&quot; is no header: write it as Name: value</source>
        <translation>„%1“ ist keine Kopfzeile: schreiben Sie sie als Name: Wert</translation>
    </message>
    <message>
        <source>%1 is not there any more</source>
        <translation>%1 ist nicht mehr da</translation>
    </message>
    <message>
        <source>Two pictures are called cid:%1: give one of the files another name</source>
        <translation>Zwei Bilder heißen cid:%1: geben Sie einer der Dateien einen anderen Namen</translation>
    </message>
</context>
<context>
    <name>Relaydeck::LetterInput</name>
    <message>
        <source>it is larger than %1 MiB</source>
        <translation>sie ist größer als %1 MiB</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 kann nicht gelesen werden: %2</translation>
    </message>
</context>
<context>
    <name>Relaydeck::LintCommand</name>
    <message>
        <source>A master conf file with defaults. Repeatable.</source>
        <translation>Eine Master-Konfiguration mit Vorgaben. Mehrfach möglich.</translation>
    </message>
    <message>
        <source>Prints one JSON object.</source>
        <translation>Gibt ein JSON-Objekt aus.</translation>
    </message>
    <message>
        <source>FILE [--conf FILE]... [--fix] [--json]</source>
        <translation>FILE [--conf FILE]... [--fix] [--json]</translation>
    </message>
    <message>
        <source>Says what is wrong or odd in a server file, one line each: FILE:LINE:COLUMN: SEVERITY: SENTENCE.
With --fix, what can be mended without changing a relay that is right is mended and saved first,
and told with &quot;fixed&quot; for its severity and its place as it was.
The exit status is 1 when there are errors (left).</source>
        <translation>Nennt Fehler und Auffälliges in einer Serverdatei, je eine Zeile: FILE:LINE:COLUMN: SEVERITY: SENTENCE.
Mit --fix wird zuerst behoben und gespeichert, was sich beheben lässt, ohne ein richtiges Relay zu
ändern; es steht mit „fixed“ als SEVERITY und an seiner bisherigen Stelle da.
Der Exitstatus ist 1, wenn es (noch) Fehler gibt.</translation>
    </message>
    <message>
        <source>Mends what can be mended safely.</source>
        <translation>Behebt, was sich gefahrlos beheben lässt.</translation>
    </message>
</context>
<context>
    <name>Relaydeck::ListFormatDialog</name>
    <message>
        <source>what the name of the file says</source>
        <translation>wie der Name der Datei sagt</translation>
    </message>
    <message>
        <source>one entry a line</source>
        <translation>ein Eintrag je Zeile</translation>
    </message>
    <message>
        <source>table (CSV, TSV)</source>
        <translation>Tabelle (CSV, TSV)</translation>
    </message>
    <message>
        <source>lines of JSON</source>
        <translation>Zeilen in JSON</translation>
    </message>
    <message>
        <source>as the first line has it</source>
        <translation>wie in der ersten Zeile</translation>
    </message>
    <message>
        <source>comma ,</source>
        <translation>Komma ,</translation>
    </message>
    <message>
        <source>semicolon ;</source>
        <translation>Semikolon ;</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>Tabulator</translation>
    </message>
    <message>
        <source>bar |</source>
        <translation>senkrechter Strich |</translation>
    </message>
    <message>
        <source>colon :</source>
        <translation>Doppelpunkt :</translation>
    </message>
    <message>
        <source>Which column has the addresses?</source>
        <translation>In welcher Spalte stehen die Adressen?</translation>
    </message>
    <message>
        <source>The list begins like this:</source>
        <translation>So beginnt die Liste:</translation>
    </message>
    <message>
        <source>the column whose name says so</source>
        <translation>die Spalte, deren Name es sagt</translation>
    </message>
</context>
<context>
    <name>Relaydeck::ListSample</name>
    <message>
        <source>Entry</source>
        <translation>Eintrag</translation>
    </message>
    <message>
        <source>Column %1</source>
        <translation>Spalte %1</translation>
    </message>
</context>
<context>
    <name>Relaydeck::ListWords</name>
    <message>
        <source>no address: %1</source>
        <translation>keine Adresse: %1</translation>
    </message>
    <message>
        <source>the same address as in line %1</source>
        <translation>dieselbe Adresse wie in Zeile %1</translation>
    </message>
    <message>
        <source>no address: the line is too long</source>
        <translation>keine Adresse: die Zeile ist zu lang</translation>
    </message>
    <message>
        <source>there is nothing between the brackets</source>
        <translation>zwischen den Klammern steht nichts</translation>
    </message>
    <message>
        <source>the @ is missing</source>
        <translation>das @ fehlt</translation>
    </message>
    <message>
        <source>what stands before the @ cannot be part of an address</source>
        <translation>was vor dem @ steht, kann nicht Teil einer Adresse sein</translation>
    </message>
    <message>
        <source>what stands behind the @ is no domain</source>
        <translation>was nach dem @ steht, ist keine Domain</translation>
    </message>
    <message>
        <source>what stands in [ ] is no address of a host</source>
        <translation>was in [ ] steht, ist keine Hostadresse</translation>
    </message>
    <message>
        <source>what stands before the @ is too long</source>
        <translation>was vor dem @ steht, ist zu lang</translation>
    </message>
    <message>
        <source>the domain is too long</source>
        <translation>die Domain ist zu lang</translation>
    </message>
    <message>
        <source>a line end stands in it</source>
        <translation>sie enthält ein Zeilenende</translation>
    </message>
    <message>
        <source>a control character stands in it</source>
        <translation>sie enthält ein Steuerzeichen</translation>
    </message>
    <message>
        <source>a bracket has no partner</source>
        <translation>eine Klammer hat kein Gegenstück</translation>
    </message>
    <message>
        <source>a quotation mark has no partner</source>
        <translation>ein Anführungszeichen hat kein Gegenstück</translation>
    </message>
    <message>
        <source>something stands behind the address</source>
        <translation>nach der Adresse steht noch etwas</translation>
    </message>
    <message>
        <source>these are several addresses</source>
        <translation>das sind mehrere Adressen</translation>
    </message>
    <message>
        <source>it is not UTF-8</source>
        <translation>das ist kein UTF-8</translation>
    </message>
    <message>
        <source>it has characters that are not ASCII</source>
        <translation>sie enthält Zeichen, die nicht ASCII sind</translation>
    </message>
    <message>
        <source>the domain ends in no top level domain of 2003</source>
        <translation>die Domain endet auf keine Top-Level-Domain von 2003</translation>
    </message>
    <message>
        <source>banned</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>no address: nothing stands in its column</source>
        <translation>keine Adresse: in ihrer Spalte steht nichts</translation>
    </message>
    <message>
        <source>no address: the line is no JSON object</source>
        <translation>keine Adresse: die Zeile ist kein JSON-Objekt</translation>
    </message>
    <message>
        <source>it has fewer values than there are merge keys, or chooses what there is not</source>
        <translation>er hat weniger Werte, als es Schlüssel gibt, oder wählt, was es nicht gibt</translation>
    </message>
    <message>
        <source>banned by %1</source>
        <translation>gesperrt durch %1</translation>
    </message>
    <message>
        <source>table with %1 between columns</source>
        <translation>Tabelle mit %1 zwischen den Spalten</translation>
    </message>
    <message>
        <source>table of one column</source>
        <translation>Tabelle mit einer Spalte</translation>
    </message>
    <message>
        <source>lines of JSON</source>
        <translation>Zeilen in JSON</translation>
    </message>
    <message>
        <source>entries cut by delimiters</source>
        <translation>Einträge mit Trennzeichen</translation>
    </message>
    <message>
        <source>one entry a line</source>
        <translation>ein Eintrag je Zeile</translation>
    </message>
    <message>
        <source>Latin-1</source>
        <translation>Latin-1</translation>
    </message>
    <message>
        <source>UTF-8</source>
        <translation>UTF-8</translation>
    </message>
    <message>
        <source>no header, addresses in column %1</source>
        <translation>ohne Kopfzeile, Adressen in Spalte %1</translation>
    </message>
    <message>
        <source>addresses under %1</source>
        <translation>Adressen unter %1</translation>
    </message>
    <message>
        <source>addresses in column %1</source>
        <translation>Adressen in Spalte %1</translation>
    </message>
    <message>
        <source>tabs</source>
        <translation>Tabulatoren</translation>
    </message>
    <message>
        <source>1 entry</source>
        <translation>1 Eintrag</translation>
    </message>
    <message>
        <source>%1 entries</source>
        <translation>%1 Einträge</translation>
    </message>
    <message>
        <source>1 duplicate</source>
        <translation>1 doppelter</translation>
    </message>
    <message>
        <source>%1 duplicates</source>
        <translation>%1 doppelte</translation>
    </message>
    <message>
        <source>%1 banned</source>
        <translation>%1 gesperrt</translation>
    </message>
    <message>
        <source>%1 without an address</source>
        <translation>%1 ohne Adresse</translation>
    </message>
    <message>
        <source>%1 of them left out: %2</source>
        <translation>%1 davon ausgelassen: %2</translation>
    </message>
</context>
<context>
    <name>Relaydeck::MainWindow</name>
    <message>
        <source>Conversation</source>
        <translation>SMTP-Dialog</translation>
    </message>
    <message>
        <source>Tool bar</source>
        <translation>Werkzeugleiste</translation>
    </message>
    <message>
        <source>Filter relays</source>
        <translation>Relays filtern</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>Open re&amp;cent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>&amp;Relay</source>
        <translation>&amp;Relay</translation>
    </message>
    <message>
        <source>&amp;Send</source>
        <translation>&amp;Senden</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>%1 has errors; the editor names them.</source>
        <translation>%1 hat Fehler; der Editor nennt sie.</translation>
    </message>
    <message>
        <source>Open a server file</source>
        <translation>Serverdatei öffnen</translation>
    </message>
    <message>
        <source>Server files (*.conf *.cfg);;All files (*)</source>
        <translation>Serverdateien (*.conf *.cfg);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Choose master conf files; none to use built-in defaults</source>
        <translation>Master-Konfigurationen wählen; ohne Auswahl gelten die eingebauten Vorgaben</translation>
    </message>
    <message>
        <source>Resume a job</source>
        <translation>Auftrag fortsetzen</translation>
    </message>
    <message>
        <source>No file yet</source>
        <translation>Noch keine Datei</translation>
    </message>
    <message>
        <source>A send is running</source>
        <translation>Ein Versand läuft</translation>
    </message>
    <message>
        <source>End and quit</source>
        <translation>Beenden und schließen</translation>
    </message>
    <message>
        <source>Contin&amp;ue</source>
        <translation>Fortset&amp;zen</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pausieren</translation>
    </message>
    <message>
        <source>%1[*] - Relaydeck</source>
        <translation>%1[*] - Relaydeck</translation>
    </message>
    <message>
        <source>About Relaydeck</source>
        <translation>Über Relaydeck</translation>
    </message>
    <message>
        <source>&lt;b&gt;Relaydeck %1&lt;/b&gt;&lt;br&gt;Configure, watch and debug SMTP relays.&lt;br&gt;&lt;br&gt;Free software under the GNU General Public License, version 3 or later.</source>
        <translation>&lt;b&gt;Relaydeck %1&lt;/b&gt;&lt;br&gt;SMTP-Relays einrichten, beobachten und untersuchen.&lt;br&gt;&lt;br&gt;Freie Software unter der GNU General Public License, Version 3 oder später.</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>Jobs (*.job);;All files (*)</source>
        <translation>Aufträge (*.job);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>End the send and quit? What is under way is finished first. What is not sent stays in the journal and can be resumed.</source>
        <translation>Den Versand beenden und Relaydeck verlassen? Was unterwegs ist, wird noch zu Ende gebracht. Was nicht gesendet ist, bleibt im Journal und kann fortgesetzt werden.</translation>
    </message>
</context>
<context>
    <name>Relaydeck::MergeDialog</name>
    <message>
        <source>These lines are not in this version.</source>
        <translation>Diese Zeilen fehlen in dieser Fassung.</translation>
    </message>
    <message>
        <source>Your version</source>
        <translation>Ihre Fassung</translation>
    </message>
    <message>
        <source>Version on disk</source>
        <translation>Fassung auf der Platte</translation>
    </message>
    <message>
        <source>Merge with the file on disk</source>
        <translation>Mit der Datei auf der Platte zusammenführen</translation>
    </message>
    <message>
        <source>You and somebody else have changed the same lines. Choose for each place what stays; all other changes of both are kept.</source>
        <translation>Sie und jemand anderes haben dieselben Zeilen geändert. Wählen Sie für jede Stelle, was bleibt; alle übrigen Änderungen beider Seiten bleiben erhalten.</translation>
    </message>
    <message>
        <source>On disk</source>
        <translation>Auf der Platte</translation>
    </message>
    <message>
        <source>Keep &amp;mine</source>
        <translation>&amp;Meine behalten</translation>
    </message>
    <message>
        <source>Take the one on &amp;disk</source>
        <translation>Die auf der &amp;Platte nehmen</translation>
    </message>
    <message>
        <source>Keep &amp;both</source>
        <translation>&amp;Beide behalten</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Zusammenführen</translation>
    </message>
    <message>
        <source>mine</source>
        <translation>meine</translation>
    </message>
    <message>
        <source>on disk</source>
        <translation>auf der Platte</translation>
    </message>
    <message>
        <source>both</source>
        <translation>beide</translation>
    </message>
    <message>
        <source>Place %1: %2</source>
        <translation>Stelle %1: %2</translation>
    </message>
</context>
<context>
    <name>Relaydeck::MergeWords</name>
    <message>
        <source>%1, header %2</source>
        <translation>%1, Kopfzeile %2</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; opens a field that is not closed; write {{{{ for braces that are no field</source>
        <translation>%1: &quot;%2&quot; öffnet ein Feld, das nicht geschlossen wird; schreiben Sie {{{{ für Klammern, die kein Feld sind</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; names no column</source>
        <translation>%1: &quot;%2&quot; nennt keine Spalte</translation>
    </message>
    <message>
        <source>%1: there is no &quot;%2&quot;; the only thing to put behind a colon is url</source>
        <translation>%1: &quot;%2&quot; gibt es nicht; hinter dem Doppelpunkt kann nur url stehen</translation>
    </message>
    <message>
        <source>%1: its text is in &quot;%2&quot;, which cannot be merged; save it as UTF-8</source>
        <translation>%1: der Text ist in &quot;%2&quot; kodiert, worin sich nichts einsetzen lässt; speichern Sie ihn als UTF-8</translation>
    </message>
    <message>
        <source>%1: no field can stand in this header</source>
        <translation>%1: in dieser Kopfzeile kann kein Feld stehen</translation>
    </message>
    <message>
        <source>%1 is signed or encrypted, which no value could be put into</source>
        <translation>%1 ist unterschrieben oder verschlüsselt; da lässt sich kein Wert einsetzen</translation>
    </message>
    <message>
        <source>The message asks for {{%1}}, and addresses given by hand have only: %2</source>
        <translation>Die Nachricht fragt nach {{%1}}, und von Hand angegebene Adressen haben nur: %2</translation>
    </message>
    <message>
        <source>The message asks for {{%1}}, and %2 has no such column. It has: %3</source>
        <translation>Die Nachricht fragt nach {{%1}}, und %2 hat keine solche Spalte. Es gibt: %3</translation>
    </message>
    <message>
        <source>; did you mean {{%1}}?</source>
        <translation>; meinten Sie {{%1}}?</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>the addresses given by hand</source>
        <translation>die von Hand angegebenen Adressen</translation>
    </message>
    <message>
        <source>Nothing was sent, since the message cannot be made for all of %1: %2</source>
        <translation>Nichts wurde verschickt, da sich die Nachricht nicht für alle in %1 bauen lässt: %2</translation>
    </message>
    <message>
        <source>{{%1}} has no value</source>
        <translation>{{%1}} hat keinen Wert</translation>
    </message>
    <message>
        <source>{{%1}} has a line end or a control character, which the header %2 cannot hold</source>
        <translation>{{%1}} hat ein Zeilenende oder Steuerzeichen, das in der Kopfzeile %2 nicht stehen kann</translation>
    </message>
    <message>
        <source>{{%1}} has a character that the header %2 cannot hold; perhaps {{%1:url}} is meant</source>
        <translation>{{%1}} hat ein Zeichen, das in der Kopfzeile %2 nicht stehen kann; vielleicht ist {{%1:url}} gemeint</translation>
    </message>
    <message>
        <source>the header %1 would hold no address</source>
        <translation>in der Kopfzeile %1 stünde keine Adresse</translation>
    </message>
    <message>
        <source>{{%1}} is no address for the header %2</source>
        <translation>{{%1}} ist keine Adresse für die Kopfzeile %2</translation>
    </message>
    <message>
        <source>the header %1 would be too long</source>
        <translation>die Kopfzeile %1 würde zu lang</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 und %2 weitere</translation>
    </message>
</context>
<context>
    <name>Relaydeck::NoticeBar</name>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>Relaydeck::Options</name>
    <message>
        <source>Master conf file with defaults; may be given again.</source>
        <translation>Master-Konfiguration mit Vorgaben; mehrfach möglich.</translation>
    </message>
    <message>
        <source>FILE</source>
        <translation>DATEI</translation>
    </message>
    <message>
        <source>Start with practice relays, a list and a message.</source>
        <translation>Mit Übungsrelays, einer Liste und einer Nachricht starten.</translation>
    </message>
    <message>
        <source>Draw everything larger or smaller, 2 is twice the size.</source>
        <translation>Alles größer oder kleiner zeichnen, 2 ist doppelt so groß.</translation>
    </message>
    <message>
        <source>FACTOR</source>
        <translation>FAKTOR</translation>
    </message>
    <message>
        <source>Use a dark palette.</source>
        <translation>Dunkle Farben verwenden.</translation>
    </message>
    <message>
        <source>Use a light palette.</source>
        <translation>Helle Farben verwenden.</translation>
    </message>
    <message>
        <source>Walk through the demo, save pictures of it into DIR, and quit.</source>
        <translation>Durch die Demo gehen, Bilder davon in ORDNER speichern und beenden.</translation>
    </message>
    <message>
        <source>DIR</source>
        <translation>ORDNER</translation>
    </message>
    <message>
        <source>Size of the window, as in 1280x800.</source>
        <translation>Größe des Fensters, etwa 1280x800.</translation>
    </message>
    <message>
        <source>WIDTHxHEIGHT</source>
        <translation>BREITExHÖHE</translation>
    </message>
    <message>
        <source>Configure, watch and debug SMTP relays.</source>
        <translation>SMTP-Relays einrichten, beobachten und untersuchen.</translation>
    </message>
    <message>
        <source>Server file to open.</source>
        <translation>Serverdatei, die geöffnet wird.</translation>
    </message>
    <message>
        <source>[FILE]</source>
        <translation>[DATEI]</translation>
    </message>
</context>
<context>
    <name>Relaydeck::OrderWords</name>
    <message>
        <source>Starts %1</source>
        <translation>Beginnt %1</translation>
    </message>
    <message>
        <source>Starts at once</source>
        <translation>Beginnt sofort</translation>
    </message>
    <message>
        <source>suppression lists: %1</source>
        <translation>Sperrlisten: %1</translation>
    </message>
    <message>
        <source>duplicates are sent</source>
        <translation>doppelte werden gesendet</translation>
    </message>
    <message>
        <source>attempts: %1</source>
        <translation>Versuche: %1</translation>
    </message>
    <message>
        <source>the computer may fall asleep</source>
        <translation>der Rechner darf einschlafen</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <comment>files</comment>
        <translation>%1 und %2 weitere</translation>
    </message>
</context>
<context>
    <name>Relaydeck::PauseDialog</name>
    <message>
        <source>Pause %1</source>
        <translation>%1 anhalten</translation>
    </message>
    <message>
        <source>Shown in the table, for example: postmaster asked for it</source>
        <translation>Steht in der Tabelle, zum Beispiel: der Postmaster bat darum</translation>
    </message>
    <message>
        <source>until I continue</source>
        <translation>bis ich fortsetze</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>für %1</translation>
    </message>
    <message>
        <source>until a certain time</source>
        <translation>bis zu einer bestimmten Zeit</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>What is under way is finished first. Other relays go on.</source>
        <translation>Was unterwegs ist, wird erst beendet. Andere Relays machen weiter.</translation>
    </message>
    <message>
        <source>&amp;Reason:</source>
        <translation>&amp;Grund:</translation>
    </message>
    <message>
        <source>&amp;How long:</source>
        <translation>&amp;Wie lange:</translation>
    </message>
    <message>
        <source>&amp;Until:</source>
        <translation>&amp;Bis:</translation>
    </message>
</context>
<context>
    <name>Relaydeck::PracticeCommand</name>
    <message>
        <source>Listens here; otherwise the system picks a port.</source>
        <translation>Lauscht hier; sonst wählt das System einen Port.</translation>
    </message>
    <message>
        <source>Waits so long before each reply.</source>
        <translation>Wartet so lange vor jeder Antwort.</translation>
    </message>
    <message>
        <source>Defers (451) so many recipients in a hundred, by chance.</source>
        <translation>Stellt von hundert Empfängern so viele zurück (451), zufällig.</translation>
    </message>
    <message>
        <source>Refuses (550) so many addresses in a hundred, always the same ones.</source>
        <translation>Lehnt von hundert Adressen so viele ab (550), immer dieselben.</translation>
    </message>
    <message>
        <source>Takes so many recipients for a message, then 452.</source>
        <translation>Nimmt so viele Empfänger je Nachricht, dann 452.</translation>
    </message>
    <message>
        <source>Takes so many messages in a connection, then 421.</source>
        <translation>Nimmt so viele Nachrichten je Verbindung, dann 421.</translation>
    </message>
    <message>
        <source>Closes without a word after so many messages.</source>
        <translation>Schließt nach so vielen Nachrichten wortlos die Verbindung.</translation>
    </message>
    <message>
        <source>Does not offer PIPELINING.</source>
        <translation>Bietet PIPELINING nicht an.</translation>
    </message>
    <message>
        <source>[OPTIONS]</source>
        <translation>[OPTIONS]</translation>
    </message>
    <message>
        <source>A real SMTP server on 127.0.0.1 that takes messages and throws them away, until it is interrupted.
The first line it prints names its port.</source>
        <translation>Ein echter SMTP-Server auf 127.0.0.1, der Nachrichten annimmt und wegwirft, bis er unterbrochen wird.
Die erste Zeile, die er ausgibt, nennt seinen Port.</translation>
    </message>
    <message>
        <source>Offers STARTTLS, with a certificate made for this run.</source>
        <translation>Bietet STARTTLS an, mit einem Zertifikat eigens für diesen Lauf.</translation>
    </message>
    <message>
        <source>Speaks TLS from the first byte.</source>
        <translation>Spricht TLS vom ersten Byte an.</translation>
    </message>
    <message>
        <source>The certificate is valid for so many days; 0 or less: it has expired.</source>
        <translation>Das Zertifikat gilt so viele Tage; 0 oder weniger: es ist abgelaufen.</translation>
    </message>
    <message>
        <source>Wants a login by this user, in any way that Relaydeck knows.</source>
        <translation>Verlangt eine Anmeldung dieses Benutzers, mit jedem Verfahren, das Relaydeck kennt.</translation>
    </message>
    <message>
        <source>The password is in this environment variable; otherwise it is &quot;practice&quot;.</source>
        <translation>Das Passwort steht in dieser Umgebungsvariable; sonst ist es „practice“.</translation>
    </message>
    <message>
        <source>--tls and --starttls exclude each other</source>
        <translation>--tls und --starttls schließen einander aus</translation>
    </message>
    <message>
        <source>the environment variable %1 is not set, or empty</source>
        <translation>die Umgebungsvariable %1 ist nicht gesetzt oder leer</translation>
    </message>
    <message>
        <source>Offers CHUNKING (RFC 3030).</source>
        <translation>Bietet CHUNKING an (RFC 3030).</translation>
    </message>
    <message>
        <source>Does not offer DSN (RFC 3461).</source>
        <translation>Bietet kein DSN an (RFC 3461).</translation>
    </message>
    <message>
        <source>Writes what clients say to the end of this file, without their passwords.</source>
        <translation>Schreibt, was Klienten sagen, ans Ende dieser Datei, ohne ihre Passwörter.</translation>
    </message>
</context>
<context>
    <name>Relaydeck::PreflightCommand</name>
    <message>
        <source>(--servers FILE [--conf FILE]... | --server HOST:PORT ...) (--list FILE | --to ADDR ...)
        --message FILE.eml --from ADDR [--dkim-selector NAME] [OPTIONS OF send]</source>
        <translation>(--servers DATEI [--conf DATEI]... | --server HOST:PORT ...) (--list DATEI | --to ADRESSE ...)
        --message DATEI.eml --from ADRESSE [--dkim-selector NAME] [OPTIONEN VON send]</translation>
    </message>
    <message>
        <source>Looks at everything that a send with these options needs, and sends nothing: message, list, each
relay and whether it takes the sender, limits, and SPF, DMARC and DKIM of the sender&apos;s domain.
Ends with 0 when nothing stands in the way, with 1 when there is an error.</source>
        <translation>Prüft alles, was ein Versand mit diesen Optionen braucht, und verschickt nichts: Nachricht, Liste, jedes
Relay und ob es den Absender annimmt, Grenzen, sowie SPF, DMARC und DKIM der Domäne des Absenders.
Endet mit 0, wenn nichts im Weg steht, mit 1 bei einem Fehler.</translation>
    </message>
    <message>
        <source>Prints one JSON object.</source>
        <translation>Gibt ein JSON-Objekt aus.</translation>
    </message>
</context>
<context>
    <name>Relaydeck::PreflightDialog</name>
    <message>
        <source>&amp;Look up the sender&apos;s domain: SPF, DMARC, DKIM</source>
        <translation>Domain des Absenders &amp;nachschlagen: SPF, DMARC, DKIM</translation>
    </message>
    <message>
        <source>Check before sending</source>
        <translation>Prüfung vor dem Versand</translation>
    </message>
    <message>
        <source>As in selector._domainkey.example.org; empty: no key is looked up</source>
        <translation>Wie in selector._domainkey.example.org; leer: kein Schlüssel wird nachgeschlagen</translation>
    </message>
    <message>
        <source>&amp;DKIM selector:</source>
        <translation>&amp;DKIM-Selektor:</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Check a&amp;gain</source>
        <translation>N&amp;och einmal prüfen</translation>
    </message>
    <message>
        <source>&amp;Send all the same …</source>
        <translation>Trotzdem &amp;senden …</translation>
    </message>
    <message>
        <source>Looking at message, list, relays and the sender&apos;s domain. Nothing is sent.</source>
        <translation>Nachricht, Liste, Relays und die Domain des Absenders werden angesehen. Nichts wird gesendet.</translation>
    </message>
    <message>
        <source>Not started: errors come first. Errors: %1, warnings: %2.</source>
        <translation>Nicht begonnen: erst sind die Fehler zu beheben. Fehler: %1, Warnungen: %2.</translation>
    </message>
    <message>
        <source>Sent like this, it would fail for some or all. Errors: %1, warnings: %2.</source>
        <translation>So gesendet, würde es für manche oder alle misslingen. Fehler: %1, Warnungen: %2.</translation>
    </message>
    <message>
        <source>It can be sent, but look at this first. Warnings: %1.</source>
        <translation>Es kann gesendet werden, aber sieh dir dies zuerst an. Warnungen: %1.</translation>
    </message>
    <message>
        <source>Nothing stands in the way.</source>
        <translation>Nichts steht im Weg.</translation>
    </message>
</context>
<context>
    <name>Relaydeck::PreflightRun</name>
    <message>
        <source>Looks for the key that signatures name so.</source>
        <translation>Sucht den Schlüssel, den Signaturen so nennen.</translation>
    </message>
    <message>
        <source>Looks up nothing of the sender&apos;s domain.</source>
        <translation>Schlägt nichts über die Domain des Absenders nach.</translation>
    </message>
    <message>
        <source>Errors: %1, warnings: %2</source>
        <translation>Fehler: %1, Warnungen: %2</translation>
    </message>
</context>
<context>
    <name>Relaydeck::PreflightWords</name>
    <message>
        <source>%1 is ready for mail</source>
        <translation>%1 ist bereit</translation>
    </message>
    <message>
        <source>%1 cannot be used: %2</source>
        <translation>%1 ist nicht zu gebrauchen: %2</translation>
    </message>
    <message>
        <source>What is said to %1 is not secured: others can read it on its way</source>
        <translation>Was %1 gesagt wird, ist nicht gesichert: andere können unterwegs mitlesen</translation>
    </message>
    <message>
        <source>%1 takes mail from this sender</source>
        <translation>%1 nimmt Post von diesem Absender an</translation>
    </message>
    <message>
        <source>%1 would not get this message from this sender: %2</source>
        <translation>%1 bekäme diese Nachricht von diesem Absender nicht: %2</translation>
    </message>
    <message>
        <source>%1 takes only addresses in ASCII, and those of %2 are not</source>
        <translation>%1 nimmt nur Adressen in ASCII an, und die von %2 sind es nicht</translation>
    </message>
    <message>
        <source>The sender&apos;s domain lets %1 (%2) send for it: %3</source>
        <translation>Die Domäne des Absenders lässt %1 (%2) für sich senden: %3</translation>
    </message>
    <message>
        <source>The sender&apos;s domain forbids %1 (%2) to send for it: %3</source>
        <translation>Die Domäne des Absenders verbietet %1 (%2), für sie zu senden: %3</translation>
    </message>
    <message>
        <source>The sender&apos;s domain does not name %1 (%2) among those that send for it: %3</source>
        <translation>Die Domäne des Absenders nennt %1 (%2) nicht unter denen, die für sie senden: %3</translation>
    </message>
    <message>
        <source>The sender&apos;s domain says nothing of %1 (%2)</source>
        <translation>Die Domäne des Absenders sagt nichts über %1 (%2)</translation>
    </message>
    <message>
        <source>The sender&apos;s domain does not say who may send for it: it has no SPF record</source>
        <translation>Die Domäne des Absenders sagt nicht, wer für sie senden darf: sie hat keinen SPF-Eintrag</translation>
    </message>
    <message>
        <source>The SPF record of the sender&apos;s domain cannot be used</source>
        <translation>Der SPF-Eintrag der Domäne des Absenders ist nicht zu gebrauchen</translation>
    </message>
    <message>
        <source>The SPF record of the sender&apos;s domain cannot be used: %1</source>
        <translation>Der SPF-Eintrag der Domäne des Absenders ist nicht zu gebrauchen: %1</translation>
    </message>
    <message>
        <source>Whether %1 (%2) may send for the sender&apos;s domain depends on each message: %3</source>
        <translation>Ob %1 (%2) für die Domäne des Absenders senden darf, hängt von jeder Nachricht ab: %3</translation>
    </message>
    <message>
        <source>The SPF record of the sender&apos;s domain could not be looked up</source>
        <translation>Der SPF-Eintrag der Domäne des Absenders ließ sich nicht nachschlagen</translation>
    </message>
    <message>
        <source>%1 has the private address %2: what receivers see of it is another one</source>
        <translation>%1 hat die private Adresse %2: Empfänger sehen von ihm eine andere</translation>
    </message>
    <message>
        <source>There is no domain of the sender that could be looked up</source>
        <translation>Es gibt keine Domäne des Absenders, die sich nachschlagen ließe</translation>
    </message>
    <message>
        <source>SPF, DMARC and DKIM of the sender&apos;s domain were not looked up</source>
        <translation>SPF, DMARC und DKIM der Domäne des Absenders wurden nicht nachgeschlagen</translation>
    </message>
    <message>
        <source>The sender&apos;s domain has no DMARC record</source>
        <translation>Die Domäne des Absenders hat keinen DMARC-Eintrag</translation>
    </message>
    <message>
        <source>The DMARC record of the sender&apos;s domain cannot be used: %1</source>
        <translation>Der DMARC-Eintrag der Domäne des Absenders ist nicht zu gebrauchen: %1</translation>
    </message>
    <message>
        <source>The DMARC record of the sender&apos;s domain could not be looked up</source>
        <translation>Der DMARC-Eintrag der Domäne des Absenders ließ sich nicht nachschlagen</translation>
    </message>
    <message>
        <source>The DMARC policy of the sender&apos;s domain is: %1</source>
        <translation>Die DMARC-Regel der Domäne des Absenders lautet: %1</translation>
    </message>
    <message>
        <source>The sender is of %1 and From of %2: for DMARC, SPF does not count then</source>
        <translation>Der Absender ist von %1 und From von %2: für DMARC zählt SPF dann nicht</translation>
    </message>
    <message>
        <source>There is a DKIM key at %1</source>
        <translation>Unter %1 steht ein DKIM-Schlüssel</translation>
    </message>
    <message>
        <source>There is no DKIM key at %1</source>
        <translation>Unter %1 steht kein DKIM-Schlüssel</translation>
    </message>
    <message>
        <source>The DKIM key at %1 was revoked</source>
        <translation>Der DKIM-Schlüssel unter %1 wurde zurückgezogen</translation>
    </message>
    <message>
        <source>What stands at %1 is no DKIM key: %2</source>
        <translation>Was unter %1 steht, ist kein DKIM-Schlüssel: %2</translation>
    </message>
    <message>
        <source>The DKIM key at %1 could not be looked up</source>
        <translation>Der DKIM-Schlüssel unter %1 ließ sich nicht nachschlagen</translation>
    </message>
    <message>
        <source>The list has %1</source>
        <translation>Die Liste hat %1</translation>
    </message>
    <message>
        <source>Left out of the list: %1. Sent to: %2</source>
        <translation>Aus der Liste ausgelassen: %1. Gesendet wird an: %2</translation>
    </message>
    <message>
        <source>Readers can leave the list by one click</source>
        <translation>Leser können die Liste mit einem Klick verlassen</translation>
    </message>
    <message>
        <source>Readers cannot leave the list by one click, and it has %1</source>
        <translation>Leser können die Liste nicht mit einem Klick verlassen, und sie hat %1</translation>
    </message>
    <message>
        <source>Leaving the list by one click does not work with these headers</source>
        <translation>Mit diesen Kopfzeilen lässt sich die Liste nicht mit einem Klick verlassen</translation>
    </message>
    <message>
        <source>The relays take no more than %1 in all, and there are %2</source>
        <translation>Die Relays nehmen zusammen höchstens %1 an, und es sind %2</translation>
    </message>
    <message>
        <source>By the limits of the relays it takes at least %1</source>
        <translation>Nach den Grenzen der Relays dauert es mindestens %1</translation>
    </message>
    <message>
        <source>By the limits of the relays it takes more than %1</source>
        <translation>Nach den Grenzen der Relays dauert es länger als %1</translation>
    </message>
    <message>
        <source>The report of the send will name each of them with its line</source>
        <translation>Der Bericht des Versands nennt jeden davon mit seiner Zeile</translation>
    </message>
    <message>
        <source>Mend its settings, or switch it off; relaydeck-cli test shows the conversation</source>
        <translation>Berichtigen Sie seine Einstellungen, oder schalten Sie es aus; relaydeck-cli test zeigt das Gespräch</translation>
    </message>
    <message>
        <source>Set security to starttls or tls, if the relay offers it</source>
        <translation>Setzen Sie security auf starttls oder tls, wenn das Relay es anbietet</translation>
    </message>
    <message>
        <source>Choose another sender or message, or leave the relay out with --use</source>
        <translation>Wählen Sie einen anderen Absender oder eine andere Nachricht, oder lassen Sie das Relay mit --use aus</translation>
    </message>
    <message>
        <source>Use a relay that offers SMTPUTF8 for them</source>
        <translation>Nehmen Sie für sie ein Relay, das SMTPUTF8 anbietet</translation>
    </message>
    <message>
        <source>Give the message List-Unsubscribe with an https address, and List-Unsubscribe-Post: List-Unsubscribe=One-Click</source>
        <translation>Geben Sie der Nachricht List-Unsubscribe mit einer https-Adresse und List-Unsubscribe-Post: List-Unsubscribe=One-Click</translation>
    </message>
    <message>
        <source>Raise max_messages, add a relay, or send to a part of the list</source>
        <translation>Erhöhen Sie max_messages, nehmen Sie ein Relay dazu, oder schicken Sie an einen Teil der Liste</translation>
    </message>
    <message>
        <source>Look at rates, sleeps and warm-ups of the relays, or add one</source>
        <translation>Sehen Sie nach Raten, Pausen und Aufwärmen der Relays, oder nehmen Sie eines dazu</translation>
    </message>
    <message>
        <source>Have the address that the relay sends from added to the SPF record of the domain</source>
        <translation>Lassen Sie die Adresse, von der das Relay sendet, in den SPF-Eintrag der Domäne aufnehmen</translation>
    </message>
    <message>
        <source>Have an SPF record made that names the relays</source>
        <translation>Lassen Sie einen SPF-Eintrag anlegen, der die Relays nennt</translation>
    </message>
    <message>
        <source>Have the record mended: receivers take no notice of it as it is, or refuse mail</source>
        <translation>Lassen Sie den Eintrag berichtigen: so, wie er ist, wird er nicht beachtet, oder Post wird abgelehnt</translation>
    </message>
    <message>
        <source>Ask those who run the relay whether it is meant</source>
        <translation>Fragen Sie die Betreiber des Relays, ob das gewollt ist</translation>
    </message>
    <message>
        <source>Have one made: large receivers want it of those who send to many</source>
        <translation>Lassen Sie einen anlegen: große Empfänger wollen ihn von denen, die an viele schicken</translation>
    </message>
    <message>
        <source>Have the record mended: receivers take no notice of it as it is</source>
        <translation>Lassen Sie den Eintrag berichtigen: so, wie er ist, wird er nicht beachtet</translation>
    </message>
    <message>
        <source>Have the relay sign with DKIM for the domain of From, or choose a sender of it</source>
        <translation>Lassen Sie das Relay mit DKIM für die Domäne von From unterschreiben, oder wählen Sie einen Absender von ihr</translation>
    </message>
    <message>
        <source>Ask those who sign for the selector that is in use, or have its key put there</source>
        <translation>Fragen Sie die, die unterschreiben, nach dem benutzten Selektor, oder lassen Sie seinen Schlüssel dort eintragen</translation>
    </message>
    <message>
        <source>Try again, or see whether the name service of this computer works</source>
        <translation>Versuchen Sie es noch einmal, oder sehen Sie nach, ob der Namensdienst dieses Rechners geht</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>gut</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>The message cannot be made for %1: %2</source>
        <translation>Die Nachricht lässt sich für %1 nicht herstellen: %2</translation>
    </message>
    <message>
        <source>The message has the field {{%1}}, and would be sent with its braces as it stands</source>
        <translation>Die Nachricht hat das Feld {{%1}} und würde mit den Klammern gesendet, wie sie ist</translation>
    </message>
    <message>
        <source>Of the readers, %1 cannot leave the list by one click, the first of them in line %2</source>
        <translation>Von den Lesern können sich %1 nicht mit einem Klick abmelden, der erste von ihnen in Zeile %2</translation>
    </message>
    <message>
        <source>Leaving the list by one click does not work for %1, of whom the first is in line %2</source>
        <translation>Das Abmelden mit einem Klick geht nicht für %1, von denen der erste in Zeile %2 steht</translation>
    </message>
    <message>
        <source>Give them these values, or the fields a default: {{field|this instead}}</source>
        <translation>Gib ihnen diese Werte oder den Feldern einen Ersatz: {{Feld|dies stattdessen}}</translation>
    </message>
    <message>
        <source>Merge it with the list, unless the braces are meant</source>
        <translation>Fülle die Felder aus der Liste, falls die Klammern nicht gemeint sind</translation>
    </message>
</context>
<context>
    <name>Relaydeck::PresetWords</name>
    <message>
        <source>This computer</source>
        <translation>Dieser Rechner</translation>
    </message>
    <message>
        <source>Replace REGION in the host name by the region of your account, such as eu-west-1.</source>
        <translation>Ersetzen Sie REGION im Hostnamen durch die Region Ihres Kontos, etwa eu-west-1.</translation>
    </message>
    <message>
        <source>Sending from other programs must be switched on in the settings of the mailbox first.</source>
        <translation>Das Senden aus anderen Programmen muss erst in den Einstellungen des Postfachs eingeschaltet werden.</translation>
    </message>
    <message>
        <source>An administrator of your organisation must allow sending through this relay first.</source>
        <translation>Erst muss jemand aus der Administration Ihrer Organisation das Senden über dieses Relay erlauben.</translation>
    </message>
    <message>
        <source>Accounts in other data centres have another host: look it up in the settings of yours.</source>
        <translation>Konten in anderen Rechenzentren haben einen anderen Host: Sehen Sie in den Einstellungen Ihres Kontos nach.</translation>
    </message>
    <message>
        <source>No login is needed.</source>
        <translation>Eine Anmeldung ist nicht nötig.</translation>
    </message>
    <message>
        <source>The user name is the whole mail address.</source>
        <translation>Der Benutzername ist die ganze Mailadresse.</translation>
    </message>
    <message>
        <source>The user name for SMTP is shown in the settings of the account.</source>
        <translation>Den Benutzernamen für SMTP zeigen die Einstellungen des Kontos.</translation>
    </message>
    <message>
        <source>The user name is the API key.</source>
        <translation>Der Benutzername ist der API-Schlüssel.</translation>
    </message>
    <message>
        <source>The user name is the same as the password.</source>
        <translation>Der Benutzername ist derselbe wie das Passwort.</translation>
    </message>
    <message>
        <source>The user name is &quot;%1&quot; for everybody.</source>
        <translation>Der Benutzername ist für alle „%1“.</translation>
    </message>
    <message>
        <source>The password is that of the mailbox; with two-factor login, one made for this program.</source>
        <translation>Das Passwort ist das des Postfachs; bei Anmeldung mit zwei Faktoren eines, das für dieses Programm erzeugt wurde.</translation>
    </message>
    <message>
        <source>The password of the mailbox is refused: make an app password in the account.</source>
        <translation>Das Passwort des Postfachs wird abgelehnt: Erzeugen Sie im Konto ein App-Passwort.</translation>
    </message>
    <message>
        <source>The password is one that is made in the account for SMTP only.</source>
        <translation>Das Passwort wird im Konto eigens für SMTP erzeugt.</translation>
    </message>
    <message>
        <source>The password is an API key that may send by SMTP.</source>
        <translation>Das Passwort ist ein API-Schlüssel, der über SMTP senden darf.</translation>
    </message>
    <message>
        <source>The password is the secret key that belongs to the API key.</source>
        <translation>Das Passwort ist der geheime Schlüssel, der zum API-Schlüssel gehört.</translation>
    </message>
    <message>
        <source>The password is the token of the server in your account.</source>
        <translation>Das Passwort ist das Token des Servers in Ihrem Konto.</translation>
    </message>
    <message>
        <source>Passwords are refused: let a password command print an OAuth 2 access token.</source>
        <translation>Passwörter werden abgelehnt: Lassen Sie einen Passwortbefehl ein OAuth-2-Zugriffstoken ausgeben.</translation>
    </message>
</context>
<context>
    <name>Relaydeck::PreviewCommand</name>
    <message>
        <source>--message FILE.eml (--list FILE | --to ADDR ...) [--row N] [--raw]</source>
        <translation>--message DATEI.eml (--list DATEI | --to ADRESSE ...) [--row N] [--raw]</translation>
    </message>
    <message>
        <source>Shows a message with fields as a recipient will get it, and says which entries of the list lack a
value. Nothing is sent.</source>
        <translation>Zeigt eine Nachricht mit Feldern so, wie ein Empfänger sie bekommt, und sagt, welchen Einträgen der Liste ein
Wert fehlt. Nichts wird verschickt.</translation>
    </message>
    <message>
        <source>The message with fields, headers and all.</source>
        <translation>Die Nachricht mit Feldern, samt Kopfzeilen.</translation>
    </message>
    <message>
        <source>Shows it for the Nth recipient; for the first by itself.</source>
        <translation>Zeigt sie für den N-ten Empfänger; von sich aus für den ersten.</translation>
    </message>
    <message>
        <source>Shows every byte as it will be sent, ready for a mail program.</source>
        <translation>Zeigt jedes Byte so, wie es verschickt wird, fertig für ein Mailprogramm.</translation>
    </message>
    <message>
        <source>Which message? Name an .eml file with --message</source>
        <translation>Welche Nachricht? Nennen Sie mit --message eine .eml-Datei</translation>
    </message>
    <message>
        <source>This message has no fields: it is the same for all.</source>
        <translation>Diese Nachricht hat keine Felder: sie ist für alle gleich.</translation>
    </message>
    <message>
        <source>The list is to be a file for a preview</source>
        <translation>Für eine Vorschau muss die Liste eine Datei sein</translation>
    </message>
    <message>
        <source>There is no row %1: the message goes to %2</source>
        <translation>Es gibt keine Zeile %1: die Nachricht geht an %2</translation>
    </message>
    <message>
        <source>-- %1 %2, %3 bytes</source>
        <translation>-- %1 %2, %3 Bytes</translation>
    </message>
</context>
<context>
    <name>Relaydeck::PreviewDialog</name>
    <message>
        <source>Reading the list …</source>
        <translation>Die Liste wird gelesen …</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>As it stands in the file, since there is no list yet</source>
        <translation>Wie sie in der Datei steht, da es noch keine Liste gibt</translation>
    </message>
    <message>
        <source>%1, line %2 of %3</source>
        <translation>%1, Zeile %2 von %3</translation>
    </message>
    <message>
        <source>No message can be made for this recipient: %1</source>
        <translation>Für diesen Empfänger lässt sich keine Nachricht herstellen: %1</translation>
    </message>
    <message>
        <source>The list is no file that can be read twice.</source>
        <translation>Die Liste ist keine Datei, die zweimal gelesen werden kann.</translation>
    </message>
    <message>
        <source>%1 bytes more are in the source; Save has them all</source>
        <translation>%1 Bytes mehr stehen im Quelltext; Speichern nimmt alle</translation>
    </message>
    <message>
        <source>%1 (%2, %3 bytes)</source>
        <translation>%1 (%2, %3 Bytes)</translation>
    </message>
    <message>
        <source>With it: %1</source>
        <translation>Dabei: %1</translation>
    </message>
    <message>
        <source>Save this message</source>
        <translation>Diese Nachricht speichern</translation>
    </message>
    <message>
        <source>Messages (*.eml);;All files (*)</source>
        <translation>Nachrichten (*.eml);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Gespeichert als %1</translation>
    </message>
</context>
<context>
    <name>Relaydeck::ProblemFixer</name>
    <message>
        <source>The password is in the keyring now, as %1. Save the file to take it off the disk.</source>
        <translation>Das Passwort ist jetzt als %1 im Schlüsselbund. Speichern Sie die Datei, damit es von der Platte verschwindet.</translation>
    </message>
    <message>
        <source>The passwords are in the keyring now, the last one as %1. Save the file to take them off the disk.</source>
        <translation>Die Passwörter sind jetzt im Schlüsselbund, das letzte als %1. Speichern Sie die Datei, damit sie von der Platte verschwinden.</translation>
    </message>
    <message>
        <source>It cannot be told whose password this is. Give the relay a user, then try again.</source>
        <translation>Es ist nicht zu erkennen, wessen Passwort das ist. Geben Sie dem Relay einen Benutzer und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Line %1: only you can know what is right here. %2</source>
        <translation>Zeile %1: Was hier richtig ist, wissen nur Sie. %2</translation>
    </message>
    <message>
        <source>There is nothing to fix in line %1.</source>
        <translation>In Zeile %1 ist nichts zu beheben.</translation>
    </message>
    <message>
        <source>Fix all that is safe</source>
        <translation>Alles Eindeutige beheben</translation>
    </message>
    <message>
        <source>There is nothing that can be mended without a decision.</source>
        <translation>Nichts lässt sich ohne eine Entscheidung beheben.</translation>
    </message>
    <message>
        <source>One problem is mended. Undo takes it back.</source>
        <translation>Ein Problem ist behoben. Rückgängig nimmt es zurück.</translation>
    </message>
    <message>
        <source>%1 problems are mended. Undo takes it back.</source>
        <translation>%1 Probleme sind behoben. Rückgängig nimmt es zurück.</translation>
    </message>
</context>
<context>
    <name>Relaydeck::ProblemsView</name>
    <message>
        <source>Nothing to remark.</source>
        <translation>Nichts zu bemerken.</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
</context>
<context>
    <name>Relaydeck::ProgressLine</name>
    <message>
        <source>reading the list: %1</source>
        <translation>liest die Liste: %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>%1 refused</source>
        <translation>%1 abgelehnt</translation>
    </message>
    <message>
        <source>%1 deferred</source>
        <translation>%1 zurückgestellt</translation>
    </message>
    <message>
        <source>%1 in doubt</source>
        <translation>%1 ungewiss</translation>
    </message>
    <message>
        <source>%1 ready, %2</source>
        <translation>%1 bereit, %2</translation>
    </message>
</context>
<context>
    <name>Relaydeck::RehearsalWords</name>
    <message>
        <source>%1 is no file that can be looked at before</source>
        <translation>%1 ist keine Datei, die vorher angesehen werden kann</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>10 entries: how they are written</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>No fields are filled in, it is sent as it stands: %1</source>
        <translation>Keine Felder werden gefüllt, sie wird gesendet, wie sie ist: %1</translation>
    </message>
    <message>
        <source>It is sent as it stands, braces and all.</source>
        <translation>Sie wird gesendet, wie sie ist, mitsamt den Klammern.</translation>
    </message>
    <message>
        <source>The message cannot be made for %1: %2</source>
        <translation>Die Nachricht lässt sich für %1 nicht herstellen: %2</translation>
    </message>
</context>
<context>
    <name>Relaydeck::RelayChoice</name>
    <message>
        <source>Relays of this send</source>
        <translation>Relays dieses Versands</translation>
    </message>
    <message>
        <source>Find a relay</source>
        <translation>Relay suchen</translation>
    </message>
    <message>
        <source>&amp;All</source>
        <translation>&amp;Alle</translation>
    </message>
    <message>
        <source>&amp;None</source>
        <translation>&amp;Keines</translation>
    </message>
    <message>
        <source>Use these</source>
        <translation>Diese nehmen</translation>
    </message>
    <message>
        <source>Tick at least one.</source>
        <translation>Wählen Sie mindestens eines.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>Relaydeck::RelayCommands</name>
    <message>
        <source>Add a relay</source>
        <translation>Relay hinzufügen</translation>
    </message>
    <message>
        <source>Duplicate %1</source>
        <translation>%1 duplizieren</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>Move %1</source>
        <translation>%1 verschieben</translation>
    </message>
</context>
<context>
    <name>Relaydeck::RelayForm</name>
    <message>
        <source>Take the value out of this file</source>
        <translation>Den Wert aus dieser Datei nehmen</translation>
    </message>
    <message>
        <source>Take %1 out of this file</source>
        <translation>%1 aus dieser Datei nehmen</translation>
    </message>
    <message>
        <source>Fill in for a service</source>
        <translation>Für einen Dienst ausfüllen</translation>
    </message>
    <message>
        <source>Host, port and encryption of well-known services</source>
        <translation>Host, Port und Verschlüsselung bekannter Dienste</translation>
    </message>
    <message>
        <source>Settings of %1</source>
        <translation>Einstellungen von %1</translation>
    </message>
    <message>
        <source>Choose a relay in the table.</source>
        <translation>Wählen Sie ein Relay in der Tabelle.</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt;: what is set here is set for all of them</source>
        <translation>&lt;b&gt;%1&lt;/b&gt;: was hier gesetzt wird, gilt für alle</translation>
    </message>
    <message>
        <source>Now: %1.</source>
        <translation>Jetzt: %1.</translation>
    </message>
</context>
<context>
    <name>Relaydeck::RelayGrid</name>
    <message>
        <source>Relays of the server file</source>
        <translation>Relays der Serverdatei</translation>
    </message>
    <message>
        <source>Drag a number to move the relay</source>
        <translation>Eine Nummer ziehen, um das Relay zu verschieben</translation>
    </message>
    <message>
        <source>No relay in this file. Add one, or write an Smtp line.</source>
        <translation>Kein Relay in dieser Datei. Fügen Sie eines hinzu oder schreiben Sie eine Zeile mit Smtp.</translation>
    </message>
</context>
<context>
    <name>Relaydeck::RelayGridModel</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>nicht gesetzt</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>Relaydeck::RelayOptions</name>
    <message>
        <source>Uses the relays of this server file.</source>
        <translation>Verwendet die Relays dieser Serverdatei.</translation>
    </message>
    <message>
        <source>A master conf file with defaults for them. Repeatable.</source>
        <translation>Eine Master-Konfiguration mit Vorgaben dazu. Mehrfach möglich.</translation>
    </message>
    <message>
        <source>Uses this relay; [::1]:25 for an IPv6 address. Repeatable.</source>
        <translation>Verwendet dieses Relay; [::1]:25 bei einer IPv6-Adresse. Mehrfach möglich.</translation>
    </message>
    <message>
        <source>Our own name, for EHLO.</source>
        <translation>Der eigene Name, für EHLO.</translation>
    </message>
    <message>
        <source>At most N recipients to a message; 0 is no limit.</source>
        <translation>Höchstens N Empfänger je Nachricht; 0 ist kein Limit.</translation>
    </message>
    <message>
        <source>At most N connections to each relay.</source>
        <translation>Höchstens N Verbindungen zu jedem Relay.</translation>
    </message>
    <message>
        <source>Waits S seconds for each reply.</source>
        <translation>Wartet S Sekunden auf jede Antwort.</translation>
    </message>
    <message>
        <source>--servers and --server exclude each other</source>
        <translation>--servers und --server schließen einander aus</translation>
    </message>
    <message>
        <source>Which relays? Name a file with --servers or a relay with --server</source>
        <translation>Welche Relays? Nennen Sie mit --servers eine Datei oder mit --server ein Relay</translation>
    </message>
    <message>
        <source>%1 has no relays that can be used</source>
        <translation>%1 hat keine brauchbaren Relays</translation>
    </message>
    <message>
        <source>--server wants HOST:PORT, not &quot;%1&quot;</source>
        <translation>--server erwartet HOST:PORT, nicht „%1“</translation>
    </message>
    <message>
        <source>Waits for each answer, even where the relay need not.</source>
        <translation>Wartet auf jede Antwort, auch wo das Relay es nicht verlangt.</translation>
    </message>
    <message>
        <source>Waits for the answer to each message before the text of the next is sent.</source>
        <translation>Wartet auf die Antwort zu jeder Nachricht, bevor der Text der nächsten gesendet wird.</translation>
    </message>
</context>
<context>
    <name>Relaydeck::RelayTable</name>
    <message>
        <source>No relay matches the filter.</source>
        <translation>Kein Relay passt zum Filter.</translation>
    </message>
</context>
<context>
    <name>Relaydeck::ReportCommand</name>
    <message>
        <source>Prints one JSON object; with --outcome it holds the recipients.</source>
        <translation>Gibt ein JSON-Objekt aus; mit --outcome enthält es die Empfänger.</translation>
    </message>
    <message>
        <source>Prints a table of recipients, with a heading.</source>
        <translation>Gibt eine Tabelle der Empfänger aus, mit Kopfzeile.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no outcome</source>
        <translation>„%1“ ist kein Ergebnis</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>Absender</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Recipients</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>in all</source>
        <translation>insgesamt</translation>
    </message>
    <message>
        <source>Relay</source>
        <translation>Relay</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Counts the recipients of a job by outcome, and says why some were not accepted; with --outcome lists those
of one, with the relay&apos;s words. --csv lists all of them, or those of one outcome.</source>
        <translation>Zählt die Empfänger eines Auftrags nach ihrem Ausgang und sagt, warum manche nicht angenommen wurden; mit
--outcome nennt es die eines Ausgangs mit den Worten des Relays. --csv nennt alle oder die eines Ausgangs.</translation>
    </message>
    <message>
        <source>Prints the summary as a page of HTML.</source>
        <translation>Gibt die Übersicht als HTML-Seite aus.</translation>
    </message>
    <message>
        <source>The page holds all outcomes: leave out --html or --outcome</source>
        <translation>Die Seite enthält alle Ausgänge: lassen Sie --html oder --outcome weg</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Domains</source>
        <translation>Domains</translation>
    </message>
    <message>
        <source>JOB-FILE [--json | --csv | --html | --classic BASE] [--outcome NAME]</source>
        <translation>JOBDATEI [--json | --csv | --html | --classic BASIS] [--outcome NAME]</translation>
    </message>
    <message>
        <source>Writes BASE.good, BASE.bad and BASE.err, as Mail::Bulkmail keeps them.</source>
        <translation>Schreibt BASIS.good, BASIS.bad und BASIS.err, wie Mail::Bulkmail sie führt.</translation>
    </message>
    <message>
        <source>--json, --csv, --html and --classic exclude each other</source>
        <translation>--json, --csv, --html und --classic schließen einander aus</translation>
    </message>
    <message>
        <source>The classic files hold all outcomes: leave out --classic or --outcome</source>
        <translation>Die klassischen Dateien enthalten alle Ausgänge: lassen Sie --classic oder --outcome weg</translation>
    </message>
</context>
<context>
    <name>Relaydeck::ReportGroups</name>
    <message>
        <source>Outcome and reason</source>
        <translation>Ausgang und Grund</translation>
    </message>
    <message>
        <source>Recipients</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>Outcomes</source>
        <translation>Ausgänge</translation>
    </message>
    <message>
        <source>all of the list</source>
        <translation>die ganze Liste</translation>
    </message>
    <message>
        <source>%1
Domains: %2</source>
        <translation>%1
Domänen: %2</translation>
    </message>
</context>
<context>
    <name>Relaydeck::ReportModel</name>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>Was gesagt wurde</translation>
    </message>
    <message>
        <source>Relay</source>
        <translation>Relay</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
</context>
<context>
    <name>Relaydeck::ReportPage</name>
    <message>
        <source>the same address stands further up</source>
        <translation>dieselbe Adresse steht weiter oben</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 und %2 weitere</translation>
    </message>
    <message>
        <source>in all</source>
        <translation>insgesamt</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Recipients</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>Reason, in the words of the first</source>
        <translation>Grund, in den Worten des ersten</translation>
    </message>
    <message>
        <source>Domains</source>
        <translation>Domains</translation>
    </message>
    <message>
        <source>Relay</source>
        <translation>Relay</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>A send without a subject</source>
        <translation>Ein Versand ohne Betreff</translation>
    </message>
    <message>
        <source>Begun on %1 by %2, list %3.</source>
        <translation>Begonnen am %1 von %2, Liste %3.</translation>
    </message>
    <message>
        <source>The journal is damaged: this is what could be read of it.</source>
        <translation>Das Journal ist beschädigt: dies konnte davon gelesen werden.</translation>
    </message>
    <message>
        <source>Why not all were accepted</source>
        <translation>Warum nicht alle angenommen wurden</translation>
    </message>
    <message>
        <source>Relays</source>
        <translation>Relays</translation>
    </message>
</context>
<context>
    <name>Relaydeck::ReportView</name>
    <message>
        <source>No report yet</source>
        <translation>Noch kein Bericht</translation>
    </message>
    <message>
        <source>When a send has begun, this page says what became of each recipient, and why. Jobs of the past can be opened, too.</source>
        <translation>Wenn ein Versand begonnen hat, sagt diese Seite, was aus jedem Empfänger wurde, und warum. Auch frühere Aufträge lassen sich öffnen.</translation>
    </message>
    <message>
        <source>Find an address or words of a relay</source>
        <translation>Adresse oder Worte eines Relays suchen</translation>
    </message>
    <message>
        <source>Read &amp;again</source>
        <translation>&amp;Neu lesen</translation>
    </message>
    <message>
        <source>While a send is running the report is of the moment when it was read</source>
        <translation>Während eines Versands gilt der Bericht für den Augenblick, in dem er gelesen wurde</translation>
    </message>
    <message>
        <source>Recipients</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>E&amp;xport</source>
        <translation>E&amp;xportieren</translation>
    </message>
    <message>
        <source>Recipients shown as a table (CSV) …</source>
        <translation>Gezeigte Empfänger als Tabelle (CSV) …</translation>
    </message>
    <message>
        <source>Recipients shown as JSON lines …</source>
        <translation>Gezeigte Empfänger als JSON-Zeilen …</translation>
    </message>
    <message>
        <source>Recipients shown as a list, to be sent to …</source>
        <translation>Gezeigte Empfänger als Liste zum Verschicken …</translation>
    </message>
    <message>
        <source>Summary as a web page …</source>
        <translation>Zusammenfassung als Webseite …</translation>
    </message>
    <message>
        <source>Open a report</source>
        <translation>Bericht öffnen</translation>
    </message>
    <message>
        <source>Jobs (*.job);;All files (*)</source>
        <translation>Aufträge (*.job);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>begun %1, from %2, %3</source>
        <translation>begonnen %1, von %2, %3</translation>
    </message>
    <message>
        <source>reading ...</source>
        <translation>liest ...</translation>
    </message>
    <message>
        <source>the first %1 of %2; exports have all</source>
        <translation>die ersten %1 von %2; Exporte haben alle</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>writing ...</source>
        <translation>schreibt ...</translation>
    </message>
    <message>
        <source>written: %1</source>
        <translation>geschrieben: %1</translation>
    </message>
    <message>
        <source>GOOD, BAD and ERR files of Mail::Bulkmail …</source>
        <translation>GOOD-, BAD- und ERR-Dateien von Mail::Bulkmail …</translation>
    </message>
    <message>
        <source>Export: the name that .good, .bad and .err are put behind</source>
        <translation>Ausfuhr: der Name, hinter den .good, .bad und .err gesetzt werden</translation>
    </message>
</context>
<context>
    <name>Relaydeck::ResumeCommand</name>
    <message>
        <source>Prints one JSON object at the end.</source>
        <translation>Gibt am Ende ein JSON-Objekt aus.</translation>
    </message>
    <message>
        <source>Shows no progress.</source>
        <translation>Zeigt keinen Fortschritt.</translation>
    </message>
    <message>
        <source>Goes on with a send where its journal stops, through the relays it was begun with.
Recipients that were refused, deferred or left in doubt are sent to again only with --again.</source>
        <translation>Setzt einen Versand fort, wo sein Journal aufhört, über die Relays, mit denen er begann.
An abgelehnte, zurückgestellte und zweifelhafte Empfänger wird nur mit --again noch einmal verschickt.</translation>
    </message>
    <message>
        <source>Sends once more to the recipients with this outcome. Repeatable.</source>
        <translation>Schickt noch einmal an die Empfänger mit diesem Ausgang. Wiederholbar.</translation>
    </message>
    <message>
        <source>Says how many recipients it would be, and sends nothing.</source>
        <translation>Sagt, wie viele Empfänger es wären, und verschickt nichts.</translation>
    </message>
    <message>
        <source>--again is refused, deferred or in-doubt, not &quot;%1&quot;</source>
        <translation>--again ist refused, deferred oder in-doubt, nicht &quot;%1&quot;</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a number and an outcome</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 would be sent to: %2</source>
        <translation>Verschickt würde an %1: %2</translation>
    </message>
    <message>
        <source>JOB-FILE [--again OUTCOME]... [--now] [--dry-run] [--json] [--quiet]</source>
        <translation>JOBDATEI [--again AUSGANG]... [--now] [--dry-run] [--json] [--quiet]</translation>
    </message>
    <message>
        <source>Starts at once a job that was to start at a time. Without it, the job waits for that time; where it is
past, nothing is sent unless you say so.</source>
        <translation>Beginnt einen Job sofort, der zu einer Zeit beginnen sollte. Ohne das wartet der Job auf diese Zeit; ist sie
vorbei, wird nichts gesendet, wenn du es nicht sagst.</translation>
    </message>
    <message>
        <source>%1. Start it now? Type %2 to start.</source>
        <translation>%1. Jetzt beginnen? Gib %2 ein, um zu beginnen.</translation>
    </message>
</context>
<context>
    <name>Relaydeck::ResumeDialog</name>
    <message>
        <source>Resume a job</source>
        <translation>Auftrag fortsetzen</translation>
    </message>
    <message>
        <source>%1, %2 of them accepted so far, %3 unsent.</source>
        <translation>%1, davon bisher %2 angenommen, %3 noch nicht verschickt.</translation>
    </message>
    <message>
        <source>Send again to the %1 in &amp;doubt</source>
        <translation>Noch einmal an die %1 &amp;zweifelhaften schicken</translation>
    </message>
    <message>
        <source>The connection was lost before the relay said whether it took the message: they may get it twice.</source>
        <translation>Die Verbindung ging verloren, ehe das Relay sagte, ob es die Nachricht nahm: sie bekommen sie vielleicht doppelt.</translation>
    </message>
    <message>
        <source>Send again to the %1 d&amp;eferred</source>
        <translation>Noch einmal an die %1 au&amp;fgeschobenen schicken</translation>
    </message>
    <message>
        <source>They were put off too often, for instance since a mailbox was full.</source>
        <translation>Sie wurden zu oft vertröstet, zum Beispiel weil ein Postfach voll war.</translation>
    </message>
    <message>
        <source>Send again to the %1 &amp;refused</source>
        <translation>Noch einmal an die %1 a&amp;bgelehnten schicken</translation>
    </message>
    <message>
        <source>Makes sense when what the relay minded has been mended; relays mind to be asked twice.</source>
        <translation>Sinnvoll, wenn behoben ist, was das Relay störte; Relays stört es, zweimal gefragt zu werden.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Nobody is left to send to.</source>
        <translation>Niemand ist übrig, an den zu schicken wäre.</translation>
    </message>
    <message>
        <source>Now to be sent to: %1.</source>
        <translation>Nun wird verschickt an: %1.</translation>
    </message>
    <message>
        <source>Start now</source>
        <translation>Jetzt starten</translation>
    </message>
    <message>
        <source>It was to start %1, which is past. Start it now?</source>
        <translation>Der Start war %1 vorgesehen und ist verpasst. Jetzt starten?</translation>
    </message>
    <message>
        <source>It starts %1.</source>
        <translation>Start: %1.</translation>
    </message>
</context>
<context>
    <name>Relaydeck::RouteOptions</name>
    <message>
        <source>Uses IPv4 only.</source>
        <translation>Benutzt nur IPv4.</translation>
    </message>
    <message>
        <source>Uses IPv6 only.</source>
        <translation>Benutzt nur IPv6.</translation>
    </message>
    <message>
        <source>Connections come from this address of ours.</source>
        <translation>Verbindungen kommen von dieser unserer Adressen.</translation>
    </message>
    <message>
        <source>Connects through socks5://[USER@]HOST:PORT or http://[USER@]HOST:PORT; none overrules a file.</source>
        <translation>Verbindet durch socks5://[USER@]HOST:PORT oder http://[USER@]HOST:PORT; none hebt eine Datei auf.</translation>
    </message>
    <message>
        <source>The first line that it prints is the proxy&apos;s password; else the keyring is asked.</source>
        <translation>Die erste Zeile, die er ausgibt, ist das Passwort des Proxys; sonst wird der Schlüsselbund gefragt.</translation>
    </message>
    <message>
        <source>This environment variable holds the proxy&apos;s password.</source>
        <translation>Diese Umgebungsvariable enthält das Passwort des Proxys.</translation>
    </message>
    <message>
        <source>--proxy takes no password; name a --proxy-password-command or a --proxy-password-env, or keep it in the keyring</source>
        <translation>--proxy nimmt kein Passwort; nennen Sie --proxy-password-command oder --proxy-password-env, oder verwahren Sie es im Schlüsselbund</translation>
    </message>
</context>
<context>
    <name>Relaydeck::SecretCommand</name>
    <message>
        <source>set|check|remove USER@HOST:PORT</source>
        <translation>set|check|remove USER@HOST:PORT</translation>
    </message>
    <message>
        <source>Keeps the password of a relay in the keyring of the system. set reads it from standard input, and
does not show what is typed; check says whether there is one; no command prints it.
The exit status is 1 when there is none to check or remove, and 2 when the keyring refuses.</source>
        <translation>Bewahrt das Passwort eines Relays im Schlüsselbund des Systems auf. set liest es von der
Standardeingabe und zeigt nicht, was getippt wird; check sagt, ob es eines gibt; ausgegeben wird es nie.
Der Exitstatus ist 1, wenn check oder remove keines vorfindet, und 2, wenn der Schlüsselbund ablehnt.</translation>
    </message>
    <message>
        <source>secret knows set, check and remove, not &quot;%1&quot;</source>
        <translation>secret kennt set, check und remove, nicht „%1“</translation>
    </message>
    <message>
        <source>secret wants USER@HOST:PORT, not &quot;%1&quot;</source>
        <translation>secret erwartet USER@HOST:PORT, nicht „%1“</translation>
    </message>
    <message>
        <source>Password of %1 (it is not shown):</source>
        <translation>Passwort von %1 (wird nicht angezeigt):</translation>
    </message>
    <message>
        <source>there is no password on standard input</source>
        <translation>in der Standardeingabe steht kein Passwort</translation>
    </message>
    <message>
        <source>what is on standard input is too long for a password</source>
        <translation>die Standardeingabe ist zu lang für ein Passwort</translation>
    </message>
    <message>
        <source>The password of %1 is in the keyring now</source>
        <translation>Das Passwort von %1 ist jetzt im Schlüsselbund</translation>
    </message>
    <message>
        <source>The keyring has a password for %1</source>
        <translation>Der Schlüsselbund hat ein Passwort für %1</translation>
    </message>
    <message>
        <source>The keyring has no password for %1 any more</source>
        <translation>Der Schlüsselbund hat kein Passwort mehr für %1</translation>
    </message>
</context>
<context>
    <name>Relaydeck::SecretMover</name>
    <message>
        <source>Move a password to the keyring</source>
        <translation>Ein Passwort in den Schlüsselbund verschieben</translation>
    </message>
</context>
<context>
    <name>Relaydeck::SecurityOptions</name>
    <message>
        <source>none, starttls-if-offered, starttls (required) or tls (from the first byte).</source>
        <translation>none, starttls-if-offered, starttls (erforderlich) oder tls (vom ersten Byte an).</translation>
    </message>
    <message>
        <source>The same as --security starttls.</source>
        <translation>Dasselbe wie --security starttls.</translation>
    </message>
    <message>
        <source>The same as --security tls.</source>
        <translation>Dasselbe wie --security tls.</translation>
    </message>
    <message>
        <source>Trusts the authorities in this PEM file, and no others.</source>
        <translation>Vertraut den Zertifizierungsstellen dieser PEM-Datei und keinen anderen.</translation>
    </message>
    <message>
        <source>Trusts the certificate that has this SHA-256.</source>
        <translation>Vertraut dem Zertifikat mit diesem SHA-256.</translation>
    </message>
    <message>
        <source>Lets any certificate pass.</source>
        <translation>Lässt jedes Zertifikat gelten.</translation>
    </message>
    <message>
        <source>Our own certificate and its key, PEM.</source>
        <translation>Das eigene Zertifikat und sein Schlüssel, PEM.</translation>
    </message>
    <message>
        <source>1.2 or 1.3.</source>
        <translation>1.2 oder 1.3.</translation>
    </message>
    <message>
        <source>auto, none, plain, login, cram-md5, scram-sha-1, scram-sha-256, xoauth2 or oauthbearer.</source>
        <translation>auto, none, plain, login, cram-md5, scram-sha-1, scram-sha-256, xoauth2 oder oauthbearer.</translation>
    </message>
    <message>
        <source>Logs in as this user; the password is asked of the keyring.</source>
        <translation>Meldet sich als dieser Benutzer an; das Passwort kommt aus dem Schlüsselbund.</translation>
    </message>
    <message>
        <source>The first line that it prints is the password.</source>
        <translation>Die erste Zeile, die der Befehl ausgibt, ist das Passwort.</translation>
    </message>
    <message>
        <source>This environment variable holds the password.</source>
        <translation>Diese Umgebungsvariable enthält das Passwort.</translation>
    </message>
    <message>
        <source>The password may be said on a line that is not secured.</source>
        <translation>Das Passwort darf auf einer ungesicherten Leitung gesagt werden.</translation>
    </message>
    <message>
        <source>Its key, where it is not in the same file, PEM.</source>
        <translation>Sein Schlüssel, wenn er nicht in derselben Datei steht, PEM.</translation>
    </message>
    <message>
        <source>The first line of this file is the password.</source>
        <translation>Die erste Zeile dieser Datei ist das Passwort.</translation>
    </message>
    <message>
        <source>--tls-key goes with --tls-cert</source>
        <translation>--tls-key gehört zu --tls-cert</translation>
    </message>
</context>
<context>
    <name>Relaydeck::SendCommand</name>
    <message>
        <source>(--servers FILE [--conf FILE]... | --server HOST:PORT ...) (--list FILE | --to ADDR ...)
        --message FILE.eml --from ADDR [OPTIONS]</source>
        <translation>(--servers FILE [--conf FILE]... | --server HOST:PORT ...) (--list FILE | --to ADDR ...)
        --message FILE.eml --from ADDR [OPTIONS]</translation>
    </message>
    <message>
        <source>Sends a message to a list through relays. Every outcome is kept in a journal, so that a send
that was stopped can be resumed and reported on.</source>
        <translation>Sendet eine Nachricht über Relays an eine Liste. Jedes Ergebnis steht in einem Journal, sodass sich
ein gestoppter Versand fortsetzen und auswerten lässt.</translation>
    </message>
    <message>
        <source>Prints one JSON object at the end.</source>
        <translation>Gibt am Ende ein JSON-Objekt aus.</translation>
    </message>
    <message>
        <source>Shows no progress.</source>
        <translation>Zeigt keinen Fortschritt.</translation>
    </message>
    <message>
        <source>Looks at everything first, as preflight does: errors stop the send, warnings ask.</source>
        <translation>Sieht sich erst alles an, wie preflight: Fehler halten den Versand auf, bei Warnungen wird gefragt.</translation>
    </message>
    <message>
        <source>With --preflight: sends in spite of warnings, without a question.</source>
        <translation>Mit --preflight: sendet trotz Warnungen, ohne zu fragen.</translation>
    </message>
    <message>
        <source>--yes, --dkim-selector and --no-dns mean something only with --preflight</source>
        <translation>--yes, --dkim-selector und --no-dns bedeuten nur mit --preflight etwas</translation>
    </message>
    <message>
        <source>With --preflight the list is read twice: it is to be a file</source>
        <translation>Mit --preflight wird die Liste zweimal gelesen: sie muss eine Datei sein</translation>
    </message>
    <message>
        <source>Nothing was sent: mend the errors first.</source>
        <translation>Nichts wurde gesendet: behebe zuerst die Fehler.</translation>
    </message>
    <message>
        <source>Nothing was sent: there are warnings, and nobody to ask. Say --yes to send all the same.</source>
        <translation>Nichts wurde gesendet: es gibt Warnungen, und niemand ist da, den man fragen könnte. Sage --yes, um trotzdem zu senden.</translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation>Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>Send all the same, in spite of warnings (%1)? Type %2 to send.</source>
        <translation>Trotz der Warnungen senden (%1)? Gib %2 ein, um zu senden.</translation>
    </message>
</context>
<context>
    <name>Relaydeck::SendEnding</name>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>First failure: %1</source>
        <translation>Erster Fehler: %1</translation>
    </message>
    <message>
        <source>To go on: relaydeck-cli resume %1</source>
        <translation>Fortsetzen: relaydeck-cli resume %1</translation>
    </message>
    <message>
        <source>%1 accepted</source>
        <translation>%1 angenommen</translation>
    </message>
    <message>
        <source>%1 refused</source>
        <translation>%1 abgelehnt</translation>
    </message>
    <message>
        <source>%1 deferred</source>
        <translation>%1 zurückgestellt</translation>
    </message>
    <message>
        <source>%1 in doubt</source>
        <translation>%1 ungewiss</translation>
    </message>
    <message>
        <source>%1 unsent</source>
        <translation>%1 nicht gesendet</translation>
    </message>
    <message>
        <source>%1 left out: not an address</source>
        <translation>%1 ausgelassen: keine Adresse</translation>
    </message>
    <message>
        <source>%1 left out: duplicates</source>
        <translation>%1 ausgelassen: doppelt</translation>
    </message>
    <message>
        <source>%1 in %2: %3</source>
        <translation>%1 in %2: %3</translation>
    </message>
    <message>
        <source>Relay</source>
        <translation>Relay</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Deferred</source>
        <translation>Zurückgestellt</translation>
    </message>
    <message>
        <source>In doubt</source>
        <translation>Ungewiss</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Standing</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>To see who: relaydeck-cli report %1 --outcome %2</source>
        <translation>Wer es ist: relaydeck-cli report %1 --outcome %2</translation>
    </message>
    <message>
        <source>This was a test: nobody on the list was sent to</source>
        <translation>Das war ein Test: an niemanden auf der Liste wurde gesendet</translation>
    </message>
</context>
<context>
    <name>Relaydeck::SendOptions</name>
    <message>
        <source>A recipient. Repeatable.</source>
        <translation>Ein Empfänger. Mehrfach möglich.</translation>
    </message>
    <message>
        <source>The message, headers and all.</source>
        <translation>Die Nachricht samt Kopfzeilen.</translation>
    </message>
    <message>
        <source>The sender: address or &quot;Name &lt;address&gt;&quot;.</source>
        <translation>Der Absender: Adresse oder „Name &lt;Adresse&gt;“.</translation>
    </message>
    <message>
        <source>Sends each recipient a message of their own.</source>
        <translation>Sendet jedem Empfänger eine eigene Nachricht.</translation>
    </message>
    <message>
        <source>Gives up a message after S seconds.</source>
        <translation>Gibt eine Nachricht nach S Sekunden auf.</translation>
    </message>
    <message>
        <source>Keeps the journal here; otherwise in the user&apos;s data folder.</source>
        <translation>Führt das Journal hier; sonst im Datenordner des Benutzers.</translation>
    </message>
    <message>
        <source>Appends everything that relays and we said.</source>
        <translation>Hängt alles an, was Relays und wir gesagt haben.</translation>
    </message>
    <message>
        <source>Appends accepted addresses, one a line.</source>
        <translation>Hängt angenommene Adressen an, eine je Zeile.</translation>
    </message>
    <message>
        <source>Appends refused and left out addresses, one a line.</source>
        <translation>Hängt abgelehnte und ausgelassene Adressen an, eine je Zeile.</translation>
    </message>
    <message>
        <source>Which message? Name an .eml file with --message</source>
        <translation>Welche Nachricht? Nennen Sie mit --message eine .eml-Datei</translation>
    </message>
    <message>
        <source>From whom? Name the sender with --from</source>
        <translation>Von wem? Nennen Sie mit --from den Absender</translation>
    </message>
    <message>
        <source>--list and --to exclude each other</source>
        <translation>--list und --to schließen einander aus</translation>
    </message>
    <message>
        <source>To whom? Name a list with --list or a recipient with --to</source>
        <translation>An wen? Nennen Sie mit --list eine Liste oder mit --to einen Empfänger</translation>
    </message>
    <message>
        <source>--list wants the name of a file</source>
        <translation>--list erwartet den Namen einer Datei</translation>
    </message>
    <message>
        <source>One recipient a line, a table (.csv, .tsv) or lines of JSON (.jsonl); - is standard input.</source>
        <translation>Ein Empfänger je Zeile, eine Tabelle (.csv, .tsv) oder JSON-Zeilen (.jsonl); - ist die Standardeingabe.</translation>
    </message>
    <message>
        <source>How the list is written, whatever its name says.</source>
        <translation>Wie die Liste geschrieben ist, was auch ihr Name sagt.</translation>
    </message>
    <message>
        <source>The column of the table, or the key, with the address.</source>
        <translation>Die Spalte der Tabelle oder der Schlüssel mit der Adresse.</translation>
    </message>
    <message>
        <source>One relay after the other, message for message (robin, the default), all at once, or the next one only while those before it are down.</source>
        <translation>Ein Relay nach dem anderen, Nachricht für Nachricht (robin, von sich aus), alle zugleich, oder das nächste nur, solange die davor ausgefallen sind.</translation>
    </message>
    <message>
        <source>Uses only the relay of this name. Repeatable.</source>
        <translation>Benutzt nur das Relay dieses Namens. Wiederholbar.</translation>
    </message>
    <message>
        <source>Tries a recipient that is put off N times in all, whatever talk_attempts of the relay says.</source>
        <translation>Versucht einen vertrösteten Empfänger insgesamt N-mal, was auch talk_attempts des Relays sagt.</translation>
    </message>
    <message>
        <source>Waits S seconds before the second attempt, and twice as long before each further one.</source>
        <translation>Wartet S Sekunden vor dem zweiten Versuch und vor jedem weiteren doppelt so lange.</translation>
    </message>
    <message>
        <source>Sends as often to an address as it stands in the list, not once.</source>
        <translation>Sendet an eine Adresse so oft, wie sie in der Liste steht, nicht einmal.</translation>
    </message>
    <message>
        <source>When relays that offer DSN are to report to the sender.</source>
        <translation>Wann Relays, die DSN anbieten, dem Absender berichten sollen.</translation>
    </message>
    <message>
        <source>Whether a report has the whole message or its headers.</source>
        <translation>Ob ein Bericht die ganze Nachricht oder ihre Kopfzeilen enthält.</translation>
    </message>
    <message>
        <source>A name for the message, which comes back in reports.</source>
        <translation>Ein Name für die Nachricht, der in Berichten wiederkehrt.</translation>
    </message>
    <message>
        <source>--notify is never, or some of success,failure,delay, not &quot;%1&quot;</source>
        <translation>--notify ist never oder einige von success,failure,delay, nicht &quot;%1&quot;</translation>
    </message>
    <message>
        <source>--ret is full or hdrs, not &quot;%1&quot;</source>
        <translation>--ret ist full oder hdrs, nicht &quot;%1&quot;</translation>
    </message>
    <message>
        <source>--envid is up to 100 printable characters of ASCII</source>
        <translation>--envid besteht aus bis zu 100 druckbaren ASCII-Zeichen</translation>
    </message>
    <message>
        <source>--list-format is plain, table or jsonl, not &quot;%1&quot;</source>
        <translation>--list-format ist plain, table oder jsonl, nicht &quot;%1&quot;</translation>
    </message>
    <message>
        <source>A plain list has no columns: leave out --column</source>
        <translation>Eine einfache Liste hat keine Spalten: lassen Sie --column weg</translation>
    </message>
    <message>
        <source>--policy is robin, parallel or failover, not &quot;%1&quot;</source>
        <translation>--policy ist robin, parallel oder failover, nicht &quot;%1&quot;</translation>
    </message>
    <message>
        <source>Puts values of the list into the message where it says {{column}}; each recipient gets one of their own.</source>
        <translation>Setzt Werte der Liste in die Nachricht ein, wo {{Spalte}} steht; jeder Empfänger bekommt eine eigene.</translation>
    </message>
    <message>
        <source>Merges as Mail::Bulkmail::Dynamic did, by its settings: merge_keys, merge_delimiter and so on.</source>
        <translation>Setzt ein wie Mail::Bulkmail::Dynamic, nach dessen Einstellungen: merge_keys, merge_delimiter und so weiter.</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>%1 cannot be used: look at %2</source>
        <translation>%1 ist nicht zu gebrauchen: sehen Sie nach %2</translation>
    </message>
    <message>
        <source>--merge and --classic-merge exclude each other</source>
        <translation>--merge und --classic-merge schließen einander aus</translation>
    </message>
    <message>
        <source>Sends nothing to these addresses and domains: one a line, or a table with their column. Repeatable.</source>
        <translation>Sendet nichts an diese Adressen und Domains: eine je Zeile oder eine Tabelle mit deren Spalte. Mehrmals möglich.</translation>
    </message>
    <message>
        <source>Reads the list now and starts at this time: &quot;2026-11-30 09:00&quot;, local or with an offset.</source>
        <translation>Liest die Liste jetzt und beginnt zu dieser Zeit: „2026-11-30 09:00“, örtlich oder mit Abstand.</translation>
    </message>
    <message>
        <source>A test: sends the message to this address instead of the list. Repeatable.</source>
        <translation>Ein Test: sendet die Nachricht an diese Adresse statt an die Liste. Mehrmals möglich.</translation>
    </message>
    <message>
        <source>The test gets the message of the Nth recipient of the list (1), the next address that of the next.</source>
        <translation>Der Test bekommt die Nachricht des N-ten Empfängers der Liste (1), die nächste Adresse die des nächsten.</translation>
    </message>
    <message>
        <source>What stands between the columns of the table: a character, or tab; its header tells by itself.</source>
        <translation>Was zwischen den Spalten der Tabelle steht: ein Zeichen oder tab; die Kopfzeile sagt es von selbst.</translation>
    </message>
    <message>
        <source>--test-row goes with --test-to</source>
        <translation>--test-row gehört zu --test-to</translation>
    </message>
    <message>
        <source>A test is sent at once: leave out --at</source>
        <translation>Ein Test wird sofort gesendet: lass --at weg</translation>
    </message>
    <message>
        <source>--delimiter is a character of ASCII or tab, not &quot;%1&quot;</source>
        <translation>--delimiter ist ein ASCII-Zeichen oder tab, nicht „%1“</translation>
    </message>
    <message>
        <source>Lets the computer go to sleep while the message is being sent.</source>
        <translation>Der Rechner darf einschlafen, während die Nachricht versandt wird.</translation>
    </message>
</context>
<context>
    <name>Relaydeck::SendOptionsDialog</name>
    <message>
        <source>Use these</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>Add suppression lists</source>
        <translation>Sperrlisten hinzufügen</translation>
    </message>
    <message>
        <source>Text files (*.txt *.list *.lst *.csv);;All files (*)</source>
        <translation>Textdateien (*.txt *.list *.lst *.csv);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>%1 (is not there)</source>
        <translation>%1 (ist nicht da)</translation>
    </message>
</context>
<context>
    <name>Relaydeck::SendPage</name>
    <message>
        <source>Relays of the server file appear here.</source>
        <translation>Hier erscheinen die Relays der Serverdatei.</translation>
    </message>
    <message>
        <source>Choose a list of addresses</source>
        <translation>Liste mit Adressen wählen</translation>
    </message>
    <message>
        <source>Choose a message</source>
        <translation>Nachricht wählen</translation>
    </message>
    <message>
        <source>Messages (*.eml);;All files (*)</source>
        <translation>Nachrichten (*.eml);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>none yet, &lt;a href=&quot;open&quot;&gt;open a server file&lt;/a&gt;</source>
        <translation>noch keine, &lt;a href=&quot;open&quot;&gt;Serverdatei öffnen&lt;/a&gt;</translation>
    </message>
    <message>
        <source>%1 in &lt;a href=&quot;edit&quot;&gt;%2&lt;/a&gt;</source>
        <translation>%1 in &lt;a href=&quot;edit&quot;&gt;%2&lt;/a&gt;</translation>
    </message>
    <message>
        <source>Open a server file to have relays to send through.</source>
        <translation>Öffnen Sie eine Serverdatei; sie nennt die Relays für den Versand.</translation>
    </message>
    <message>
        <source>Say who the sender is; bounces go there.</source>
        <translation>Nennen Sie den Absender; an ihn gehen Rückläufer.</translation>
    </message>
    <message>
        <source>This is a demo: everything goes to practice relays on this machine.</source>
        <translation>Das ist eine Demo: Alles geht an Übungsrelays auf diesem Rechner.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Lists (*.txt *.list *.lst *.csv *.tsv *.tab *.jsonl *.ndjson);;All files (*)</source>
        <translation>Listen (*.txt *.list *.lst *.csv *.tsv *.tab *.jsonl *.ndjson);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Reading the list …</source>
        <translation>Die Liste wird gelesen …</translation>
    </message>
    <message>
        <source>&amp;Each recipient gets values of the list: %1</source>
        <translation>&amp;Jeder Empfänger bekommt Werte aus der Liste: %1</translation>
    </message>
    <message>
        <source>Not while each recipient gets a message of their own</source>
        <translation>Nicht, solange jeder Empfänger eine eigene Nachricht bekommt</translation>
    </message>
    <message>
        <source>Read it otherwise …</source>
        <translation>Anders lesen …</translation>
    </message>
    <message>
        <source>Not started. %1</source>
        <translation>Nicht begonnen. %1</translation>
    </message>
    <message>
        <source>Choose a list: a text file with one address a line, or a table.</source>
        <translation>Wähle eine Liste: eine Textdatei mit einer Adresse je Zeile oder eine Tabelle.</translation>
    </message>
    <message>
        <source>Send then</source>
        <translation>Dann senden</translation>
    </message>
    <message>
        <source>Change …</source>
        <translation>Ändern …</translation>
    </message>
    <message>
        <source>Write a message, or choose one: an .eml file with its headers.</source>
        <translation>Schreiben Sie eine Nachricht, oder wählen Sie eine: eine .eml-Datei mit ihren Kopfzeilen.</translation>
    </message>
</context>
<context>
    <name>Relaydeck::SendProgress</name>
    <message>
        <source>accepted</source>
        <translation>angenommen</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>deferred</source>
        <translation>zurückgestellt</translation>
    </message>
    <message>
        <source>in doubt</source>
        <translation>ungewiss</translation>
    </message>
    <message>
        <source>unsent</source>
        <translation>ungesendet</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>ausgelassen</translation>
    </message>
    <message>
        <source>messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>rate</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>running for</source>
        <translation>läuft seit</translation>
    </message>
    <message>
        <source>time left</source>
        <translation>noch</translation>
    </message>
    <message>
        <source>Nothing sent yet</source>
        <translation>Noch nichts gesendet</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>state, subject</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Test: %1</source>
        <translation>Probe: %1</translation>
    </message>
</context>
<context>
    <name>Relaydeck::SendQuestion</name>
    <message>
        <source>%1 more</source>
        <translation>%1 weitere</translation>
    </message>
    <message>
        <source>List: %1</source>
        <translation>Liste: %1</translation>
    </message>
    <message>
        <source>Message: %1</source>
        <translation>Nachricht: %1</translation>
    </message>
    <message>
        <source>Sender: %1</source>
        <translation>Absender: %1</translation>
    </message>
    <message>
        <source>Through: %1</source>
        <translation>Über: %1</translation>
    </message>
    <message>
        <source>Mail that a relay has taken cannot be called back. Pause and Stop keep the rest unsent, and the journal knows what became of each recipient.</source>
        <translation>Was ein Relay angenommen hat, lässt sich nicht zurückholen. Mit Pausieren und Stoppen bleibt der Rest ungesendet, und das Journal weiß, was aus jedem Empfänger wurde.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>file, 10 entries</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source> (&quot;%1&quot;)</source>
        <translation> („%1“)</translation>
    </message>
    <message>
        <source>Each recipient gets a message of their own with: %1</source>
        <translation>Jeder Empfänger bekommt eine eigene Nachricht mit: %1</translation>
    </message>
    <message>
        <source>All get it as it stands, though it has fields: %1</source>
        <translation>Alle bekommen sie, wie sie ist, obwohl sie Felder hat: %1</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>Send to %1 %2?</source>
        <comment>10 recipients, now</comment>
        <translation>An %1 senden, %2?</translation>
    </message>
    <message>
        <source>Send to everybody on the list %1?</source>
        <comment>now</comment>
        <translation>An alle auf der Liste senden, %1?</translation>
    </message>
    <message>
        <source>Suppression lists: %1</source>
        <translation>Sperrlisten: %1</translation>
    </message>
</context>
<context>
    <name>Relaydeck::SendRun</name>
    <message>
        <source>Stopping: messages under way are finished first. Interrupt again to stop at once.</source>
        <translation>Wird gestoppt: Begonnene Nachrichten werden noch beendet. Ein zweiter Abbruch stoppt sofort.</translation>
    </message>
</context>
<context>
    <name>Relaydeck::ServerFileSession</name>
    <message>
        <source>Typing</source>
        <translation>Tippen</translation>
    </message>
</context>
<context>
    <name>Relaydeck::ServerTableModel</name>
    <message>
        <source>console</source>
        <translation>Konsole</translation>
    </message>
    <message>
        <source>%1: %2 recipients, limit: %3</source>
        <translation>%1: %2 Empfänger, Limit: %3</translation>
    </message>
    <message>
        <source>%1 open now, %2 made so far</source>
        <translation>%1 jetzt offen, %2 bisher aufgebaut</translation>
    </message>
    <message>
        <source>%1 refused, %2 deferred, %3 in doubt</source>
        <translation>%1 abgelehnt, %2 zurückgestellt, %3 ungewiss</translation>
    </message>
    <message>
        <source>Relay</source>
        <translation>Relay</translation>
    </message>
    <message>
        <source>Name of the relay</source>
        <translation>Name des Relays</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Host and port</source>
        <translation>Host und Port</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>What the relay is doing, or why it does nothing</source>
        <translation>Was das Relay gerade tut oder warum es nichts tut</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Recipients since the relay was loaded</source>
        <translation>Empfänger, seit das Relay geladen ist</translation>
    </message>
    <message>
        <source>Robin</source>
        <translation>Reihum</translation>
    </message>
    <message>
        <source>Recipients in this turn of the robin</source>
        <translation>Empfänger, seit das Relay an der Reihe ist</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Recipients on this connection</source>
        <translation>Empfänger auf dieser Verbindung</translation>
    </message>
    <message>
        <source>Awake</source>
        <translation>Wach</translation>
    </message>
    <message>
        <source>Recipients since the relay last slept</source>
        <translation>Empfänger, seit das Relay zuletzt schlief</translation>
    </message>
    <message>
        <source>Envelope</source>
        <translation>Umschlag</translation>
    </message>
    <message>
        <source>Recipients of the message in hand</source>
        <translation>Empfänger der laufenden Nachricht</translation>
    </message>
    <message>
        <source>Conns.</source>
        <translation>Verb.</translation>
    </message>
    <message>
        <source>Connections that are open now</source>
        <translation>Jetzt offene Verbindungen</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>Accepted recipients a second</source>
        <translation>Angenommene Empfänger je Sekunde</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Recipients refused, deferred or in doubt</source>
        <translation>Empfänger abgelehnt, zurückgestellt oder ungewiss</translation>
    </message>
    <message>
        <source>Last reply</source>
        <translation>Letzte Antwort</translation>
    </message>
    <message>
        <source>What the relay said last</source>
        <translation>Was das Relay zuletzt sagte</translation>
    </message>
    <message>
        <source>%1, new settings when idle</source>
        <comment>%1 is what it does now</comment>
        <translation>%1, neue Einstellungen im Leerlauf</translation>
    </message>
    <message>
        <source>%1. What was changed in the server file takes effect when no message is under way any more</source>
        <translation>%1. Änderungen der Serverdatei gelten, sobald keine Nachricht mehr unterwegs ist</translation>
    </message>
</context>
<context>
    <name>Relaydeck::ServersCommand</name>
    <message>
        <source>FILE [--conf FILE]... [--json]</source>
        <translation>FILE [--conf FILE]... [--json]</translation>
    </message>
    <message>
        <source>Shows the relays of a server file of Mail::Bulkmail as they really come out. With --json every
value is shown with where it comes from.</source>
        <translation>Zeigt die Relays einer Serverdatei von Mail::Bulkmail mit ihren wirklichen Werten. Mit --json steht
bei jedem Wert, woher er kommt.</translation>
    </message>
    <message>
        <source>A master conf file with defaults. Repeatable.</source>
        <translation>Eine Master-Konfiguration mit Vorgaben. Mehrfach möglich.</translation>
    </message>
    <message>
        <source>Prints one JSON object.</source>
        <translation>Gibt ein JSON-Objekt aus.</translation>
    </message>
    <message>
        <source>%1 has no relays that can be used</source>
        <translation>%1 hat keine brauchbaren Relays</translation>
    </message>
    <message>
        <source>Relay</source>
        <translation>Relay</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>Domain</translation>
    </message>
    <message>
        <source>Envelope</source>
        <translation>Umschlag</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Gesamt</translation>
    </message>
    <message>
        <source>Robin</source>
        <translation>Reihum</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Awake</source>
        <translation>Wach</translation>
    </message>
    <message>
        <source>Sleep</source>
        <translation>Schlaf</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>abgeschaltet</translation>
    </message>
    <message>
        <source>cannot be used: %1</source>
        <translation>unbrauchbar: %1</translation>
    </message>
</context>
<context>
    <name>Relaydeck::ServersPage</name>
    <message>
        <source>No relays yet</source>
        <translation>Noch keine Relays</translation>
    </message>
    <message>
        <source>A server file lists the relays to send through, their limits and their time-outs. Files of Mail::Bulkmail are read and written as they are.</source>
        <translation>Eine Serverdatei nennt die Relays für den Versand, ihre Limits und ihre Wartezeiten. Dateien von Mail::Bulkmail werden so gelesen und geschrieben, wie sie sind.</translation>
    </message>
    <message>
        <source>%1 working</source>
        <translation>%1 bei der Arbeit</translation>
    </message>
    <message>
        <source>%1 sent</source>
        <translation>%1 gesendet</translation>
    </message>
    <message>
        <source>1 connection</source>
        <translation>1 Verbindung</translation>
    </message>
    <message>
        <source>%1 connections</source>
        <translation>%1 Verbindungen</translation>
    </message>
</context>
<context>
    <name>Relaydeck::StatusLine</name>
    <message>
        <source>%1 %2</source>
        <comment>number, outcome</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 of %2 accepted</source>
        <translation>%1 von %2 angenommen</translation>
    </message>
    <message>
        <source> &quot;%1&quot;</source>
        <translation> „%1“</translation>
    </message>
    <message>
        <source>&lt;span style=&quot;color: %1&quot;&gt;%2&lt;/span&gt; &lt;a href=&quot;dismiss&quot;&gt;Dismiss&lt;/a&gt;</source>
        <translation>&lt;span style=&quot;color: %1&quot;&gt;%2&lt;/span&gt; &lt;a href=&quot;dismiss&quot;&gt;Verwerfen&lt;/a&gt;</translation>
    </message>
    <message>
        <source>%1, nothing sent yet</source>
        <translation>%1, noch nichts gesendet</translation>
    </message>
    <message>
        <source>No relays yet</source>
        <translation>Noch keine Relays</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>Test: %1</source>
        <translation>Probe: %1</translation>
    </message>
</context>
<context>
    <name>Relaydeck::TalkCommand</name>
    <message>
        <source>Connects to a relay, says EHLO, then each line of standard input as a command, and prints the
conversation: C: is what we said, S: what the relay said. A line is said when the one before was
answered. The end of the input says QUIT.</source>
        <translation>Verbindet sich mit einem Relay, sagt EHLO, schickt dann jede Zeile der Standardeingabe als Befehl
und gibt den SMTP-Dialog aus: C: steht vor dem, was wir sagten, S: vor dem, was das Relay sagte. Eine
Zeile wird geschickt, sobald die vorige beantwortet ist. Am Ende der Eingabe folgt QUIT.</translation>
    </message>
    <message>
        <source>Our own name, for EHLO.</source>
        <translation>Der eigene Name, für EHLO.</translation>
    </message>
    <message>
        <source>talk wants HOST:PORT, not &quot;%1&quot;</source>
        <translation>talk erwartet HOST:PORT, nicht „%1“</translation>
    </message>
    <message>
        <source>a line of the input is longer than 64 KiB</source>
        <translation>eine Zeile der Eingabe ist länger als 64 KiB</translation>
    </message>
    <message>
        <source>%1 lines were too fast to be shown</source>
        <translation>%1 Zeilen kamen zu schnell, um sie zu zeigen</translation>
    </message>
    <message>
        <source>HOST:PORT [OPTIONS]</source>
        <translation>HOST:PORT [OPTIONS]</translation>
    </message>
</context>
<context>
    <name>Relaydeck::TestCommand</name>
    <message>
        <source>FILE | --server HOST:PORT [OPTIONS]</source>
        <translation>FILE | --server HOST:PORT [OPTIONS]</translation>
    </message>
    <message>
        <source>Tries relays out with their settings as they stand: connects, secures the line, logs in, and says
NOOP and QUIT; never a MAIL. Prints each conversation and what was found. Ends with 0 when every
relay is ready for mail, else with 4.</source>
        <translation>Probiert Relays mit ihren jetzigen Einstellungen aus: verbindet sich, sichert die Leitung, meldet sich
an und sagt NOOP und QUIT, nie ein MAIL. Gibt jeden SMTP-Dialog und den Befund aus. Endet mit 0, wenn
jedes Relay bereit für Mail ist, sonst mit 4.</translation>
    </message>
    <message>
        <source>A master conf file with defaults. Repeatable.</source>
        <translation>Eine Master-Konfiguration mit Vorgaben. Mehrfach möglich.</translation>
    </message>
    <message>
        <source>Only this relay of the file, by its name or HOST:PORT. Repeatable.</source>
        <translation>Nur dieses Relay der Datei, mit Namen oder HOST:PORT. Mehrfach möglich.</translation>
    </message>
    <message>
        <source>This relay, from no file. Repeatable.</source>
        <translation>Dieses Relay, aus keiner Datei. Mehrfach möglich.</translation>
    </message>
    <message>
        <source>Our own name, for EHLO.</source>
        <translation>Der eigene Name, für EHLO.</translation>
    </message>
    <message>
        <source>Prints one JSON object.</source>
        <translation>Gibt ein JSON-Objekt aus.</translation>
    </message>
    <message>
        <source>Which relays? Name a server file, or a relay with --server</source>
        <translation>Welche Relays? Nennen Sie eine Serverdatei oder mit --server ein Relay</translation>
    </message>
    <message>
        <source>--server wants HOST:PORT, not &quot;%1&quot;</source>
        <translation>--server erwartet HOST:PORT, nicht „%1“</translation>
    </message>
    <message>
        <source>%1 has no relay %2</source>
        <translation>%1 hat kein Relay %2</translation>
    </message>
    <message>
        <source>%1 has no relays that can be used</source>
        <translation>%1 hat keine brauchbaren Relays</translation>
    </message>
</context>
<context>
    <name>Relaydeck::TestSendDialog</name>
    <message>
        <source>Send a test</source>
        <translation>Eine Probe senden</translation>
    </message>
    <message>
        <source>Your own addresses, one a line</source>
        <translation>Ihre eigenen Adressen, eine je Zeile</translation>
    </message>
    <message>
        <source>&amp;To:</source>
        <translation>&amp;An:</translation>
    </message>
    <message>
        <source>Each further address gets the values of the entry behind it</source>
        <translation>Jede weitere Adresse bekommt die Werte des Eintrags dahinter</translation>
    </message>
    <message>
        <source>&amp;Values of entry:</source>
        <translation>&amp;Werte von Eintrag:</translation>
    </message>
    <message>
        <source>The message goes to these alone, through the relays of this send. Nobody on the list is sent to.</source>
        <translation>Die Nachricht geht nur an diese, über die Relays dieses Versands. An niemanden auf der Liste wird gesendet.</translation>
    </message>
    <message>
        <source>What became of each</source>
        <translation>Was aus jedem wurde</translation>
    </message>
    <message>
        <source>St&amp;op</source>
        <translation>An&amp;halten</translation>
    </message>
    <message>
        <source>&amp;Send test</source>
        <translation>&amp;Probe senden</translation>
    </message>
    <message>
        <source>Sending …</source>
        <translation>Wird gesendet …</translation>
    </message>
    <message>
        <source>Accepted for nobody.</source>
        <translation>Für niemanden angenommen.</translation>
    </message>
    <message>
        <source>Accepted for %1 of %2. Now look at what arrives.</source>
        <translation>Angenommen für %1 von %2. Sehen Sie nun nach, was ankommt.</translation>
    </message>
</context>
<context>
    <name>Relaydeck::TestView</name>
    <message>
        <source>Stop the test</source>
        <translation>Test stoppen</translation>
    </message>
    <message>
        <source>Test connects to the selected relay with the settings as they stand, saved or not, and says here what came of it. No mail is sent.</source>
        <translation>Testen verbindet sich mit dem ausgewählten Relay, und zwar mit den jetzigen Einstellungen, gespeichert oder nicht, und sagt hier, was daraus wurde. Es wird keine Mail gesendet.</translation>
    </message>
    <message>
        <source>What is said to and by the relay is shown here.</source>
        <translation>Hier erscheint, was dem Relay gesagt wird und was es sagt.</translation>
    </message>
    <message>
        <source>Testing %1 …</source>
        <translation>%1 wird getestet …</translation>
    </message>
</context>
<context>
    <name>Relaydeck::TranscriptModel</name>
    <message>
        <source>console</source>
        <translation>Konsole</translation>
    </message>
    <message>
        <source>relay %1</source>
        <translation>Relay %1</translation>
    </message>
    <message>
        <source>%1 #%2</source>
        <comment>relay and connection</comment>
        <translation>%1 #%2</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Relay</source>
        <translation>Relay</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>Abstand</translation>
    </message>
</context>
<context>
    <name>Relaydeck::VerdictWords</name>
    <message>
        <source>%1 is ready for mail by these settings</source>
        <translation>%1 ist mit diesen Einstellungen bereit für Mail</translation>
    </message>
    <message>
        <source>%1 was not tested to the end</source>
        <translation>%1 wurde nicht zu Ende getestet</translation>
    </message>
    <message>
        <source>The test of %1 was stopped</source>
        <translation>Der Test von %1 wurde gestoppt</translation>
    </message>
    <message>
        <source>Connected to %1 in %2</source>
        <translation>Verbunden mit %1 nach %2</translation>
    </message>
    <message>
        <source>No connection to %1</source>
        <translation>Keine Verbindung zu %1</translation>
    </message>
    <message>
        <source>It greets us and speaks SMTP</source>
        <translation>Es begrüßt uns und spricht SMTP</translation>
    </message>
    <message>
        <source>It does not welcome us</source>
        <translation>Es heißt uns nicht willkommen</translation>
    </message>
    <message>
        <source>Not secured: whoever sits in between can read and change all that is said</source>
        <translation>Nicht gesichert: Wer dazwischensitzt, kann alles Gesagte lesen und ändern</translation>
    </message>
    <message>
        <source>The connection cannot be secured</source>
        <translation>Die Verbindung lässt sich nicht sichern</translation>
    </message>
    <message>
        <source>Secured by %1, %2</source>
        <translation>Gesichert mit %1, %2</translation>
    </message>
    <message>
        <source>Objection: %1</source>
        <translation>Einwand: %1</translation>
    </message>
    <message>
        <source>Let pass by the settings: %1</source>
        <translation>Von den Einstellungen geduldet: %1</translation>
    </message>
    <message>
        <source>The certificate is good, but the settings let any pass</source>
        <translation>Das Zertifikat ist gut, aber die Einstellungen lassen jedes gelten</translation>
    </message>
    <message>
        <source>Certificate for %1, signed by %2</source>
        <translation>Zertifikat für %1, signiert von %2</translation>
    </message>
    <message>
        <source>It is valid for 1 more day</source>
        <translation>Es gilt noch 1 Tag</translation>
    </message>
    <message>
        <source>It is valid for %1 more days</source>
        <translation>Es gilt noch %1 Tage</translation>
    </message>
    <message>
        <source>Its SHA-256 is %1</source>
        <translation>Sein SHA-256 ist %1</translation>
    </message>
    <message>
        <source>No login: the settings ask for none</source>
        <translation>Keine Anmeldung: die Einstellungen verlangen keine</translation>
    </message>
    <message>
        <source>The login failed</source>
        <translation>Die Anmeldung ist gescheitert</translation>
    </message>
    <message>
        <source>Logged in by %1</source>
        <translation>Angemeldet mit %1</translation>
    </message>
    <message>
        <source>The login went over a line that is not secured</source>
        <translation>Die Anmeldung ging über eine ungesicherte Leitung</translation>
    </message>
    <message>
        <source>It is not ready for mail</source>
        <translation>Es ist nicht bereit für Mail</translation>
    </message>
    <message>
        <source>Ready for mail; it answers within %1</source>
        <translation>Bereit für Mail; es antwortet innerhalb von %1</translation>
    </message>
    <message>
        <source>It takes messages of up to %1 bytes</source>
        <translation>Es nimmt Nachrichten bis zu %1 Byte an</translation>
    </message>
    <message>
        <source>It offers %1</source>
        <translation>Es bietet %1 an</translation>
    </message>
    <message>
        <source>it has no certificate</source>
        <translation>es hat kein Zertifikat</translation>
    </message>
    <message>
        <source>the certificate has expired</source>
        <translation>das Zertifikat ist abgelaufen</translation>
    </message>
    <message>
        <source>the certificate is not valid yet</source>
        <translation>das Zertifikat gilt noch nicht</translation>
    </message>
    <message>
        <source>the certificate is for another host</source>
        <translation>das Zertifikat ist für einen anderen Host</translation>
    </message>
    <message>
        <source>the certificate is signed by nobody but itself</source>
        <translation>das Zertifikat ist nur von sich selbst signiert</translation>
    </message>
    <message>
        <source>nobody we trust has signed the certificate</source>
        <translation>niemand, dem wir vertrauen, hat das Zertifikat signiert</translation>
    </message>
    <message>
        <source>a signature of the certificate is not good</source>
        <translation>eine Signatur des Zertifikats stimmt nicht</translation>
    </message>
    <message>
        <source>the certificate was revoked</source>
        <translation>das Zertifikat wurde widerrufen</translation>
    </message>
    <message>
        <source>the certificate is not the one that was pinned</source>
        <translation>das Zertifikat ist nicht das festgelegte</translation>
    </message>
    <message>
        <source>the certificate is not acceptable</source>
        <translation>das Zertifikat ist nicht annehmbar</translation>
    </message>
    <message>
        <source>the file of certificate authorities cannot be used</source>
        <translation>die Datei mit den Zertifizierungsstellen ist unbrauchbar</translation>
    </message>
    <message>
        <source>the file with our own certificate and key cannot be used</source>
        <translation>die Datei mit dem eigenen Zertifikat und Schlüssel ist unbrauchbar</translation>
    </message>
    <message>
        <source>somebody put words in clear in front of the secured line</source>
        <translation>jemand hat der gesicherten Verbindung Klartext vorangestellt</translation>
    </message>
    <message>
        <source>the port does not speak TLS</source>
        <translation>der Port spricht kein TLS</translation>
    </message>
    <message>
        <source>there is no version of TLS that both sides accept</source>
        <translation>keine TLS-Version ist beiden Seiten recht</translation>
    </message>
    <message>
        <source>the handshake failed</source>
        <translation>der Handshake ist gescheitert</translation>
    </message>
</context>
<context>
    <name>Relaydeck::Words</name>
    <message>
        <source>, %1 left</source>
        <translation>, noch %1</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>untätig</translation>
    </message>
    <message>
        <source>connecting ...</source>
        <translation>verbindet ...</translation>
    </message>
    <message>
        <source>working</source>
        <translation>arbeitet</translation>
    </message>
    <message>
        <source>waiting for its turn</source>
        <translation>nicht an der Reihe</translation>
    </message>
    <message>
        <source>asleep</source>
        <translation>schläft</translation>
    </message>
    <message>
        <source>backing off</source>
        <translation>hält sich zurück</translation>
    </message>
    <message>
        <source>done: limit of %1 reached</source>
        <translation>fertig: Limit von %1 erreicht</translation>
    </message>
    <message>
        <source>done: limit reached</source>
        <translation>fertig: Limit erreicht</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>pausiert</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>getrennt</translation>
    </message>
    <message>
        <source>worthless</source>
        <translation>unbrauchbar</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>abgeschaltet</translation>
    </message>
    <message>
        <source>no answer for %1</source>
        <translation>seit %1 keine Antwort</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>keine rechtzeitige Antwort</translation>
    </message>
    <message>
        <source>the relay closed the connection</source>
        <translation>das Relay schloss die Verbindung</translation>
    </message>
    <message>
        <source>not an SMTP answer</source>
        <translation>keine SMTP-Antwort</translation>
    </message>
    <message>
        <source>no connection</source>
        <translation>keine Verbindung</translation>
    </message>
    <message>
        <source>host name not found</source>
        <translation>Hostname nicht gefunden</translation>
    </message>
    <message>
        <source>TLS failed</source>
        <translation>TLS gescheitert</translation>
    </message>
    <message>
        <source>login refused</source>
        <translation>Anmeldung abgelehnt</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>gestoppt</translation>
    </message>
    <message>
        <source>The relay refused %1</source>
        <translation>Vom Relay abgelehnt bei %1</translation>
    </message>
    <message>
        <source>The relay put off %1</source>
        <translation>Vom Relay zurückgestellt bei %1</translation>
    </message>
    <message>
        <source>No answer to %1 within %2</source>
        <translation>Keine Antwort bei %1 innerhalb von %2</translation>
    </message>
    <message>
        <source>No answer to %1 in time</source>
        <translation>Keine rechtzeitige Antwort bei %1</translation>
    </message>
    <message>
        <source>The connection was lost at %1</source>
        <translation>Verbindung verloren bei %1</translation>
    </message>
    <message>
        <source>The answer to %1 is not SMTP</source>
        <translation>Die Antwort bei %1 ist kein SMTP</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>Keine Verbindung</translation>
    </message>
    <message>
        <source>The host name was not found</source>
        <translation>Der Hostname wurde nicht gefunden</translation>
    </message>
    <message>
        <source>The connection could not be secured</source>
        <translation>Die Verbindung ließ sich nicht sichern</translation>
    </message>
    <message>
        <source>The relay refused the login</source>
        <translation>Das Relay lehnte die Anmeldung ab</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Nicht gesendet</translation>
    </message>
    <message>
        <source>Stopped at %1</source>
        <translation>Gestoppt bei %1</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>dem Verbindungsaufbau</translation>
    </message>
    <message>
        <source>the greeting</source>
        <translation>der Begrüßung</translation>
    </message>
    <message>
        <source>the message</source>
        <translation>der Nachricht</translation>
    </message>
    <message>
        <source>a command</source>
        <translation>einem Befehl</translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation>%1, Zeile %2</translation>
    </message>
    <message>
        <source>%1 cannot be read</source>
        <translation>%1 lässt sich nicht lesen</translation>
    </message>
    <message>
        <source>The message %1 is empty</source>
        <translation>Die Nachricht %1 ist leer</translation>
    </message>
    <message>
        <source>The message %1 has no header lines; it must begin with lines such as From: and Subject:</source>
        <translation>Die Nachricht %1 hat keine Kopfzeilen; sie muss mit Zeilen wie From: und Subject: beginnen</translation>
    </message>
    <message>
        <source>%1 is not a message in .eml form</source>
        <translation>%1 ist keine Nachricht im .eml-Format</translation>
    </message>
    <message>
        <source>The sender is not a mail address</source>
        <translation>Der Absender ist keine Mailadresse</translation>
    </message>
    <message>
        <source>The list has no addresses</source>
        <translation>Die Liste enthält keine Adressen</translation>
    </message>
    <message>
        <source>The list %1 has no addresses</source>
        <translation>Die Liste %1 enthält keine Adressen</translation>
    </message>
    <message>
        <source>There is no relay to send through</source>
        <translation>Es gibt kein Relay für den Versand</translation>
    </message>
    <message>
        <source>The journal %1 cannot be written</source>
        <translation>Das Journal %1 lässt sich nicht schreiben</translation>
    </message>
    <message>
        <source>The journal %1 is in use by another program</source>
        <translation>Das Journal %1 wird von einem anderen Programm benutzt</translation>
    </message>
    <message>
        <source>The journal %1 is damaged</source>
        <translation>Das Journal %1 ist beschädigt</translation>
    </message>
    <message>
        <source>%1 is not a journal of Relaydeck</source>
        <translation>%1 ist kein Journal von Relaydeck</translation>
    </message>
    <message>
        <source>The log %1 cannot be written</source>
        <translation>Die Logdatei %1 lässt sich nicht schreiben</translation>
    </message>
    <message>
        <source>An option cannot be used</source>
        <translation>Eine Option ist unbrauchbar</translation>
    </message>
    <message>
        <source>unsent</source>
        <translation>nicht gesendet</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>angenommen</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>deferred</source>
        <translation>zurückgestellt</translation>
    </message>
    <message>
        <source>in doubt</source>
        <translation>ungewiss</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>ausgelassen</translation>
    </message>
    <message>
        <source>nothing sent yet</source>
        <translation>noch nichts gesendet</translation>
    </message>
    <message>
        <source>reading the list</source>
        <translation>liest die Liste</translation>
    </message>
    <message>
        <source>sending</source>
        <translation>sendet</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>wird gestoppt</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>stopped, can be resumed</source>
        <translation>gestoppt, kann fortgesetzt werden</translation>
    </message>
    <message>
        <source>stopped: no relay can be used any more</source>
        <translation>gestoppt: kein Relay ist mehr brauchbar</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>robin: one relay at a time, in turn</source>
        <translation>reihum: ein Relay nach dem anderen</translation>
    </message>
    <message>
        <source>parallel: all relays at once</source>
        <translation>parallel: alle Relays zugleich</translation>
    </message>
    <message>
        <source>connecting to %1</source>
        <translation>verbindet mit %1</translation>
    </message>
    <message>
        <source>connected to %1</source>
        <translation>verbunden mit %1</translation>
    </message>
    <message>
        <source>connection closed</source>
        <translation>Verbindung geschlossen</translation>
    </message>
    <message>
        <source>connection closed: %1</source>
        <translation>Verbindung geschlossen: %1</translation>
    </message>
    <message>
        <source>message text, 1 byte</source>
        <translation>Nachrichtentext, 1 Byte</translation>
    </message>
    <message>
        <source>message text, %1 bytes</source>
        <translation>Nachrichtentext, %1 Byte</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 Tage</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>kein Limit</translation>
    </message>
    <message>
        <source>%1/%2</source>
        <comment>count of limit</comment>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>1 recipient</source>
        <translation>1 Empfänger</translation>
    </message>
    <message>
        <source>%1 recipients</source>
        <translation>%1 Empfänger</translation>
    </message>
    <message>
        <source>1 relay</source>
        <translation>1 Relay</translation>
    </message>
    <message>
        <source>%1 relays</source>
        <translation>%1 Relays</translation>
    </message>
    <message>
        <source>hint</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>%1 is not there</source>
        <translation>%1 ist nicht da</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 lässt sich nicht lesen: %2</translation>
    </message>
    <message>
        <source>%1 is not a file that can be read: it is a folder, a pipe or a device</source>
        <translation>%1 ist keine lesbare Datei, sondern ein Ordner, eine Pipe oder ein Gerät</translation>
    </message>
    <message>
        <source>%1 is too large to be a server file: the limit is %2 bytes</source>
        <translation>%1 ist zu groß für eine Serverdatei: höchstens %2 Byte</translation>
    </message>
    <message>
        <source>%1 has too many lines to be a server file: the limit is %2</source>
        <translation>%1 hat zu viele Zeilen für eine Serverdatei: höchstens %2</translation>
    </message>
    <message>
        <source>%1 is not a text file</source>
        <translation>%1 ist keine Textdatei</translation>
    </message>
    <message>
        <source>%1 is in UTF-16; save it as UTF-8</source>
        <translation>%1 ist in UTF-16; bitte als UTF-8 speichern</translation>
    </message>
    <message>
        <source>No server file was given, and no master conf names one</source>
        <translation>Keine Serverdatei angegeben, und keine Master-Konfiguration nennt eine</translation>
    </message>
    <message>
        <source>There is no relay in this file: it has no Smtp entry in the package Mail::Bulkmail::Server</source>
        <translation>In dieser Datei ist kein Relay: im Paket Mail::Bulkmail::Server fehlt ein Eintrag Smtp</translation>
    </message>
    <message>
        <source>Not a line of a conf file, reading ends here: %1</source>
        <translation>Keine Zeile einer Konfigurationsdatei, das Lesen endet hier: %1</translation>
    </message>
    <message>
        <source>%1 @= after %1 =: Mail::Bulkmail dies here</source>
        <translation>%1 @= nach %1 =: hier bricht Mail::Bulkmail ab</translation>
    </message>
    <message>
        <source>%1 = after %1 @= throws away what was collected</source>
        <translation>%1 = nach %1 @= verwirft das bisher Gesammelte</translation>
    </message>
    <message>
        <source>The text before &quot;define package %1&quot; is ignored</source>
        <translation>Der Text vor „define package %1“ wird ignoriert</translation>
    </message>
    <message>
        <source>The file begins with a byte order mark, which Mail::Bulkmail does not skip</source>
        <translation>Die Datei beginnt mit einer Byte Order Mark, die Mail::Bulkmail nicht überspringt</translation>
    </message>
    <message>
        <source>A carriage return without a line feed; Mail::Bulkmail does not end a line there</source>
        <translation>Ein Carriage Return ohne Line Feed; für Mail::Bulkmail endet die Zeile dort nicht</translation>
    </message>
    <message>
        <source>%1 is for the user with the number %2 only</source>
        <translation>%1 gilt nur für den Benutzer mit der Nummer %2</translation>
    </message>
    <message>
        <source>There is a NUL byte in this line</source>
        <translation>In dieser Zeile steht ein NUL-Byte</translation>
    </message>
    <message>
        <source>Nobody knows the key %1</source>
        <translation>Den Schlüssel %1 kennt niemand</translation>
    </message>
    <message>
        <source>%1 is not a key; did you mean %2?</source>
        <translation>%1 ist kein Schlüssel; ist %2 gemeint?</translation>
    </message>
    <message>
        <source>%1 is spelt %2</source>
        <translation>%1 schreibt sich %2</translation>
    </message>
    <message>
        <source>%1 cannot be set in a file</source>
        <translation>%1 lässt sich nicht in einer Datei setzen</translation>
    </message>
    <message>
        <source>%1 looks like a secret; everybody who may read this file can read it</source>
        <translation>%1 sieht nach einem Geheimnis aus; jeder, der diese Datei lesen darf, kann es lesen</translation>
    </message>
    <message>
        <source>The column %1 is too short: it does not reach %2 at the end</source>
        <translation>Die Spalte %1 ist zu kurz: am Ende bleiben ohne Wert: %2</translation>
    </message>
    <message>
        <source>The column %1 is too long: %2 values belong to no relay</source>
        <translation>Die Spalte %1 ist zu lang: Werte ohne Relay: %2</translation>
    </message>
    <message>
        <source>%1 = reaches the first relay only, not the other %2; write %1 @= once for each</source>
        <translation>%1 = gilt nur für das erste Relay (ohne Wert: %2); je Relay einmal %1 @= schreiben</translation>
    </message>
    <message>
        <source>Mail::Bulkmail takes this 0 for no value at all</source>
        <translation>Für Mail::Bulkmail ist diese 0 gar kein Wert</translation>
    </message>
    <message>
        <source>Mail::Bulkmail uses %1 in place of this 0</source>
        <translation>Mail::Bulkmail verwendet statt dieser 0 den Wert %1</translation>
    </message>
    <message>
        <source>undef in the column %1 is an error for Mail::Bulkmail</source>
        <translation>undef in der Spalte %1 ist für Mail::Bulkmail ein Fehler</translation>
    </message>
    <message>
        <source>undef as the default of %1 is an error for Mail::Bulkmail</source>
        <translation>undef als Vorgabe für %1 ist für Mail::Bulkmail ein Fehler</translation>
    </message>
    <message>
        <source>%1 @= in a master conf gives every relay the whole list</source>
        <translation>%1 @= in einer Master-Konfiguration gibt jedem Relay die ganze Liste</translation>
    </message>
    <message>
        <source>Tries is missing for %1; Mail::Bulkmail takes such a relay for worthless</source>
        <translation>Tries fehlt für %1; Mail::Bulkmail hält das für unbrauchbar</translation>
    </message>
    <message>
        <source>Domain is missing for %1: there is no name to introduce ourselves with</source>
        <translation>Domain fehlt für %1: Es gibt keinen Namen, um sich vorzustellen</translation>
    </message>
    <message>
        <source>%1 was listed before, in line %2</source>
        <translation>%1 steht schon in Zeile %2</translation>
    </message>
    <message>
        <source>the value</source>
        <translation>der Wert</translation>
    </message>
    <message>
        <source>%1 would have to be run by Perl to be read, which Relaydeck does not do</source>
        <translation>%1 müsste Perl ausführen, um gelesen zu werden; das tut Relaydeck nicht</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is not a number; Mail::Bulkmail uses %3</source>
        <translation>%1: „%2“ ist keine Zahl; Mail::Bulkmail verwendet %3</translation>
    </message>
    <message>
        <source>%1: of &quot;%2&quot; only %3 counts</source>
        <translation>%1: von „%2“ zählt nur %3</translation>
    </message>
    <message>
        <source>%1: %2 is not a whole number, %3 is used</source>
        <translation>%1: %2 ist keine ganze Zahl, verwendet wird %3</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is neither a host name nor an address</source>
        <translation>„%1“ ist weder Hostname noch Adresse</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot be said in EHLO</source>
        <translation>„%1“ lässt sich in EHLO nicht sagen</translation>
    </message>
    <message>
        <source>The domain %1 is not ASCII; write it in its xn-- form</source>
        <translation>Die Domain %1 ist nicht ASCII; bitte in der xn---Form schreiben</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is neither yes nor no</source>
        <translation>%1: „%2“ ist weder ja noch nein (yes, no)</translation>
    </message>
    <message>
        <source>%1: this text is too long or has characters that cannot be used</source>
        <translation>%1: Dieser Text ist zu lang oder enthält unbrauchbare Zeichen</translation>
    </message>
    <message>
        <source>A time-out of %1 is short: RFC 5321 wants at least 300 s</source>
        <translation>Eine Wartezeit von %1 ist kurz: RFC 5321 verlangt mindestens 300 s</translation>
    </message>
    <message>
        <source>The conversation file %1 cannot be written; the relay is used without it</source>
        <translation>Die Dialogdatei %1 lässt sich nicht schreiben; das Relay wird ohne sie benutzt</translation>
    </message>
    <message>
        <source>%1 more remarks of this kind</source>
        <translation>%1 weitere Bemerkungen dieser Art</translation>
    </message>
    <message>
        <source>the relay does not take addresses beyond ASCII (SMTPUTF8)</source>
        <translation>das Relay nimmt nur ASCII-Adressen an (kein SMTPUTF8)</translation>
    </message>
    <message>
        <source>the message is larger than the %1 bytes the relay takes</source>
        <translation>die Nachricht ist größer als die %1 Byte, die das Relay annimmt</translation>
    </message>
    <message>
        <source>there is a line end in the address</source>
        <translation>in der Adresse steht ein Zeilenende</translation>
    </message>
    <message>
        <source>there is a line end in the sender</source>
        <translation>im Absender steht ein Zeilenende</translation>
    </message>
    <message>
        <source>its setting %1 cannot be used</source>
        <translation>seine Einstellung %1 ist unbrauchbar</translation>
    </message>
    <message>
        <source>The message %1 is too large</source>
        <translation>Die Nachricht %1 ist zu groß</translation>
    </message>
    <message>
        <source>The journal %1 exists already; resume it, or name another file</source>
        <translation>Das Journal %1 gibt es schon; setzen Sie es fort oder nennen Sie eine andere Datei</translation>
    </message>
    <message>
        <source>The journal %1 was written by a newer Relaydeck</source>
        <translation>Das Journal %1 stammt von einem neueren Relaydeck</translation>
    </message>
    <message>
        <source>The job %1 was ended before its list was read; nothing was sent, so start it anew</source>
        <translation>Der Auftrag %1 endete, bevor seine Liste gelesen war; es wurde nichts gesendet, starten Sie ihn neu</translation>
    </message>
    <message>
        <source>There is no room on the disk for the journal %1; the send goes on when there is</source>
        <translation>Für das Journal %1 ist kein Platz auf der Platte; der Versand geht weiter, sobald Platz ist</translation>
    </message>
    <message>
        <source>This line cannot be said to a relay</source>
        <translation>Diese Zeile lässt sich keinem Relay schicken</translation>
    </message>
    <message>
        <source>The practice relay cannot be started</source>
        <translation>Das Übungsrelay lässt sich nicht starten</translation>
    </message>
    <message>
        <source>A send is running; stop it first</source>
        <translation>Ein Versand läuft; stoppen Sie ihn zuerst</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is not one of %3</source>
        <translation>%1: „%2“ ist keines von %3</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is neither system, off, ca:FILE nor sha256: with 64 hexadecimal digits</source>
        <translation>%1: „%2“ ist weder system, off, ca:FILE noch sha256: mit 64 Hexadezimalziffern</translation>
    </message>
    <message>
        <source>On port %1 TLS begins with the first byte: security should be tls, not %2</source>
        <translation>Auf Port %1 beginnt TLS mit dem ersten Byte: security sollte tls sein, nicht %2</translation>
    </message>
    <message>
        <source>On port %1 TLS does not begin with the first byte: security should be %2, not %3, or the port 465</source>
        <translation>Auf Port %1 beginnt TLS nicht mit dem ersten Byte: security sollte %2 sein, nicht %3, oder der Port 465</translation>
    </message>
    <message>
        <source>On port %1 TLS begins with STARTTLS: security should be %2, not %3</source>
        <translation>Auf Port %1 beginnt TLS mit STARTTLS: security sollte %2 sein, nicht %3</translation>
    </message>
    <message>
        <source>There is a user, but no TLS: the login will be given up before the password is said in clear; security should be %1</source>
        <translation>Es gibt einen Benutzer, aber kein TLS: Die Anmeldung wird aufgegeben, bevor das Passwort im Klartext gesagt wird; security sollte %1 sein</translation>
    </message>
    <message>
        <source>The password may be said without TLS: everybody on the way can read it</source>
        <translation>Das Passwort darf ohne TLS gesagt werden: Jeder unterwegs kann es lesen</translation>
    </message>
    <message>
        <source>Whoever stands between can hide the offer of STARTTLS; with a login, security should be %1</source>
        <translation>Wer dazwischensitzt, kann das Angebot von STARTTLS verbergen; mit Anmeldung sollte security %1 sein</translation>
    </message>
    <message>
        <source>The certificate is not checked: nobody knows who is at the other end of the line</source>
        <translation>Das Zertifikat wird nicht geprüft: Niemand weiß, wer am anderen Ende der Leitung ist</translation>
    </message>
    <message>
        <source>The certificate file %1 is not there</source>
        <translation>Die Zertifikatsdatei %1 ist nicht da</translation>
    </message>
    <message>
        <source>%1 is set, but no user: there will be no login</source>
        <translation>%1 ist gesetzt, aber kein Benutzer: Es gibt keine Anmeldung</translation>
    </message>
    <message>
        <source>the relay does not offer STARTTLS</source>
        <translation>das Relay bietet kein STARTTLS an</translation>
    </message>
    <message>
        <source>the relay offers no login</source>
        <translation>das Relay bietet keine Anmeldung an</translation>
    </message>
    <message>
        <source>the relay offers no login that the settings allow, only %1</source>
        <translation>das Relay bietet keine Anmeldung an, die die Einstellungen erlauben, nur %1</translation>
    </message>
    <message>
        <source>the port speaks TLS from the first byte</source>
        <translation>der Port spricht TLS vom ersten Byte an</translation>
    </message>
    <message>
        <source>perhaps the port speaks TLS from the first byte</source>
        <translation>vielleicht spricht der Port TLS vom ersten Byte an</translation>
    </message>
    <message>
        <source>the password would go over a line that is not secured</source>
        <translation>das Passwort ginge über eine ungesicherte Leitung</translation>
    </message>
    <message>
        <source>the user or the password cannot be said in this way</source>
        <translation>Benutzer oder Passwort lassen sich mit diesem Verfahren nicht sagen</translation>
    </message>
    <message>
        <source>what the relay asks for makes no sense</source>
        <translation>was das Relay verlangt, ergibt keinen Sinn</translation>
    </message>
    <message>
        <source>the relay did not prove that it knows the password</source>
        <translation>das Relay hat nicht bewiesen, dass es das Passwort kennt</translation>
    </message>
    <message>
        <source>the relay wants a login first</source>
        <translation>das Relay verlangt erst eine Anmeldung</translation>
    </message>
    <message>
        <source>the relay wants TLS before a login</source>
        <translation>das Relay verlangt TLS vor der Anmeldung</translation>
    </message>
    <message>
        <source>the relay wants a stronger way to log in</source>
        <translation>das Relay verlangt ein stärkeres Anmeldeverfahren</translation>
    </message>
    <message>
        <source>The connection could not be secured: %1</source>
        <translation>Die Verbindung ließ sich nicht sichern: %1</translation>
    </message>
    <message>
        <source>The relay refused %1: it wants a login first</source>
        <translation>Vom Relay abgelehnt bei %1: es verlangt erst eine Anmeldung</translation>
    </message>
    <message>
        <source>The login failed: %1</source>
        <translation>Die Anmeldung ist gescheitert: %1</translation>
    </message>
    <message>
        <source>No answer to %1 within %2; %3</source>
        <translation>Keine Antwort bei %1 innerhalb von %2; %3</translation>
    </message>
    <message>
        <source>The answer to %1 is not SMTP: %2</source>
        <translation>Die Antwort bei %1 ist kein SMTP: %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 was changed on disk by another program</source>
        <translation>%1 wurde auf der Platte von einem anderen Programm geändert</translation>
    </message>
    <message>
        <source>%1 is not a file: it is a folder, a pipe or a device</source>
        <translation>%1 ist keine Datei, sondern ein Ordner, eine Pipe oder ein Gerät</translation>
    </message>
    <message>
        <source>%1 is as it was: its folder lets no new file be made, and to write into the old one could leave half a file: %2</source>
        <translation>%1 ist, wie es war: Der Ordner erlaubt keine neue Datei, und in die alte zu schreiben, könnte eine halbe Datei hinterlassen: %2</translation>
    </message>
    <message>
        <source>%1 cannot be written and is as it was: %2</source>
        <translation>%1 lässt sich nicht schreiben und ist, wie es war: %2</translation>
    </message>
    <message>
        <source>the file is yours now, since only root can give it back to its owner</source>
        <translation>die Datei gehört jetzt Ihnen, denn nur root kann sie ihrem Eigentümer zurückgeben</translation>
    </message>
    <message>
        <source>it is no longer of its group, and what only the group might do nobody may now</source>
        <translation>sie gehört nicht mehr ihrer Gruppe, und was nur die Gruppe durfte, darf jetzt niemand</translation>
    </message>
    <message>
        <source>its access control list is gone</source>
        <translation>ihre Zugriffsliste (ACL) ist verloren</translation>
    </message>
    <message>
        <source>the file has other names (hard links), which keep the old content</source>
        <translation>die Datei hat weitere Namen (harte Links), die den alten Inhalt behalten</translation>
    </message>
    <message>
        <source>Saved, but %1</source>
        <translation>Gespeichert, aber: %1</translation>
    </message>
    <message>
        <source>The environment variable %1 is empty</source>
        <translation>Die Umgebungsvariable %1 ist leer</translation>
    </message>
    <message>
        <source>What the environment variable %1 holds is too long for a password</source>
        <translation>Der Inhalt der Umgebungsvariable %1 ist zu lang für ein Passwort</translation>
    </message>
    <message>
        <source>The environment variable %1 is not set</source>
        <translation>Die Umgebungsvariable %1 ist nicht gesetzt</translation>
    </message>
    <message>
        <source>This system has no keyring that answers%1; name a password_command or a password_variable for the relay instead</source>
        <translation>Auf diesem System antwortet kein Schlüsselbund%1; geben Sie für das Relay stattdessen password_command oder password_variable an</translation>
    </message>
    <message>
        <source>The keyring has no password for %1; keep it there, or name a password_command or a password_variable for the relay</source>
        <translation>Der Schlüsselbund hat kein Passwort für %1; hinterlegen Sie es dort oder geben Sie für das Relay password_command oder password_variable an</translation>
    </message>
    <message>
        <source>The keyring does not open for %1</source>
        <translation>Der Schlüsselbund öffnet sich nicht für %1</translation>
    </message>
    <message>
        <source>The keyring did not answer in time about %1</source>
        <translation>Der Schlüsselbund antwortete nicht rechtzeitig zu %1</translation>
    </message>
    <message>
        <source>The password for %1 is empty</source>
        <translation>Das Passwort für %1 ist leer</translation>
    </message>
    <message>
        <source>The password for %1 is too long</source>
        <translation>Das Passwort für %1 ist zu lang</translation>
    </message>
    <message>
        <source>The password for %1 is not text, so no keyring keeps it</source>
        <translation>Das Passwort für %1 ist kein Text; kein Schlüsselbund bewahrt es auf</translation>
    </message>
    <message>
        <source>The password command is empty</source>
        <translation>Der Passwortbefehl ist leer</translation>
    </message>
    <message>
        <source>The password command %1 cannot be started</source>
        <translation>Der Passwortbefehl %1 lässt sich nicht starten</translation>
    </message>
    <message>
        <source>The password command %1 failed with status %2</source>
        <translation>Der Passwortbefehl %1 scheiterte mit Status %2</translation>
    </message>
    <message>
        <source>The password command %1 printed no password</source>
        <translation>Der Passwortbefehl %1 gab kein Passwort aus</translation>
    </message>
    <message>
        <source>The password command %1 took too long and was ended</source>
        <translation>Der Passwortbefehl %1 brauchte zu lange und wurde beendet</translation>
    </message>
    <message>
        <source>The password command %1 printed far too much and was ended</source>
        <translation>Der Passwortbefehl %1 gab viel zu viel aus und wurde beendet</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>rate limit</source>
        <translation>Ratenlimit</translation>
    </message>
    <message>
        <source>failover: in order, the next only while the one before is down</source>
        <translation>Ersatz: der Reihe nach, das nächste nur, solange das vorige ausfällt</translation>
    </message>
    <message>
        <source>secured by %1</source>
        <translation>gesichert mit %1</translation>
    </message>
    <message>
        <source>secured by %1, certificate not checked</source>
        <translation>gesichert mit %1, Zertifikat nicht geprüft</translation>
    </message>
    <message>
        <source>the relay asks: %1</source>
        <translation>das Relay fragt: %1</translation>
    </message>
    <message>
        <source>%1 is out of range</source>
        <translation>%1 liegt außerhalb des Bereichs</translation>
    </message>
    <message>
        <source>%1: %2 is not a number of seconds from %3 to %4</source>
        <translation>%1: %2 ist keine Zahl von Sekunden von %3 bis %4</translation>
    </message>
    <message>
        <source>%1: %2 is not a whole number from %3 to %4</source>
        <translation>%1: %2 ist keine ganze Zahl von %3 bis %4</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is no IPv4 or IPv6 address</source>
        <translation>%1: &quot;%2&quot; ist keine IPv4- oder IPv6-Adresse</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is neither none, socks5://HOST:PORT nor http://HOST:PORT</source>
        <translation>%1: &quot;%2&quot; ist weder none noch socks5://HOST:PORT noch http://HOST:PORT</translation>
    </message>
    <message>
        <source>%1: a password has no place here; name a proxy_password_command or a proxy_password_variable, or keep it in the keyring</source>
        <translation>%1: ein Passwort hat hier nichts zu suchen; nennen Sie proxy_password_command oder proxy_password_variable, oder verwahren Sie es im Schlüsselbund</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is not a date such as 2026-05-31</source>
        <translation>%1: &quot;%2&quot; ist kein Datum wie 2026-05-31</translation>
    </message>
    <message>
        <source>%1: in &quot;%2&quot; there is a word that is neither an address nor a domain</source>
        <translation>%1: in &quot;%2&quot; steht ein Wort, das weder Adresse noch Domain ist</translation>
    </message>
    <message>
        <source>The password is to be had in two ways: a password_command wins over a password_variable, and that over a password_file</source>
        <translation>Das Passwort ist auf zwei Wegen zu haben: password_command geht vor password_variable, und dieses vor password_file</translation>
    </message>
    <message>
        <source>its host name was not found</source>
        <translation>sein Hostname wurde nicht gefunden</translation>
    </message>
    <message>
        <source>it cannot be reached</source>
        <translation>er ist nicht zu erreichen</translation>
    </message>
    <message>
        <source>it did not answer in time</source>
        <translation>er hat nicht rechtzeitig geantwortet</translation>
    </message>
    <message>
        <source>it closed the connection</source>
        <translation>er hat die Verbindung geschlossen</translation>
    </message>
    <message>
        <source>what answers there is not such a proxy</source>
        <translation>was dort antwortet, ist kein solcher Proxy</translation>
    </message>
    <message>
        <source>it wants another login</source>
        <translation>er will eine andere Anmeldung</translation>
    </message>
    <message>
        <source>it refused the login</source>
        <translation>er hat die Anmeldung abgelehnt</translation>
    </message>
    <message>
        <source>user, password or host name cannot be said to it</source>
        <translation>Benutzer, Passwort oder Hostname können ihm nicht gesagt werden</translation>
    </message>
    <message>
        <source>it does not let us connect to the relay</source>
        <translation>er lässt uns nicht zum Relay</translation>
    </message>
    <message>
        <source>it does not find the relay</source>
        <translation>er findet das Relay nicht</translation>
    </message>
    <message>
        <source>the relay did not take its connection</source>
        <translation>das Relay nahm seine Verbindung nicht an</translation>
    </message>
    <message>
        <source>the relay did not answer it in time</source>
        <translation>das Relay hat ihm nicht rechtzeitig geantwortet</translation>
    </message>
    <message>
        <source>it refused to connect us</source>
        <translation>er wollte uns nicht verbinden</translation>
    </message>
    <message>
        <source>the look-up of the host name took too long</source>
        <translation>die Suche nach dem Hostnamen dauerte zu lange</translation>
    </message>
    <message>
        <source>the host name cannot be looked up at the moment</source>
        <translation>der Hostname ist zurzeit nicht zu ermitteln</translation>
    </message>
    <message>
        <source>the host has no %1 address</source>
        <translation>der Host hat keine %1-Adresse</translation>
    </message>
    <message>
        <source>connections cannot come from this source address</source>
        <translation>von dieser Absenderadresse können keine Verbindungen kommen</translation>
    </message>
    <message>
        <source>The proxy failed: %1</source>
        <translation>Der Proxy hat versagt: %1</translation>
    </message>
    <message>
        <source>No connection: %1</source>
        <translation>Keine Verbindung: %1</translation>
    </message>
    <message>
        <source>The password file %1 begins with an empty line</source>
        <translation>Die Passwortdatei %1 beginnt mit einer leeren Zeile</translation>
    </message>
    <message>
        <source>The password file %1 is too long</source>
        <translation>Die Passwortdatei %1 ist zu lang</translation>
    </message>
    <message>
        <source>The password file %1 cannot be read</source>
        <translation>Die Passwortdatei %1 kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>warming up: today&apos;s %1 are used up</source>
        <translation>wärmt sich auf: die %1 von heute sind verbraucht</translation>
    </message>
    <message>
        <source>slowed down</source>
        <translation>verlangsamt</translation>
    </message>
    <message>
        <source>limit of the connection, coming back</source>
        <translation>Grenze der Verbindung, kommt wieder</translation>
    </message>
    <message>
        <source>saying goodbye</source>
        <translation>verabschiedet sich</translation>
    </message>
    <message>
        <source>nothing left to send</source>
        <translation>nichts mehr zu senden</translation>
    </message>
    <message>
        <source>the send is on hold</source>
        <translation>der Versand ruht</translation>
    </message>
    <message>
        <source>not chosen for this send</source>
        <translation>für diesen Versand nicht gewählt</translation>
    </message>
    <message>
        <source>for other senders</source>
        <translation>für andere Absender</translation>
    </message>
    <message>
        <source>the proxy failed</source>
        <translation>der Proxy hat versagt</translation>
    </message>
    <message>
        <source>The proxy failed</source>
        <translation>Der Proxy hat versagt</translation>
    </message>
    <message>
        <source>the message has bytes beyond ASCII, and the relay does not take them (8BITMIME)</source>
        <translation>die Nachricht hat Bytes jenseits von ASCII, und das Relay nimmt sie nicht an (8BITMIME)</translation>
    </message>
    <message>
        <source>a line of the message has %1 bytes; no more than 998 are allowed</source>
        <translation>eine Zeile der Nachricht hat %1 Bytes; mehr als 998 sind nicht erlaubt</translation>
    </message>
    <message>
        <source>In which column of %1 are the addresses? It has: %2</source>
        <translation>In welcher Spalte von %1 stehen die Adressen? Es gibt: %2</translation>
    </message>
    <message>
        <source>There is no relay called %1</source>
        <translation>Es gibt kein Relay namens %1</translation>
    </message>
    <message>
        <source>No relay may carry mail of %1</source>
        <translation>Kein Relay darf Post von %1 befördern</translation>
    </message>
    <message>
        <source>%1 is down, others stand in for it</source>
        <translation>%1 ist ausgefallen, andere springen ein</translation>
    </message>
    <message>
        <source>%1 is back</source>
        <translation>%1 ist wieder da</translation>
    </message>
    <message>
        <source>asking the proxy %1 to connect us</source>
        <translation>bittet den Proxy %1, uns zu verbinden</translation>
    </message>
    <message>
        <source>the system lets us open no more connections</source>
        <translation>das System lässt keine weiteren Verbindungen zu</translation>
    </message>
    <message>
        <source>waiting for room on the disk</source>
        <translation>wartet auf Platz auf der Platte</translation>
    </message>
    <message>
        <source>waiting for a second attempt with those deferred, %1 left</source>
        <translation>wartet auf einen zweiten Versuch mit den zurückgestellten, noch %1</translation>
    </message>
    <message>
        <source>waiting for %1: %2</source>
        <translation>wartet auf %1: %2</translation>
    </message>
    <message>
        <source>waiting for a relay</source>
        <translation>wartet auf ein Relay</translation>
    </message>
    <message>
        <source>today at %1</source>
        <translation>heute um %1</translation>
    </message>
    <message>
        <source>tomorrow at %1</source>
        <translation>morgen um %1</translation>
    </message>
    <message>
        <source>on %1 at %2</source>
        <translation>am %1 um %2</translation>
    </message>
    <message>
        <source>starts %1</source>
        <translation>beginnt %1</translation>
    </message>
    <message>
        <source>It was to start %1, which is past</source>
        <translation>Er sollte %1 beginnen, und das ist vorbei</translation>
    </message>
    <message>
        <source>The job %1 was to start %2, which is past</source>
        <translation>Der Job %1 sollte %2 beginnen, und das ist vorbei</translation>
    </message>
    <message>
        <source>The list has no recipient number %1, whose message the test was to have</source>
        <translation>Die Liste hat keinen Empfänger Nummer %1, dessen Nachricht der Test haben sollte</translation>
    </message>
    <message>
        <source>waiting for its time</source>
        <translation>wartet auf seine Zeit</translation>
    </message>
    <message>
        <source>the relay gave no answer</source>
        <translation>das Relay gab keine Antwort</translation>
    </message>
</context>
<context>
    <name>Relaydeck::YesQuestion</name>
    <message>
        <source>yes</source>
        <comment>an answer</comment>
        <translation>ja</translation>
    </message>
</context>
<context>
    <name>SendOptionsDialog</name>
    <message>
        <source>More about this send</source>
        <translation>Mehr zu diesem Versand</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>A&amp;t once</source>
        <translation>&amp;Sofort</translation>
    </message>
    <message>
        <source>&amp;Later:</source>
        <translation>S&amp;päter:</translation>
    </message>
    <message>
        <source>List and relays are looked at when you press Start; then it waits. Relaydeck has to run at that time.</source>
        <translation>Liste und Relays werden angesehen, sobald Sie Start drücken; dann wird gewartet. Relaydeck muss zu dieser Zeit laufen.</translation>
    </message>
    <message>
        <source>Suppression lists</source>
        <translation>Sperrlisten</translation>
    </message>
    <message>
        <source>&amp;Add …</source>
        <translation>Hinzu&amp;fügen …</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>En&amp;tfernen</translation>
    </message>
    <message>
        <source>Tables, or files with one address or domain a line. Nothing is sent to them, whatever their case, and the report says so.</source>
        <translation>Tabellen, oder Dateien mit einer Adresse oder Domain je Zeile. An diese wird nichts gesendet, ob groß oder klein geschrieben, und der Bericht sagt es.</translation>
    </message>
    <message>
        <source>Recipients that are put off (4yz)</source>
        <translation>Zurückgestellte Empfänger (4yz)</translation>
    </message>
    <message>
        <source>Attem&amp;pts in all:</source>
        <translation>&amp;Versuche insgesamt:</translation>
    </message>
    <message>
        <source>as the relay says (talk_attempts)</source>
        <translation>wie beim Relay (talk_attempts)</translation>
    </message>
    <message>
        <source>Pause before the &amp;second:</source>
        <translation>Pause vor dem &amp;zweiten:</translation>
    </message>
    <message>
        <source> s, then twice as long each time</source>
        <translation> s, dann jedes Mal doppelt so lange</translation>
    </message>
    <message>
        <source>An address that stands in the list twice &amp;gets the message twice</source>
        <translation>Eine Adresse, die zweimal auf der Liste steht, be&amp;kommt die Nachricht zweimal</translation>
    </message>
    <message>
        <source>&amp;Keep the computer awake until it is sent</source>
        <translation>Den &amp;Rechner wach halten, bis alles gesendet ist</translation>
    </message>
</context>
<context>
    <name>SendPage</name>
    <message>
        <source>Relays:</source>
        <translation>Relays:</translation>
    </message>
    <message>
        <source>&amp;List:</source>
        <translation>&amp;Liste:</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>&amp;Message:</source>
        <translation>&amp;Nachricht:</translation>
    </message>
    <message>
        <source>A message with its headers, an .eml file</source>
        <translation>Eine Nachricht mit Kopfzeilen, eine .eml-Datei</translation>
    </message>
    <message>
        <source>Se&amp;nder:</source>
        <translation>A&amp;bsender:</translation>
    </message>
    <message>
        <source>news@example.org, or Name &lt;news@example.org&gt;</source>
        <translation>news@example.org oder Name &lt;news@example.org&gt;</translation>
    </message>
    <message>
        <source>&amp;Order:</source>
        <translation>&amp;Verteilung:</translation>
    </message>
    <message>
        <source>Recipients of one &amp;domain share a message (envelope)</source>
        <translation>Empfänger einer D&amp;omain teilen sich eine Nachricht (Umschlag)</translation>
    </message>
    <message>
        <source>A text file with one address a line, a table, lines of JSON</source>
        <translation>Eine Textdatei mit einer Adresse je Zeile, eine Tabelle, Zeilen in JSON</translation>
    </message>
    <message>
        <source>Previe&amp;w …</source>
        <translation>&amp;Vorschau …</translation>
    </message>
    <message>
        <source>Check e&amp;verything before it starts</source>
        <translation>&amp;Alles prüfen, bevor es beginnt</translation>
    </message>
    <message>
        <source>Message, list, each relay, limits, and what the sender&apos;s domain says: errors stop the send, warnings ask</source>
        <translation>Nachricht, Liste, jedes Relay, Grenzen und was die Domain des Absenders sagt: Fehler halten den Versand auf, bei Warnungen wird gefragt</translation>
    </message>
    <message>
        <source>Che&amp;ck …</source>
        <translation>&amp;Prüfen …</translation>
    </message>
    <message>
        <source>Look at everything that the send needs, without sending</source>
        <translation>Alles ansehen, was der Versand braucht, ohne zu senden</translation>
    </message>
    <message>
        <source>Wr&amp;ite …</source>
        <translation>Schre&amp;iben …</translation>
    </message>
    <message>
        <source>More:</source>
        <translation>Mehr:</translation>
    </message>
    <message>
        <source>&amp;Test …</source>
        <translation>Prob&amp;e …</translation>
    </message>
    <message>
        <source>Send the message to addresses of your own first</source>
        <translation>Die Nachricht zuerst an eigene Adressen senden</translation>
    </message>
</context>
<context>
    <name>SendProgress</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
</context>
</TS>
