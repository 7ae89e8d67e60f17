#include "preflight/systemnameservice.h"

#include "clock/clock.h"

#include <QDnsLookup>

#include <memory>
#include <utility>

using namespace Qt::StringLiterals;

namespace Relaydeck {
namespace {

QByteArrayList valuesOf(const QDnsLookup &lookup)
{
    QByteArrayList values;
    for (const QDnsTextRecord &record : lookup.textRecords())
        values.append(record.values().join());
    for (const QDnsHostAddressRecord &record : lookup.hostAddressRecords())
        values.append(record.value().toString().toLatin1());
    for (const QDnsMailExchangeRecord &record : lookup.mailExchangeRecords())
        values.append(record.exchange().toLatin1());
    return values;
}

QList<QDnsLookup::Type> typesOf(DnsQuestion::Type type)
{
    switch (type) {
    case DnsQuestion::Type::Text: return {QDnsLookup::TXT};
    case DnsQuestion::Type::Mail: return {QDnsLookup::MX};
    case DnsQuestion::Type::Address: break;
    }
    return {QDnsLookup::A, QDnsLookup::AAAA};
}

} // namespace

/// One question, which may take two look-ups; it goes away by itself.
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
        for (const QDnsLookup::Type type : typesOf(m_question.type)) {
            auto *lookup = new QDnsLookup(type, QString::fromLatin1(m_question.name), this);
            if (!m_service.m_server.isNull())
                lookup->setNameserver(m_service.m_server);
            ++m_open;
            connect(lookup, &QDnsLookup::finished, this, [this, lookup] { take(*lookup); });
            lookup->lookup();
        }
    }

private:
    void take(const QDnsLookup &lookup)
    {
        if (lookup.error() != QDnsLookup::NoError && lookup.error() != QDnsLookup::NotFoundError)
            m_failed = true;
        m_values += valuesOf(lookup);
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

SystemNameService::SystemNameService(Clock &clock, const QHostAddress &server, QObject *parent)
    : NameService(parent),
      m_clock(clock),
      m_server(server)
{}

SystemNameService::~SystemNameService() = default;

void SystemNameService::ask(const DnsQuestion &question)
{
    new Query(*this, question); // its own owner
}

} // namespace Relaydeck
