// Several envelopes on one line before the first has its answer. The relay of these scripts answers only when it
// has heard what stands before, so that a row which passes has proven what was said together.

#include "session/conversations.h"

using namespace Qt::StringLiterals;

namespace Relaydeck {

namespace {

const QByteArray A = "deliver a@x.test";
const QByteArray B = "deliver b@x.test";
const QByteArray C = "deliver c@x.test";
const QByteArray D = "deliver d@x.test";
const QByteArray ToBoth = "deliver a@x.test b@x.test";

QByteArray hello(const QByteArray &offers)
{
    return "S: 220 hi\n C: EHLO deck.test\n S: 250-relay\n " + offers + "S: 250 HELP\n";
}

QByteArray replies(const QByteArrayList &codes)
{
    QByteArray script;
    for (const QByteArray &code : codes)
        script += "S: " + code + "\n ";
    return script;
}

/// RSET, MAIL and RCPT to these.
QByteArray envelope(const QByteArray &names)
{
    QByteArray script = "C: RSET\n C: MAIL FROM:<me@y.test>\n ";
    for (const char name : names)
        script += QByteArray("C: RCPT TO:<") + name + "@x.test>\n ";
    return script;
}

QByteArray group(const QByteArray &names)
{
    return envelope(names) + "C: DATA\n ";
}

QByteArray whole(const QByteArray &names)
{
    return envelope(names) + "C: BDAT 20 LAST\n TEXT 20\n ";
}

const QByteArray Ready = replies({"250", "250", "250", "354"}); // to a group
const QByteArray Taken = replies({"250", "250", "250", "250"}); // to a whole message
const QByteArray Text = "DATA\n ";

QByteArray overlapping(const QByteArray &rest)
{
    return hello("S: 250-PIPELINING\n ") + group("a") + Ready + Text + group("b") + rest;
}

QByteArray streaming(const QByteArray &rest)
{
    return hello("S: 250-PIPELINING\n S: 250-CHUNKING\n ") + rest;
}

/// Behind a first message that was taken.
QByteArray streamingOn(const QByteArray &rest)
{
    return streaming(whole("a") + Taken + rest);
}

} // namespace

std::vector<Conversation> overlapConversations()
{
    const QByteArrayList two{A, B};
    return {
        {"the next envelope comes right behind a text, before its verdict",
            overlapping("S: 250 one\n " + Ready + Text + "S: 250 two\n"), two,
            "ready; a=Accepted/250; b=Accepted/250"},
        {"three envelopes overlap two by two",
            overlapping("S: 250\n " + Ready + Text + group("c") + "S: 250\n " + Ready + Text + "S: 250\n"),
            {A, B, C}, "ready; a=Accepted/250; b=Accepted/250; c=Accepted/250"},
        {"a refused text does not touch the next envelope",
            overlapping("S: 554 spam\n " + Ready + Text + "S: 250\n"), two,
            "ready; a=Refused/554 (Refused at Content 554); b=Accepted/250"},
        {"a text that is put off does not touch the next envelope",
            overlapping("S: 452 full\n " + Ready + Text + "S: 250\n"), two,
            "ready; a=Deferred/452 (Deferred at Content 452); b=Accepted/250"},
        {"a recipient of the next envelope is refused behind a verdict",
            overlapping("S: 250\n " + replies({"250", "250", "550", "503"})), two,
            "ready; a=Accepted/250; b=Refused/550 (Refused at Rcpt 550)"},
        {"354 for nobody gets its lone dot, and the envelope after it comes right behind",
            overlapping("S: 250\n " + replies({"250", "250", "550", "354"}) + "C: .\n " + group("c")
                + "S: 554 nobody\n " + Ready + Text + "S: 250\n"),
            {A, B, C}, "ready; a=Accepted/250; b=Refused/550 (Refused at Rcpt 550); c=Accepted/250"},
        {"a refused DATA does not touch the envelope after it",
            overlapping("S: 250\n " + replies({"250", "250", "250", "451 later"}) + group("c") + Ready + Text
                + "S: 250\n"),
            {A, B, C}, "ready; a=Accepted/250; b=Deferred/451 (Deferred at Data 451); c=Accepted/250"},
        {"a refused sender does not touch the envelope after it",
            overlapping(
                "S: 250\n " + replies({"250", "553", "503", "503"}) + group("c") + Ready + Text + "S: 250\n"),
            {A, B, C}, "ready; a=Accepted/250; b=Refused/553 (Refused at Mail 553); c=Accepted/250"},
        {"a line lost behind a text leaves it in doubt, and nothing of the next envelope", overlapping("X\n"),
            two,
            "ready; a=InDoubt (Dropped at Content) lost; b=Unsent (Dropped at Content) lost; failed: "
            "Dropped at Content"},
        {"a line reset behind a text leaves it in doubt, and nothing of the next envelope",
            overlapping("R\n"), two,
            "ready; a=InDoubt (Dropped at Content) lost; b=Unsent (Dropped at Content) lost; failed: "
            "Dropped at Content"},
        {"a line lost behind a verdict leaves nothing of the next envelope", overlapping("S: 250\n X\n"), two,
            "ready; a=Accepted/250; b=Unsent (Dropped at Rset) lost; failed: Dropped at Rset"},
        {"a line lost inside the next group leaves nothing of it",
            overlapping(replies({"250", "250", "250", "250"}) + "X\n"), two,
            "ready; a=Accepted/250; b=Unsent (Dropped at Data) lost; failed: Dropped at Data"},
        {"a line lost behind the second text leaves only that in doubt",
            overlapping("S: 250\n " + Ready + Text + "X\n"), two,
            "ready; a=Accepted/250; b=InDoubt (Dropped at Content) lost; failed: Dropped at Content"},
        {"421 to a text is a clear no, and nothing is left of the next envelope",
            overlapping("S: 421 bye\n X\n"), two,
            "ready; a=Deferred/421 (Deferred at Content 421) lost; b=Unsent (Deferred at Content 421) lost; "
            "failed: Deferred at Content 421"},
        {"421 behind a verdict leaves nothing of the next envelope",
            overlapping("S: 250\n S: 421 enough\n X\n"), two,
            "ready; a=Accepted/250; b=Unsent (Deferred at Rset 421) lost; failed: Deferred at Rset 421"},
        {"421 to a recipient of the next envelope leaves nothing of it",
            overlapping(replies({"250", "250", "250", "421"}) + "X\n"), two,
            "ready; a=Accepted/250; b=Unsent (Deferred at Rcpt 421) lost; failed: Deferred at Rcpt 421"},
        {"a verdict of two codes leaves a text in doubt and nothing of the next envelope",
            overlapping("S: 250-yes\n S: 550 no\n"), two,
            "ready; a=InDoubt (Garbled at Content 550) lost; b=Unsent (Garbled at Content 550) lost; "
            "failed: Garbled at Content 550"},
        {"252 admits nobody of the next envelope", overlapping(replies({"250", "250", "250", "252"})), two,
            "ready; a=Accepted/250; b=Unsent (Garbled at Rcpt 252) lost; failed: Garbled at Rcpt 252"},
        {"a relay that wants a login in the middle gets nothing more",
            overlapping(replies({"250", "250", "530"})), two,
            "ready; a=Accepted/250; b=Unsent (AuthFailed at Mail 530 (LoginWanted)) lost; failed: "
            "AuthFailed at Mail 530 (LoginWanted)"},
        {"a reply too many behind the last verdict ends the session",
            overlapping("S: 250\n " + Ready + Text + "S: 250\n S: 250 more\n"), two,
            "ready; a=Accepted/250; b=Accepted/250; failed: Garbled at Other 250"},
        {"an envelope that is refused here has its turn, too",
            hello("S: 250-PIPELINING\n ") + group("a") + Ready + Text + "S: 250\n " + group("c") + Ready
                + Text + "S: 250\n",
            {A, "deliver \xc3\xa4@x.test", C},
            "ready; a=Accepted/250; \xc3\xa4=Refused (RefusedLocally at Rcpt); c=Accepted/250"},
        {"after an odd verdict the next envelope is finished as it was begun",
            overlapping("S- 250 ok\\n\n " + Ready + Text
                + "S: 250\n C: RSET\n S: 250\n C: MAIL*\n S: 250\n "
                  "C: RCPT*\n S: 250\n C: DATA\n S: 354\n DATA\n S: 250\n"),
            {A, B, C}, "ready; a=Accepted/250; b=Accepted/250; c=Accepted/250"},
    };
}

std::vector<Conversation> streamConversations()
{
    const QByteArrayList three{A, B, C};
    const QByteArray twoMore = whole("b") + whole("c");
    return {
        {"with CHUNKING a whole message goes out at once", streaming(whole("a") + Taken), {A},
            "ready; a=Accepted/250"},
        {"one message that was taken earns the next two", streamingOn(twoMore + Taken + Taken), three,
            "ready; a=Accepted/250; b=Accepted/250; c=Accepted/250"},
        {"nobody follows a first message before it is taken",
            streaming(
                whole("a") + replies({"250", "250", "250", "554"}) + whole("b") + Taken + whole("c") + Taken),
            three, "ready; a=Refused/554 (Refused at Content 554); b=Accepted/250; c=Accepted/250"},
        {"two recipients share a message",
            streaming(whole("ab") + replies({"250", "250", "250", "250", "250"})), {ToBoth},
            "ready; a=Accepted/250 b=Accepted/250"},
        {"a refused recipient does not stop the others of a message",
            streaming(whole("ab") + replies({"250", "250", "550", "250", "250"})), {ToBoth},
            "ready; a=Refused/550 b=Accepted/250 (Refused at Rcpt 550)"},
        {"a message for nobody is refused, and the one behind it is not",
            streamingOn(twoMore + replies({"250", "250", "550", "554"}) + Taken), three,
            "ready; a=Accepted/250; b=Refused/550 (Refused at Rcpt 550); c=Accepted/250"},
        {"a message for nobody that is taken is for nobody",
            streamingOn(twoMore + replies({"250", "250", "450", "250"}) + Taken), three,
            "ready; a=Accepted/250; b=Deferred/450 (Deferred at Rcpt 450); c=Accepted/250"},
        {"a refused sender decides over what follows, and not over the next message",
            streamingOn(twoMore + replies({"250", "553", "503", "503"}) + Taken), three,
            "ready; a=Accepted/250; b=Refused/553 (Refused at Mail 553); c=Accepted/250"},
        {"a refused text does not touch the message behind it",
            streamingOn(twoMore + replies({"250", "250", "250", "554 spam"}) + Taken), three,
            "ready; a=Accepted/250; b=Refused/554 (Refused at Content 554); c=Accepted/250"},
        {"a text that is put off does not touch the message behind it",
            streamingOn(twoMore + replies({"250", "250", "250", "452 full"}) + Taken), three,
            "ready; a=Accepted/250; b=Deferred/452 (Deferred at Content 452); c=Accepted/250"},
        {"a line lost behind two messages leaves both in doubt", streamingOn(twoMore + "X\n"), three,
            "ready; a=Accepted/250; b=InDoubt (Dropped at Rset) lost; c=InDoubt (Dropped at Rset) lost; "
            "failed: Dropped at Rset"},
        {"a line reset behind two messages leaves both in doubt", streamingOn(twoMore + "R\n"), three,
            "ready; a=Accepted/250; b=InDoubt (Dropped at Rset) lost; c=InDoubt (Dropped at Rset) lost; "
            "failed: Dropped at Rset"},
        {"a line lost behind the verdict of one leaves the other in doubt",
            streamingOn(twoMore + Taken + "X\n"), three,
            "ready; a=Accepted/250; b=Accepted/250; c=InDoubt (Dropped at Rset) lost; failed: Dropped at "
            "Rset"},
        {"whoever was refused is not in doubt",
            streamingOn(whole("bc") + replies({"250", "250", "550"}) + "X\n"),
            {A, "deliver b@x.test c@x.test"},
            "ready; a=Accepted/250; b=Refused/550 c=InDoubt (Dropped at Rcpt) lost; failed: Dropped at Rcpt"},
        {"whose sender was refused is not in doubt", streamingOn(twoMore + replies({"250", "553"}) + "X\n"),
            three,
            "ready; a=Accepted/250; b=Refused/553 (Dropped at Rcpt) lost; c=InDoubt (Dropped at Rcpt) lost; "
            "failed: Dropped at Rcpt"},
        {"421 behind a verdict leaves nothing of the messages behind it",
            streamingOn(twoMore + Taken + "S: 421 enough\n X\n"), three,
            "ready; a=Accepted/250; b=Accepted/250; c=Unsent (Deferred at Rset 421) lost; failed: Deferred "
            "at Rset 421"},
        {"421 to MAIL leaves nothing of this message and the one behind it",
            streamingOn(twoMore + "S: 250\n S: 421 enough\n X\n"), three,
            "ready; a=Accepted/250; b=Unsent (Deferred at Mail 421) lost; c=Unsent (Deferred at Mail 421) "
            "lost; failed: Deferred at Mail 421"},
        {"421 to a text is a clear no, and nothing is left of the message behind it",
            streamingOn(twoMore + replies({"250", "250", "250", "421"}) + "X\n"), three,
            "ready; a=Accepted/250; b=Deferred/421 (Deferred at Content 421) lost; c=Unsent (Deferred at "
            "Content 421) lost; failed: Deferred at Content 421"},
        {"a relay that offers CHUNKING and does not know BDAT has taken nothing",
            streaming(whole("a") + replies({"250", "250", "250", "502 what"})), {A},
            "ready; a=Unsent (Refused at Content 502) lost; failed: Refused at Content 502"},
        {"354 is no verdict, so all is in doubt",
            streaming(whole("a") + replies({"250", "250", "250", "354"})), {A},
            "ready; a=InDoubt (Garbled at Content 354) lost; failed: Garbled at Content 354"},
        {"354 is no consent to MAIL, and nobody knows what became of the text",
            streaming(whole("a") + replies({"250", "354"})), {A},
            "ready; a=InDoubt (Garbled at Mail 354) lost; failed: Garbled at Mail 354"},
        {"a relay that wants a login has taken nothing", streaming(whole("a") + replies({"250", "530"})), {A},
            "ready; a=Unsent (AuthFailed at Mail 530 (LoginWanted)) lost; failed: AuthFailed at Mail 530 "
            "(LoginWanted)"},
        {"a refused RSET ends the session, and nobody knows what became of the text",
            streaming(whole("a") + "S: 500 what\n"), {A},
            "ready; a=InDoubt (Refused at Rset 500) lost; failed: Refused at Rset 500"},
        {"a reply too many ends the session", streaming(whole("a") + Taken + "S: 250 more\n"), {A},
            "ready; a=Accepted/250; failed: Garbled at Other 250"},
        {"a message of no bytes is BDAT 0", streaming(envelope("a") + "C: BDAT 0 LAST\n " + Taken),
            {"text ", A}, "ready; a=Accepted/250"},
        {"dots are not doubled and not counted",
            streaming(envelope("a") + "C: BDAT 6 LAST\n C: .a\n C:\n " + Taken), {"text .a\r\n\r\n", A},
            "ready; a=Accepted/250"},
        {"a message that is refused here has its turn, too", streamingOn(whole("c") + Taken),
            {A, "deliver \xc3\xa4@x.test", C},
            "ready; a=Accepted/250; \xc3\xa4=Refused (RefusedLocally at Rcpt); c=Accepted/250"},
        {"after an odd verdict it is DATA again",
            streaming(whole("a") + replies({"250", "250", "250"})
                + "S- 250 ok\\n\n C: RSET\n S: 250\n C: MAIL*\n S: 250\n C: RCPT*\n S: 250\n C: DATA\n "
                  "S: 354\n DATA\n S: 250\n"),
            {A, B}, "ready; a=Accepted/250; b=Accepted/250"},
        {"after an odd verdict those said already are heard to the end",
            streamingOn(twoMore + replies({"250", "250", "250"}) + "S- 250 ok\\n\n " + Taken
                + "C: RSET\n S: 250\n C: MAIL*\n S: 250\n C: RCPT*\n S: 250\n C: DATA\n S: 354\n DATA\n "
                  "S: 250\n"),
            {A, B, C, D}, "ready; a=Accepted/250; b=Accepted/250; c=Accepted/250; d=Accepted/250"},
        {"CHUNKING without PIPELINING is of no use",
            hello("S: 250-CHUNKING\n ")
                + "C: RSET\n S: 250\n C: MAIL*\n S: 250\n C: RCPT*\n S: 250\n C: DATA\n S: 354\n DATA\n "
                  "S: 250\n",
            {A}, "ready; a=Accepted/250"},
        {"whoever leaves says RSET and QUIT as ever",
            streaming(whole("a") + Taken + "C: RSET\n C: QUIT\n S: 250\n S: 221\n"), {A, "close"},
            "ready; a=Accepted/250; closed"},
    };
}

} // namespace Relaydeck
