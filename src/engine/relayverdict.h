#pragma once

#include "net/tlsreport.h"
#include "session/failure.h"
#include "smtp/capabilities.h"

#include <QMetaType>
#include <QString>

#include <array>
#include <chrono>
#include <optional>

namespace Relaydeck {

/// What a test of a relay has found.
struct RelayVerdict
{
    /// In the order of a clear conversation; with TLS from the first byte Secure comes before Greet.
    enum class Step : quint8 {
        Reach, ///< its name is known and it takes the connection
        Greet, ///< it greets us, and answers our EHLO or HELO
        Secure, ///< TLS
        LogIn,
        Ready, ///< it answers NOOP
    };
    static constexpr std::size_t StepCount = 5;

    enum class Result : quint8 {
        NotReached, ///< the test ended before
        Skipped, ///< the settings do not ask for it, or the relay did not offer what is used if offered
        Passed,
        Failed,
    };

    QString name; ///< of the relay, for eyes
    QString host;
    quint16 port = 0;
    std::array<Result, StepCount> results{}; ///< by Step
    std::optional<Failure> failure; ///< why it failed, or was stopped; nothing when all is well
    Capabilities capabilities; ///< as last offered: after TLS, where there was TLS
    std::optional<TlsReport> tls; ///< when a handshake was tried
    QByteArray mechanism; ///< that we logged in with, such as "SCRAM-SHA-256"; empty without a login
    bool loggedInInClear = false; ///< on a line without TLS
    QString peer; ///< address and port that the connection came to; empty before
    std::chrono::milliseconds connectTime{-1}; ///< from the name to the connection; -1: not reached
    std::chrono::milliseconds roundTrip{-1}; ///< from NOOP to its answer; -1: not reached
    bool senderTaken = false; ///< the sender was tried, and may send through it
    std::optional<Failure> senderFailure; ///< the sender was tried, and why it may not, or we would not send
    qint64 at = 0; ///< when it ended, milliseconds since the epoch

    [[nodiscard]] Result result(Step step) const { return results[std::size_t(step)]; }
    /// It would take mail, by these settings.
    [[nodiscard]] bool isGood() const { return result(Step::Ready) == Result::Passed && !failure; }
};

} // namespace Relaydeck

Q_DECLARE_METATYPE(Relaydeck::RelayVerdict)
