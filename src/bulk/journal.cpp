#include "bulk/journal.h"

#include "bulk/idlist.h"
#include "bulk/joblease.h"
#include "bulk/journalbatch.h"
#include "bulk/journalfile.h"
#include "bulk/journalreport.h"
#include "bulk/journalstore.h"
#include "bulk/mergevalues.h"
#include "bulk/profilejson.h"
#include "bulk/sharedanswers.h"

#include <algorithm>
#include <numeric>

#include <QFile>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace Relaydeck {

namespace {

/// FNV-1a in 31 bits: the same in every process, as it is kept in files. Two domains with one number
/// only mean that they lie together in the walk by domain.
qint64 domainNumber(QByteArrayView key)
{
    quint32 hash = 2166136261U;
    for (const char byte : key)
        hash = (hash ^ static_cast<unsigned char>(byte)) * 16777619U;
    return hash >> 1;
}

/// The last `@` is the one that divides: no domain has another.
QByteArray domainKeyOf(const QByteArray &address)
{
    return address.sliced(address.lastIndexOf('@') + 1).toLower();
}

} // namespace

quint64 OutcomeCounts::recipients() const
{
    return std::accumulate(counts.begin(), counts.end(), quint64(0));
}

class Journal::Private final
{
public:
    explicit Private(const QString &file) : store(file) {}

    [[nodiscard]] bool takeLease();
    [[nodiscard]] bool writePlan();
    [[nodiscard]] bool readPlan();
    [[nodiscard]] bool readOutcomes();
    [[nodiscard]] bool settleDepartures();
    void setOutcome(qint64 id, Outcome outcome);
    void noteVerdict(VerdictRow &&row, std::span<const qint64> ids);
    [[nodiscard]] qint64 nextUnsent(qint64 fromId) const;
    [[nodiscard]] qint64 end() const { return qint64(outcomes.size()); } // one behind the last id
    void takeIfUnsent(const RecipientRow &row, std::vector<JournalRecipient> &into) const;

    JobLease lease;
    JournalStore store;
    JournalPlan plan;
    std::vector<RelayRecord> relays;
    std::vector<quint8> outcomes{quint8(Outcome::LeftOut)}; // by id; there is no recipient 0
    OutcomeCounts tally;
    quint64 lastDelivery = 0;
    bool listComplete = false; // noted or on disk
    bool writable = false;
    bool recording = true;

    JournalBatch noted;
    bool listEnded = false; // noted, too; the number of recipients is taken when it is written
};

bool Journal::Private::takeLease()
{
    using Kind = JournalFault::Kind;
    const QString lockFile = JobLease::lockFileOf(store.file());
    switch (lease.take(lockFile)) {
    case JobLease::Taken::Held: store.setFault(Kind::InUse, lease.words()); return false;
    case JobLease::Taken::NotWritable: store.setFault(Kind::NotWritable, lease.words()); return false;
    case JobLease::Taken::Yes: break;
    }
    return true;
}

bool Journal::Private::writePlan()
{
    if (!store.begin())
        return false;
    bool good = store.setMeta("job"_ba, plan.jobId) && store.setMeta("plan"_ba, planToJson(plan))
        && store.setMeta("message"_ba, plan.message)
        && store.setMeta("lease"_ba, JobLease::lockFileOf(store.file()).toUtf8());
    for (int i = 0; good && i < plan.relays.size(); ++i)
        good = store.putRelay(i, profileToJson(plan.relays[i]));
    if (good && store.commit())
        return true;
    store.rollBack();
    return false;
}

bool Journal::Private::readPlan()
{
    const auto text = store.meta("plan"_ba);
    auto read = text ? planFromJson(*text) : std::nullopt;
    const auto job = store.meta("job"_ba);
    const auto message = store.meta("message"_ba);
    if (!text || !job || !message)
        return false;
    bool good = read.has_value();
    if (good) {
        plan = std::move(*read);
        plan.jobId = *job;
        plan.message = *message;
    }
    const bool walked = store.eachRelay([&](const QByteArray &json, const RelayRecord &record) {
        const auto profile = profileFromJson(json);
        good = good && profile;
        if (good)
            plan.relays.append(*profile);
        relays.push_back(record);
        return true;
    });
    if (walked && !good)
        store.setFault(JournalFault::Kind::Damaged, {});
    return walked && good;
}

/// Recipients that are sent to are Unsent until a verdict names them.
bool Journal::Private::readOutcomes()
{
    const auto count = store.countRecipients();
    const auto promised = store.meta("recipients"_ba);
    if (!count || !promised)
        return false;
    listComplete = !promised->isEmpty();
    outcomes.resize(size_t(*count) + 1, quint8(Outcome::Unsent));
    tally.counts[size_t(Outcome::Unsent)] = quint64(*count);
    bool good = !listComplete || promised->toLongLong() == *count;
    const bool walked = store.eachLeftOut([&](qint64 id) {
        setOutcome(id, Outcome::LeftOut);
        return true;
    }) && store.eachVerdict([&](const VerdictRow &row) {
        good = good && row.outcome >= 0 && row.outcome <= int(Outcome::LeftOut)
            && eachId(row.recipients, *count, [&](qint64 id) { setOutcome(id, Outcome(row.outcome)); });
        lastDelivery = std::max(lastDelivery, row.delivery);
        return good;
    });
    if (walked && !good)
        store.setFault(JournalFault::Kind::Damaged, {});
    return walked && good;
}

/// What departed without an answer is in doubt. A reader only sees it so, and only while nobody is
/// sending the job.
bool Journal::Private::settleDepartures()
{
    const auto leaseFile = store.meta("lease"_ba);
    if (!leaseFile)
        return false;
    if (!writable && JobLease::isHeld(QString::fromUtf8(*leaseFile)))
        return true;
    std::vector<DepartureRow> departed;
    if (!store.eachDeparture([&](const DepartureRow &row) {
            departed.push_back(row);
            return true;
        }))
        return false;
    for (const DepartureRow &row : departed) {
        std::vector<qint64> ids;
        if (!eachId(row.recipients, end() - 1, [&](qint64 id) { ids.push_back(id); })) {
            store.setFault(JournalFault::Kind::Damaged, {});
            return false;
        }
        lastDelivery = std::max(lastDelivery, row.delivery);
        noteVerdict({0, row.delivery, row.relay, row.at, int(Outcome::InDoubt), 0, {}, {}}, ids);
        noted.answered.push_back(row.delivery);
    }
    return true;
}

void Journal::Private::setOutcome(qint64 id, Outcome outcome)
{
    quint8 &stored = outcomes[size_t(id)];
    --tally.counts[stored];
    ++tally.counts[size_t(outcome)];
    stored = quint8(outcome);
}

void Journal::Private::noteVerdict(VerdictRow &&row, std::span<const qint64> ids)
{
    for (const qint64 id : ids)
        setOutcome(id, Outcome(row.outcome));
    row.recipients = idsToJson(ids);
    noted.verdicts.push_back(std::move(row));
}

/// The first unsent recipient from `fromId` on, or one behind the last recipient.
qint64 Journal::Private::nextUnsent(qint64 fromId) const
{
    const auto from = outcomes.begin() + std::min(fromId, end());
    return std::find(from, outcomes.end(), quint8(Outcome::Unsent)) - outcomes.begin();
}

void Journal::Private::takeIfUnsent(const RecipientRow &row, std::vector<JournalRecipient> &into) const
{
    if (row.id < end() && outcomes[size_t(row.id)] == quint8(Outcome::Unsent))
        into.push_back({row.id, row.address, domainKeyOf(row.address), row.entry, row.values});
}

Journal::Journal(std::unique_ptr<Private> p) : d(std::move(p))
{}

Journal::~Journal() = default;

Journal::Opened Journal::create(const QString &file, const JournalPlan &plan)
{
    if (const JournalFault fault = makeJournalFile(file))
        return {nullptr, fault};
    auto p = std::make_unique<Private>(file);
    p->plan = plan;
    p->plan.jobId = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    p->relays.resize(size_t(plan.relays.size()));
    p->writable = true;
    if (!p->takeLease())
        return {nullptr, p->store.fault()};
    if (const JournalFault fault = makeJournalFile(file)) // somebody else may have been quicker
        return {nullptr, fault};
    if (!p->store.open(JournalStore::Mode::Create) || !p->writePlan()) {
        const JournalFault fault = p->store.fault();
        p.reset();
        QFile::remove(file);
        return {nullptr, fault};
    }
    return {std::unique_ptr<Journal>(new Journal(std::move(p))), {}};
}

Journal::Opened Journal::open(const QString &file)
{
    if (const JournalFault fault = judgeJournalFile(file, true))
        return {nullptr, fault};
    auto p = std::make_unique<Private>(file);
    p->writable = true;
    const auto refused = [&] { return Opened{nullptr, p->store.fault()}; };
    if (!p->takeLease() || !p->store.open(JournalStore::Mode::Write))
        return refused();

    const QByteArray ownLease = JobLease::lockFileOf(file).toUtf8();
    const auto lastLease = p->store.meta("lease"_ba);
    if (!lastLease)
        return refused();
    QString holder;
    if (*lastLease != ownLease && JobLease::isHeld(QString::fromUtf8(*lastLease), &holder)) {
        p->store.setFault(JournalFault::Kind::InUse, holder); // this is a copy of a job that is being sent
        return refused();
    }
    p->noted.meta["lease"_ba] = ownLease;
    if (!p->store.check() || !p->readPlan() || !p->readOutcomes() || !p->settleDepartures())
        return refused();
    Opened opened{std::unique_ptr<Journal>(new Journal(std::move(p))), {}};
    if (!opened.journal->commit())
        return {nullptr, opened.journal->fault()};
    return opened;
}

Journal::Opened Journal::openToRead(const QString &file)
{
    if (const JournalFault fault = judgeJournalFile(file, false))
        return {nullptr, fault};
    auto p = std::make_unique<Private>(file);
    if (!p->store.open(JournalStore::Mode::Read) || !p->readPlan())
        return {nullptr, p->store.fault()};
    JournalFault fault;
    if (!p->readOutcomes() || !p->settleDepartures())
        fault = p->store.fault();
    return {std::unique_ptr<Journal>(new Journal(std::move(p))), fault};
}

const QString &Journal::file() const
{
    return d->store.file();
}

const JournalPlan &Journal::plan() const
{
    return d->plan;
}

bool Journal::isListComplete() const
{
    return d->listComplete;
}

const OutcomeCounts &Journal::tally() const
{
    return d->tally;
}

Outcome Journal::outcome(qint64 id) const
{
    return Outcome(d->outcomes.at(size_t(id)));
}

quint64 Journal::nextDelivery() const
{
    return d->lastDelivery + 1;
}

RelayRecord Journal::relayRecord(int relay) const
{
    return d->relays.at(size_t(relay));
}

QByteArray Journal::note(const QByteArray &name) const
{
    const QByteArray key = "note:" + name;
    const auto found = d->noted.meta.find(key);
    return found != d->noted.meta.end() ? found->second : d->store.meta(key).value_or(QByteArray());
}

qint64 Journal::addRecipients(std::span<const ListEntry> entries)
{
    const qint64 first = d->end();
    for (const ListEntry &entry : entries) {
        RecipientRow row;
        row.id = d->end();
        row.line = entry.line;
        row.address = entry.address.wire();
        if (entry.raw != row.address)
            row.entry = entry.raw;
        row.reason = int(entry.leftOut);
        const Outcome outcome = entry.leftOut == LeftOut::No ? Outcome::Unsent : Outcome::LeftOut;
        if (outcome == Outcome::Unsent) {
            row.domain = domainNumber(domainKeyOf(row.address));
            row.values = mergeValuesToJson(entry.values);
        }
        row.detail = entry.leftOut == LeftOut::Duplicate ? entry.firstLine
            : entry.leftOut == LeftOut::Banned           ? entry.bannedBy
                                                         : qint64(entry.fault.kind);
        d->noted.recipients.push_back(std::move(row));
        d->outcomes.push_back(quint8(outcome));
        ++d->tally.counts[size_t(outcome)];
    }
    return first;
}

void Journal::finishList()
{
    d->listComplete = true;
    d->listEnded = true;
}

void Journal::markDeparted(quint64 delivery, int relay, std::span<const qint64> ids, qint64 at)
{
    d->noted.departures[delivery] = {delivery, relay, at, idsToJson(ids)};
    d->lastDelivery = std::max(d->lastDelivery, delivery);
}

void Journal::record(const Delivery &delivery, int relay)
{
    d->lastDelivery = std::max(d->lastDelivery, delivery.id);
    if (d->noted.departures.erase(delivery.id) == 0)
        d->noted.answered.push_back(delivery.id);

    const auto isUnsent = [this](qint64 id) { return outcome(id) == Outcome::Unsent; };
    for (const SharedAnswer &answer : sharedAnswers(delivery, isUnsent)) {
        const Recipient &first = *answer.first;
        d->noteVerdict(
            {0, delivery.id, relay, delivery.finishedAt, int(first.outcome), first.code, first.words, {}},
            answer.ids);
    }
}

void Journal::recordRelay(int relay, const RelayRecord &record)
{
    d->relays.at(size_t(relay)) = record;
    d->noted.relays[relay] = record;
}

void Journal::setRelay(int relay, const ServerProfile &profile)
{
    const auto row = std::size_t(relay);
    Q_ASSERT(row <= d->relays.size());
    if (row == d->relays.size()) {
        d->relays.emplace_back();
        d->plan.relays.append(profile);
    } else {
        d->plan.relays[relay] = profile;
    }
    d->noted.profiles[relay] = profileToJson(profile);
}

void Journal::setNote(const QByteArray &name, const QByteArray &value)
{
    d->noted.meta["note:" + name] = value;
}

void Journal::release(std::span<const qint64> ids, qint64 at)
{
    d->noteVerdict({0, 0, -1, at, int(Outcome::Unsent), 0, {}, {}}, ids);
}

bool Journal::hasUncommitted() const
{
    return d->listEnded || !d->noted.isEmpty();
}

bool Journal::commit()
{
    if (!hasUncommitted())
        return true;
    d->store.clearFault();
    if (!d->writable) {
        d->store.setFault(JournalFault::Kind::NotWritable, {});
        return false;
    }
    if (d->listComplete && (d->listEnded || !d->noted.recipients.empty()))
        d->noted.meta["recipients"_ba] = QByteArray::number(d->end() - 1);
    if (d->recording) {
        if (!d->store.begin())
            return false;
        if (!d->noted.write(d->store) || !d->store.commit()) {
            d->store.rollBack();
            return false;
        }
    }
    d->noted.clear();
    d->listEnded = false;
    return true;
}

const JournalFault &Journal::fault() const
{
    return d->store.fault();
}

void Journal::setRecording(bool on)
{
    d->recording = on;
}

std::vector<JournalRecipient> Journal::fetchUnsent(qint64 afterId, int limit)
{
    d->store.clearFault();
    std::vector<JournalRecipient> found;
    const auto each
        = d->plan.mergeFields.isEmpty() ? &JournalStore::eachAddress : &JournalStore::eachAddressWithValues;
    qint64 from = d->nextUnsent(afterId + 1);
    while (qint64(found.size()) < limit && from < d->end()) {
        qint64 last = 0;
        const bool read = (d->store.*each)(from, limit - int(found.size()), [&](const RecipientRow &row) {
            last = row.id;
            d->takeIfUnsent(row, found);
            return true;
        });
        if (!read || last == 0)
            break;
        from = d->nextUnsent(last + 1);
    }
    return found;
}

std::vector<JournalRecipient> Journal::fetchUnsentByDomain(DomainCursor &cursor, int limit)
{
    d->store.clearFault();
    std::vector<JournalRecipient> found;
    for (bool more = true; more && qint64(found.size()) < limit;) {
        more = false;
        const bool read
            = d->store.eachByDomain(cursor.domain, cursor.id, limit, [&](const RecipientRow &row) {
                  cursor = {row.domain, row.id};
                  more = true;
                  d->takeIfUnsent(row, found);
                  return qint64(found.size()) < limit;
              });
        if (!read)
            break;
    }
    return found;
}

bool Journal::forEach(std::optional<Outcome> outcome, const std::function<bool(const JournalRow &)> &visit)
{
    d->store.clearFault();
    return JournalReport(d->store, d->noted.verdicts, d->plan.bannedFiles).walk(outcome, visit);
}

} // namespace Relaydeck
