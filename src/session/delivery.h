#pragma once

#include "session/failure.h"

#include <QByteArray>
#include <QMetaType>

#include <memory>
#include <optional>
#include <vector>

namespace Relaydeck {
class Content;
struct DsnRequest;

inline namespace Outcomes {
Q_NAMESPACE

/// What became of one recipient. The numbers are stored in journals: do not renumber.
enum class Outcome : quint8 {
    Unsent = 0, ///< nothing was tried, or what was tried certainly left no message behind
    Accepted = 1, ///< the relay took the message for this recipient (2yz to the content)
    Refused = 2, ///< 5yz, or we would not send it
    Deferred = 3, ///< 4yz: a later attempt may succeed
    InDoubt = 4, ///< the line was lost after the final dot and before its reply
    LeftOut = 5, ///< not sent on purpose: invalid, duplicate, banned
};
Q_ENUM_NS(Outcome)
} // namespace Outcomes

/// One recipient of an envelope and what the relay said of it.
struct Recipient
{
    qint64 id = 0; ///< the caller's own number
    QByteArray address; ///< as it stands between `<` and `>`; checked by smtp/Address before it comes here
    Outcome outcome = Outcome::Unsent;
    bool admitted = false; ///< RCPT was answered by 2yz
    int code = 0; ///< reply code that decided the outcome; 0 when there was none
    QByteArray words; ///< the reply that decided, without its code; lines joined by LF
};

/// The ticket of one envelope: goes down to a session with what is to be sent, comes back with
/// what became of it. The session writes the answers on it; `deliveryFinished` climbs once.
struct Delivery
{
    quint64 id = 0;
    QByteArray sender; ///< reverse-path without brackets; empty is the null sender
    std::vector<Recipient> recipients;
    std::shared_ptr<const Content> content;
    std::shared_ptr<const DsnRequest> dsn; ///< none: nothing is asked for
    bool envelope
        = false; ///< the relay's envelope counter begins anew with it; not where each gets a message

    bool accepted = false; ///< the content was accepted, for the recipients that were admitted
    bool lineLost = false; ///< the conversation ended with it; `failure` says how
    bool waited = false; ///< it was not its turn yet, and what happened is not of its making
    std::optional<Failure>
        failure; ///< the refusal or loss that decided most; also set when only some recipients were refused
    qint64 connection = 0; ///< number of the connection that carried it
    qint64 finishedAt = 0; ///< milliseconds since the epoch
};

} // namespace Relaydeck
