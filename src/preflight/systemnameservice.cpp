#include "preflight/systemnameservice.h"

#include "clock/clock.h"

#include <QFile>

#include <memory>
#include <utility>

using namespace Qt::StringLiterals;

namespace Relaydeck {
namespace {

QList<DnsMessage::Record> recordsOf(DnsQuestion::Type type)
{
    switch (type) {
    case DnsQuestion::Type::Text: return {DnsMessage::Record::Text};
    case DnsQuestion::Type::Mail: return {DnsMessage::Record::Mail};
    case DnsQuestion::Type::Address: break;
    }
    return {DnsMessage::Record::Address4, DnsMessage::Record::Address6};
}

} // namespace

/// One question, which may take two errands; it goes away by itself.
class SystemNameService::Query final : public QObject
{
public:
    Query(SystemNameService &service, DnsQuestion question)
        : QObject(&service),
          m_service(service),
          m_question(std::move(question)),
          m_alarm(service.m_clock.makeAlarm())
    {
        connect(m_alarm.get(), &Alarm::rang, this, [this] { end(DnsAnswer::Fate::Failed); });
        m_alarm->start(Patience);
        for (const DnsMessage::Record record : recordsOf(m_question.type)) {
            auto *errand
                = new DnsErrand(m_service.m_clock, m_service.m_servers, m_question.name, record, this);
            ++m_open;
            connect(errand, &DnsErrand::ended, this, &Query::take);
            QMetaObject::invokeMethod(errand, &DnsErrand::start, Qt::QueuedConnection);
        }
    }

private:
    void take(const DnsAnswer &answer)
    {
        m_failed = m_failed || answer.fate == DnsAnswer::Fate::Failed;
        m_values += answer.values;
        if (--m_open > 0)
            return;
        end(!m_values.isEmpty() ? DnsAnswer::Fate::Found
                : m_failed      ? DnsAnswer::Fate::Failed
                                : DnsAnswer::Fate::Nothing);
    }

    void end(DnsAnswer::Fate fate)
    {
        if (std::exchange(m_ended, true))
            return;
        m_alarm->stop();
        emit m_service.answered(m_question, {fate, m_values});
        deleteLater();
    }

    SystemNameService &m_service;
    const DnsQuestion m_question;
    std::unique_ptr<Alarm> m_alarm;
    QByteArrayList m_values;
    int m_open = 0;
    bool m_failed = false;
    bool m_ended = false;
};

SystemNameService::SystemNameService(Clock &clock, const QList<NameServer> &servers, QObject *parent)
    : NameService(parent),
      m_clock(clock),
      m_servers(servers)
{}

SystemNameService::~SystemNameService() = default;

void SystemNameService::ask(const DnsQuestion &question)
{
    new Query(*this, question); // its own owner
}

QList<NameServer> SystemNameService::systemServers()
{
    QFile file(u"/etc/resolv.conf"_s);
    return serversIn(file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray());
}

QList<NameServer> SystemNameService::serversIn(const QByteArray &resolvConf)
{
    QList<NameServer> servers;
    for (const QByteArray &line : resolvConf.split('\n')) {
        const QByteArrayList words = line.simplified().split(' ');
        const QHostAddress address(QString::fromLatin1(words.value(1)));
        if (words.front() == "nameserver" && !address.isNull())
            servers.append({address});
    }
    return servers.isEmpty() ? QList<NameServer>{{QHostAddress(QHostAddress::LocalHost)}} : servers;
}

} // namespace Relaydeck
