#include "server/wireclient.h"

#include "net/sockettransport.h"
#include "session/classiccode.h"
#include "smtp/content.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;

namespace Relaydeck {

namespace {

constexpr int Patience = 12'000; // milliseconds for one operation

/// A connect, or the socket for it, that was made to fail.
class FailingTransport final : public Transport
{
public:
    explicit FailingTransport(LineLoss::Kind kind) : m_kind(kind) {}
    void open(const Endpoint &) override
    {
        QMetaObject::invokeMethod(
            this,
            [this] {
                emit closed({m_kind, "made to fail"_ba});
            },
            Qt::QueuedConnection);
    }
    void write(QByteArrayView) override {}
    void close() override {}
    void abort() override {}
    void startTls(const TlsPolicy &) override {}
    [[nodiscard]] const TlsReport &tlsReport() const override { return m_tls; }
    [[nodiscard]] qint64 pending() const override { return 0; }
    [[nodiscard]] QString peer() const override { return {}; }
    [[nodiscard]] QString localAddress() const override { return {}; }

private:
    LineLoss::Kind m_kind;
    TlsReport m_tls;
};

quint16 closedPort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

} // namespace

WireClient::WireClient(const QJsonObject &given)
    : m_texts(settingTexts(given["settings"_L1].toObject())),
      m_connectsToFail(given["fail_connects"_L1].toInt()),
      m_socketsToFail(given["fail_sockets"_L1].toInt())
{
    const QString dummy = given["settings"_L1].toObject()["dummy_file"_L1].toString();
    const quint16 port = dummy.isEmpty() ? portOf(given["peer"_L1]) : openDummy(dummy);
    m_texts["Port"_ba] = QByteArray::number(port);
    m_profile = profileOf(m_texts);
    (void)m_log.addForAll(m_folder.filePath(u"conversation"_s));
    m_transcript.setTap([this](const TranscriptLine &line) { m_log.write(line); });
    m_server = std::make_unique<Server>(0, m_profile,
        Surroundings{
            m_clock, m_transcript, [this] { return makeTransport(); }, [this] { return ++m_connections; }});
    connect(m_server.get(), &Server::answered, this, [this](const Reply &reply) { m_answer = reply; });
    connect(m_server.get(), &Server::attemptFailed, this, &WireClient::noteFailure);
    connect(m_server.get(), &Server::talkFailed, this, &WireClient::noteFailure);
    connect(m_server.get(), &Server::talkFailed, this, [this] { m_talkFailed = true; });
}

WireClient::~WireClient() = default;

/// A DummyServer's file is kept by a practice relay; where there can be none, nobody listens.
quint16 WireClient::openDummy(const QString &file)
{
    m_dummyFile = m_folder.filePath(file);
    m_dummy = std::make_unique<PracticeRelay>(Temper());
    if (!m_dummy->keepBook(m_dummyFile) || !m_dummy->listen())
        return closedPort();
    return m_dummy->port();
}

QString WireClient::dummyTrouble() const
{
    return m_dummy->errorText();
}

QByteArray WireClient::dummyFile() const
{
    QFile file(m_dummyFile);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

quint16 WireClient::portOf(const QJsonValue &peer)
{
    if (peer.isArray()) {
        m_peer = std::make_unique<VectorPeer>(peer.toArray());
        return m_peer->port();
    }
    return peer.toString() == "closed"_L1 ? closedPort() : 1;
}

std::unique_ptr<Transport> WireClient::makeTransport()
{
    ++m_connects;
    if (m_socketsToFail-- > 0)
        return std::make_unique<FailingTransport>(LineLoss::Kind::NoSocket);
    if (m_connectsToFail-- > 0)
        return std::make_unique<FailingTransport>(LineLoss::Kind::Refused);
    auto transport = std::make_unique<SocketTransport>();
    m_lastTransport = transport.get();
    return transport;
}

void WireClient::noteFailure(const Failure &failure)
{
    m_lastFailure = failure;
    m_code = classicCode(failure);
}

template <typename Condition>
void WireClient::wait(Condition condition)
{
    m_inTime = QTest::qWaitFor(condition, Patience) && m_inTime;
}

QByteArray WireClient::conversationFile()
{
    m_log.flush();
    QFile file(m_folder.filePath(u"conversation"_s));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

WireStep WireClient::run(const QJsonArray &op)
{
    WireStep step;
    const int connects = m_connects;
    m_code.clear();
    step.known = carryOut(op, step.returned);
    step.connects = m_connects - connects;
    step.code = m_code;
    if (m_server) {
        step.connected = m_server->isConnected();
        step.worth = m_server->worth();
        step.sentThisConnection = m_server->sentMessagesThisConnection();
    }
    const QByteArray log = conversationFile();
    for (const QByteArray &line : log.sliced(m_logRead).split('\n')) {
        if (const QByteArray text = line.endsWith('\r') ? line.chopped(1) : line; !text.isEmpty())
            step.conversation.append(text);
    }
    m_logRead = log.size();
    return step;
}

bool WireClient::carryOut(const QJsonArray &op, Returned &returned)
{
    const QString verb = op[0].toString();
    const std::optional<QByteArray> text = op.size() > 1 ? settingText(op[1]) : std::nullopt;
    if (verb == "connect"_L1) {
        returned = connectUp();
    } else if (verb == "talk"_L1) {
        returned = talk(text.value_or(QByteArray()), op.size() > 2 ? op[2].toInt() : 0);
    } else if (verb == "disconnect"_L1) {
        if (text)
            m_server->abandon();
        leave();
        returned = "$self"_ba;
    } else if (verb == "increment"_L1) {
        increment(op[1].toInt());
        returned = "$self"_ba;
    } else if (verb == "reached_limit"_L1) {
        returned = QByteArray::number(int(m_server->checkLimits().kind));
        wait([this] { return !m_server->isLeaving(); });
    } else if (verb == "set"_L1) {
        returned = settingText(op[2]);
        set(*text, returned);
    } else if (verb == "close_socket"_L1) {
        m_lastTransport->abort();
        returned = "1"_ba;
    } else if (verb == "wait_ms"_L1 || verb == "idle_s"_L1) {
        QTest::qWait(op[1].toInt() * (verb == "idle_s"_L1 ? 1000 : 1)); // the vector says how long
    } else if (verb == "destroy"_L1) {
        leave(); // the pool's owner does so; a destructor can not wait
        m_server.reset();
    } else {
        return false;
    }
    return true;
}

WireClient::Returned WireClient::connectUp()
{
    if (!m_server->isConnected() && m_server->mayOpenConnection()) {
        m_server->connectUp();
        wait([this] { return !m_server->isOpening(); });
    } else if (m_server->worth() == 0) {
        m_code = "MBS001"_ba;
    }
    return m_server->isConnected() ? Returned("$self"_ba) : std::nullopt;
}

/// A message text goes line by line to a relay that waits for it.
bool WireClient::sayAll(const QByteArray &text, int attempts)
{
    if (!m_typing)
        return m_server->talk(text, attempts);
    bool said = true;
    for (const QByteArray &line : QByteArray(text).replace("\r\n", "\n").split('\n'))
        said = said && m_server->talk(line);
    return said;
}

WireClient::Returned WireClient::talk(const QByteArray &text, int attempts)
{
    m_answer.reset();
    m_talkFailed = false;
    if (!sayAll(text, attempts)) {
        m_code = m_server->worth() == 0 ? "MBS001"_ba : "MBS006"_ba;
        return std::nullopt;
    }
    wait([this] { return m_answer || m_talkFailed; });
    if (!m_answer)
        return std::nullopt;
    m_typing = m_answer->code == 354;
    if (m_answer->isTransient() || m_answer->isPermanent()) {
        m_code = classicCode(failureOf(*m_answer, Failure::Step::Other));
        return std::nullopt;
    }
    if (m_answer->code == 221)
        return std::nullopt;
    return m_answer->lines.join("\r\n") + "\r\n";
}

/// Recipients are counted when they are accepted, so that many are sent a message meanwhile.
void WireClient::increment(int recipients)
{
    auto delivery = std::make_shared<Delivery>();
    delivery->content = std::make_shared<Content>("text");
    for (int i = 0; i < recipients; ++i)
        delivery->recipients.emplace_back().address = "a@x.test"_ba;
    m_peer->setGuest(true);
    m_server->deliver(delivery);
    wait([this] { return !m_server->isDelivering(); });
    m_peer->setGuest(false);
    m_logRead = conversationFile().size();
}

void WireClient::leave()
{
    m_server->leave();
    wait([this] { return !m_server->isConnected() && !m_server->isLeaving(); });
}

void WireClient::set(const QByteArray &key, const std::optional<QByteArray> &text)
{
    m_texts[key] = text;
    m_profile = profileOf(m_texts);
    m_server->adopt(m_profile);
}

} // namespace Relaydeck
