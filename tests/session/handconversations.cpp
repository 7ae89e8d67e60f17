#include "session/conversations.h"

using namespace Qt::StringLiterals;

namespace Relaydeck {

namespace {
const QByteArray Hello = "S: 220 hi\n C: EHLO deck.test\n S: 250 relay\n";
const QByteArray Goodbye = "C: RSET\n S: 250\n C: QUIT\n S: 221 bye\n";
} // namespace

std::vector<Conversation> handConversations()
{
    return {
        {"a line by hand is answered", Hello + "C: NOOP\n S: 250 ok\n", {"say NOOP"}, "ready; answer 250"},
        {"an answer to a line by hand may have several lines", Hello + "C: HELP\n S: 214-a\n S: 214 b\n",
            {"say HELP"}, "ready; answer 214"},
        {"any code answers a line by hand", Hello + "C: X\n S: 999 beast\n C: Y\n S: 000 nothing\n",
            {"say X", "say Y"}, "ready; answer 999; answer 0"},
        {"a refused line does not end the session", Hello + "C: FOO\n S: 500 what\n C: NOOP\n S: 250\n",
            {"say FOO", "say NOOP"}, "ready; answer 500; answer 250"},
        {"the last code of an answer decides", Hello + "C: NOOP\n S: 250-a\n S: 550 b\n", {"say NOOP"},
            "ready; answer 550"},
        {"a message can be typed by hand",
            Hello + "C: MAIL FROM:<>\n S: 250\n C: RCPT TO:<a@x.test>\n S: 250\n C: DATA\n S: 354\n"
                + "C: Subject: t\n C: \n C: ..\n C: .\n S: 250 queued\n C: NOOP\n S: 250\n",
            {"say MAIL FROM:<>", "say RCPT TO:<a@x.test>", "say DATA", "say Subject: t", "say ", "say ..",
                "say .", "say NOOP"},
            "ready; answer 250; answer 250; answer 354; answer 250; answer 250"},
        {"a reply in the middle of a typed message ends the session",
            Hello + "C: DATA\n S: 354\n C: text\n S: 500 enough\n", {"say DATA", "say text"},
            "ready; answer 354; failed: Garbled at Other 500"},
        {"secrets can be typed",
            Hello + "C: AUTH LOGIN\n S: 334 VXNlcg==\n C: bWU=\n S: 334 UGFzcw==\n"
                + "C: c2VjcmV0\n S: 235 in\n",
            {"say AUTH LOGIN", "say bWU=", "say c2VjcmV0"}, "ready; answer 334; answer 334; answer 235"},
        {"what could be two lines is not said", Hello + "C: NOOP\n S: 250\n",
            {"say NOOP\r\nRSET", "say NOOP\nRSET", "say NO\rOP", "say NO\0OP"_ba, "say NOOP"},
            "ready; not said; not said; not said; not said; answer 250"},
        {"421 to a line by hand ends the session", Hello + "C: NOOP\n S: 421 bye\n", {"say NOOP"},
            "ready; failed: Deferred at Other 421"},
        {"221 to QUIT by hand closes", Hello + "C: quit\n S: 221 bye\n", {"say quit"},
            "ready; answer 221; closed"},
        {"221 to anything else closes, too", Hello + "C: NOOP\n S: 221 going\n", {"say NOOP", "say RSET"},
            "ready; answer 221; closed"},
        {"a line may drop before the answer to a line by hand", Hello + "C: NOOP\n X\n", {"say NOOP"},
            "ready; failed: Dropped at Other"},
        {"leaving is RSET and QUIT", Hello + Goodbye, {"close"}, "ready; closed"},
        {"QUIT is said whatever RSET brings", Hello + "C: RSET\n S: 500 what\n C: QUIT\n S: 221\n", {"close"},
            "ready; closed"},
        {"any answer to QUIT will do", Hello + "C: RSET\n S: 250\n C: QUIT\n S: 500 no\n", {"close"},
            "ready; closed"},
        {"a relay may hang up instead of answering QUIT", Hello + "C: RSET\n S: 250\n C: QUIT\n X\n",
            {"close"}, "ready; closed"},
        {"leaving follows an envelope",
            Hello
                + "C: RSET\n S: 250\n C: MAIL*\n S: 250\n C: RCPT*\n S: 250\n C: DATA\n S: 354\n DATA\n S: "
                  "250\n"
                + Goodbye,
            {"deliver a@x.test", "close"}, "ready; a=Accepted/250; closed"},
    };
}

std::vector<Conversation> localConversations()
{
    const QByteArray offering = "S: 220 hi\n C: EHLO deck.test\n S: 250-relay\n S: 250 ";
    const QByteArray rest = "S: 250\n C: RCPT*\n S: 250\n C: DATA\n S: 354\n DATA\n S: 250\n";
    const QByteArray noop = "C: NOOP\n S: 250\n";
    return {
        {"SIZE is told when it is offered",
            offering + "SIZE 1000\n C: RSET\n S: 250\n C: MAIL FROM:<me@y.test> SIZE=20\n" + rest,
            {"deliver a@x.test"}, "ready; a=Accepted/250"},
        {"a message over SIZE is not sent", offering + "SIZE 10\n" + noop, {"deliver a@x.test", "say NOOP"},
            "ready; a=Refused (RefusedLocally at Mail); answer 250"},
        {"SIZE without a number is no limit",
            offering + "SIZE\n C: RSET\n S: 250\n C: MAIL FROM:<me@y.test> SIZE=20\n" + rest,
            {"deliver a@x.test"}, "ready; a=Accepted/250"},
        {"8-bit text is announced where 8BITMIME is offered",
            offering + "8BITMIME\n C: RSET\n S: 250\n C: MAIL FROM:<me@y.test> BODY=8BITMIME\n" + rest,
            {"text \xc3\xa4", "deliver a@x.test"}, "ready; a=Accepted/250"},
        {"8-bit text goes nowhere else", offering + "HELP\n" + noop,
            {"text \xc3\xa4", "deliver a@x.test", "say NOOP"},
            "ready; a=Refused (RefusedLocally at Mail); answer 250"},
        {"a line of 998 bytes goes out",
            offering + "HELP\n C: RSET\n S: 250\n C: MAIL FROM:<me@y.test>\n" + rest,
            {"text " + QByteArray(998, 'x'), "deliver a@x.test"}, "ready; a=Accepted/250"},
        {"a line of 999 bytes is not cut, and not sent", offering + "HELP\n" + noop,
            {"text " + QByteArray(999, 'x'), "deliver a@x.test", "say NOOP"},
            "ready; a=Refused (RefusedLocally at Mail); answer 250"},
        {"reports are asked for where DSN is offered",
            offering
                + "DSN\n C: RSET\n S: 250\n C: MAIL FROM:<me@y.test> RET=HDRS ENVID=spring+20mail\n S: 250\n "
                  "C: "
                  "RCPT TO:<a@x.test> NOTIFY=SUCCESS,DELAY ORCPT=rfc822;a@x.test\n S: 250\n C: DATA\n S: "
                  "354\n DATA\n S: 250\n",
            {"report", "deliver a@x.test"}, "ready; a=Accepted/250"},
        {"reports are asked for nowhere else",
            offering + "HELP\n C: RSET\n S: 250\n C: MAIL FROM:<me@y.test>\n S: 250\n C: RCPT TO:<a@x.test>\n"
                + "S: 250\n C: DATA\n S: 354\n DATA\n S: 250\n",
            {"report", "deliver a@x.test"}, "ready; a=Accepted/250"},
        {"7-bit text is not", offering + "8BITMIME\n C: RSET\n S: 250\n C: MAIL FROM:<me@y.test>\n" + rest,
            {"deliver a@x.test"}, "ready; a=Accepted/250"},
        {"a UTF-8 recipient goes where SMTPUTF8 is offered",
            offering + "SMTPUTF8\n C: RSET\n S: 250\n C: MAIL FROM:<me@y.test> SMTPUTF8\n" + rest,
            {"deliver \xc3\xa4@x.test"}, "ready; \xc3\xa4=Accepted/250"},
        {"a UTF-8 recipient goes nowhere else",
            offering + "HELP\n C: RSET\n S: 250\n C: MAIL FROM:<me@y.test>\n S: 250\n C: RCPT TO:<a@x.test>\n"
                + "S: 250\n C: DATA\n S: 354\n DATA\n S: 250\n",
            {"deliver \xc3\xa4@x.test a@x.test"},
            "ready; \xc3\xa4=Refused a=Accepted/250 (RefusedLocally at Rcpt)"},
        {"an envelope with nobody left is not sent", offering + "HELP\n" + noop,
            {"deliver \xc3\xa4@x.test", "say NOOP"},
            "ready; \xc3\xa4=Refused (RefusedLocally at Rcpt); answer 250"},
        {"a UTF-8 sender goes nowhere without SMTPUTF8", offering + "HELP\n" + noop,
            {"from \xc3\xa4@y.test", "deliver a@x.test", "say NOOP"},
            "ready; a=Refused (RefusedLocally at Mail); answer 250"},
        {"a UTF-8 sender goes where SMTPUTF8 is offered",
            offering + "SMTPUTF8\n C: RSET\n S: 250\n C: MAIL FROM:<\xc3\xa4@y.test> SMTPUTF8\n" + rest,
            {"from \xc3\xa4@y.test", "deliver a@x.test"}, "ready; a=Accepted/250"},
        {"a line end can not get in through a recipient", offering + "HELP\n" + noop,
            {"deliver a@x.test>\r\nRCPT", "say NOOP"},
            "ready; a=Refused (RefusedLocally at Rcpt); answer 250"},
        {"a line end can not get in through the sender", offering + "HELP\n" + noop,
            {"from me@y.test>\r\nDATA", "deliver a@x.test", "say NOOP"},
            "ready; a=Refused (RefusedLocally at Mail); answer 250"},
        {"NUL can not get in", offering + "HELP\n" + noop, {"deliver a\0b@x.test"_ba, "say NOOP"},
            "ready; a\0b=Refused (RefusedLocally at Rcpt); answer 250"_ba},
    };
}

} // namespace Relaydeck
