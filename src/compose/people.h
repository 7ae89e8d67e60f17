#pragma once

#include "compose/composer.h"
#include "compose/mimetree.h"

#include <QByteArray>
#include <QString>

#include <optional>

using InternetAddressList
    = struct _InternetAddressList; // NOLINT(bugprone-reserved-identifier): GMime calls it so

namespace Relaydeck {

/// `Ann <ann@example.org>`, several with commas (RFC 5322 section 3.4); null when nothing can be read.
[[nodiscard]] Held<InternetAddressList> addressesOf(const QString &text);

/// Whether `My list:;` and `Friends: ann@example.org;` may stand for addresses (RFC 5322 section 3.4).
enum class Groups : quint8 { Refused, Taken };

/// Nothing when every one of the list is an address that SMTP and a header of 7 bits can carry.
[[nodiscard]] std::optional<ComposeFault::Kind> faultOf(
    InternetAddressList *list, Groups groups = Groups::Refused);

/// A header of addresses as it goes on the wire, its line end included: names beyond ASCII as encoded words, folded.
/// Nothing when `text` is not all usable addresses.
[[nodiscard]] std::optional<QByteArray> peopleHeader(const QByteArray &name, const QString &text);

} // namespace Relaydeck
