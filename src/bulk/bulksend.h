#pragma once

#include "bulk/envelopeplan.h"
#include "bulk/listintake.h"
#include "bulk/mergepress.h"
#include "bulk/policy.h"
#include "bulk/retryqueue.h"
#include "bulk/scheduler.h"
#include "bulk/sendwait.h"
#include "smtp/content.h"

#include <QHash>
#include <QObject>

#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace Relaydeck {

/// One send: takes recipients from the journal, seats them in envelopes, gives these to relays, and
/// writes down what became of every one of them. Heir of `bulkmail` (spec section 12.3).
///
/// What is on its way is in the journal before it can reach a relay, and an answer is there before
/// the next text leaves on that line: a kill at any moment loses and repeats nobody that is not
/// listed as in doubt.
class BulkSend final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BulkSend)

public:
    enum class Stage : quint8 { Reading, Waiting, Sending, Paused, Stopping, Leaving, Ended };
    enum class End : quint8 {
        None,
        Finished, ///< every recipient has an outcome
        Stopped,
        NoRelay, ///< no relay can be used any more
        ListFailed, ///< `listFault` says why
        ListEmpty,
        ListLacking, ///< the message cannot be merged for some of its entries; `lack` says whom
        JournalFailed, ///< `journalFault` says why
    };

    /// The journal's plan says how; the relays of the pool are those of the plan, in its order.
    BulkSend(std::unique_ptr<Journal> journal, std::shared_ptr<const Content> content, ServerPool &pool,
        Clock &clock, QObject *parent = nullptr);
    ~BulkSend() override;

    /// Each recipient gets a message of its own, made by this one. Before anything else; the plan has no envelopes then.
    void mergeBy(std::shared_ptr<const MergePress> press) { m_press = std::move(press); }
    /// Opens the GOOD and BAD files of the plan. False: `logFault`.
    [[nodiscard]] bool openLogs();
    /// For a test: before the list is read.
    void serve(const StandIns &standIns) { m_standIns = standIns; }
    void readList(std::unique_ptr<AddressList> list); ///< a new job: read the list, then send
    /// A job whose list is in the journal already. Where the plan names a moment that is not past, it is waited for, by
    /// wall time: whatever happens to the clock meanwhile is noticed within half a minute.
    void begin();
    void startNow(); ///< its moment is not waited for; nothing when it has begun
    void pause(); ///< envelopes under way are finished, nothing new is begun
    void goOn();
    /// Envelopes under way are finished, but a relay that keeps us waiting for long is hung up on: whom it
    /// had in hand then is unsent, or in doubt behind the final dot. A second `stop` does that at once.
    void stop();

    [[nodiscard]] Stage stage() const noexcept { return m_stage; }
    [[nodiscard]] End end() const noexcept { return m_end; }
    [[nodiscard]] const Journal &journal() const { return *m_journal; }
    [[nodiscard]] const FileFault &listFault() const { return m_listFault; }
    [[nodiscard]] const MergeLack &lack() const { return m_lack; }
    /// Why it ended with JournalFailed.
    [[nodiscard]] const JournalFault &journalFault() const { return m_journalFault; }
    [[nodiscard]] const FileFault &logFault() const
    {
        return m_good.fault() ? m_good.fault() : m_bad.fault();
    }
    [[nodiscard]] const SendWait &wait() const noexcept { return m_wait; }
    /// The disk is full: nothing leaves until there is room again.
    [[nodiscard]] bool isWaitingForDisk() const { return m_diskAlarm->isRunning(); }
    [[nodiscard]] quint64 messages() const; ///< contents accepted, over all runs of the job
    [[nodiscard]] quint64 connections() const; ///< over all runs of the job
    [[nodiscard]] double seconds() const; ///< from the first connection of this run to its last reply
    [[nodiscard]] const RelayRecord &record(int row) const { return m_records[std::size_t(row)]; }
    /// Recipients of this run that a relay refused, deferred, left in doubt.
    struct Setbacks
    {
        quint64 refused = 0;
        quint64 deferred = 0;
        quint64 inDoubt = 0;
    };
    [[nodiscard]] const Setbacks &setbacks(int row) const { return m_setbacks[std::size_t(row)]; }
    /// The first failure that cost a recipient its mail, or else the first that cost a connection.
    [[nodiscard]] const std::optional<Failure> &firstFailure() const
    {
        return m_firstFailure ? m_firstFailure : m_firstLineFailure;
    }
    [[nodiscard]] const std::optional<Failure> &lastFailure() const { return m_lastFailure; }
    /// The first relay, while it is down and others stand in for it (Policy::Failover); -1: none.
    [[nodiscard]] int downRelay() const;

signals:
    void changed();
    void ended();

private:
    struct UnderWay
    {
        int row = 0;
        std::vector<JournalRecipient> recipients; ///< as in the delivery, one for one
    };
    struct Departure
    {
        int row;
        std::shared_ptr<Delivery> delivery;
    };

    void endIntake();
    void setOff();
    void schedulePump();
    void pump();
    void seatWaiting();
    [[nodiscard]] std::shared_ptr<const Content> contentFor(
        const std::vector<JournalRecipient> &recipients) const;
    void depart(
        Server &server, std::vector<JournalRecipient> recipients, std::shared_ptr<const Content> content);
    [[nodiscard]] bool commit();
    void takeBackDepartures();
    void failWith(const JournalFault &fault);
    void heedDelivery(int row, const std::shared_ptr<Delivery> &delivery);
    [[nodiscard]] bool settle(
        Recipient &recipient, const JournalRecipient &seated, const Delivery &delivery, int row);
    void noteFailure(const Recipient &recipient, const Delivery &delivery);
    void heedAdoption(int row);
    void leaveRelaysOut();
    void limitPatience();
    void hangUp();
    void sayWhatRelaysWaitFor();
    void updateRecord(int row);
    void lookForEnd();
    void lookWhatItWaitsFor();
    void leaveFor(End end);
    void lookWhetherAllLeft();
    void endNow(End end);
    void enter(Stage stage);

    std::unique_ptr<Journal> m_journal;
    std::shared_ptr<const Content> m_content;
    std::shared_ptr<const MergePress> m_press; // null: all get m_content
    std::shared_ptr<const DsnRequest> m_dsn;
    ServerPool &m_pool;
    Clock &m_clock;
    std::unique_ptr<Scheduler> m_scheduler;
    EnvelopePlan m_plan;
    RetryQueue m_retries;
    std::unique_ptr<Alarm> m_retryAlarm;
    std::unique_ptr<Alarm> m_diskAlarm;
    std::unique_ptr<Alarm> m_stopAlarm;
    std::unique_ptr<Alarm> m_startAlarm;
    std::unique_ptr<ListIntake> m_intake;
    std::optional<StandIns> m_standIns; // of a test, until the list is read
    LogFile m_good;
    LogFile m_bad;
    FileFault m_listFault;
    MergeLack m_lack;
    JournalFault m_journalFault;

    Stage m_stage = Stage::Reading;
    End m_end = End::None;
    SendWait m_wait;
    qint64 m_awaitedStart; // wall time; 0: it has begun, or begins at once
    bool m_pumpQueued = false;
    bool m_partsStale = false; // which relays the job uses is to be looked at anew
    bool m_exhausted = false;
    bool m_seatedSome = false; // in the turn of the pump at hand
    quint64 m_nextDelivery;
    QHash<quint64, UnderWay> m_underWay;
    std::vector<Departure> m_departures; // on board and noted in the journal, not yet committed
    std::set<int> m_toGoOn; // rows of relays that wait until all is written down
    std::vector<RelayRecord> m_records; // of all runs, this one included
    std::vector<RelayRecord> m_earlier; // of earlier runs
    std::vector<Setbacks> m_setbacks;
    std::optional<Failure> m_firstFailure;
    std::optional<Failure> m_firstLineFailure;
    std::optional<Failure> m_lastFailure;
    qint64 m_startedAt = -1; // steady time
    qint64 m_lastReplyAt = -1; // steady time
};

} // namespace Relaydeck
