#pragma once

#include "bulk/addresslist.h"
#include "bulk/journal.h"
#include "bulk/logfile.h"
#include "bulk/mergepress.h"
#include "bulk/standins.h"

#include <QObject>

#include <memory>
#include <optional>

namespace Relaydeck {

/// Brings a list into a journal, a slice at each turn of the event loop.
class ListIntake final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ListIntake)

public:
    /// Entries that are left out go to `bad` as they stood in the list.
    ListIntake(std::unique_ptr<AddressList> list, Journal &journal, LogFile &bad, QObject *parent = nullptr);
    ~ListIntake() override;

    /// Each entry is to be one that a message can be merged for.
    void check(std::shared_ptr<const MergePress> press) { m_check.emplace(std::move(press)); }

    /// These are written down in place of entries; of the list no more is read than they need.
    void serve(const StandIns &standIns) { m_standIns = standIns; }

    void start();
    [[nodiscard]] const FileFault &fault() const { return m_list->fault(); }
    [[nodiscard]] MergeLack lack() const { return m_check ? m_check->lack() : MergeLack(); }

signals:
    void progressed();
    void finished(); ///< the journal holds the whole list
    void failed(); ///< the list (`fault`) or the journal (its `fault`)

private:
    void readSlice();
    [[nodiscard]] bool store();

    std::unique_ptr<AddressList> m_list;
    Journal &m_journal;
    LogFile &m_bad;
    std::vector<ListEntry> m_slice;
    std::optional<MergeCheck> m_check;
    std::optional<StandIns> m_standIns; // of a test
};

} // namespace Relaydeck
