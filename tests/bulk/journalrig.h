#pragma once

#include "bulk/journal.h"

#include <QList>
#include <QTemporaryDir>

#include <memory>
#include <optional>
#include <vector>

namespace Relaydeck {

/// A plan that sets every field, for relays one of which has every field set, too.
[[nodiscard]] JournalPlan examplePlan();
[[nodiscard]] ListEntry entry(qint64 line, const QByteArray &raw);
/// `count` recipients over ten domains, on the lines of their ids.
[[nodiscard]] std::vector<ListEntry> people(int count, int from = 1);
[[nodiscard]] Recipient answered(qint64 id, Outcome outcome, int code = 0, const QByteArray &words = {});
[[nodiscard]] Delivery delivery(quint64 id, std::vector<Recipient> recipients);
/// The rows of a report, each as `id outcome relay attempts code words`.
[[nodiscard]] QByteArrayList told(Journal &journal, std::optional<Outcome> outcome = {});
[[nodiscard]] QList<qint64> idsOf(const std::vector<JournalRecipient> &recipients);

/// A folder for journals, which goes with it.
class JournalFolder final
{
public:
    [[nodiscard]] QString path() const { return m_folder.path(); }
    [[nodiscard]] QString filePath(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] QString fresh(); ///< a name that is not used yet
    /// A new job whose list of `people` is complete; with 0 the list was not begun.
    [[nodiscard]] static std::unique_ptr<Journal> begin(const QString &file, int recipients);
    /// Does something to a file behind the journal's back.
    static void execute(const QString &file, const QString &sql);

private:
    QTemporaryDir m_folder;
    int m_files = 0;
};

} // namespace Relaydeck
