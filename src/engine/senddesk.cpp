#include "engine/senddesk.h"

#include "bulk/jobrelays.h"
#include "bulk/jobstart.h"
#include "bulk/sendagain.h"
#include "engine/datafolder.h"
#include "engine/sendplan.h"
#include "engine/troubles.h"

#include <algorithm>

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace Relaydeck {

using namespace Qt::StringLiterals;
using Kind = Trouble::Kind;

namespace {

/// A new name in the user's data folder; jobs keep their addresses, so only the user may read it.
QString newJobFile(bool isTest)
{
    const QString folder = jobsFolder();
    QDir().mkpath(folder);
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    const QString stem = folder + u'/' + QDateTime::currentDateTime().toString(u"yyyy-MM-dd-HHmmss"_s)
        + (isTest ? u"-test"_s : QString());
    QString name = stem + u".job"_s;
    for (int i = 2; QFile::exists(name); ++i)
        name = u"%1-%2.job"_s.arg(stem).arg(i);
    return name;
}

/// A new job where the user wants it, or under a name of ours. Another process may choose the same name
/// within the same second: then the next one is taken.
Journal::Opened makeJob(const QString &wanted, const JournalPlan &plan)
{
    if (!wanted.isEmpty() && !plan.isTest())
        return Journal::create(wanted, plan);
    constexpr int Tries = 20;
    Journal::Opened opened;
    for (int i = 0; i < Tries; ++i) {
        opened = Journal::create(newJobFile(plan.isTest()), plan);
        using enum JournalFault::Kind;
        if (opened.fault.kind != Exists && opened.fault.kind != InUse)
            break;
    }
    return opened;
}

/// There is nothing to go on with. SQLite's own files beside it go, too.
void removeJob(const QString &file)
{
    for (const QString &suffix : {QString(), u"-wal"_s, u"-shm"_s})
        QFile::remove(file + suffix);
}

} // namespace

SendDesk::SendDesk(ServerPool &pool, Transcript &transcript, Clock &clock, QObject *parent)
    : QObject(parent),
      m_pool(pool),
      m_transcript(transcript),
      m_clock(clock)
{
    connect(&pool, &ServerPool::adopted, this, &SendDesk::logFor);
}

SendDesk::~SendDesk()
{
    m_transcript.setTap({});
}

Trouble SendDesk::start(const SendOrder &order)
{
    if (isRunning())
        return {Kind::Busy, {}, 0, {}};
    if (m_pool.size() == 0)
        return {Kind::NoServers, {}, 0, {}};
    if (order.startAt > 0 && order.startAt <= m_clock.wallTime() && order.testRecipients.isEmpty())
        return {Kind::StartPast, {}, 0, {}, {}, {}, order.startAt};
    const ReadMessage read = Message::read(order.messageFile);
    if (!read)
        return troubleOf(read.fault);
    const bool nullSender = order.sender.trimmed() == "<>"_ba;
    if (!nullSender && !Address::parse(order.sender))
        return {Kind::SenderInvalid, {}, 0, QString::fromUtf8(order.sender)};
    JournalPlan plan = planOf(order, read.message);
    plan.createdAt = m_clock.wallTime();
    for (const auto &server : m_pool.servers())
        plan.relays.append(server->profile());
    std::shared_ptr<const MergePress> press;
    if (isMerged(order)) {
        if (Trouble trouble = prepareMerge(plan, press))
            return trouble;
    }
    auto list = std::make_unique<AddressList>();
    if (Trouble trouble = openList(order, plan, *list))
        return trouble;
    if (Trouble trouble = tryRelays(plan))
        return trouble;
    if (Trouble trouble = tryLogs(plan))
        return trouble;
    Journal::Opened opened = makeJob(order.jobFile, plan);
    if (opened.fault)
        return troubleOf(opened.fault);
    const QString jobFile = opened.journal->file();
    if (Trouble trouble = adopt(std::move(opened.journal), std::move(press))) {
        removeJob(jobFile);
        return trouble;
    }
    if (plan.isTest() && !plan.mergeFields.isEmpty())
        m_send->serve(StandIns(order.testRecipients, order.testRow));
    m_send->readList(std::move(list));
    return {};
}

Trouble SendDesk::resume(const QString &jobFile, const QList<Outcome> &again, StartTime when)
{
    if (isRunning())
        return {Kind::Busy, {}, 0, {}};
    if (m_send && QFileInfo(jobFile) == QFileInfo(m_send->journal().file()))
        forget(); // a job has one journal
    Journal::Opened opened = Journal::open(jobFile);
    if (opened.fault)
        return troubleOf(opened.fault);
    if (!opened.journal->isListComplete())
        return {Kind::ListIncomplete, jobFile, 0, {}};
    const qint64 start = awaitedStart(*opened.journal);
    if (when == StartTime::AsPlanned && start > 0 && start <= m_clock.wallTime())
        return {Kind::StartMissed, jobFile, 0, {}, {}, {}, start};
    if (Trouble trouble = tryLogs(opened.journal->plan()))
        return trouble;
    std::shared_ptr<const MergePress> press;
    JournalPlan plan = opened.journal->plan();
    if (!plan.mergeFields.isEmpty()) {
        if (Trouble trouble = prepareMerge(plan, press))
            return trouble;
    }
    sendAgain(*opened.journal, again, m_clock.wallTime());
    if (!opened.journal->commit())
        return troubleOf(opened.journal->fault());
    if (Trouble trouble = adopt(std::move(opened.journal), std::move(press)))
        return trouble;
    if (when == StartTime::Now)
        m_send->startNow();
    m_send->begin();
    return {};
}

/// A send whose relays are not there, or may not carry its sender, does not begin.
Trouble SendDesk::tryRelays(const JournalPlan &plan)
{
    for (const QString &name : plan.chosenRelays) {
        if (std::ranges::find(plan.relays, name, &ServerProfile::name) == plan.relays.end())
            return {Kind::RelayUnknown, {}, 0, name};
    }
    const auto absences = absencesFrom(plan, plan.relays);
    const bool nobody = std::ranges::all_of(absences, [](const auto &why) { return why.has_value(); });
    return nobody ? Trouble{Kind::NoRelayForSender, {}, 0, QString::fromUtf8(plan.sender)} : Trouble();
}

/// A send that could not keep its logs does not begin.
Trouble SendDesk::tryLogs(const JournalPlan &plan)
{
    QStringList files{plan.conversationFile, plan.goodFile, plan.badFile};
    for (const ServerProfile &relay : plan.relays)
        files.append(relay.conversation);
    files.removeAll(QString());
    files.removeDuplicates();
    for (const QString &file : std::as_const(files)) {
        LogFile log;
        if (!log.open(file))
            return troubleOf(Kind::LogNotWritable, log.fault());
    }
    return {};
}

Trouble SendDesk::openLogs(const JournalPlan &plan)
{
    bool opened = plan.conversationFile.isEmpty() || m_conversation.addForAll(plan.conversationFile);
    for (qsizetype row = 0; opened && row < plan.relays.size(); ++row) {
        const QString &file = plan.relays[row].conversation;
        opened = file.isEmpty() || m_conversation.add(int(row), file);
    }
    if (!opened)
        return troubleOf(Kind::LogNotWritable, m_conversation.fault());
    tapTranscript();
    return m_send->openLogs() ? Trouble() : troubleOf(Kind::LogNotWritable, m_send->logFault());
}

void SendDesk::tapTranscript()
{
    if (!m_conversation.isEmpty())
        m_transcript.setTap([this](const TranscriptLine &line) { m_conversation.write(line); });
}

/// A relay that is new, or writes its CONVERSATION elsewhere from now on.
void SendDesk::logFor(int row)
{
    m_conversation.remove(row);
    const QString file = m_pool.at(row).latestProfile().conversation;
    if (isRunning() && !file.isEmpty() && !m_conversation.add(row, file))
        emit troubled(troubleOf(Kind::LogNotWritable, m_conversation.fault()));
    tapTranscript();
}

/// From here on the previous send is history, and every relay has a new chance.
Trouble SendDesk::adopt(std::unique_ptr<Journal> journal, std::shared_ptr<const MergePress> press)
{
    forget();
    const JournalPlan plan = journal->plan();
    m_pool.replace(plan.relays);
    m_send = std::make_unique<BulkSend>(
        std::move(journal), std::make_shared<const Content>(plan.message), m_pool, m_clock);
    m_send->mergeBy(std::move(press));
    if (Trouble trouble = openLogs(plan)) {
        forget();
        return trouble;
    }
    connect(m_send.get(), &BulkSend::changed, this, &SendDesk::changed);
    connect(m_send.get(), &BulkSend::ended, this, [this] {
        m_conversation.flush();
        const BulkSend::End end = m_send->end();
        using enum BulkSend::End;
        if (end == ListEmpty || end == ListFailed || end == ListLacking)
            removeJob(m_send->journal().file());
        emit ended();
    });
    emit begun();
    return {};
}

void SendDesk::forget()
{
    m_send.reset();
    m_conversation.flush();
    m_conversation = {};
    m_transcript.setTap({});
}

} // namespace Relaydeck
