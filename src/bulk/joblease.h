#pragma once

#include <QByteArray>
#include <QString>

namespace Relaydeck {

/// The right to send a job: a locked file beside the journal. The system gives the lock back when the
/// process ends in whatever way, so a lease never outlives its holder.
class JobLease final
{
    Q_DISABLE_COPY_MOVE(JobLease)

public:
    enum class Taken : quint8 {
        Yes,
        Held, ///< by a process; `words` names it
        NotWritable, ///< the lock file can not be made; `words` are the system's
    };

    JobLease() = default;
    ~JobLease();

    /// Never waits.
    [[nodiscard]] Taken take(const QString &lockFile);
    [[nodiscard]] const QString &words() const noexcept { return m_words; }

    /// The lock file that belongs to a journal, however it is named. The journal must exist.
    [[nodiscard]] static QString lockFileOf(const QString &journal);
    /// Whether a process holds it right now. `holder` is what that process wrote about itself.
    [[nodiscard]] static bool isHeld(const QString &lockFile, QString *holder = nullptr);

private:
    [[nodiscard]] bool isStillThere() const;

    int m_descriptor = -1;
    QString m_lockFile;
    QString m_words;
};

} // namespace Relaydeck
