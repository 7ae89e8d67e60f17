#include "cli/clirun.h"
#include "practice/practicerelay.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

namespace {

constexpr int Patience = 60'000; // milliseconds; a program under the sanitizers is slow to start

} // namespace

class TestPreflightCommand final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void judges_data();
    void judges();
    void printsSentencesAndAdvice();
    void explainsItself();

private:
    QString write(const QString &name, const QByteArray &bytes);
    [[nodiscard]] QStringList argumentsFor(quint16 port, const QString &options) const;

    QTemporaryDir m_folder;
};

void TestPreflightCommand::initTestCase()
{
    write(u"letter.eml"_s, "From: me@deck.example\nSubject: Spring\n\nHello\n"_ba);
    write(u"list.txt"_s, "a@town.example\nb@town.example\n"_ba);
}

QString TestPreflightCommand::write(const QString &name, const QByteArray &bytes)
{
    QFile file(m_folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("a file of the test cannot be written");
    return file.fileName();
}

QStringList TestPreflightCommand::argumentsFor(quint16 port, const QString &options) const
{
    return QStringList{u"preflight"_s, u"--server"_s, u"127.0.0.1:%1"_s.arg(port), u"--no-dns"_s}
    + options.split(u' ', Qt::SkipEmptyParts);
}

void TestPreflightCommand::judges_data()
{
    QTest::addColumn<QString>("options");
    QTest::addColumn<bool>("reachable");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("kind");
    const QString whole = u"--list list.txt --message letter.eml --from me@deck.example"_s;
    QTest::newRow("a send that is well") << whole << true << 0 << u"sender-taken"_s;
    QTest::newRow("a relay that is not there") << whole << false << 1 << u"relay-not-ready"_s;
    QTest::newRow("a list that is not there")
        << u"--list nowhere.txt --message letter.eml --from me@deck.example"_s << true << 1
        << u"not-usable"_s;
    QTest::newRow("options of send without a message")
        << u"--list list.txt --from me@deck.example"_s << true << 2 << QString();
}

void TestPreflightCommand::judges()
{
    QFETCH(QString, options);
    QFETCH(bool, reachable);
    QFETCH(int, status);
    QFETCH(QString, kind);
    PracticeRelay relay({});
    QVERIFY(relay.listen());
    const quint16 port = relay.port();
    if (!reachable)
        relay.stop();
    CliRun run(argumentsFor(port, options + u" --json"_s), m_folder.path());
    QTRY_VERIFY_WITH_TIMEOUT(run.isDone(), Patience);
    QVERIFY2(run.status() == status, run.errors() + run.output());
    QCOMPARE(run.json()[u"errors"_s].toInt(), status == 1 ? 1 : 0);
    const QJsonArray findings = run.json()[u"findings"_s].toArray();
    const bool isFound = std::any_of(findings.begin(), findings.end(),
        [&kind](const QJsonValue &finding) { return finding[u"kind"_s].toString() == kind; });
    QCOMPARE(isFound, !kind.isEmpty());
    QCOMPARE(relay.counts().messages, quint64(0));
}

void TestPreflightCommand::printsSentencesAndAdvice()
{
    PracticeRelay relay({});
    QVERIFY(relay.listen());
    CliRun run(
        argumentsFor(relay.port(), u"--to a@town.example --message letter.eml --from me@deck.example"_s),
        m_folder.path());
    QTRY_VERIFY_WITH_TIMEOUT(run.isDone(), Patience);
    QVERIFY2(run.status() == 0, run.errors() + run.output());
    QVERIFY2(run.output().startsWith("ok: The list has 1 recipient\n"), run.output().constData());
    QVERIFY(run.output().contains("\nwarning: "));
    QVERIFY(run.output().contains("\n    Set security to starttls or tls"));
    QVERIFY(run.output().endsWith("Errors: 0, warnings: 1\n"));
}

void TestPreflightCommand::explainsItself()
{
    CliRun run({u"preflight"_s, u"--help"_s}, m_folder.path());
    QTRY_VERIFY_WITH_TIMEOUT(run.isDone(), Patience);
    QCOMPARE(run.status(), 0);
    QVERIFY(run.output().contains("--dkim-selector") && run.output().contains("Example:\n  "));
}

QTEST_GUILESS_MAIN(TestPreflightCommand)
#include "tst_preflightcommand.moc"
