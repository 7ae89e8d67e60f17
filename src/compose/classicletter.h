#pragma once

#include "compose/letter.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace Relaydeck {

/// A letter by the attributes of Mail::Bulkmail, in JSON, under the names they have there (spec sections 12.1, 12.7 and 12.8).
///
/// Defaults are those of the module: Sender and ReplyTo are From, Precedence is `list`, and settings that are none of its
/// attributes are headers. Folding (`force80`, `Trusting`) is left to `compose`, which never makes a long line (D28).
struct ClassicLetter
{
    /// Sent without envelopes each recipient finds their own entry in To: then the letter has the field `entry`.
    std::optional<Letter> letter;
    QString fault; ///< the setting that is missing or cannot be used; `JSON`: it is no object

    [[nodiscard]] static ClassicLetter fromJson(const QByteArray &json);
};

} // namespace Relaydeck
