#pragma once

#include "net/transport.h"
#include "session/failure.h"
#include "session/sessionstate.h"
#include "smtp/replyreader.h"

namespace Relaydeck {

/// The failure that the end of a line means in this state.
[[nodiscard]] Failure failureOf(const LineLoss &loss, SessionState state, const TlsReport &tls);
/// The failure that it means when the line is not there in time.
[[nodiscard]] Failure silenceOf(LineStage stage, bool hasProxy, std::chrono::milliseconds waited);
/// The failure that a fault of the reader means.
[[nodiscard]] Failure failureOf(const ReplyReader &reader, SessionState state);
/// Whether bytes that came in clear, where a greeting is due, are the beginning of TLS.
[[nodiscard]] bool beginsLikeTls(QByteArrayView bytes);

} // namespace Relaydeck
