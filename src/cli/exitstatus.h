#pragma once

#include <QMetaType>

namespace Relaydeck {

/// What the program says to the shell. Other programs rely on the numbers: docs/command-line.md.
enum class ExitStatus : int {
    Good = 0, ///< every recipient was accepted; the command did what it is for
    SomeNotAccepted = 1, ///< finished, but some were refused, deferred or in doubt; errors in a linted file
    NothingDone = 2, ///< bad usage or unreadable input; nothing was sent
    Unfinished = 3, ///< stopped before the end, can be resumed
    NoRelay = 4, ///< no relay could be used
    StartMissed = 5, ///< the moment it was to start at is past; nothing was sent
};

} // namespace Relaydeck

Q_DECLARE_METATYPE(Relaydeck::ExitStatus)
