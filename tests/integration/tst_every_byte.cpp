#include "errand.h"
#include "queuepeers.h"
#include "support/certificateshop.h"

#include <QCryptographicHash>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <map>

using namespace Relaydeck;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(Relaydeck::LineSecurity)

namespace {

constexpr int Patience = 120'000; // milliseconds; 50 MB under the sanitizers take their time
constexpr qsizetype MuchText = 50'000'000; // bytes
constexpr qsizetype LongestLine = 998; // bytes, RFC 5321 section 4.5.3.1.6

const QByteArray Head = "From: <me@y.test>\r\nSubject: every byte\r\n\r\n"_ba;
const QByteArray Foreign = "gr\xc3\xbc\xc3\x9f-dich@b\xc3\xbc-cher.test"_ba;

/// All bytes but line ends, in lines of every lawful length.
QByteArray noise()
{
    QRandomGenerator random(7);
    QByteArray text;
    for (int line = 0; line < 500; ++line) {
        for (qsizetype i = random.bounded(int(LongestLine) + 1); i > 0; --i) {
            const char c = char(random.bounded(0, 256));
            text += c == '\r' || c == '\n' ? '.' : c;
        }
        text += "\r\n";
    }
    return text;
}

/// What arrives where line ends are LF.
QByteArray withLf(QByteArray text)
{
    return text.replace("\r\n", "\n");
}

/// What a server has in its queue behind the header; without a header all of it.
QByteArray bodyOf(const QByteArray &text)
{
    const qsizetype end = text.indexOf("\r\n\r\n");
    return withLf(end < 0 ? text : text.sliced(end + 4));
}

QByteArray hashOf(const QByteArray &text)
{
    return QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex();
}

} // namespace

/// Messages of all kinds come to mail servers of others as they were, or not at all and with a reason.
class TestEveryByte final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void aiosmtpd_data();
    void aiosmtpd();
    void smtpSink_data();
    void smtpSink();
    void exim_data();
    void exim();
    void postfix_data();
    void postfix();
    void whatCannotGoIsRefusedWithItsReason_data();
    void whatCannotGoIsRefusedWithItsReason();

private:
    [[nodiscard]] SessionSettings settingsFor(LineSecurity security, quint16 port);
    [[nodiscard]] QString newFolder();
    /// Delivers one message; `bdat` is how it must go.
    void deliver(Peer &peer, LineSecurity security, const QByteArray &recipient, bool bdat = false);
    void deliverToQueue(QueuePeer &peer);
    /// The server of this name; started when it is first asked for.
    template <typename Server>
    [[nodiscard]] Server &peerAt(
        const QString &name, const std::function<std::unique_ptr<Server>(QString)> &start);

    QTemporaryDir m_folder;
    int m_folders = 0; // made in it
    std::map<QString, std::unique_ptr<Peer>> m_peers; // started when first needed
    CertificateShop m_shop;
    MadeCertificate m_made = m_shop.issue();
    QString m_certificate = m_shop.file(m_made.certificate);
    QString m_key = m_shop.file(m_made.key);
    QString m_authority = m_shop.authorityFile();
};

void TestEveryByte::initTestCase()
{
    QVERIFY(m_folder.isValid());
    QVERIFY(QFile::setPermissions(m_folder.path(),
        QFile::permissions(m_folder.path()) | QFile::ReadOther | QFile::ExeOther)); // root's Exim is nobody
}

QString TestEveryByte::newFolder()
{
    const QString name = QString::number(++m_folders);
    if (!QDir(m_folder.path()).mkdir(name))
        qFatal("a folder of the test cannot be made");
    return m_folder.filePath(name);
}

template <typename Server>
Server &TestEveryByte::peerAt(
    const QString &name, const std::function<std::unique_ptr<Server>(QString)> &start)
{
    std::unique_ptr<Peer> &peer = m_peers[name];
    if (!peer)
        peer = start(newFolder());
    return static_cast<Server &>(*peer);
}

namespace {

/// A message, and how it must arrive but for its line ends.
struct Specimen
{
    const char *sentence;
    QByteArray text;
    QByteArray arrives;
};

QList<Specimen> specimens()
{
    const QByteArray longLines
        = Head + QByteArray(LongestLine, 'x') + "\r\n."_ba + QByteArray(LongestLine - 1, 'y') + "\r\n"_ba;
    static const QList<Specimen> all{
        {"nothing", {}, {}},
        {"one byte", "x"_ba, "x\r\n"_ba},
        {"a lone dot", Head + ".\r\n"_ba, Head + ".\r\n"_ba},
        {"dots at line starts", Head + ".\n..\n...x\n.\r\n.\r\nend"_ba,
            Head + ".\r\n..\r\n...x\r\n.\r\n.\r\nend\r\n"_ba},
        {"bare line ends of every kind", "Subject: x\n\na\rb\nc\r\nd\r\n\re"_ba,
            "Subject: x\r\n\r\na\r\nb\r\nc\r\nd\r\n\r\ne\r\n"_ba},
        {"empty lines at the end", Head + "a\r\n\r\n\r\n"_ba, Head + "a\r\n\r\n\r\n"_ba},
        {"lines of 998 bytes", longLines, longLines},
        {"bytes of all values", Head + noise(), Head + noise()},
    };
    return all;
}

enum class Alphabet : quint8 { Ascii, Unicode }; // of addresses

void addColumns()
{
    QTest::addColumn<LineSecurity>("security");
    QTest::addColumn<bool>("bdat");
    QTest::addColumn<QByteArray>("recipient");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("arrives");
}

/// Each has a recipient of its own, by which it is known in a server that has taken several.
void addMessages(
    const QByteArray &way, LineSecurity security, bool bdat, Alphabet alphabet = Alphabet::Unicode)
{
    int count = 0;
    const QByteArray name = bdat ? "bdat"_ba : "data"_ba;
    for (const Specimen &specimen : specimens()) {
        QTest::addRow("%s: %s", way.constData(), specimen.sentence)
            << security << bdat << name + QByteArray::number(++count) + "@x.test" << specimen.text
            << specimen.arrives;
    }
    if (alphabet == Alphabet::Unicode) {
        const QByteArray letter = Head + "hello\r\n";
        QTest::addRow("%s: an address beyond ASCII", way.constData())
            << security << bdat << name + Foreign << letter << letter;
    }
}

/// Behind all others, since a server's whole queue is read for each row.
void addMuch(const QByteArray &way, LineSecurity security, bool bdat)
{
    const QByteArray line = ".dots, \xc3\xbc, and much of it: "_ba + QByteArray(900, '-') + "\r\n"_ba;
    static const QByteArray much = Head + line.repeated(MuchText / line.size() + 1);
    QTest::addRow("%s: 50 MB", way.constData())
        << security << bdat << "much-"_ba + (bdat ? "bdat"_ba : "data"_ba) + "@x.test" << much << much;
}

} // namespace

SessionSettings TestEveryByte::settingsFor(LineSecurity security, quint16 port)
{
    SessionSettings settings;
    settings.endpoint = {u"127.0.0.1"_s, port};
    settings.domain = "deck.test"_ba;
    settings.security = security;
    settings.tls.check = TlsPolicy::Check::Authority;
    settings.tls.authorityFile = m_authority;
    if (security != LineSecurity::None) {
        settings.login = LoginSettings{std::nullopt, "tim"_ba, {}, false};
        settings.makeSecretFinder = [] { return std::make_unique<Pencil>("pencil"_ba); };
    }
    return settings;
}

void TestEveryByte::deliver(Peer &peer, LineSecurity security, const QByteArray &recipient, bool bdat)
{
    QFETCH(QByteArray, text);
    QTRY_VERIFY2_WITH_TIMEOUT(peer.isReady(), qPrintable(peer.trouble()), Patience);
    SessionSettings settings = settingsFor(security, peer.port());
    settings.chunking = bdat;
    Errand talk(settings, text, recipient);
    QTRY_VERIFY_WITH_TIMEOUT(talk.over, Patience);
    QVERIFY2(!talk.failure, talk.failure ? talk.failure->raw.constData() : "");
    QCOMPARE(talk.delivery->recipients.front().outcome, Outcome::Accepted);
    QCOMPARE(talk.session.tlsReport().secured, security != LineSecurity::None);
    QCOMPARE(talk.lines.contains("DATA"_ba), !bdat);
    QCOMPARE(
        talk.lines.contains("BDAT "_ba + QByteArray::number(talk.delivery->content->size()) + " LAST"), bdat);
}

void TestEveryByte::deliverToQueue(QueuePeer &peer)
{
    QFETCH(LineSecurity, security);
    QFETCH(bool, bdat);
    QFETCH(QByteArray, recipient);
    QFETCH(QByteArray, arrives);
    deliver(peer, security, recipient, bdat);
    QByteArrayList bodies;
    for (const QueuedMail &mail : peer.queue()) {
        if (mail.recipients == QByteArrayList{recipient})
            bodies.append(hashOf(mail.body));
    }
    QCOMPARE(bodies, QByteArrayList{hashOf(bodyOf(arrives))});
}

void TestEveryByte::aiosmtpd_data()
{
    addColumns();
    addMessages("in clear", LineSecurity::None, false);
    addMessages("by STARTTLS with a login", LineSecurity::StartTls, false);
    addMessages("by TLS with a login", LineSecurity::FromTheStart, false);
    addMuch("in clear", LineSecurity::None, false);
    addMuch("by STARTTLS with a login", LineSecurity::StartTls, false);
    addMuch("by TLS with a login", LineSecurity::FromTheStart, false);
}

void TestEveryByte::aiosmtpd()
{
    QFETCH(LineSecurity, security);
    QFETCH(QByteArray, recipient);
    QFETCH(QByteArray, arrives);
    const QString how = security == LineSecurity::StartTls ? u"starttls"_s
        : security == LineSecurity::FromTheStart           ? u"tls"_s
                                                           : QString();
    auto &peer = peerAt<AiosmtpdPeer>("aiosmtpd "_L1 + how, [&](const QString &folder) {
        return std::make_unique<AiosmtpdPeer>(folder, how, m_certificate, m_key);
    });
    deliver(peer, security, recipient);
    QTRY_COMPARE(peer.hashFor(recipient), hashOf(arrives));
}

void TestEveryByte::smtpSink_data()
{
    addColumns();
    addMessages("in clear", LineSecurity::None, false, Alphabet::Ascii);
    addMuch("in clear", LineSecurity::None, false);
}

void TestEveryByte::smtpSink()
{
    QFETCH(QByteArray, recipient);
    QFETCH(QByteArray, arrives);
    const QString program = findSmtpSink();
    if (program.isEmpty())
        QSKIP("smtp-sink is not here; ./dev test fetches it");
    auto &peer = peerAt<SmtpSinkPeer>(u"smtp-sink"_s,
        [&](const QString &folder) { return std::make_unique<SmtpSinkPeer>(program, folder); });
    deliver(peer, LineSecurity::None, recipient);
    const QByteArray end = withLf(arrives) + '\n';
    QTRY_VERIFY(peer.dumpFor(recipient).endsWith(end)); // it answers first and writes the last line then
    const QByteArray dump = peer.dumpFor(recipient);
    QCOMPARE(dump.size() - end.size(), dump.indexOf("\n", dump.indexOf(" (UTC)")) + 1); // nothing in between
}

void TestEveryByte::exim_data()
{
    addColumns();
    for (const auto &[verb, bdat] : {std::pair("DATA"_ba, false), std::pair("BDAT"_ba, true)}) {
        addMessages(verb + " in clear", LineSecurity::None, bdat);
        addMessages(verb + " by STARTTLS with a login", LineSecurity::StartTls, bdat);
    }
    addMuch("DATA in clear", LineSecurity::None, false);
    addMuch("BDAT by STARTTLS with a login", LineSecurity::StartTls, true);
}

void TestEveryByte::exim()
{
    QFETCH(LineSecurity, security);
    const QString program = findExim();
    if (program.isEmpty())
        QSKIP("Exim is not here; ./dev test fetches it");
    if (security == LineSecurity::None)
        deliverToQueue(peerAt<OpenEximPeer>(u"Exim"_s,
            [&](const QString &folder) { return std::make_unique<OpenEximPeer>(program, folder); }));
    else
        deliverToQueue(peerAt<EximPeer>(u"Exim with TLS"_s, [&](const QString &folder) {
            return std::make_unique<EximPeer>(program, folder, m_certificate, m_key);
        }));
}

void TestEveryByte::postfix_data()
{
    addColumns();
    addMessages("DATA in clear", LineSecurity::None, false);
    addMessages("BDAT in clear", LineSecurity::None, true);
    addMuch("DATA in clear", LineSecurity::None, false);
    addMuch("BDAT in clear", LineSecurity::None, true);
}

void TestEveryByte::postfix()
{
    const QString root = findPostfix();
    if (root.isEmpty())
        QSKIP("Postfix is not here, or may not be started; ./dev test fetches it");
    deliverToQueue(peerAt<PostfixPeer>(
        u"Postfix"_s, [&](const QString &folder) { return std::make_unique<PostfixPeer>(root, folder); }));
}

void TestEveryByte::whatCannotGoIsRefusedWithItsReason_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("recipient");
    QTest::addColumn<QByteArray>("reason");
    const QStringList no8bit{u"-8"_s};
    const QByteArray anybody = "a@x.test"_ba;
    QTest::newRow("a byte over 127 where 8BITMIME is not offered") << no8bit << Head + "\xc3\xbc\r\n"
                                                                   << anybody << "8BITMIME"_ba;
    QTest::newRow("a line of 999 bytes is not cut")
        << QStringList() << Head + QByteArray(LongestLine + 1, 'x') << anybody << "line of 999"_ba;
    QTest::newRow("a line of 999 bytes that begins with a dot")
        << QStringList() << Head + '.' + QByteArray(LongestLine, 'x') << anybody << "line of 999"_ba;
    QTest::newRow("an address beyond ASCII where SMTPUTF8 is not offered")
        << QStringList() << Head << Foreign << "SMTPUTF8"_ba;
}

void TestEveryByte::whatCannotGoIsRefusedWithItsReason()
{
    QFETCH(QStringList, options);
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, recipient);
    const QString program = findSmtpSink();
    if (program.isEmpty())
        QSKIP("smtp-sink is not here; ./dev test fetches it");
    SmtpSinkPeer peer(program, newFolder(), options);
    QTRY_VERIFY2_WITH_TIMEOUT(peer.isReady(), qPrintable(peer.trouble()), Patience);
    Errand talk(settingsFor(LineSecurity::None, peer.port()), text, recipient);
    QTRY_VERIFY_WITH_TIMEOUT(talk.over, Patience);
    QCOMPARE(talk.delivery->recipients.front().outcome, Outcome::Refused);
    QTEST(talk.delivery->recipients.front().words, "reason");
    QCOMPARE(talk.delivery->failure->kind, Failure::Kind::RefusedLocally);
    QVERIFY(!talk.lines.contains("DATA"_ba));
    QCOMPARE(peer.recipients(), QByteArrayList());
}

QTEST_GUILESS_MAIN(TestEveryByte)
#include "tst_every_byte.moc"
