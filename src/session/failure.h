#pragma once

#include <QByteArray>
#include <QMetaType>
#include <QObject>

#include <chrono>

namespace Relaydeck {

/// What ended a conversation, or spoiled an envelope of it. A value: queue it, log it, compare it.
/// Sentences are made of it by models/Words.
struct Failure
{
    Q_GADGET
public:
    enum class Kind : quint8 {
        Refused, ///< a 5yz reply
        Deferred, ///< a 4yz reply
        TimedOut, ///< no whole reply within `waited`
        Dropped, ///< the line was cut: end of stream, reset
        Garbled, ///< what came is no reply, or no reply to what was said
        NoConnection, ///< TCP connect refused, unreachable
        NameNotFound, ///< host name look-up failed
        TlsFailed,
        AuthFailed,
        RefusedLocally, ///< we would not send it: `raw` says which rule
        Stopped, ///< by the user
    };
    Q_ENUM(Kind)

    /// The command whose reply was awaited when it happened.
    enum class Step : quint8 {
        Connect,
        Greeting,
        Ehlo,
        Helo,
        StartTls,
        Auth,
        Rset,
        Mail,
        Rcpt,
        Data,
        Content,
        Quit,
        Other
    };
    Q_ENUM(Step)

    Kind kind = Kind::Dropped;
    Step step = Step::Connect;
    int code = 0; ///< three-digit reply code; 0 when nothing readable was said
    QByteArray raw; ///< the relay's words, or the system's, as they came; lines joined by LF
    std::chrono::milliseconds waited{0}; ///< how long the reply was waited for; 0 unless TimedOut

    friend bool operator==(const Failure &, const Failure &) = default;
};

} // namespace Relaydeck

Q_DECLARE_METATYPE(Relaydeck::Failure)
