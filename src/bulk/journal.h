#pragma once

#include "bulk/journalfault.h"
#include "bulk/journalplan.h"
#include "bulk/listentry.h"
#include "session/delivery.h"

#include <QByteArray>
#include <QString>

#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace Relaydeck {

/// How recipients are spread over the outcomes.
struct OutcomeCounts
{
    std::array<quint64, std::size_t(Outcome::LeftOut) + 1> counts{};

    [[nodiscard]] quint64 of(Outcome outcome) const { return counts[std::size_t(outcome)]; }
    [[nodiscard]] quint64 recipients() const; ///< left out ones included

    friend bool operator==(const OutcomeCounts &, const OutcomeCounts &) = default;
};

/// A recipient on the way to its envelope.
struct JournalRecipient
{
    qint64 id = 0;
    QByteArray address; ///< as it stands between `<` and `>`
    QByteArray domainKey; ///< in lower case; recipients with the same one may share an envelope
    QByteArray entry; ///< as it stood in the list; empty where that is the address
    QByteArray
        values; ///< of the message's fields, see mergevalues.h; only when walked in the order of the list
};

/// All that is known of one recipient, for reports.
struct JournalRow
{
    qint64 id = 0; ///< from 1, in the order of the list
    qint64 line = 0; ///< of the list, from 1
    QByteArray entry; ///< as it stood in the list
    QByteArray address; ///< empty when the entry was none
    Outcome outcome = Outcome::Unsent;
    LeftOut leftOut = LeftOut::No;
    AddressFault fault; ///< for LeftOut::Invalid
    qint64 firstLine = 0; ///< for LeftOut::Duplicate
    QString bannedBy; ///< for LeftOut::Banned: the file that names it; empty: none does
    int relay = -1; ///< row of the relay in the plan; -1: never tried
    int attempts = 0;
    qint64 at = 0; ///< milliseconds since the epoch of the last answer; 0: never tried
    int code = 0;
    QByteArray words; ///< the relay's, lines joined by LF
};

/// One job on disk: its plan, its recipients, and every answer to them. SQLite in WAL mode, one file.
///
/// Writing goes in two steps: the calls of the first group note what is to be written and never fail;
/// `commit` writes all of it in one transaction. When commit fails nothing of it is on disk and all of
/// it is still noted, so the caller can make room and call it again.
///
/// What a committed transaction holds survives kill -9 of the process at any moment. It may not
/// survive a power cut (`synchronous=NORMAL` writes to the disk at checkpoints only).
///
/// Not for two threads. Nobody else can send the job while this is open, see `open`.
class Journal final
{
    Q_DISABLE_COPY_MOVE(Journal)

public:
    struct Opened
    {
        std::unique_ptr<Journal> journal; ///< null when there is a fault, but see openToRead
        JournalFault fault;
    };

    /// Makes a new file that only its owner can read; one that is there and not empty is a fault (Exists).
    [[nodiscard]] static Opened create(const QString &file, const JournalPlan &plan);
    /// Opens a job to go on with it and takes its lease: a second process gets InUse, as does one with
    /// a copy of the file. What had departed and has no answer is in doubt from now on.
    [[nodiscard]] static Opened open(const QString &file);
    /// Opens a job for reports, without a lease and without writing; also while it is being sent. Of a
    /// damaged one it gives what can be read: then there are both a journal and a fault.
    [[nodiscard]] static Opened openToRead(const QString &file);
    ~Journal();

    [[nodiscard]] const QString &file() const;
    [[nodiscard]] const JournalPlan &plan() const;
    /// False when the job was killed before its list was read to the end; then nothing was sent either.
    [[nodiscard]] bool isListComplete() const;
    [[nodiscard]] const OutcomeCounts &tally() const; ///< as noted, committed or not
    [[nodiscard]] Outcome outcome(qint64 id) const;
    [[nodiscard]] quint64 nextDelivery() const; ///< a number no delivery of this job has had yet
    [[nodiscard]] RelayRecord relayRecord(int relay) const;
    /// What the engine wrote under this name; empty when nothing. For figures that only it understands.
    [[nodiscard]] QByteArray note(const QByteArray &name) const;

    /// Appends entries; their ids follow on from the last one. Returns the id of the first.
    qint64 addRecipients(std::span<const ListEntry> entries);
    void finishList();
    /// To be committed before the content of the delivery may leave: without an answer its recipients
    /// are in doubt when the job is opened again. `relay` is the row in the plan, `at` in milliseconds
    /// since the epoch.
    void markDeparted(quint64 delivery, int relay, std::span<const qint64> ids, qint64 at);
    /// The answers on a delivery that came back. Recipients with the outcome Unsent are free to be sent
    /// again; where there is neither a code nor a word for that, it does not count as an attempt.
    void record(const Delivery &delivery, int relay);
    void recordRelay(int relay, const RelayRecord &record);
    /// A relay of the plan has other settings from now on; a row behind the last one is a new relay.
    void setRelay(int relay, const ServerProfile &profile);
    void setNote(const QByteArray &name, const QByteArray &value);
    /// Makes recipients unsent again, for example those in doubt that the user wants sent once more.
    void release(std::span<const qint64> ids, qint64 at);

    /// Writes what was noted. False: see `fault`; a full disk can be tried again.
    [[nodiscard]] bool commit();
    [[nodiscard]] bool hasUncommitted() const;
    [[nodiscard]] const JournalFault &
    fault() const; ///< of the last commit, fetch or forEach; None when it went well

    /// Unsent recipients behind `afterId` in the order of the list; fewer than `limit` only at the end or
    /// with a `fault`. Only recipients whose adding was committed are seen.
    [[nodiscard]] std::vector<JournalRecipient> fetchUnsent(qint64 afterId, int limit);

    /// Where a walk by domain stands. A default one is the start.
    struct DomainCursor
    {
        qint64 domain = -1;
        qint64 id = 0;
    };
    /// Unsent recipients with those of one domain next to each other, domains in no particular order.
    /// The first call of a job sorts the recipients: about 0.6 s for a million.
    [[nodiscard]] std::vector<JournalRecipient> fetchUnsentByDomain(DomainCursor &cursor, int limit);

    /// Calls `visit` for recipients with that outcome (all of them: nullopt) in the order of the list,
    /// until it returns false. `visit` must not call the journal. False when the file could not be read
    /// to the end; what was visited is good.
    [[nodiscard]] bool forEach(
        std::optional<Outcome> outcome, const std::function<bool(const JournalRow &)> &visit);

    /// For benchmarks only: with recording off `commit` throws away what was noted.
    void setRecording(bool on);

private:
    class Private;
    explicit Journal(std::unique_ptr<Private> p);
    std::unique_ptr<Private> d;
};

} // namespace Relaydeck
