#pragma once

#include "serverfile/diagnostic.h"
#include "serverfile/relaycolumns.h"
#include "serverfile/textedit.h"

namespace Relaydeck {

/// The edits that mend what a diagnostic of the server file says, or none where only a person can
/// decide. `columns` must be those the diagnostic was made from.
[[nodiscard]] TextEdits fixFor(const Diagnostic &diagnostic, const RelayColumns &columns);

/// The same for several diagnostics that say the same about the same field, in one go.
[[nodiscard]] TextEdits fixFor(const QList<Diagnostic> &alike, const RelayColumns &columns);

/// Whether the fix, where there is one, may be made unasked: relays that are right get what they got before. Nothing that
/// somebody wrote on purpose is taken back: no relay is removed, no value is cut off or overruled.
[[nodiscard]] bool isSafeFix(const Diagnostic &diagnostic, const RelayColumns &columns);

} // namespace Relaydeck
