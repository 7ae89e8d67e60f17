#include "preflight/systemnameservice.h"

#include "clock/clock.h"

#include <QHostAddress>
#include <QPointer>
#include <QSocketNotifier>
#include <QTimer>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include <ares.h>
#include <arpa/nameser.h>

namespace Relaydeck {
namespace {

constexpr int Rounds = 3; // through all servers

template <typename Record, typename Visit>
void forEach(Record *records, Visit visit)
{
    for (const Record *record = records; record; record = record->next)
        visit(*record);
    if (records)
        ares_free_data(records);
}

/// The strings of one record are one text.
int readTexts(const unsigned char *bytes, int size, QByteArrayList &values)
{
    ares_txt_ext *records = nullptr;
    const int status = ares_parse_txt_reply_ext(bytes, size, &records);
    forEach(records, [&values](const ares_txt_ext &record) {
        if (record.record_start)
            values.append(QByteArray());
        values.last().append(QByteArrayView(record.txt, qsizetype(record.length)));
    });
    return status;
}

int readHosts(const unsigned char *bytes, int size, QByteArrayList &values)
{
    ares_mx_reply *records = nullptr;
    const int status = ares_parse_mx_reply(bytes, size, &records);
    forEach(records, [&values](const ares_mx_reply &record) { values.append(record.host); });
    return status;
}

constexpr int MostAddresses = 64; // of one name

int readAddresses4(const unsigned char *bytes, int size, QByteArrayList &values)
{
    std::array<ares_addrttl, MostAddresses> found{};
    int count = int(found.size());
    const int status = ares_parse_a_reply(bytes, size, nullptr, found.data(), &count);
    for (int i = 0; status == ARES_SUCCESS && i < count; ++i)
        values.append(QHostAddress(ntohl(found[std::size_t(i)].ipaddr.s_addr)).toString().toLatin1());
    return status;
}

int readAddresses6(const unsigned char *bytes, int size, QByteArrayList &values)
{
    std::array<ares_addr6ttl, MostAddresses> found{};
    int count = int(found.size());
    const int status = ares_parse_aaaa_reply(bytes, size, nullptr, found.data(), &count);
    for (int i = 0; status == ARES_SUCCESS && i < count; ++i)
        values.append(QHostAddress(static_cast<const quint8 *>(found[std::size_t(i)].ip6addr._S6_un._S6_u8))
                          .toString()
                          .toLatin1());
    return status;
}

int readRecords(ns_type type, const unsigned char *bytes, int size, QByteArrayList &values)
{
    switch (type) {
    case ns_t_txt: return readTexts(bytes, size, values);
    case ns_t_mx: return readHosts(bytes, size, values);
    case ns_t_a: return readAddresses4(bytes, size, values);
    default: return readAddresses6(bytes, size, values);
    }
}

/// Whether the server says that this is not all, or that it neither knows nor asks others (RFC 1035 section 4.1.1).
bool isHalfAnAnswer(const unsigned char *bytes, int size, bool isEmpty)
{
    constexpr int flags = 2; // where they begin
    constexpr unsigned authority = 0x04;
    constexpr unsigned cut = 0x02;
    constexpr unsigned recursion = 0x80;
    if (size < flags + 2)
        return true;
    const bool knows = (bytes[flags] & authority) || (bytes[flags + 1] & recursion);
    return (bytes[flags] & cut) || (isEmpty && !knows);
}

DnsAnswer answerOf(ns_type type, int status, const unsigned char *bytes, int size)
{
    DnsAnswer answer;
    if (status == ARES_SUCCESS)
        status = readRecords(type, bytes, size, answer.values);
    answer.values.removeAll(QByteArray()); // a null MX (RFC 7505) is no host
    const bool isKnown = status == ARES_SUCCESS || status == ARES_ENODATA || status == ARES_ENOTFOUND;
    if (status == ARES_EBADNAME && !bytes)
        return answer; // there can be no such name
    if (!isKnown || isHalfAnAnswer(bytes, size, answer.values.isEmpty()))
        return {DnsAnswer::Fate::Failed, {}};
    answer.fate = answer.values.isEmpty() ? DnsAnswer::Fate::Nothing : DnsAnswer::Fate::Found;
    return answer;
}

QList<ns_type> typesOf(DnsQuestion::Type type)
{
    switch (type) {
    case DnsQuestion::Type::Text: return {ns_t_txt};
    case DnsQuestion::Type::Mail: return {ns_t_mx};
    case DnsQuestion::Type::Address: break;
    }
    return {ns_t_a, ns_t_aaaa};
}

} // namespace

/// c-ares in an event loop of Qt's: its sockets are watched, and its time-outs kept.
class SystemNameService::Channel final
{
    Q_DISABLE_COPY_MOVE(Channel)

public:
    explicit Channel(const QByteArray &servers)
    {
        ares_options options{};
        options.timeout = int(Pause.count());
        options.tries = Rounds;
        options.sock_state_cb = &Channel::watch;
        options.sock_state_cb_data = this;
        ares_library_init(ARES_LIB_INIT_ALL);
        m_isUp = ares_init_options(
                     &m_channel, &options, ARES_OPT_TIMEOUTMS | ARES_OPT_TRIES | ARES_OPT_SOCK_STATE_CB)
                == ARES_SUCCESS
            && (servers.isEmpty()
                || ares_set_servers_ports_csv(m_channel, servers.constData()) == ARES_SUCCESS);
        m_timer.setSingleShot(true);
        QObject::connect(
            &m_timer, &QTimer::timeout, &m_timer, [this] { heed(ARES_SOCKET_BAD, ARES_SOCKET_BAD); });
    }

    ~Channel()
    {
        if (m_channel)
            ares_destroy(m_channel); // which tells all who wait that it is over
        ares_library_cleanup();
    }

    /// `told` is called once with `who`, perhaps before this returns. False: nobody can be asked.
    [[nodiscard]] bool ask(const QByteArray &name, ns_type type, ares_callback told, void *who)
    {
        if (!m_isUp)
            return false;
        ares_query(m_channel, name.toLower().constData(), ns_c_in, type, told, who);
        keepTime();
        return true;
    }

private:
    struct Watch
    {
        std::unique_ptr<QSocketNotifier> read;
        std::unique_ptr<QSocketNotifier> write;
    };

    static void watch(void *self, ares_socket_t socket, int read, int write)
    {
        auto *channel = static_cast<Channel *>(self);
        if (!read && !write) {
            channel->forget(socket);
            return;
        }
        Watch &watch = channel->m_watches[socket];
        if (!watch.read) {
            watch.read = std::make_unique<QSocketNotifier>(socket, QSocketNotifier::Read);
            watch.write = std::make_unique<QSocketNotifier>(socket, QSocketNotifier::Write);
            QObject::connect(watch.read.get(), &QSocketNotifier::activated, watch.read.get(),
                [channel, socket] { channel->heed(socket, ARES_SOCKET_BAD); });
            QObject::connect(watch.write.get(), &QSocketNotifier::activated, watch.write.get(),
                [channel, socket] { channel->heed(ARES_SOCKET_BAD, socket); });
        }
        watch.read->setEnabled(read);
        watch.write->setEnabled(write);
    }

    /// One of them may be speaking.
    void forget(ares_socket_t socket)
    {
        const auto found = m_watches.find(socket);
        if (found == m_watches.end())
            return;
        for (QSocketNotifier *notifier : {found->second.read.release(), found->second.write.release()}) {
            notifier->setEnabled(false);
            notifier->deleteLater();
        }
        m_watches.erase(found);
    }

    void heed(ares_socket_t read, ares_socket_t write)
    {
        ares_process_fd(m_channel, read, write);
        keepTime();
    }

    void keepTime()
    {
        timeval next{};
        if (!ares_timeout(m_channel, nullptr, &next)) {
            m_timer.stop();
            return;
        }
        m_timer.start(std::chrono::seconds(next.tv_sec)
            + std::chrono::ceil<std::chrono::milliseconds>(std::chrono::microseconds(next.tv_usec)));
    }

    ares_channel m_channel = nullptr;
    bool m_isUp = false;
    std::map<ares_socket_t, Watch> m_watches;
    QTimer m_timer;
};

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
        for (const ns_type type : typesOf(m_question.type)) {
            ++m_open;
            if (m_question.name.isEmpty()) { // not even c-ares objects to the root
                takeLater({});
                continue;
            }
            auto *wait = new Wait{this, type};
            if (m_service.m_channel->ask(m_question.name, type, &Query::tell, wait))
                continue;
            takeLater({DnsAnswer::Fate::Failed, {}});
            delete wait;
        }
    }

private:
    /// Who waits for what; c-ares tells each that it is over, even when the query has gone.
    struct Wait
    {
        QPointer<Query> query;
        ns_type type;
    };

    static void tell(void *who, int status, int, unsigned char *bytes, int size)
    {
        const std::unique_ptr<Wait> wait(static_cast<Wait *>(who));
        if (wait->query && status != ARES_EDESTRUCTION)
            wait->query->takeLater(answerOf(wait->type, status, bytes, size));
    }

    void takeLater(const DnsAnswer &answer)
    {
        QMetaObject::invokeMethod(
            this, [this, answer] { take(answer); }, Qt::QueuedConnection);
    }

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

SystemNameService::SystemNameService(Clock &clock, const QByteArray &servers, QObject *parent)
    : NameService(parent),
      m_clock(clock),
      m_channel(std::make_unique<Channel>(servers))
{}

SystemNameService::~SystemNameService() = default;

void SystemNameService::ask(const DnsQuestion &question)
{
    new Query(*this, question); // its own owner
}

} // namespace Relaydeck
