#include "session/conversations.h"

using namespace Qt::StringLiterals;

namespace Relaydeck {

namespace {

const QByteArray Hello = "S: 220 hi\n C: EHLO deck.test\n S: 250 relay\n";
const QByteArray Sender = "C: RSET\n S: 250\n C: MAIL FROM:<me@y.test>\n S: 250\n";
const QByteArray Alice = "C: RCPT TO:<alice@x.test>\n ";
const QByteArray Bob = "C: RCPT TO:<bob@x.test>\n ";
const QByteArray Content = "C: DATA\n S: 354\n DATA\n ";
const QByteArray ToAlice = "deliver alice@x.test";
const QByteArray ToBoth = "deliver alice@x.test bob@x.test";

QByteArray admitting(const QByteArray &rest)
{
    return Hello + Sender + Alice + "S: 250\n" + rest;
}

} // namespace

std::vector<Conversation> lockStepConversations()
{
    return {
        {"an envelope is RSET, MAIL, RCPT, DATA and the text", admitting(Content + "S: 250 queued\n"),
            {ToAlice}, "ready; alice=Accepted/250"},
        {"each recipient has a RCPT", admitting(Bob + "S: 250\n" + Content + "S: 250\n"), {ToBoth},
            "ready; alice=Accepted/250 bob=Accepted/250"},
        {"251 admits a recipient", Hello + Sender + Alice + "S: 251 forwarded\n" + Content + "S: 250\n",
            {ToAlice}, "ready; alice=Accepted/250"},
        {"a refused recipient does not stop the others",
            admitting(Bob + "S: 550 who\n" + Content + "S: 250\n"), {ToBoth},
            "ready; alice=Accepted/250 bob=Refused/550 (Refused at Rcpt 550)"},
        {"a deferred recipient does not stop the others",
            admitting(Bob + "S: 452 too many\n" + Content + "S: 250\n"), {ToBoth},
            "ready; alice=Accepted/250 bob=Deferred/452 (Deferred at Rcpt 452)"},
        {"a refusal on two lines is read whole",
            admitting(Bob + "S: 550-who\n S: 550 is that\n" + Content + "S: 250\n"), {ToBoth},
            "ready; alice=Accepted/250 bob=Refused/550 (Refused at Rcpt 550)"},
        {"when nobody is admitted DATA is not said",
            Hello + Sender + Alice + "S: 550 who\n C: NOOP\n S: 250\n", {ToAlice, "say NOOP"},
            "ready; alice=Refused/550 (Refused at Rcpt 550); answer 250"},
        {"a refused sender refuses all recipients",
            Hello + "C: RSET\n S: 250\n C: MAIL*\n S: 553 not you\n C: NOOP\n S: 250\n", {ToBoth, "say NOOP"},
            "ready; alice=Refused/553 bob=Refused/553 (Refused at Mail 553); answer 250"},
        {"a deferred sender defers all recipients", Hello + "C: RSET\n S: 250\n C: MAIL*\n S: 451 later\n",
            {ToBoth}, "ready; alice=Deferred/451 bob=Deferred/451 (Deferred at Mail 451)"},
        {"DATA may be refused", admitting("C: DATA\n S: 554 no\n"), {ToAlice},
            "ready; alice=Refused/554 (Refused at Data 554)"},
        {"DATA may be put off", admitting("C: DATA\n S: 451 later\n"), {ToAlice},
            "ready; alice=Deferred/451 (Deferred at Data 451)"},
        {"a text may be refused", admitting(Content + "S: 554 spam\n"), {ToAlice},
            "ready; alice=Refused/554 (Refused at Content 554)"},
        {"a text may be put off", admitting(Content + "S: 452 full\n"), {ToAlice},
            "ready; alice=Deferred/452 (Deferred at Content 452)"},
        {"a refused text does not change refused recipients",
            admitting(Bob + "S: 550 who\n" + Content + "S: 452 full\n"), {ToBoth},
            "ready; alice=Deferred/452 bob=Refused/550 (Deferred at Content 452)"},
        {"RSET begins each envelope",
            admitting(Content + "S: 250\n" + Sender + Bob + "S: 250\n" + Content + "S: 250\n"),
            {ToAlice, "deliver bob@x.test"}, "ready; alice=Accepted/250; bob=Accepted/250"},
        {"RSET begins the envelope after a refused one",
            admitting(Content + "S: 554\n" + Sender + Bob + "S: 250\n" + Content + "S: 250\n"),
            {ToAlice, "deliver bob@x.test"},
            "ready; alice=Refused/554 (Refused at Content 554); bob=Accepted/250"},
        {"the null sender is said",
            Hello + "C: RSET\n S: 250\n C: MAIL FROM:<>\n S: 250\n" + Alice + "S: 250\n" + Content
                + "S: 250\n",
            {"from ", ToAlice}, "ready; alice=Accepted/250"},
        {"bare codes carry a whole envelope",
            Hello + "C: RSET\n S: 250\n C: MAIL*\n S: 250\n" + Alice
                + "S: 250\n C: DATA\n S: 354\n DATA\n S: 250\n",
            {ToAlice}, "ready; alice=Accepted/250"},
        {"LF line ends carry a whole envelope",
            Hello + "C: RSET\n S- 250\\n\n C: MAIL*\n S- 250 a\\n\n" + Alice
                + "S- 250\\n\n C: DATA\n S- 354 go\\n\n DATA\n S- 250 done\\n\n",
            {ToAlice}, "ready; alice=Accepted/250"},
        {"252 does not admit a recipient", Hello + Sender + Alice + "S: 252 perhaps\n", {ToAlice},
            "ready; alice=Unsent (Garbled at Rcpt 252) lost; failed: Garbled at Rcpt 252"},
        {"354 is no consent to MAIL", Hello + "C: RSET\n S: 250\n C: MAIL*\n S: 354\n", {ToAlice},
            "ready; alice=Unsent (Garbled at Mail 354) lost; failed: Garbled at Mail 354"},
        {"250 is no consent to DATA", admitting("C: DATA\n S: 250\n"), {ToAlice},
            "ready; alice=Unsent (Garbled at Data 250) lost; failed: Garbled at Data 250"},
        {"354 is no verdict, so all is in doubt", admitting(Content + "S: 354\n"), {ToAlice},
            "ready; alice=InDoubt (Garbled at Content 354) lost; failed: Garbled at Content 354"},
        {"a verdict of two codes leaves all in doubt", admitting(Content + "S: 550-no\n S: 250 yes\n"),
            {ToAlice}, "ready; alice=InDoubt (Garbled at Content 250) lost; failed: Garbled at Content 250"},
        {"an answer of two codes to RCPT is none", Hello + Sender + Alice + "S: 250-yes\n S: 550 no\n",
            {ToAlice}, "ready; alice=Unsent (Garbled at Rcpt 550) lost; failed: Garbled at Rcpt 550"},
        {"words without a code are no answer", Hello + "C: RSET\n S: what?\n", {ToAlice},
            "ready; alice=Unsent (Garbled at Rset) lost; failed: Garbled at Rset"},
        {"a refused RSET ends the session", Hello + "C: RSET\n S: 500 what\n", {ToAlice},
            "ready; alice=Unsent (Refused at Rset 500) lost; failed: Refused at Rset 500"},
    };
}

std::vector<Conversation> lostLineConversations()
{
    return {
        {"a line lost after RSET leaves nothing behind", Hello + "C: RSET\n X\n", {ToAlice},
            "ready; alice=Unsent (Dropped at Rset) lost; failed: Dropped at Rset"},
        {"a line lost after MAIL leaves nothing behind", Hello + "C: RSET\n S: 250\n C: MAIL*\n X\n",
            {ToAlice}, "ready; alice=Unsent (Dropped at Mail) lost; failed: Dropped at Mail"},
        {"a line lost after RCPT leaves nothing behind", Hello + Sender + Alice + "X\n", {ToAlice},
            "ready; alice=Unsent (Dropped at Rcpt) lost; failed: Dropped at Rcpt"},
        {"a line lost after DATA leaves nothing behind", admitting("C: DATA\n X\n"), {ToAlice},
            "ready; alice=Unsent (Dropped at Data) lost; failed: Dropped at Data"},
        {"a line lost inside the answer to DATA leaves nothing behind", admitting("C: DATA\n S- 35\n X\n"),
            {ToAlice}, "ready; alice=Unsent (Dropped at Data) lost; failed: Dropped at Data"},
        {"a line lost after the dot leaves those admitted in doubt", admitting(Content + "X\n"), {ToAlice},
            "ready; alice=InDoubt (Dropped at Content) lost; failed: Dropped at Content"},
        {"a line reset after the dot leaves those admitted in doubt", admitting(Content + "R\n"), {ToAlice},
            "ready; alice=InDoubt (Dropped at Content) lost; failed: Dropped at Content"},
        {"a line lost inside the verdict leaves those admitted in doubt",
            admitting(Content + "S- 250 queu\n X\n"), {ToAlice},
            "ready; alice=InDoubt (Dropped at Content) lost; failed: Dropped at Content"},
        {"a refused recipient stays refused when the line is lost",
            admitting(Bob + "S: 550 who\n C: DATA\n X\n"), {ToBoth},
            "ready; alice=Unsent bob=Refused/550 (Dropped at Data) lost; failed: Dropped at Data"},
        {"a refused recipient is not in doubt", admitting(Bob + "S: 550 who\n" + Content + "X\n"), {ToBoth},
            "ready; alice=InDoubt bob=Refused/550 (Dropped at Content) lost; failed: Dropped at Content"},
        {"a line lost behind the verdict harms nobody", admitting(Content + "S: 250\n X\n"), {ToAlice},
            "ready; alice=Accepted/250; failed: Dropped at Other"},
        {"421 to RSET leaves nothing behind", Hello + "C: RSET\n S: 421 bye\n X\n", {ToAlice},
            "ready; alice=Unsent (Deferred at Rset 421) lost; failed: Deferred at Rset 421"},
        {"421 to MAIL leaves nothing behind", Hello + "C: RSET\n S: 250\n C: MAIL*\n S: 421 bye\n", {ToAlice},
            "ready; alice=Unsent (Deferred at Mail 421) lost; failed: Deferred at Mail 421"},
        {"421 to RCPT leaves nothing behind", admitting(Bob + "S: 421 bye\n"), {ToBoth},
            "ready; alice=Unsent bob=Unsent (Deferred at Rcpt 421) lost; failed: Deferred at Rcpt 421"},
        {"421 to DATA leaves nothing behind", admitting("C: DATA\n S: 421 bye\n"), {ToAlice},
            "ready; alice=Unsent (Deferred at Data 421) lost; failed: Deferred at Data 421"},
        {"421 to the text is a clear no", admitting(Content + "S: 421 bye\n"), {ToAlice},
            "ready; alice=Deferred/421 (Deferred at Content 421) lost; failed: Deferred at Content 421"},
    };
}

std::vector<Conversation> pipelinedConversations()
{
    const QByteArray hello = "S: 220 hi\n C: EHLO deck.test\n S: 250-relay\n S: 250 PIPELINING\n";
    const QByteArray one = hello + "C: RSET\n C: MAIL*\n C: RCPT*\n C: DATA\n";
    const QByteArray two = hello + "C: RSET\n C: MAIL*\n C: RCPT*\n C: RCPT*\n C: DATA\n";
    return {
        {"with PIPELINING an envelope goes out in one group",
            one + "S: 250\n S: 250\n S: 250\n S: 354\n DATA\n S: 250\n", {ToAlice},
            "ready; alice=Accepted/250"},
        {"replies to a group belong to its commands in order",
            two + "S: 250\n S: 250\n S: 550\n S: 250\n S: 354\n DATA\n S: 250\n", {ToBoth},
            "ready; alice=Refused/550 bob=Accepted/250 (Refused at Rcpt 550)"},
        {"when nobody is admitted and DATA is refused all is well",
            one + "S: 250\n S: 250\n S: 550\n S: 503\n", {ToAlice},
            "ready; alice=Refused/550 (Refused at Rcpt 550)"},
        {"when nobody is admitted 354 is answered by a lone dot",
            one + "S: 250\n S: 250\n S: 550\n S: 354\n C: .\n S: 554 nobody\n", {ToAlice},
            "ready; alice=Refused/550 (Refused at Rcpt 550)"},
        {"a lone dot that is accepted was a message for nobody",
            one + "S: 250\n S: 250\n S: 450\n S: 354\n C: .\n S: 250 thanks\n", {ToAlice},
            "ready; alice=Deferred/450 (Deferred at Rcpt 450)"},
        {"a line lost after a lone dot leaves nobody in doubt",
            one + "S: 250\n S: 250\n S: 550\n S: 354\n C: .\n X\n", {ToAlice},
            "ready; alice=Refused/550 (Dropped at Content) lost; failed: Dropped at Content"},
        {"a refused sender decides over what follows", one + "S: 250\n S: 553\n S: 503\n S: 503\n", {ToAlice},
            "ready; alice=Refused/553 (Refused at Mail 553)"},
        {"a refused sender decides even if the rest is accepted",
            one + "S: 250\n S: 553\n S: 250\n S: 354\n C: .\n S: 250\n", {ToAlice},
            "ready; alice=Refused/553 (Refused at Mail 553)"},
        {"421 inside a group leaves nothing behind", two + "S: 250\n S: 250\n S: 250\n S: 421\n X\n",
            {ToBoth},
            "ready; alice=Unsent bob=Unsent (Deferred at Rcpt 421) lost; failed: Deferred at Rcpt 421"},
        {"a line lost inside a group leaves nothing behind", two + "S: 250\n S: 250\n S: 550\n X\n", {ToBoth},
            "ready; alice=Refused/550 bob=Unsent (Dropped at Rcpt) lost; failed: Dropped at Rcpt"},
        {"a line lost after the dot of a group leaves those admitted in doubt",
            two + "S: 250\n S: 250\n S: 550\n S: 250\n S: 354\n DATA\n X\n", {ToBoth},
            "ready; alice=Refused/550 bob=InDoubt (Dropped at Content) lost; failed: Dropped at Content"},
        {"one envelope follows the other in groups",
            one + "S: 250\n S: 250\n S: 250\n S: 354\n DATA\n S: 250\n"
                + "C: RSET\n C: MAIL*\n C: RCPT TO:<bob*\n C: DATA\n S: 250\n S: 250\n S: 250\n S: 354\n "
                  "DATA\n S: 250\n",
            {ToAlice, "deliver bob@x.test"}, "ready; alice=Accepted/250; bob=Accepted/250"},
        {"a reply too many to a group ends the session",
            one + "S: 250\n S: 250\n S: 250\n S: 354\n DATA\n S: 250\n S: 250 once more\n", {ToAlice},
            "ready; alice=Accepted/250; failed: Garbled at Other 250"},
        {"RSET and QUIT go out in one group", hello + "C: RSET\n C: QUIT\n S: 250\n S: 221\n", {"close"},
            "ready; closed"},
    };
}

} // namespace Relaydeck
