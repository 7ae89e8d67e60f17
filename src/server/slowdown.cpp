#include "server/slowdown.h"

#include <algorithm>

namespace Relaydeck {

namespace {

bool isAboutOneMailbox(const QByteArray &words)
{
    return words.startsWith("4.1.") || words.startsWith("4.2.");
}

Failure failureOf(const Recipient &recipient, const std::optional<Failure> &ofAll)
{
    if (ofAll && ofAll->kind == Failure::Kind::Deferred && ofAll->code == recipient.code)
        return *ofAll;
    Failure failure;
    failure.kind = Failure::Kind::Deferred;
    failure.step = recipient.admitted ? Failure::Step::Content : Failure::Step::Rcpt;
    failure.code = recipient.code;
    failure.raw = QByteArray::number(recipient.code) + ' ' + recipient.words;
    return failure;
}

} // namespace

std::optional<Failure> putOff(const Delivery &delivery)
{
    const auto taken = [](const Recipient &recipient) { return recipient.outcome == Outcome::Accepted; };
    if (delivery.lineLost || std::ranges::any_of(delivery.recipients, taken))
        return std::nullopt;
    const auto wantsLess = [](const Recipient &recipient) {
        return recipient.outcome == Outcome::Deferred && recipient.code / 100 == 4
            && !isAboutOneMailbox(recipient.words);
    };
    const auto found = std::ranges::find_if(delivery.recipients, wantsLess);
    return found == delivery.recipients.end() ? std::nullopt
                                              : std::optional(failureOf(*found, delivery.failure));
}

bool SlowDown::heed(const Delivery &delivery)
{
    const auto taken = [](const Recipient &recipient) { return recipient.outcome == Outcome::Accepted; };
    if (const auto failure = putOff(delivery)) {
        m_inARow += delivery.recipients.size();
        if (failure->step == Failure::Step::Rcpt && m_inARow < Several)
            return false;
        m_cause = *failure;
        m_pause = std::clamp(2 * m_pause, FirstPause, LongestPause);
        return true;
    }
    if (std::ranges::any_of(delivery.recipients, taken)) {
        m_inARow = 0;
        m_pause /= 2;
        m_pause = m_pause < FirstPause / 4 ? std::chrono::milliseconds(0) : m_pause;
    }
    return false;
}

void SlowDown::forget()
{
    m_inARow = 0;
    m_pause = std::chrono::milliseconds(0);
}

} // namespace Relaydeck
