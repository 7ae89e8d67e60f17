#pragma once

#include "serverfile/diagnostic.h"
#include "serverfile/relaycolumns.h"
#include "serverfile/textedit.h"

namespace Relaydeck {

/// The edits that mend what a diagnostic of the server file says, or none where only a person can
/// decide. `columns` must be those the diagnostic was made from.
[[nodiscard]] TextEdits fixFor(const Diagnostic &diagnostic, const RelayColumns &columns);

} // namespace Relaydeck
