#include "session/transaction.h"

#include "smtp/content.h"

#include <algorithm>

namespace Relaydeck {

using namespace Qt::StringLiterals;
using Step = Failure::Step;

namespace {

bool isAscii(const QByteArray &text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return quint8(c) < 0x80; });
}

Outcome outcomeOf(const Reply &reply)
{
    return reply.isTransient() ? Outcome::Deferred : Outcome::Refused;
}

bool isRefusal(const Reply &reply)
{
    return reply.isTransient() || reply.isPermanent();
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

Transaction::Transaction(std::shared_ptr<Delivery> delivery, const Capabilities &capabilities)
    : m_delivery(std::move(delivery)),
      m_capabilities(capabilities)
{}

/// What forbids us to send the envelope at all, or nothing.
QByteArray Transaction::unsendable() const
{
    const qint64 limit = m_capabilities.maximumSize();
    if (limit > 0 && m_delivery->content->size() > limit)
        return "SIZE "_ba + QByteArray::number(limit);
    if (!fitsInCommand(m_delivery->sender))
        return "sender"_ba;
    if (!isAscii(m_delivery->sender) && !m_capabilities.has("SMTPUTF8"_ba))
        return "SMTPUTF8"_ba;
    return {};
}

std::vector<Saying> Transaction::opening()
{
    const auto mail = Command::mail(m_delivery->sender, mailParameters());
    if (const QByteArray why = unsendable(); !why.isEmpty() || !mail) {
        for (Recipient &recipient : m_delivery->recipients)
            refuseLocally(recipient, Step::Mail, why);
        return {};
    }
    std::vector<Saying> sayings;
    sayings.reserve(m_delivery->recipients.size() + 3);
    sayings.push_back({Step::Rset, 0, Command::rset()});
    sayings.push_back({Step::Mail, 0, *mail});
    const bool speaksUtf8 = m_capabilities.has("SMTPUTF8"_ba);
    for (std::size_t i = 0; i < m_delivery->recipients.size(); ++i) {
        Recipient &recipient = m_delivery->recipients[i];
        auto rcpt = Command::rcpt(recipient.address);
        if (!rcpt)
            refuseLocally(recipient, Step::Rcpt, "line end"_ba);
        else if (!speaksUtf8 && !isAscii(recipient.address))
            refuseLocally(recipient, Step::Rcpt, "SMTPUTF8"_ba);
        else
            sayings.push_back({Step::Rcpt, i, std::move(*rcpt)});
    }
    if (sayings.size() == 2)
        return {}; // nobody left to send to
    sayings.push_back({Step::Data, 0, Command::data()});
    return sayings;
}

QByteArray Transaction::mailParameters() const
{
    const Content &content = *m_delivery->content;
    QByteArrayList parameters;
    if (m_capabilities.has("SIZE"_ba))
        parameters.append("SIZE="_ba + QByteArray::number(content.size()));
    if (content.has8bit() && m_capabilities.has("8BITMIME"_ba))
        parameters.append("BODY=8BITMIME"_ba);
    const auto needsUtf8 = [](const Recipient &recipient) { return !isAscii(recipient.address); };
    if (m_capabilities.has("SMTPUTF8"_ba)
        && (!isAscii(m_delivery->sender) || std::ranges::any_of(m_delivery->recipients, needsUtf8)))
        parameters.append("SMTPUTF8"_ba);
    return parameters.join(' ');
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
    if (reply.mixedCodes)
        return Next::Nonsense;
    if (reply.code == 530 && owed.step != Step::Content)
        return Next::LoginWanted;
    switch (owed.step) {
    case Step::Rset: return reply.isPositive() ? Next::GoOn : Next::Nonsense;
    case Step::Mail: return heedMail(reply);
    case Step::Rcpt: return heedRcpt(m_delivery->recipients[owed.recipient], reply);
    case Step::Data: return heedData(reply);
    default: return heedVerdict(reply);
    }
}

Transaction::Next Transaction::heedMail(const Reply &reply)
{
    if (reply.code == 250)
        return Next::GoOn;
    if (!isRefusal(reply))
        return Next::Nonsense;
    m_mailRefused = true;
    settle(reply, Step::Mail, false);
    return Next::GiveUp;
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

Transaction::Next Transaction::heedData(const Reply &reply)
{
    if (reply.code == 354) {
        m_loneDot = m_admitted == 0;
        return m_loneDot ? Next::SendLoneDot : Next::SendContent;
    }
    if (!isRefusal(reply))
        return Next::Nonsense;
    if (m_admitted > 0)
        settle(reply, Step::Data, true);
    return Next::Done;
}

Transaction::Next Transaction::heedVerdict(const Reply &reply)
{
    if (m_loneDot)
        return Next::Done; // nobody was admitted, so nobody got it, whatever is said
    if (isRefusal(reply)) {
        settle(reply, Step::Content, true);
        return Next::Done;
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
    return Next::Done;
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

void Transaction::lose(const Failure &failure, bool dotSent)
{
    for (Recipient &recipient : m_delivery->recipients) {
        if (recipient.outcome != Outcome::Unsent || !recipient.admitted || !dotSent || m_loneDot)
            continue;
        recipient.outcome = Outcome::InDoubt;
        recipient.words = failure.raw;
    }
    m_delivery->failure = failure;
}

} // namespace Relaydeck
