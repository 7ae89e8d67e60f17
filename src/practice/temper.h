#pragma once

#include "smtp/sasl.h"

#include <QByteArray>
#include <QList>

namespace Relaydeck {

/// Whether a practice relay can secure its lines.
enum class PracticeTls : quint8 {
    None,
    StartTls, ///< offered in the reply to EHLO
    FromTheStart,
};

/// How a practice relay behaves towards its clients. Counts of 0 mean no limit.
struct Temper
{
    int latencyMs
        = 0; ///< from the arrival of commands to their replies; what arrives together is answered together
    int greetingDelayMs = 0; ///< from the connection to the greeting
    double deferPct = 0; ///< 0 to 100: share of RCPT commands answered by 451, by chance
    double refusePct
        = 0; ///< 0 to 100: share of addresses answered by 550; always the same addresses for one seed
    int maxRecipients = 0; ///< in one message; 452 to those beyond
    int maxMessages = 0; ///< in one connection; the next MAIL gets 421 and the connection is closed
    int closeAfter = 0; ///< messages; then the connection is closed without a word
    bool pipelining = true; ///< offered in the reply to EHLO
    bool chunking = false; ///< offered in the reply to EHLO (RFC 3030)
    bool dsn = true; ///< offered in the reply to EHLO (RFC 3461); no reports are ever sent
    qint64 maxSize = 50 * 1024 * 1024; ///< bytes of one message (RFC 1870); 552 beyond
    quint64 seed = 1; ///< of both shares
    PracticeTls tls = PracticeTls::None;
    int certificateDays = 30; ///< from now to the end of its certificate; 0 or less: it has expired
    QByteArray user; ///< without one no login is offered; with one it is wanted before MAIL
    QByteArray password; ///< of the user; a token for XOAUTH2 and OAUTHBEARER
    QList<SaslMechanism> mechanisms{SaslMechanism::ScramSha256, SaslMechanism::ScramSha1,
        SaslMechanism::CramMd5, SaslMechanism::Plain, SaslMechanism::Login, SaslMechanism::XOAuth2,
        SaslMechanism::OAuthBearer};
};

} // namespace Relaydeck
