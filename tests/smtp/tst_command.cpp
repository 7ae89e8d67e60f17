#include "smtp/command.h"

#include <QTest>

#include <functional>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

using Maker = std::function<std::optional<Command>(const QByteArray &)>;

namespace {

/// A line that is added, as a command of its own; what is refused leaves nothing behind.
std::optional<Command> alone(bool good, const QByteArray &wire)
{
    if (good)
        return Command{wire, wire.chopped(2)};
    return wire.isEmpty() ? std::nullopt : std::optional<Command>(Command{wire, {}});
}

} // namespace

class TestCommand final : public QObject
{
    Q_OBJECT

private slots:
    void says_data();
    void says();
    void addsLines();
    void keepsLineEndsOut_data();
    void keepsLineEndsOut();
    void masks_data();
    void masks();
};

void TestCommand::says_data()
{
    QTest::addColumn<Command>("command");
    QTest::addColumn<QByteArray>("wire");
    const auto row = [](const char *sentence, const std::optional<Command> &command, const char *wire) {
        QTest::newRow(sentence) << command.value() << QByteArray(wire);
    };
    row("EHLO names us", Command::ehlo("deck.test"), "EHLO deck.test\r\n");
    row("EHLO takes an address literal", Command::ehlo("[IPv6:::1]"), "EHLO [IPv6:::1]\r\n");
    row("HELO names us", Command::helo("deck.test"), "HELO deck.test\r\n");
    row("RSET is RSET", Command::rset(), "RSET\r\n");
    row("QUIT is QUIT", Command::quit(), "QUIT\r\n");
    row("a line by hand goes out as it is", Command::raw(" helo  x"), " helo  x\r\n");
    row("the empty line goes out as it is", Command::raw(""), "\r\n");
    row("8-bit bytes go out as they are", Command::raw("VRFY \xc3\xa4"), "VRFY \xc3\xa4\r\n");
}

void TestCommand::says()
{
    QFETCH(Command, command);
    QFETCH(QByteArray, wire);
    QCOMPARE(command.wire, wire);
    QCOMPARE(command.shown, wire.chopped(2));
}

/// The commands of an envelope, one behind the other.
void TestCommand::addsLines()
{
    QByteArray wire;
    const auto added = [&wire] { return std::exchange(wire, {}); };
    Command::addRset(wire);
    QVERIFY(Command::addMail(wire, "me@a.test", "SIZE=10 BODY=8BITMIME"));
    QVERIFY(Command::addRcpt(wire, "you@b.test"));
    QVERIFY(Command::addRcpt(wire, "them@b.test", "NOTIFY=NEVER"));
    Command::addData(wire);
    QCOMPARE(added(),
        "RSET\r\nMAIL FROM:<me@a.test> SIZE=10 BODY=8BITMIME\r\nRCPT TO:<you@b.test>\r\n"
        "RCPT TO:<them@b.test> NOTIFY=NEVER\r\nDATA\r\n"_ba);
    QVERIFY(Command::addMail(wire, {})); // the null sender
    QCOMPARE(added(), "MAIL FROM:<>\r\n"_ba);
    Command::addLastBdat(wire, 1234);
    QCOMPARE(added(), "BDAT 1234 LAST\r\n"_ba);
}

void TestCommand::keepsLineEndsOut_data()
{
    QTest::addColumn<Maker>("make");
    QTest::newRow("EHLO") << Maker([](const QByteArray &text) { return Command::ehlo(text); });
    QTest::newRow("HELO") << Maker([](const QByteArray &text) { return Command::helo(text); });
    QTest::newRow("the sender") << Maker([](const QByteArray &text) {
        QByteArray wire;
        const bool good = Command::addMail(wire, text);
        return alone(good, wire);
    });
    QTest::newRow("parameters of MAIL") << Maker([](const QByteArray &text) {
        QByteArray wire;
        const bool good = Command::addMail(wire, "a@b.test", text);
        return alone(good, wire);
    });
    QTest::newRow("the recipient") << Maker([](const QByteArray &text) {
        QByteArray wire;
        const bool good = Command::addRcpt(wire, text);
        return alone(good, wire);
    });
    QTest::newRow("parameters of RCPT") << Maker([](const QByteArray &text) {
        QByteArray wire;
        const bool good = Command::addRcpt(wire, "a@b.test", text);
        return alone(good, wire);
    });
    QTest::newRow("a line by hand") << Maker([](const QByteArray &text) { return Command::raw(text); });
    QTest::newRow("a secret") << Maker([](const QByteArray &text) { return Command::secret(text); });
}

void TestCommand::keepsLineEndsOut()
{
    QFETCH(Maker, make);
    QVERIFY(make("fits"_ba));
    for (const QByteArray &evil : {"\r\n"_ba, "a\rb"_ba, "a\nb"_ba, "a\0b"_ba, "a\r\nRCPT TO:<x@y.test>"_ba,
             "\n"_ba, "a\r"_ba, QByteArray(1, '\0')})
        QVERIFY2(!make(evil), evil.toPercentEncoding());
}

void TestCommand::masks_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("shown");
    QTest::newRow("credentials behind AUTH PLAIN") << "AUTH PLAIN AGEAYg=="_ba
                                                   << "AUTH PLAIN ***"_ba;
    QTest::newRow("credentials in any case") << "auth plain AGEAYg=="_ba
                                             << "auth plain ***"_ba;
    QTest::newRow("credentials behind many blanks") << " AUTH \t LOGIN  YQ== YQ=="_ba
                                                    << "AUTH LOGIN ***"_ba;
    QTest::newRow("not a mechanism alone") << "AUTH LOGIN"_ba
                                           << "AUTH LOGIN"_ba;
    QTest::newRow("not AUTH alone") << "AUTH"_ba
                                    << "AUTH"_ba;
    QTest::newRow("not other commands") << "VRFY AUTH PLAIN x"_ba
                                        << "VRFY AUTH PLAIN x"_ba;
    QTest::newRow("not words that begin alike") << "AUTHOR a b"_ba
                                                << "AUTHOR a b"_ba;
}

void TestCommand::masks()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, shown);
    const auto command = Command::raw(line);
    QVERIFY(command);
    QCOMPARE(command->wire, line + "\r\n"_ba);
    QCOMPARE(command->shown, shown);
    const auto secret = Command::secret(line);
    QVERIFY(secret);
    QCOMPARE(secret->wire, line + "\r\n"_ba);
    QCOMPARE(secret->shown, "***"_ba);
}

QTEST_APPLESS_MAIN(TestCommand)
#include "tst_command.moc"
