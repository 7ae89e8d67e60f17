#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QLockFile>
#include <QString>

#include <memory>
#include <optional>

namespace Relaydeck {

/// Unsaved work that was found after a crash.
struct UnsavedWork
{
    QString file; ///< empty: a new file that had no name yet
    QByteArray saved; ///< what the file held when the work began
    QByteArray bytes; ///< the work
    QDateTime at; ///< when it was copied
    QString copy; ///< the recovery copy itself
};

/// Keeps a copy of unsaved work in a folder of ours, readable by its owner only. While the program runs
/// it holds a lock, so that another one does not take the work for lost.
class RecoveryCopy final
{
public:
    /// Makes the folder when needed.
    explicit RecoveryCopy(const QString &folder);
    ~RecoveryCopy(); ///< leaves the copy: whoever ends in order forgets it first

    [[nodiscard]] const QString &fileName() const noexcept { return m_copy; }
    /// On any thread. False when it could not be written; the work goes on without.
    static bool write(const QString &copy, const UnsavedWork &work);
    void forget();

    /// What earlier runs have left here, newest first. Copies that cannot be read are passed over.
    [[nodiscard]] QList<UnsavedWork> found() const;
    static void discard(const UnsavedWork &work);

private:
    [[nodiscard]] std::optional<UnsavedWork> read(const QString &copy) const;

    QString m_folder;
    QString m_copy;
    std::unique_ptr<QLockFile> m_lock;
};

} // namespace Relaydeck
