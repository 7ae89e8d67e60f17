#include "peers.h"

#include "practice/practicerelay.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Relaydeck;
using namespace Qt::StringLiterals;

namespace {

constexpr int Patience = 120'000; // milliseconds for a whole send
constexpr int Domains = 60;
constexpr int PerDomain = 50;

void write(const QString &name, const QByteArray &text)
{
    QFile file(name);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
}

QByteArrayList everybody()
{
    QByteArrayList list;
    for (int domain = 0; domain < Domains; ++domain) {
        for (int user = 0; user < PerDomain; ++user)
            list.append("user%1@domain%2.example"_ba.replace("%1", QByteArray::number(user))
                            .replace("%2", QByteArray::number(domain)));
    }
    return list;
}

QByteArray letter()
{
    QByteArray text = "From: News <news@example.org>\r\nTo: readers@example.org\r\nSubject: Spring\r\n"
                      "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
                      "Content-Transfer-Encoding: 8bit\r\n\r\n"
                      ".a dot at the start\r\n..two\r\nGr\xc3\xbc\xc3\x9f"
                      "e\r\n.\r\n"_ba;
    for (int line = 0; line < 100; ++line)
        text += "The same line again and again.\r\n";
    return text;
}

} // namespace

/// The command line against mail servers that are not ours.
class TestRealRelays : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void everybodyGetsItOnceThroughThreeServers();
    void theTextArrivesByteForByte();

private:
    void send(const QStringList &arguments);

    std::unique_ptr<QTemporaryDir> m_folder;
    QJsonObject m_report;
    int m_exitCode = -1;
};

void TestRealRelays::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    write(m_folder->filePath(u"letter.eml"_s), letter());
    m_exitCode = -1;
}

/// Runs `relaydeck-cli send` to its end while this program's own relays go on.
void TestRealRelays::send(const QStringList &arguments)
{
    QProcess process;
    process.start(QStringLiteral(RELAYDECK_CLI),
        QStringList{u"send"_s, u"--message"_s, m_folder->filePath(u"letter.eml"_s), u"--from"_s,
            u"news@example.org"_s, u"--job"_s, m_folder->filePath(u"send.job"_s), u"--json"_s, u"--quiet"_s}
            + arguments);
    QTRY_VERIFY2_WITH_TIMEOUT(process.state() == QProcess::NotRunning, "the send does not end", Patience);
    m_exitCode = process.exitCode();
    const QByteArray output = process.readAllStandardOutput();
    m_report = QJsonDocument::fromJson(output).object();
    QVERIFY2(!m_report.isEmpty(), output + process.readAllStandardError());
}

void TestRealRelays::everybodyGetsItOnceThroughThreeServers()
{
    const QString sinkProgram = findSmtpSink();
    if (sinkProgram.isEmpty())
        QSKIP("smtp-sink of Debian's postfix is not here; ./dev test fetches it");
    SmtpSinkPeer sink(sinkProgram, m_folder->path());
    AiosmtpdPeer python(m_folder->path());
    QTRY_VERIFY2_WITH_TIMEOUT(sink.isReady(), qPrintable(sink.trouble()), 20'000);
    QTRY_VERIFY2_WITH_TIMEOUT(python.isReady(), qPrintable(python.trouble()), 20'000);
    PracticeRelay practice{Temper{}};
    QVERIFY(practice.listen());
    QByteArrayList taken;
    connect(&practice, &PracticeRelay::messageTaken, this,
        [&taken](const PracticeEnvelope &envelope) { taken += envelope.recipients; });

    write(m_folder->filePath(u"three.conf"_s),
        "define package Mail::Bulkmail::Server\n"_ba + "Smtp @= 127.0.0.1\nPort @= "_ba
            + QByteArray::number(practice.port())
            + "\nmax_messages_per_robin @= 100\nmax_messages_per_connection @= 0\nenvelope_limit @= 20\n"_ba
            + "Smtp @= 127.0.0.1\nPort @= "_ba + QByteArray::number(sink.port())
            + "\nmax_messages_per_robin @= 30\nmax_messages_per_connection @= 70\nenvelope_limit @= 10\n"_ba
            + "Smtp @= localhost\nPort @= "_ba + QByteArray::number(python.port())
            + "\nmax_messages_per_robin @= 50\nmax_messages_per_connection @= 200\nenvelope_limit @= 0\n"_ba
            + "Domain @= deck.test\nDomain @= deck.test\nDomain @= deck.test\n"_ba);
    write(m_folder->filePath(u"list"_s), everybody().join("\r\n"_ba) + "\r\n"_ba);
    send({u"--servers"_s, m_folder->filePath(u"three.conf"_s), u"--list"_s, m_folder->filePath(u"list"_s)});

    QCOMPARE(m_exitCode, 0);
    QTRY_COMPARE(taken.size() + sink.recipients().size() + python.recipients().size(), everybody().size());
    QByteArrayList arrived = taken + sink.recipients() + python.recipients();
    QByteArrayList expected = everybody();
    std::sort(arrived.begin(), arrived.end());
    std::sort(expected.begin(), expected.end());
    QCOMPARE(arrived, expected);
    const QJsonArray servers = m_report[u"servers"_s].toArray();
    QCOMPARE(m_report[u"accepted"_s].toInt(), int(expected.size()));
    QCOMPARE(servers[0].toObject()[u"sent_messages"_s].toInt(), int(taken.size()));
    QCOMPARE(servers[1].toObject()[u"sent_messages"_s].toInt(), int(sink.recipients().size()));
    QCOMPARE(servers[2].toObject()[u"sent_messages"_s].toInt(), int(python.recipients().size()));
}

void TestRealRelays::theTextArrivesByteForByte()
{
    AiosmtpdPeer python(m_folder->path());
    QTRY_VERIFY2_WITH_TIMEOUT(python.isReady(), qPrintable(python.trouble()), 20'000);
    send({u"--server"_s, u"127.0.0.1:%1"_s.arg(python.port()), u"--to"_s, u"a@one.example"_s, u"--to"_s,
        u"b@two.example"_s});
    QCOMPARE(m_exitCode, 0);
    const QByteArray hash = QCryptographicHash::hash(letter(), QCryptographicHash::Sha256).toHex();
    QTRY_COMPARE(python.hashes(), QByteArrayList({hash, hash}));
}

QTEST_GUILESS_MAIN(TestRealRelays)
#include "tst_real_relays.moc"
