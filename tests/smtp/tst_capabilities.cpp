#include "smtp/capabilities.h"
#include "smtp/replyreader.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

class TestCapabilities final : public QObject
{
    Q_OBJECT

private slots:
    void offers_data();
    void offers();
    void size_data();
    void size();
    void nothingIsOfferedWithoutAnAnswer();
};

namespace {

Capabilities read(const QByteArray &bytes)
{
    ReplyReader reader;
    reader.feed(bytes);
    return Capabilities(reader.take().value());
}

QByteArray shown(const Capabilities &capabilities)
{
    QByteArrayList all;
    for (const QByteArray &keyword : capabilities.keywords())
        all.append(keyword + '(' + capabilities.parameters(keyword) + ')');
    return all.join(' ');
}

} // namespace

void TestCapabilities::offers_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QByteArray>("offers");
    const auto row = [](const char *sentence, const QByteArray &answer, const QByteArray &offers) {
        QTest::newRow(sentence) << answer << offers;
    };
    row("the first line offers nothing", "250 PIPELINING\r\n"_ba, ""_ba);
    row("a bare code offers nothing", "250\r\n"_ba, ""_ba);
    row("each further line is an offer", "250-a\r\n250-PIPELINING\r\n250 8BITMIME\r\n"_ba,
        "8BITMIME() PIPELINING()"_ba);
    row("what stands behind is kept", "250-a\r\n250 AUTH PLAIN LOGIN\r\n"_ba, "AUTH(PLAIN LOGIN)"_ba);
    row("keywords are compared in capitals", "250-a\r\n250 Size 1000\r\n"_ba, "SIZE(1000)"_ba);
    row("keywords may have a dash", "250-a\r\n250 X-FOO bar\r\n"_ba, "X-FOO(bar)"_ba);
    row("the old form with = is read", "250-a\r\n250 AUTH=LOGIN PLAIN\r\n"_ba, "AUTH(LOGIN PLAIN)"_ba);
    row("both forms are joined", "250-a\r\n250-AUTH PLAIN\r\n250 AUTH=LOGIN\r\n"_ba, "AUTH(PLAIN LOGIN)"_ba);
    row("blanks around do not matter", "250-a\r\n250  SIZE   10  \r\n"_ba, "SIZE(10)"_ba);
    row("a tab ends a keyword, too", "250-a\r\n250-PIPELINING\t\r\n250 AUTH\tPLAIN\r\n"_ba,
        "AUTH(PLAIN) PIPELINING()"_ba);
    row("control characters are no keyword", "250-a\r\n250-\x01SIZE\r\n250 HELP\r\n"_ba, "HELP()"_ba);
    row("empty lines offer nothing", "250-a\r\n250-\r\n250\r\n"_ba, ""_ba);
    row("lines with another code count [wire 11]", "250-hi\r\n550-BROKEN thing\r\n250 HELP\r\n"_ba,
        "BROKEN(thing) HELP()"_ba);
    row("lines without a code offer nothing", "250-hi\r\nPIPELINING\r\nXX PIPELINING\r\n250 HELP\r\n"_ba,
        "HELP()"_ba);
}

void TestCapabilities::offers()
{
    QFETCH(QByteArray, answer);
    QFETCH(QByteArray, offers);
    const Capabilities capabilities = read(answer);
    QCOMPARE(shown(capabilities), offers);
    for (const QByteArray &keyword : capabilities.keywords())
        QVERIFY(capabilities.has(keyword));
    QVERIFY(!capabilities.has("CHUNKING"_ba));
}

void TestCapabilities::size_data()
{
    QTest::addColumn<QByteArray>("offer");
    QTest::addColumn<qint64>("size");
    QTest::newRow("a number is the largest message") << "SIZE 1048576"_ba << qint64(1048576);
    QTest::newRow("0 is no limit") << "SIZE 0"_ba << qint64(0);
    QTest::newRow("no number is no limit") << "SIZE"_ba << qint64(0);
    QTest::newRow("a word is no limit") << "SIZE big"_ba << qint64(0);
    QTest::newRow("a negative number is no limit") << "SIZE -5"_ba << qint64(0);
    QTest::newRow("a number out of range is no limit") << "SIZE 99999999999999999999"_ba << qint64(0);
    QTest::newRow("without the offer there is no limit") << "HELP"_ba << qint64(0);
}

void TestCapabilities::size()
{
    QFETCH(QByteArray, offer);
    QFETCH(qint64, size);
    QCOMPARE(read("250-a\r\n250 "_ba + offer + "\r\n"_ba).maximumSize(), size);
}

void TestCapabilities::nothingIsOfferedWithoutAnAnswer()
{
    QVERIFY(Capabilities().keywords().isEmpty());
    QCOMPARE(Capabilities().maximumSize(), qint64(0));
}

QTEST_APPLESS_MAIN(TestCapabilities)
#include "tst_capabilities.moc"
