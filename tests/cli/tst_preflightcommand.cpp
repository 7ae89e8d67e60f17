#include "cli/clirun.h"
#include "cli/terminalrun.h"
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
    void goesBeforeASend_data();
    void goesBeforeASend();
    void isPrintedWhereASendDoesNotBegin();
    void asksAtATerminal_data();
    void asksAtATerminal();
    void refusesWhatCannotBe_data();
    void refusesWhatCannotBe();

private:
    QString write(const QString &name, const QByteArray &bytes);
    [[nodiscard]] QStringList argumentsFor(quint16 port, const QString &options) const;
    [[nodiscard]] QStringList sendOf(quint16 port, const QString &options);

    QTemporaryDir m_folder;
    int m_jobs = 0;
};

void TestPreflightCommand::initTestCase()
{
    write(u"letter.eml"_s, "From: me@deck.example\nSubject: Spring\n\nHello\n"_ba);
    write(u"list.txt"_s, "a@town.example\nb@town.example\n"_ba);
    write(u"merged.eml"_s, "From: me@deck.example\nSubject: From {{town}}\n\nHello\n"_ba);
    write(u"classic.eml"_s, "From: me@deck.example\nSubject: For <name>\n\nHello\n"_ba);
    write(u"classic.json"_s,
        R"({"merge_keys": ["BULK_EMAIL", "<name>"], "merge_delimiter": "::", "quotemeta": 1})");
    write(u"readers.csv"_s, "email,town\na@town.example,Rome\nb@town.example,\n"_ba);
    write(u"names.csv"_s, "email,first name\na@town.example,Ann\n"_ba);
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
    QTest::newRow("an entry without the value of a field")
        << u"--merge --list readers.csv --message merged.eml --from me@deck.example"_s << true << 1
        << u"not-mergeable"_s;
    QTest::newRow("a list without the column of a field")
        << u"--merge --list names.csv --message merged.eml --from me@deck.example"_s << true << 1
        << u"not-usable"_s;
    QTest::newRow("fields that nobody asked to merge")
        << u"--list readers.csv --message merged.eml --from me@deck.example"_s << true << 0
        << u"fields-not-merged"_s;
    QTest::newRow("an entry with fewer values than merge keys is left out, as in the send")
        << u"--classic-merge classic.json --list list.txt --message classic.eml --from me@deck.example"_s
        << true << 1 << u"entries-left-out"_s;
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

/// A send that looks first, with a journal of its own. Practice relays say everything in the clear, which is a warning.
QStringList TestPreflightCommand::sendOf(quint16 port, const QString &options)
{
    const QString all
        = u"send --preflight --no-dns --from me@deck.example --domain deck.example "_s + options;
    return all.split(u' ', Qt::SkipEmptyParts)
        << u"--server"_s << u"127.0.0.1:%1"_s.arg(port) << u"--job"_s << u"%1.job"_s.arg(++m_jobs);
}

void TestPreflightCommand::goesBeforeASend_data()
{
    QTest::addColumn<QString>("options");
    QTest::addColumn<int>("status");
    QTest::addColumn<quint64>("recipients");
    QTest::addColumn<QByteArray>("words");
    const QString whole = u"--list list.txt --message letter.eml "_s;
    QTest::newRow("without a terminal, warnings keep the send from beginning")
        << whole << 2 << quint64(0) << "Say --yes to send all the same"_ba;
    QTest::newRow("--yes goes on in spite of warnings")
        << whole + u"--yes"_s << 0 << quint64(2) << "warning: What is said to 127.0.0.1"_ba;
    QTest::newRow("an error stops the send, whatever is answered")
        << u"--yes --merge --list readers.csv --message merged.eml"_s << 1 << quint64(0)
        << "error: The message cannot be made for 1 recipient: line 3: {{town}} has no value"_ba;
}

void TestPreflightCommand::goesBeforeASend()
{
    QFETCH(QString, options);
    QFETCH(int, status);
    QFETCH(quint64, recipients);
    QFETCH(QByteArray, words);
    PracticeRelay relay({});
    QVERIFY(relay.listen());
    CliRun run(sendOf(relay.port(), options), m_folder.path());
    QTRY_VERIFY_WITH_TIMEOUT(run.isDone(), Patience);
    QVERIFY2(run.status() == status, run.errors() + run.output());
    QVERIFY2(run.errors().contains(words), run.errors());
    QCOMPARE(relay.counts().recipients, recipients);
    QCOMPARE(QFile::exists(m_folder.filePath(u"%1.job"_s.arg(m_jobs))), recipients > 0);
}

void TestPreflightCommand::isPrintedWhereASendDoesNotBegin()
{
    PracticeRelay relay({});
    QVERIFY(relay.listen());
    const QString options = u"--json --quiet --list list.txt --message letter.eml "_s;
    CliRun held(sendOf(relay.port(), options), m_folder.path());
    QTRY_VERIFY_WITH_TIMEOUT(held.isDone(), Patience);
    QCOMPARE(held.json()[u"warnings"_s].toInt(), 1);
    QVERIFY(held.json()[u"findings"_s].toArray().size() > 1);
    CliRun sent(sendOf(relay.port(), options + u"--yes"_s), m_folder.path());
    QTRY_VERIFY_WITH_TIMEOUT(sent.isDone(), Patience);
    QVERIFY2(sent.json().contains(u"accepted"_s), sent.output());
    QVERIFY(!sent.json().contains(u"findings"_s));
}

void TestPreflightCommand::asksAtATerminal_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<int>("status");
    QTest::addColumn<quint64>("recipients");
    QTest::newRow("yes sends") << "yes\n"_ba << 0 << quint64(2);
    QTest::newRow("so does its first letter") << "Y\n"_ba << 0 << quint64(2);
    QTest::newRow("no does not") << "no\n"_ba << 2 << quint64(0);
    QTest::newRow("nothing does not") << "\n"_ba << 2 << quint64(0);
    QTest::newRow("the end of the input does not") << "\x04"_ba << 2 << quint64(0);
}

void TestPreflightCommand::asksAtATerminal()
{
    QFETCH(QByteArray, answer);
    QFETCH(int, status);
    QFETCH(quint64, recipients);
    PracticeRelay relay({});
    QVERIFY(relay.listen());
    TerminalRun run(sendOf(relay.port(), u"--list list.txt --message letter.eml"_s), m_folder.path());
    run.type("yes\n"); // before anything was asked, it is no answer
    QTRY_VERIFY2_WITH_TIMEOUT(run.shown().contains("Send all the same"), run.shown(), Patience);
    QVERIFY2(run.shown().contains("warning: What is said to 127.0.0.1"), run.shown());
    QCOMPARE(relay.counts().recipients, quint64(0));
    run.type(answer);
    QTRY_VERIFY2_WITH_TIMEOUT(run.isDone(), run.shown(), Patience);
    QVERIFY2(run.status() == status, run.shown());
    QCOMPARE(relay.counts().recipients, recipients);
}

void TestPreflightCommand::refusesWhatCannotBe_data()
{
    QTest::addColumn<QString>("options");
    QTest::newRow("a list that comes through a pipe cannot be read twice")
        << u"send --preflight --list - --message letter.eml --from me@deck.example --server 127.0.0.1:25"_s;
    QTest::newRow("--yes without a preflight answers no question")
        << u"send --yes --list list.txt --message letter.eml --from me@deck.example --server 127.0.0.1:25"_s;
}

void TestPreflightCommand::refusesWhatCannotBe()
{
    QFETCH(QString, options);
    CliRun run(options.split(u' '), m_folder.path(), "a@town.example\n"_ba);
    QTRY_VERIFY_WITH_TIMEOUT(run.isDone(), Patience);
    QCOMPARE(run.status(), 2);
    QVERIFY2(run.errors().contains("--preflight"), run.errors());
}

QTEST_GUILESS_MAIN(TestPreflightCommand)
#include "tst_preflightcommand.moc"
