#pragma once

#include "bulk/bulksend.h"
#include "support/manualclock.h"

#include <QByteArrayList>
#include <QTemporaryDir>
#include <QTimer>

#include <functional>
#include <memory>

namespace Relaydeck {

/// A send with everything round it, on a clock that leaps to the next alarm whenever nothing has
/// happened for a while: pauses cost no time, and real replies still come first.
class SendRig final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SendRig)

public:
    explicit SendRig(const QList<ServerProfile> &relays);

    Address::Rules rules = Address::Rules::Current;
    std::function<void(AddressList &)> filter; ///< what is asked of the list before it is read; may be empty
    JournalPlan plan; ///< sender, envelopes and merging are set by the test; relays and logs by the rig

    /// Begins the send of the plan's message, or a short one, to these entries.
    void start(const QByteArrayList &entries);

    /// Ends the send as it stands, as if the program had been killed, and goes on with its job in a second one.
    void resume();
    /// The journal and the logs are to be kept there; before `start`.
    void keepIn(const QString &folder);

    [[nodiscard]] bool isEnded() const { return m_send && m_send->stage() == BulkSend::Stage::Ended; }
    [[nodiscard]] BulkSend &send() { return *m_send; }
    [[nodiscard]] ServerPool &pool() { return m_pool; }
    [[nodiscard]] ManualClock &clock() { return m_clock; }
    [[nodiscard]] Transcript &transcript() { return m_transcript; }
    [[nodiscard]] QByteArrayList good() const { return linesOf(plan.goodFile); }
    [[nodiscard]] QByteArrayList bad() const { return linesOf(plan.badFile); }
    /// Milliseconds that relays were sent to sleep for.
    [[nodiscard]] qint64 slept() const { return m_slept; }
    /// Outcome of each entry, in the order of the list.
    [[nodiscard]] QList<JournalRow> rows();

private:
    [[nodiscard]] static QByteArrayList linesOf(const QString &fileName);
    void adopt(std::unique_ptr<Journal> journal);
    void leap();

    QTemporaryDir m_folder;
    QString m_jobFile;
    ManualClock m_clock;
    Transcript m_transcript;
    ServerPool m_pool;
    std::unique_ptr<BulkSend> m_send;
    QTimer m_quiet;
    qint64 m_slept = 0;
};

} // namespace Relaydeck
