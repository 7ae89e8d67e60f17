#pragma once

#include "bulk/journal.h"

#include <QString>

namespace Relaydeck {

/// What is to be known of a job before one goes on with it.
struct JobGlance
{
    QString file;
    QString subject; ///< of the message; empty where it has none
    OutcomeCounts tally;
    qint64 startAt = 0; ///< see awaitedStart
    QString error; ///< a sentence; empty when the file could be read

    /// Reads the journal, also while its job is being sent: call it from a thread of the pool.
    [[nodiscard]] static JobGlance at(const QString &file);
};

} // namespace Relaydeck
