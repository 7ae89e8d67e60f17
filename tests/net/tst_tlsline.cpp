#include "net/sockettransport.h"
#include "support/certificateshop.h"
#include "support/scriptedrelay.h"

#include <QMetaEnum>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <functional>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace Relaydeck;
using Check = TlsPolicy::Check;

namespace {

/// What happened on a line that is to be secured as soon as `open hello` was heard.
struct Witness
{
    explicit Witness(const TlsPolicy &policy)
    {
        QObject::connect(&transport, &Transport::opened, [this, policy] {
            if (fromTheStart)
                transport.startTls(policy);
        });
        QObject::connect(&transport, &Transport::arrived, [this, policy](QByteArrayView bytes) {
            heard += bytes;
            if (!fromTheStart && heard.endsWith("go\r\n"))
                transport.startTls(policy);
        });
        QObject::connect(&transport, &Transport::secured, [this](const TlsReport &report) {
            end = "secured"_ba;
            for (const TlsFlaw flaw : report.flaws)
                end += " despite "_ba + nameOf(flaw);
            transport.write("hello\r\n");
        });
        QObject::connect(&transport, &Transport::closed, [this](const LineLoss &loss) {
            const TlsReport &report = transport.tlsReport();
            end = loss.kind == LineLoss::Kind::Tls ? "refused: "_ba : "closed: "_ba;
            end += report.refusal ? nameOf(*report.refusal) : "nothing"_ba;
        });
    }

    static QByteArray nameOf(TlsFlaw flaw) { return QMetaEnum::fromType<TlsFlaw>().valueToKey(int(flaw)); }

    SocketTransport transport;
    QByteArray heard;
    QByteArray end;
    bool fromTheStart = false;
};

const QByteArray Upgrade = "S: go\n TLS\n C: hello\n S: secret\n"_ba;

QDateTime daysFromNow(int days)
{
    return QDateTime::currentDateTimeUtc().addDays(days);
}

CertificateOrder named(const QString &commonName, const QStringList &alternatives)
{
    CertificateOrder order;
    order.commonName = commonName;
    order.alternativeNames = alternatives;
    return order;
}

CertificateOrder lasting(int fromDay, int untilDay)
{
    CertificateOrder order = CertificateShop::usual();
    order.validFrom = daysFromNow(fromDay);
    order.validUntil = daysFromNow(untilDay);
    return order;
}

} // namespace

class TestTlsLine final : public QObject
{
    Q_OBJECT

private slots:
    void judgesCertificates_data();
    void judgesCertificates();
    void reportsWhatWasAgreed();
    void trustsNoClearBytes();
    void knowsThatClearIsNotTls_data();
    void knowsThatClearIsNotTls();
    void agreesOnAVersion_data();
    void agreesOnAVersion();
    void showsItsOwnCertificate();
    void refusesUnusableFiles_data();
    void refusesUnusableFiles();
    void countsWhatTheSystemHasNotTaken();
    void mayBeAbortedInTheHandshake();

private:
    [[nodiscard]] TlsPolicy trusting();

    CertificateShop m_shop;
};

/// The authority of the test, and the name that usual certificates bear.
TlsPolicy TestTlsLine::trusting()
{
    TlsPolicy policy;
    policy.check = Check::Authority;
    policy.authorityFile = m_shop.authorityFile();
    policy.serverName = u"relay.test"_s;
    return policy;
}

void TestTlsLine::judgesCertificates_data()
{
    QTest::addColumn<QSslConfiguration>("server");
    QTest::addColumn<TlsPolicy>("policy");
    QTest::addColumn<QByteArray>("end");
    const auto row = [](const char *sentence, const MadeCertificate &made, const TlsPolicy &policy,
                         const QByteArray &end, const QByteArray &more = {}) {
        QTest::newRow(sentence) << CertificateShop::serverWith(made, more) << policy << end;
    };
    const auto with = [](TlsPolicy policy, const std::function<void(TlsPolicy &)> &change) {
        change(policy);
        return policy;
    };
    const TlsPolicy trust = trusting();
    const TlsPolicy system = with(trust, [](TlsPolicy &policy) { policy.check = Check::System; });
    const TlsPolicy off = with(trust, [](TlsPolicy &policy) { policy.check = Check::Off; });
    const auto pinned = [&](const MadeCertificate &made) {
        return with(trust, [&](TlsPolicy &policy) {
            policy.check = Check::Fingerprint;
            policy.sha256 = CertificateShop::sha256(made);
        });
    };
    const auto at = [&](const QString &host) {
        return with(trust, [&](TlsPolicy &policy) { policy.serverName = host; });
    };
    const MadeCertificate good = m_shop.issue();
    const MadeCertificate expired = m_shop.issue(lasting(-30, -1));
    const MadeCertificate self = CertificateShop::selfSigned();

    row("a certificate of the given authority is good", good, trust, "secured"_ba);
    row("an authority that the system does not know is none", good, system, "refused: UnknownAuthority"_ba);
    row("an authority that comes along in the chain is not trusted for that", good, system,
        "refused: UnknownAuthority"_ba, m_shop.authority().certificate);
    row("without a check an unknown authority is let pass", good, off, "secured despite UnknownAuthority"_ba);
    row("an expired certificate is refused", expired, trust, "refused: Expired"_ba);
    row("without a check an expired certificate is let pass", expired, off,
        "secured despite UnknownAuthority despite Expired"_ba);
    row("a certificate of tomorrow is refused", m_shop.issue(lasting(1, 30)), trust,
        "refused: NotYetValid"_ba);
    row("a self-signed certificate is refused", self, trust, "refused: SelfSigned"_ba);
    row("a self-signed certificate is refused by the system's rule", self, system, "refused: SelfSigned"_ba);
    row("a self-signed certificate that is trusted itself is good", self,
        with(trust, [&](TlsPolicy &policy) { policy.authorityFile = m_shop.file(self.certificate); }),
        "secured"_ba);
    row("a certificate for another host is refused", m_shop.issue(named(u"other.test"_s, {u"other.test"_s})),
        trust, "refused: WrongName"_ba);
    const MadeCertificate foreign = m_shop.issue(named(u"other.test"_s, {u"other.test"_s}));
    row("without a check a certificate for another host is let pass", foreign, off,
        "secured despite WrongName despite UnknownAuthority"_ba);
    row("the certificate for another host that was pinned is good", foreign, pinned(foreign),
        "secured despite WrongName despite UnknownAuthority"_ba);
    row("a trusted authority does not make up for age", expired, trust, "refused: Expired"_ba);
    row("a self-signed certificate for another host is not good because it is trusted",
        CertificateShop::selfSigned(named(u"other.test"_s, {u"other.test"_s})), trust,
        "refused: SelfSigned"_ba);
    row("where there are alternative names the common name does not count",
        m_shop.issue(named(u"relay.test"_s, {u"other.test"_s})), trust, "refused: WrongName"_ba);
    row("an alternative address makes the common name not count, too",
        m_shop.issue(named(u"relay.test"_s, {u"192.0.2.1"_s})), trust, "refused: WrongName"_ba);
    row("without alternative names the common name counts", m_shop.issue(named(u"relay.test"_s, {})), trust,
        "secured"_ba);
    row("an address is found among the alternative addresses", good, at(u"127.0.0.1"_s), "secured"_ba);
    row("an address in the common name does not count", m_shop.issue(named(u"127.0.0.1"_s, {})),
        at(u"127.0.0.1"_s), "refused: WrongName"_ba);
    row("a name that looks like an address is none", m_shop.issue(named(u"x"_s, {u"relay.test"_s})),
        at(u"127.0.0.1"_s), "refused: WrongName"_ba);
    row("a wildcard covers one label", m_shop.issue(named(u"x"_s, {u"*.relay.test"_s})),
        at(u"mx1.relay.test"_s), "secured"_ba);
    row("a wildcard does not cover two labels", m_shop.issue(named(u"x"_s, {u"*.relay.test"_s})),
        at(u"a.b.relay.test"_s), "refused: WrongName"_ba);
    row("a wildcard in the common name does not count beside alternative names",
        m_shop.issue(named(u"*.relay.test"_s, {u"relay.test"_s})), at(u"mx1.relay.test"_s),
        "refused: WrongName"_ba);
    row("a host of other letters is compared in its ASCII form",
        m_shop.issue(named(u"x"_s, {u"xn--bcher-kva.test"_s})), at(u"Bücher.test"_s), "secured"_ba);
    row("the certificate that was pinned is good, whatever else it is", expired, pinned(expired),
        "secured despite UnknownAuthority despite Expired"_ba);
    row("a self-signed certificate that was pinned is good", self, pinned(self),
        "secured despite SelfSigned"_ba);
    row("another one than was pinned is refused", good, pinned(self), "refused: FingerprintDiffers"_ba);
    row("an authority that was pinned does not speak for what it signed", good, pinned(m_shop.authority()),
        "refused: FingerprintDiffers"_ba, m_shop.authority().certificate);

    CertificateOrder middle;
    middle.commonName = u"Someone in the middle"_s;
    middle.authority = true;
    const MadeCertificate between = m_shop.issue(middle);
    const MadeCertificate end = makeCertificate(CertificateShop::usual(), &between).value();
    row("a chain over an authority in the middle is good", end, trust, "secured"_ba, between.certificate);
    row("a chain that lacks the authority in the middle is refused", end, trust,
        "refused: UnknownAuthority"_ba);
    const MadeCertificate upstart = makeCertificate(named(u"upstart"_s, {u"relay.test"_s}), &good).value();
    row("a chain that lacks the authority in the middle is let pass without a check", end, off,
        "secured despite UnknownAuthority"_ba);
    row("a certificate that may not sign others can not stand in the middle", upstart, trust,
        "refused: BrokenChain"_ba, good.certificate);
    row("a broken chain is let pass without a check", upstart, off,
        "secured despite UnknownAuthority despite BrokenChain"_ba, good.certificate);
    row("a broken chain does not matter to what was pinned", upstart, pinned(upstart),
        "secured despite UnknownAuthority despite BrokenChain"_ba, good.certificate);
    const MadeCertificate impostor = CertificateShop::selfSigned([] {
        CertificateOrder order;
        order.commonName = u"Authority of the test"_s;
        order.authority = true;
        return order;
    }());
    row("an authority of the same name is not the authority",
        makeCertificate(CertificateShop::usual(), &impostor).value(), trust, "refused: BrokenChain"_ba);
}

void TestTlsLine::judgesCertificates()
{
    QFETCH(QSslConfiguration, server);
    QFETCH(TlsPolicy, policy);
    QFETCH(QByteArray, end);
    ScriptedRelay relay(Upgrade, ScriptedRelay::Pace::WholeReplies, server);
    Witness witness(policy);
    witness.transport.open(relay.endpoint());
    QTRY_COMPARE(witness.end, end);
    if (end.startsWith("secured"_ba)) {
        QTRY_COMPARE(witness.heard, "go\r\nsecret\r\n"_ba);
        QCOMPARE(relay.complaint(), QByteArray());
    } else { // not a byte of ours
        QTRY_VERIFY(!relay.heard().isEmpty());
        QCOMPARE(relay.heard().constFirst(), QByteArray());
        QCOMPARE(witness.heard, "go\r\n"_ba);
    }
    QVERIFY(!witness.transport.tlsReport().chain.isEmpty());
}

void TestTlsLine::reportsWhatWasAgreed()
{
    const MadeCertificate made = m_shop.issue(lasting(-1, 10));
    ScriptedRelay relay(Upgrade, ScriptedRelay::Pace::WholeReplies,
        CertificateShop::serverWith(made, m_shop.authority().certificate));
    Witness witness(trusting());
    witness.transport.open(relay.endpoint());
    QTRY_COMPARE(witness.end, "secured"_ba);
    const TlsReport &report = witness.transport.tlsReport();
    QVERIFY(report.secured);
    QVERIFY(report.checked);
    QCOMPARE(report.version, 13);
    QVERIFY(report.cipher.startsWith("TLS_"_ba));
    QVERIFY(report.cipherBits >= 128);
    QCOMPARE(report.serverName, u"relay.test"_s);
    QCOMPARE(report.chain.size(), 2);
    const CertificateFacts &own = report.chain.first();
    QCOMPARE(own.commonName, u"relay.test"_s);
    QCOMPARE(own.issuer, u"Authority of the test"_s);
    QCOMPARE(own.alternativeNames, (QStringList{u"127.0.0.1"_s, u"relay.test"_s}));
    QCOMPARE(own.sha256, CertificateShop::sha256(made));
    QCOMPARE(own.daysLeft(QDateTime::currentMSecsSinceEpoch()), 9);
    QCOMPARE(own.daysLeft(own.validUntil + 1), -1);
}

/// Qt would hand such bytes over behind the handshake, as if they had come through TLS.
void TestTlsLine::trustsNoClearBytes()
{
    ScriptedRelay relay("S: go"_ba + QByteArray(60'000, 'x') + "\n TLS\n S: secret\n"_ba,
        ScriptedRelay::Pace::WholeReplies, CertificateShop::serverWith(m_shop.issue()));
    SocketTransport transport;
    QByteArray end;
    QByteArray heardLater;
    connect(&transport, &Transport::arrived, this, [&](QByteArrayView bytes) {
        if (std::exchange(end, "begun"_ba).isEmpty())
            transport.startTls(trusting());
        else
            heardLater += bytes;
    });
    connect(&transport, &Transport::secured, this, [&] { end = "secured"_ba; });
    connect(&transport, &Transport::closed, this, [&](const LineLoss &loss) {
        QCOMPARE(loss.kind, LineLoss::Kind::Tls);
        end = Witness::nameOf(transport.tlsReport().refusal.value());
    });
    transport.open(relay.endpoint());
    QTRY_COMPARE(end, "ClearBytesLeft"_ba);
    QCOMPARE(heardLater, QByteArray());
    QVERIFY(transport.tlsReport().words.size() <= 200);
    QTRY_COMPARE(relay.heard(), QByteArrayList{QByteArray()});
}

void TestTlsLine::knowsThatClearIsNotTls_data()
{
    QTest::addColumn<QByteArray>("greeting");
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QByteArray>("end");
    QTest::newRow("a greeting in clear") << "220 relay.test ESMTP\r\n"_ba
                                         << ""_ba
                                         << "refused: NotTls"_ba;
    QTest::newRow("an answer in clear to the first words of TLS") << ""_ba
                                                                  << "500 5.5.2 what\r\n"_ba
                                                                  << "refused: NotTls"_ba;
    QTest::newRow("a bare code") << "220\r\n"_ba
                                 << ""_ba
                                 << "refused: NotTls"_ba;
    QTest::newRow("a web server") << ""_ba
                                  << "HTTP/1.1 400 Bad Request\r\n\r\n"_ba
                                  << "refused: NotTls"_ba;
    QTest::newRow("random bytes") << ""_ba
                                  << "\xff\xfe\xfd\xfc\xfb\xfa\xf9"_ba
                                  << "refused: NotTls"_ba;
    QTest::newRow("a peer that hangs up") << ""_ba
                                          << "X"_ba
                                          << "refused: HandshakeFailed"_ba;
    QTest::newRow("an alert of TLS") << ""_ba << QByteArray("\x15\x03\x01\x00\x02\x02\x28", 7)
                                     << "refused: HandshakeFailed"_ba;
    QTest::newRow("an alert that our versions are too new")
        << ""_ba << QByteArray("\x15\x03\x01\x00\x02\x02\x46", 7) << "refused: NoCommonVersion"_ba;
}

void TestTlsLine::knowsThatClearIsNotTls()
{
    QFETCH(QByteArray, greeting);
    QFETCH(QByteArray, answer);
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::newConnection, this, [&] {
        QTcpSocket *const socket = server.nextPendingConnection();
        socket->write(greeting);
        connect(socket, &QTcpSocket::readyRead, socket, [socket, answer] {
            if (answer == "X"_ba)
                socket->disconnectFromHost();
            else if (!socket->readAll().isEmpty())
                socket->write(answer);
        });
    });
    Witness witness(trusting());
    witness.fromTheStart = true;
    witness.transport.open({u"127.0.0.1"_s, server.serverPort()});
    QFETCH(QByteArray, end);
    QTRY_COMPARE(witness.end, end);
    QCOMPARE(witness.heard, QByteArray());
    QVERIFY(witness.transport.tlsReport().chain.isEmpty());
}

void TestTlsLine::agreesOnAVersion_data()
{
    QTest::addColumn<int>("serverVersion");
    QTest::addColumn<int>("least");
    QTest::addColumn<QByteArray>("end");
    QTest::addColumn<int>("version");
    QTest::newRow("TLS 1.2 is enough by default") << 12 << 12 << "secured"_ba << 12;
    QTest::newRow("TLS 1.3 is better") << 13 << 12 << "secured"_ba << 13;
    QTest::newRow("TLS 1.3 may be asked for") << 13 << 13 << "secured"_ba << 13;
    QTest::newRow("TLS 1.2 is not enough when 1.3 is asked for")
        << 12 << 13 << "refused: NoCommonVersion"_ba << 0;
    QTest::newRow("TLS 1.1 is never enough") << 11 << 12 << "refused: NoCommonVersion"_ba << 0;
}

void TestTlsLine::agreesOnAVersion()
{
    QFETCH(int, serverVersion);
    QFETCH(int, least);
    QFETCH(QByteArray, end);
    QSslConfiguration server = CertificateShop::serverWith(m_shop.issue());
    QT_WARNING_PUSH
    QT_WARNING_DISABLE_DEPRECATED // an old server, for once
        server.setProtocol(serverVersion == 11 ? QSsl::TlsV1_1
                : serverVersion == 12          ? QSsl::TlsV1_2
                                               : QSsl::TlsV1_3);
    QT_WARNING_POP
    ScriptedRelay relay(Upgrade, ScriptedRelay::Pace::WholeReplies, server);
    TlsPolicy policy = trusting();
    policy.minimumVersion = least;
    Witness witness(policy);
    witness.transport.open(relay.endpoint());
    QTRY_COMPARE(witness.end, end);
    QTEST(witness.transport.tlsReport().version, "version");
}

void TestTlsLine::showsItsOwnCertificate()
{
    CertificateOrder order;
    order.commonName = u"client.test"_s;
    const MadeCertificate mine = m_shop.issue(order);
    QSslConfiguration server = CertificateShop::serverWith(m_shop.issue());
    server.setPeerVerifyMode(QSslSocket::VerifyPeer);
    server.setCaCertificates(QSslCertificate::fromData(m_shop.authority().certificate));
    ScriptedRelay relay("TLS\n C: hello\n S: welcome\n --\n TLS\n C: hello\n S: welcome\n",
        ScriptedRelay::Pace::WholeReplies, server);
    TlsPolicy policy = trusting();
    policy.ownCertificateFile = m_shop.file(mine.certificate + mine.key);
    Witness known(policy);
    known.fromTheStart = true;
    known.transport.open(relay.endpoint());
    QTRY_COMPARE(known.heard, "welcome\r\n"_ba);
    QCOMPARE(known.end, "secured"_ba);

    Witness stranger(trusting());
    stranger.fromTheStart = true;
    stranger.transport.open(relay.endpoint());
    QTRY_VERIFY(!stranger.end.isEmpty() && stranger.end != "secured"_ba);
    QCOMPARE(stranger.heard, QByteArray());
}

void TestTlsLine::refusesUnusableFiles_data()
{
    QTest::addColumn<QString>("authority");
    QTest::addColumn<QString>("own");
    QTest::addColumn<QByteArray>("end");
    const MadeCertificate one = m_shop.issue();
    const MadeCertificate other = m_shop.issue();
    const QString pipe = m_shop.file({}) + u".pipe"_s;
    QCOMPARE(::mkfifo(pipe.toLocal8Bit().constData(), 0600), 0);
    const QString trusted = m_shop.authorityFile();
    QTest::newRow("no file of authorities")
        << u"/nowhere/ca.pem"_s << u""_s << "refused: AuthorityUnusable"_ba;
    QTest::newRow("authorities that are none")
        << m_shop.file("hello"_ba) << u""_s << "refused: AuthorityUnusable"_ba;
    QTest::newRow("a folder of authorities") << u"/tmp"_s << u""_s << "refused: AuthorityUnusable"_ba;
    QTest::newRow("a pipe that nobody writes to") << pipe << u""_s << "refused: AuthorityUnusable"_ba;
    QTest::newRow("no certificate of ours")
        << trusted << u"/nowhere/me.pem"_s << "refused: OwnCertificateUnusable"_ba;
    QTest::newRow("a certificate without its key")
        << trusted << m_shop.file(one.certificate) << "refused: OwnCertificateUnusable"_ba;
    QTest::newRow("a key without its certificate")
        << trusted << m_shop.file(one.key) << "refused: OwnCertificateUnusable"_ba;
    QTest::newRow("a certificate with the key of another")
        << trusted << m_shop.file(one.certificate + other.key) << "refused: OwnCertificateUnusable"_ba;
}

void TestTlsLine::refusesUnusableFiles()
{
    QFETCH(QString, authority);
    QFETCH(QString, own);
    QFETCH(QByteArray, end);
    ScriptedRelay relay(
        "S: go\n SILENT\n", ScriptedRelay::Pace::WholeReplies, CertificateShop::serverWith(m_shop.issue()));
    TlsPolicy policy = trusting();
    policy.authorityFile = authority;
    policy.ownCertificateFile = own;
    Witness witness(policy);
    witness.transport.open(relay.endpoint());
    QTRY_COMPARE(witness.end, end);
    QCOMPARE(relay.heard(), QByteArrayList{QByteArray()});
}

/// Bytes wait in two places on a secured line; a session must know of both.
void TestTlsLine::countsWhatTheSystemHasNotTaken()
{
    ScriptedRelay relay("S: go\n TLS\n C: hello\n S: go on\n C: never*\n", ScriptedRelay::Pace::WholeReplies,
        CertificateShop::serverWith(m_shop.issue()));
    Witness witness(trusting());
    witness.transport.open(relay.endpoint());
    QTRY_COMPARE(witness.heard, "go\r\ngo on\r\n"_ba);
    QTRY_COMPARE(witness.transport.pending(), 0);
    const qint64 much = 10'000'000; // more than the system takes at once
    witness.transport.write(QByteArray(much, 'x'));
    QVERIFY(witness.transport.pending() > 0);
    qint64 least = much;
    int drained = 0;
    connect(&witness.transport, &Transport::drained, this, [&] {
        ++drained;
        least = std::min(least, witness.transport.pending());
    });
    QTRY_COMPARE_WITH_TIMEOUT(least, 0, 30'000);
    QVERIFY(drained > 1);
}

void TestTlsLine::mayBeAbortedInTheHandshake()
{
    ScriptedRelay relay(
        Upgrade, ScriptedRelay::Pace::WholeReplies, CertificateShop::serverWith(m_shop.issue()));
    Witness witness(trusting());
    connect(&witness.transport, &Transport::arrived, &witness.transport,
        [&witness] { witness.transport.abort(); });
    witness.transport.open(relay.endpoint());
    QTRY_COMPARE(witness.heard, "go\r\n"_ba);
    QTRY_VERIFY(relay.isLeft());
    QCOMPARE(witness.end, QByteArray());
}

QTEST_GUILESS_MAIN(TestTlsLine)
#include "tst_tlsline.moc"
