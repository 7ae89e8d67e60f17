#include "bulk/sendrig.h"

#include "net/sockettransport.h"

#include <QFile>

namespace Relaydeck {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr auto Quiet = 150ms; // longer than a loopback peer needs to answer
}

SendRig::SendRig(const QList<ServerProfile> &relays)
    : m_pool(m_clock, m_transcript, [] { return std::make_unique<SocketTransport>(); })
{
    m_pool.replace(relays);
    plan.relays = relays;
    keepIn(m_folder.path());
    m_quiet.setInterval(Quiet);
    connect(&m_quiet, &QTimer::timeout, this, &SendRig::leap);
    connect(&m_pool, &ServerPool::changed, this, [this] { m_quiet.start(); });
}

void SendRig::keepIn(const QString &folder)
{
    m_jobFile = folder + u"/send.job"_s;
    plan.goodFile = folder + u"/good"_s;
    plan.badFile = folder + u"/bad"_s;
}

void SendRig::start(const QByteArrayList &entries)
{
    if (plan.message.isEmpty())
        plan.message = "Subject: Test mailing\r\n\r\nHello there\r\n"_ba;
    adopt(Journal::create(m_jobFile, plan).journal);
    auto list = std::make_unique<AddressList>(rules);
    if (filter)
        filter(*list);
    list->wantFields(plan.mergeFields);
    ListFormat format;
    format.classic = ClassicMerge::fromJson(plan.classicMerge).settings;
    format.kind = format.classic ? ListFormat::Kind::Classic : ListFormat::Kind::ByName;
    list->openEntries(entries, format);
    m_send->readList(std::move(list));
    m_quiet.start();
}

void SendRig::resume()
{
    m_send.reset();
    auto journal = Journal::open(m_jobFile).journal;
    m_pool.replace(journal->plan().relays);
    adopt(std::move(journal));
    m_send->begin();
    m_quiet.start();
}

void SendRig::adopt(std::unique_ptr<Journal> journal)
{
    Q_ASSERT(journal);
    m_send = std::make_unique<BulkSend>(
        std::move(journal), std::make_shared<const Content>(plan.message), m_pool, m_clock);
    if (!plan.mergeFields.isEmpty()) {
        const auto classic = ClassicMerge::fromJson(plan.classicMerge).settings;
        m_send->mergeBy(std::make_shared<const MergePress>(
            MergeTemplate::compile(plan.message, classic.get()).letter, plan.mergeFields));
    }
    const bool logsOpen = m_send->openLogs();
    Q_ASSERT(logsOpen);
    Q_UNUSED(logsOpen)
    connect(m_send.get(), &BulkSend::changed, this, [this] { m_quiet.start(); });
}

void SendRig::leap()
{
    const std::chrono::milliseconds next = m_clock.untilNextAlarm();
    if (isEnded() || next < 0ms)
        return;
    for (const auto &server : m_pool.servers()) {
        if (server->isAsleep())
            m_slept += next.count();
    }
    m_clock.advance(next);
}

QByteArrayList SendRig::linesOf(const QString &fileName)
{
    QFile file(fileName);
    if (fileName.isEmpty() || !file.open(QIODevice::ReadOnly))
        return {};
    QByteArrayList lines = file.readAll().split('\n');
    lines.removeLast(); // behind the last line end
    return lines;
}

QList<JournalRow> SendRig::rows()
{
    QList<JournalRow> rows;
    Journal::Opened report = Journal::openToRead(m_send->journal().file());
    if (report.journal) {
        const bool complete = report.journal->forEach(std::nullopt, [&rows](const JournalRow &row) {
            rows.append(row);
            return true;
        });
        Q_ASSERT(complete);
        Q_UNUSED(complete)
    }
    return rows;
}

} // namespace Relaydeck
