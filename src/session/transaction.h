#pragma once

#include "session/delivery.h"
#include "session/saying.h"
#include "smtp/capabilities.h"
#include "smtp/reply.h"

#include <memory>
#include <vector>

namespace Relaydeck {

/// One envelope on one connection (RFC 5321 section 3.3): what to say, and what the replies mean
/// for each recipient. No I/O.
class Transaction
{
public:
    /// What the session does after a reply.
    enum class Next : quint8 {
        GoOn, ///< say the next command or wait for the next reply
        GiveUp, ///< nothing more of this envelope needs to be said
        SendContent,
        SendLoneDot, ///< 354 although nobody was admitted: RFC 2920 section 3.1 asks for an empty message
        Done, ///< every recipient has its outcome
        LoginWanted, ///< the relay takes nothing before a login (RFC 4954 section 6): nothing about the recipients
        Nonsense, ///< the reply is no consent and no refusal in this place
    };

    explicit Transaction(std::shared_ptr<Delivery> delivery, const Capabilities &capabilities);

    /// RSET, MAIL, RCPT..., DATA in order. Empty when we would not send it at all: then the
    /// delivery bears a failure of kind RefusedLocally.
    [[nodiscard]] std::vector<Saying> opening();

    [[nodiscard]] Next heed(const Owed &owed, const Reply &reply);
    /// The conversation ended. With `dotSent` those admitted are in doubt, otherwise nothing was left behind.
    void lose(const Failure &failure, bool dotSent);

    [[nodiscard]] std::size_t admitted() const noexcept { return m_admitted; }
    [[nodiscard]] const std::shared_ptr<Delivery> &delivery() const noexcept { return m_delivery; }

private:
    [[nodiscard]] Next heedMail(const Reply &reply);
    [[nodiscard]] Next heedRcpt(Recipient &recipient, const Reply &reply);
    [[nodiscard]] Next heedData(const Reply &reply);
    [[nodiscard]] Next heedVerdict(const Reply &reply);
    [[nodiscard]] QByteArray mailParameters() const;
    void refuseLocally(Recipient &recipient, Failure::Step step, const QByteArray &why);
    [[nodiscard]] QByteArray unsendable() const;
    void settle(const Reply &reply, Failure::Step step, bool admittedOnly);

    std::shared_ptr<Delivery> m_delivery;
    const Capabilities &m_capabilities;
    std::size_t m_admitted = 0;
    bool m_mailRefused = false;
    bool m_loneDot = false;
};

/// The failure that a 4yz or 5yz reply to a step means.
[[nodiscard]] Failure failureOf(const Reply &reply, Failure::Step step);

} // namespace Relaydeck
