#pragma once

#include "session/failure.h"

namespace Relaydeck {

/// The code that Mail::Bulkmail::Server gives to what happened, such as "MBS014"; nothing where it knows no such
/// thing. MBS002, MBS003: no socket, no connection; MBS004: no greeting; MBS005: no HELO; MBS008: refused, or gone
/// before the answer; MBS009: 221 to something else; MBS010: no name for EHLO; MBS011: no SMTP in the answer to EHLO;
/// MBS013: refused for now; MBS014, MBS015: silence, after and before the relay was ready; MBS017: a setting.
///
/// The others are no failures of a conversation: MBS001 keeps one from being begun, MBS006 is a line by hand that cannot be
/// taken, MBS012 and MBS016 say that another attempt follows, and MBS007 and MBS018, a line that is gone before something
/// is said, cannot occur: the end of a line is heard when it comes.
[[nodiscard]] QByteArray classicCode(const Failure &failure);

} // namespace Relaydeck
