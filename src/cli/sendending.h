#pragma once

#include "cli/exitstatus.h"
#include "engine/snapshot.h"

#include <QCoreApplication>
#include <QJsonObject>
#include <QString>

namespace Relaydeck {
class Journal;

/// How a send ended, and what of it is told: to the shell, to programs, to people.
///
/// The engine leaves out entries that are no addresses, and duplicates. Told is that the first were
/// refused, by us; a duplicate is no recipient of its own.
struct SendEnding
{
    Q_DECLARE_TR_FUNCTIONS(Relaydeck::SendEnding)

public:
    Snapshot last;
    quint64 duplicates = 0; ///< of the tally's leftOut
    QString firstInvalid; ///< the first entry that is no address, and why
    QString firstNotAccepted; ///< a recipient of an earlier run, and what the relay said

    /// Looks up in the journal what the snapshot does not tell.
    [[nodiscard]] static SendEnding of(const Snapshot &last);
    /// A send that could not be started.
    [[nodiscard]] static SendEnding of(const Trouble &trouble);

    [[nodiscard]] quint64 recipients() const { return last.send.tally.recipients - duplicates; }
    [[nodiscard]] quint64 refused() const;
    [[nodiscard]] ExitStatus status() const;
    /// The value of the key `class`.
    [[nodiscard]] QString failureClass() const;
    /// Why something, or everything, failed; empty when nothing did.
    [[nodiscard]] QString error() const;

    /// The object that docs/command-line.md promises.
    [[nodiscard]] QJsonObject toJson() const;
    /// Counts, relays and where to read on; some lines.
    [[nodiscard]] QString toText() const;

private:
    [[nodiscard]] quint64 invalid() const { return last.send.tally.leftOut - duplicates; }
    [[nodiscard]] bool anyoneAnswered() const;
    void lookUpLeftOut(Journal &journal);
    void lookUpEarlierFailure(Journal &journal);
    [[nodiscard]] QString worstOutcome() const;
    [[nodiscard]] QString countsText() const;
    [[nodiscard]] QString relaysText() const;
};

} // namespace Relaydeck
