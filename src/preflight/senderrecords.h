#pragma once

#include <QByteArray>
#include <QByteArrayList>

#include <optional>

namespace Relaydeck {

/// The policy of a domain for mail that claims to be from it (RFC 7489 section 6.3).
struct DmarcRecord
{
    enum class Policy : quint8 { None, Quarantine, Reject };

    Policy policy = Policy::None;
    Policy subdomains = Policy::None; ///< `sp`; that of the domain where it says nothing
    bool strictSpf = false; ///< the sender's domain must be that of From, and not only related to it
    bool strictDkim = false;
    int percent = 100; ///< of the mail that the policy holds for
    bool hasReports = false; ///< somebody is told (`rua`)

    friend bool operator==(const DmarcRecord &, const DmarcRecord &) = default;
};

/// Nothing: the text is no DMARC record, or one that cannot be used.
[[nodiscard]] std::optional<DmarcRecord> parseDmarcRecord(const QByteArray &text);
[[nodiscard]] bool isDmarcRecord(const QByteArray &text);
/// The names under which receivers look for the policy of a domain: its own, then those above it down to two labels.
[[nodiscard]] QByteArrayList dmarcNamesFor(const QByteArray &domain);
/// Whether two domains are aligned. Relaxed: they are the same, or one is above the other; who has
/// registered them is not known here.
[[nodiscard]] bool areAligned(const QByteArray &one, const QByteArray &other, bool strict);

/// A key that signatures are checked with (RFC 6376 section 3.6.1).
struct DkimKey
{
    QByteArray type; ///< "rsa", "ed25519"
    bool isRevoked = false;
    bool isTest = false; ///< receivers are to take no notice yet
};

/// Nothing: the text is no key.
[[nodiscard]] std::optional<DkimKey> parseDkimKey(const QByteArray &text);

} // namespace Relaydeck
