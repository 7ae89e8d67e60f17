#pragma once

#include "serverfile/diagnostic.h"

#include <QByteArrayView>

#include <optional>

namespace Relaydeck {

/// What there is to say about a key in a package.
struct KeyAdvice
{
    DiagnosticKind kind = DiagnosticKind::UnknownKey;
    Severity severity = Severity::Warning;
    QByteArray meant; ///< the known key it resembles, for MisspeltKey and KeyCaseDiffers
};

/// Judges a key by the packages we know; keys of foreign packages are only looked at for secrets.
[[nodiscard]] std::optional<KeyAdvice> adviseOnKey(QByteArrayView package, QByteArrayView key);

} // namespace Relaydeck
