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
    plan.goodFile = m_folder.filePath(u"good"_s);
    plan.badFile = m_folder.filePath(u"bad"_s);
    m_quiet.setInterval(Quiet);
    connect(&m_quiet, &QTimer::timeout, this, &SendRig::leap);
    connect(&m_pool, &ServerPool::changed, this, [this] { m_quiet.start(); });
}

void SendRig::start(const QByteArrayList &entries)
{
    const QByteArray text = "Subject: Test mailing\r\n\r\nHello there\r\n"_ba;
    plan.message = text;
    Journal::Opened opened = Journal::create(m_folder.filePath(u"send.job"_s), plan);
    Q_ASSERT(opened.journal);
    m_send = std::make_unique<BulkSend>(
        std::move(opened.journal), std::make_shared<const Content>(text), m_pool, m_clock);
    const bool logsOpen = m_send->openLogs();
    Q_ASSERT(logsOpen);
    Q_UNUSED(logsOpen)
    connect(m_send.get(), &BulkSend::changed, this, [this] { m_quiet.start(); });
    auto list = std::make_unique<AddressList>(rules);
    list->openEntries(entries);
    m_send->readList(std::move(list));
    m_quiet.start();
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
    if (!file.open(QIODevice::ReadOnly))
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
