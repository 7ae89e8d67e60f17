#pragma once

#include "session/failure.h"

#include <QByteArray>

namespace Relaydeck {

/// What a session that is being held would say next.
struct HeldCommand
{
    Failure::Step step = Failure::Step::Other; ///< Content: the text of the message, with its end
    QByteArray shown; ///< the line without its end, secrets masked; empty for the text
    qint64 size = 0; ///< bytes of the text
    bool mayChange = false; ///< another line may be said in its place
    bool maySkip = false; ///< the conversation makes sense without it, at least to look at
};

} // namespace Relaydeck
