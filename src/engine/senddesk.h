#pragma once

#include "bulk/bulksend.h"
#include "bulk/conversationlog.h"
#include "engine/orders.h"
#include "engine/snapshot.h"

#include <QObject>

#include <memory>

namespace Relaydeck {

/// Makes a send of an order, or of the journal of an earlier one, and keeps it.
class SendDesk final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SendDesk)

public:
    SendDesk(ServerPool &pool, Transcript &transcript, Clock &clock, QObject *parent = nullptr);
    ~SendDesk() override;

    /// Nothing when the send has begun; otherwise why not.
    [[nodiscard]] Trouble start(const SendOrder &order);
    [[nodiscard]] Trouble resume(const QString &jobFile, const QList<Outcome> &again, StartTime when);

    [[nodiscard]] BulkSend *send() const noexcept { return m_send.get(); }
    [[nodiscard]] bool isRunning() const { return m_send && m_send->stage() != BulkSend::Stage::Ended; }
    void forget(); ///< the relays it belongs to are going
    void flushLogs() { m_conversation.flush(); }

signals:
    void begun(); ///< there is a new send
    void changed();
    void ended();
    void troubled(const Relaydeck::Trouble &trouble); ///< while a send is running; it goes on

private:
    void logFor(int row);
    void tapTranscript();
    [[nodiscard]] static Trouble tryRelays(const JournalPlan &plan);
    [[nodiscard]] static Trouble tryLogs(const JournalPlan &plan);
    [[nodiscard]] Trouble openLogs(const JournalPlan &plan);
    [[nodiscard]] Trouble adopt(std::unique_ptr<Journal> journal, std::shared_ptr<const MergePress> press);

    ServerPool &m_pool;
    Transcript &m_transcript;
    Clock &m_clock;
    ConversationLog m_conversation;
    std::unique_ptr<BulkSend> m_send;
};

} // namespace Relaydeck
