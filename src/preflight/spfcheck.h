#pragma once

#include "preflight/dnsquestion.h"

#include <QHostAddress>

#include <optional>

namespace Relaydeck {

/// What the SPF record of a domain says of an address (RFC 7208 section 2.6).
struct SpfVerdict
{
    enum class Result : quint8 {
        None, ///< the domain has no record
        Neutral,
        Pass,
        Fail,
        SoftFail,
        TempError, ///< the name service did not answer
        PermError, ///< the record, or one that it leads to, cannot be used
        Unknown, ///< it depends on what is not evaluated here: `ptr`, `exists`, macros
    };

    Result result = Result::None;
    QByteArray record; ///< of the domain itself; empty: none
    QByteArray term; ///< that decided, as it stands in its record; empty: none did
    int lookUps = 0; ///< that counted, of the ten that are allowed (RFC 7208 section 4.6.4)
    /// What has to be known first: nothing else is to be believed until this is empty.
    std::optional<DnsQuestion> wanted;

    friend bool operator==(const SpfVerdict &, const SpfVerdict &) = default;
};

/// Judges by the answers that are there: the caller asks what is wanted, adds its answer, and calls again.
[[nodiscard]] SpfVerdict checkSpf(
    const QByteArray &domain, const QHostAddress &address, const DnsAnswers &answers);

} // namespace Relaydeck
