#include "session/transaction.h"

#include "session/mailcheck.h"
#include "smtp/content.h"
#include "smtp/dsn.h"

#include <algorithm>

namespace Relaydeck {

using namespace Qt::StringLiterals;
using Step = Failure::Step;

namespace {

Outcome outcomeOf(const Reply &reply)
{
    return reply.isTransient() ? Outcome::Deferred : Outcome::Refused;
}

bool isRefusal(const Reply &reply)
{
    return reply.isTransient() || reply.isPermanent();
}

/// The relay says that it does not know the command, or its parameters (RFC 5321 section 4.2.2).
bool isUnknownCommand(const Reply &reply)
{
    return reply.code >= 500 && reply.code <= 504;
}

} // namespace

Failure failureOf(const Reply &reply, Failure::Step step)
{
    Failure failure;
    failure.kind = reply.isTransient() ? Failure::Kind::Deferred
        : reply.isPermanent()          ? Failure::Kind::Refused
                                       : Failure::Kind::Garbled;
    failure.step = step;
    failure.code = reply.code;
    failure.raw = reply.raw();
    return failure;
}

void Transaction::begin(const Capabilities &capabilities, Way way)
{
    m_way = way;
    m_stage = Stage::Said;
    if (const QByteArray why = unsendable({*m_delivery->content, m_delivery->sender}, capabilities);
        !why.isEmpty()) {
        for (Recipient &recipient : m_delivery->recipients)
            refuseLocally(recipient, Step::Mail, why);
    } else if (addLines(capabilities)) {
        m_stage = Stage::Lines;
    }
}

/// False when there is nobody left to send to.
bool Transaction::addLines(const Capabilities &capabilities)
{
    constexpr qsizetype UsualLine = 48; // bytes of a RCPT
    const std::size_t count = m_delivery->recipients.size();
    m_lines.reserve(count + 3);
    m_wire.reserve(UsualLine * qsizetype(count + 2));
    Command::addRset(m_wire);
    addLine(Step::Rset);
    const auto needsUtf8 = [](const Recipient &recipient) { return !isAscii(recipient.address); };
    const bool utf8
        = capabilities.has("SMTPUTF8"_ba) && std::ranges::any_of(m_delivery->recipients, needsUtf8);
    const MailFacts facts{*m_delivery->content, m_delivery->sender, utf8, m_delivery->dsn.get()};
    if (!Command::addMail(m_wire, m_delivery->sender, mailParameters(facts, capabilities)))
        return false;
    addLine(Step::Mail);
    const bool speaksUtf8 = capabilities.has("SMTPUTF8"_ba);
    const DsnRequest *const dsn = capabilities.has("DSN"_ba) ? m_delivery->dsn.get() : nullptr;
    const std::size_t before = m_lines.size();
    for (std::size_t i = 0; i < count; ++i) {
        Recipient &recipient = m_delivery->recipients[i];
        if (!speaksUtf8 && !isAscii(recipient.address))
            refuseLocally(recipient, Step::Rcpt, "SMTPUTF8"_ba);
        else if (!Command::addRcpt(
                     m_wire, recipient.address, dsn ? dsn->rcptParameters(recipient.address) : QByteArray()))
            refuseLocally(recipient, Step::Rcpt, "line end"_ba);
        else
            addLine(Step::Rcpt, i);
    }
    if (m_lines.size() == before)
        return false;
    if (m_way == Way::Data) {
        Command::addData(m_wire);
        addLine(Step::Data);
    } else {
        Command::addLastBdat(m_wire, m_delivery->content->size());
        addLine(Step::Content);
    }
    return true;
}

void Transaction::addLine(Step step, std::size_t recipient)
{
    m_lines.push_back({step, recipient, m_wire.size()});
}

EnvelopeLine Transaction::line() const
{
    const LineEnd &line = m_lines[m_nextLine];
    const qsizetype begin = m_nextLine == 0 ? 0 : m_lines[m_nextLine - 1].end;
    return {line.step, line.recipient, QByteArrayView(m_wire).sliced(begin, line.end - begin)};
}

void Transaction::lineSaid()
{
    ++m_unanswered;
    if (++m_nextLine < m_lines.size())
        return;
    if (m_way == Way::Data) {
        m_stage = Stage::AwaitsData;
        return;
    }
    m_text = m_delivery->content->plain();
    m_stage = m_text.isEmpty() ? Stage::Said : Stage::Text;
}

/// Without its RCPT a recipient stays unsent, and without DATA everybody does.
void Transaction::lineSkipped()
{
    const Step step = m_lines[m_nextLine].step;
    ++m_nextLine;
    if (step == Step::Data)
        m_stage = Stage::Said;
    else
        endWithoutAnybody();
}

bool Transaction::textSaid(qsizetype bytes)
{
    m_textBegun = true;
    m_text = m_text.sliced(bytes);
    if (!m_text.isEmpty())
        return false;
    m_stage = Stage::Said;
    if (textOwesReply())
        ++m_unanswered;
    return true;
}

void Transaction::sayNoMoreLines()
{
    if (m_stage == Stage::Lines)
        m_stage = Stage::Said;
}

void Transaction::refuseLocally(Recipient &recipient, Step step, const QByteArray &why)
{
    recipient.outcome = Outcome::Refused;
    recipient.words = why;
    if (!m_delivery->failure)
        m_delivery->failure = Failure{Failure::Kind::RefusedLocally, step, 0, why, {}};
}

Transaction::Next Transaction::heed(const Owed &owed, const Reply &reply)
{
    if (m_unanswered > 0) // else the relay breaks in on the text
        --m_unanswered;
    if (reply.mixedCodes)
        return Next::Nonsense;
    if (reply.code == 530 && owed.step != Step::Content) {
        m_untaken = true;
        return Next::LoginWanted;
    }
    Next next = Next::GoOn;
    switch (owed.step) {
    case Step::Rset: next = reply.isPositive() ? Next::GoOn : Next::Nonsense; break;
    case Step::Mail: next = heedMail(reply); break;
    case Step::Rcpt: next = heedRcpt(m_delivery->recipients[owed.recipient], reply); break;
    case Step::Data: next = heedData(reply); break;
    default: next = heedVerdict(reply); break;
    }
    endWithoutAnybody();
    return next;
}

/// Without anybody to give the text to there is no need to ask for it.
void Transaction::endWithoutAnybody()
{
    const bool onlyTextLeft = m_stage == Stage::Lines && m_nextLine + 1 == m_lines.size();
    if (onlyTextLeft && m_unanswered == 0 && m_admitted == 0)
        sayNoMoreLines();
}

Transaction::Next Transaction::heedMail(const Reply &reply)
{
    if (reply.code == 250)
        return Next::GoOn;
    if (!isRefusal(reply))
        return Next::Nonsense;
    m_mailRefused = true;
    m_untaken = true;
    settle(reply, Step::Mail, false);
    sayNoMoreLines();
    return Next::GoOn;
}

Transaction::Next Transaction::heedRcpt(Recipient &recipient, const Reply &reply)
{
    if (m_mailRefused && (reply.isPositive() || isRefusal(reply)))
        return Next::GoOn; // the reply to MAIL decided, this one only follows from it
    if (reply.code == 250 || reply.code == 251) {
        recipient.admitted = true;
        ++m_admitted;
        return Next::GoOn;
    }
    if (!isRefusal(reply))
        return Next::Nonsense;
    recipient.outcome = outcomeOf(reply);
    recipient.code = reply.code;
    recipient.words = reply.text();
    if (!m_delivery->failure)
        m_delivery->failure = failureOf(reply, Step::Rcpt);
    return Next::GoOn;
}

/// 354 although nobody was admitted: RFC 2920 section 3.1 asks for an empty message.
Transaction::Next Transaction::heedData(const Reply &reply)
{
    if (reply.code == 354) {
        m_stage = Stage::Text;
        m_text = m_admitted > 0 ? QByteArrayView(m_delivery->content->dotted()) : QByteArrayView(".\r\n");
        return Next::GoOn;
    }
    if (!isRefusal(reply))
        return Next::Nonsense;
    m_stage = Stage::Said;
    if (m_admitted > 0)
        settle(reply, Step::Data, true);
    return Next::GoOn;
}

Transaction::Next Transaction::heedVerdict(const Reply &reply)
{
    if (m_admitted == 0)
        return Next::GoOn; // nobody got it, whatever is said
    if (m_way == Way::Bdat && isUnknownCommand(reply)) {
        m_untaken = true;
        return Next::NoBdat;
    }
    if (isRefusal(reply)) {
        settle(reply, Step::Content, true);
        return Next::GoOn;
    }
    if (reply.code != 250)
        return Next::Nonsense;
    const QByteArray words = reply.text();
    for (Recipient &recipient : m_delivery->recipients) {
        if (!recipient.admitted)
            continue;
        recipient.outcome = Outcome::Accepted;
        recipient.code = reply.code;
        recipient.words = words;
    }
    m_delivery->accepted = true;
    return Next::GoOn;
}

/// Writes one refusal on all recipients that it decides.
void Transaction::settle(const Reply &reply, Failure::Step step, bool admittedOnly)
{
    const QByteArray words = reply.text();
    for (Recipient &recipient : m_delivery->recipients) {
        if (recipient.outcome != Outcome::Unsent || (admittedOnly && !recipient.admitted))
            continue;
        recipient.outcome = outcomeOf(reply);
        recipient.code = reply.code;
        recipient.words = words;
    }
    m_delivery->failure = failureOf(reply, step);
}

void Transaction::lose(const Failure &failure, bool textLeft)
{
    for (Recipient &recipient : m_delivery->recipients) {
        if (recipient.outcome != Outcome::Unsent || !textLeft || m_untaken)
            continue;
        recipient.outcome = Outcome::InDoubt;
        recipient.words = failure.raw;
    }
    m_delivery->failure = failure;
}

} // namespace Relaydeck
