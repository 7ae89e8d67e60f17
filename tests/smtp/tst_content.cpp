#include "smtp/content.h"

#include <QTest>

#include <random>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

class TestContent final : public QObject
{
    Q_OBJECT

private slots:
    void wireForm_data();
    void wireForm();
    void facts_data();
    void facts();
    void plainSharesBytesWithoutDots();
    void noTextEndsTheDataEarly();
};

void TestContent::wireForm_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("dotted");
    QTest::addColumn<QByteArray>("plain");

    const auto row = [](const char *sentence, const QByteArray &text, const QByteArray &dotted,
                         const QByteArray &plain) { QTest::newRow(sentence) << text << dotted << plain; };
    row("the empty text is the dot alone", "", ".\r\n", "");
    row("one byte becomes a line", "a", "a\r\n.\r\n", "a\r\n");
    row("CR LF stays", "a\r\nb\r\n", "a\r\nb\r\n.\r\n", "a\r\nb\r\n");
    row("a bare LF is a line end", "a\nb\n", "a\r\nb\r\n.\r\n", "a\r\nb\r\n");
    row("a bare CR is a line end", "a\rb\r", "a\r\nb\r\n.\r\n", "a\r\nb\r\n");
    row("line ends may be mixed", "a\rb\nc\r\nd", "a\r\nb\r\nc\r\nd\r\n.\r\n", "a\r\nb\r\nc\r\nd\r\n");
    row("LF CR are two line ends", "a\n\rb", "a\r\n\r\nb\r\n.\r\n", "a\r\n\r\nb\r\n");
    row("CR CR LF are two line ends", "a\r\r\nb", "a\r\n\r\nb\r\n.\r\n", "a\r\n\r\nb\r\n");
    row("a last line without an end gets one", "a\r\nb", "a\r\nb\r\n.\r\n", "a\r\nb\r\n");
    row("a last CR is a line end", "a\r", "a\r\n.\r\n", "a\r\n");
    row("an empty line stays", "a\n\nb\n", "a\r\n\r\nb\r\n.\r\n", "a\r\n\r\nb\r\n");
    row("a line end alone is an empty line", "\n", "\r\n.\r\n", "\r\n");
    row("a dot alone is doubled", ".", "..\r\n.\r\n", ".\r\n");
    row("a dot line between LFs is doubled", "\n.\n", "\r\n..\r\n.\r\n", "\r\n.\r\n");
    row("a dot line between CR LFs is doubled", "\r\n.\r\n", "\r\n..\r\n.\r\n", "\r\n.\r\n");
    row("a dot line behind a bare CR is doubled", "\r.\r\n", "\r\n..\r\n.\r\n", "\r\n.\r\n");
    row("a dot line behind a bare LF is doubled", "a\n.\r\nb", "a\r\n..\r\nb\r\n.\r\n", "a\r\n.\r\nb\r\n");
    row("a dot line before a bare CR is doubled", "a\r\n.\rb", "a\r\n..\r\nb\r\n.\r\n", "a\r\n.\r\nb\r\n");
    row("a dot line at the very start is doubled", ".\r\na", "..\r\na\r\n.\r\n", ".\r\na\r\n");
    row("a line of dots gets one more", "...", "....\r\n.\r\n", "...\r\n");
    row("a dot inside a line stays", "a.b\n c.\n", "a.b\r\n c.\r\n.\r\n", "a.b\r\n c.\r\n");
    row("NUL and 8-bit bytes stay", QByteArray("\0\xff", 2), QByteArray("\0\xff\r\n.\r\n", 7),
        QByteArray("\0\xff\r\n", 4));
}

void TestContent::wireForm()
{
    QFETCH(QByteArray, text);
    const Content content(text);
    QTEST(content.dotted(), "dotted");
    QTEST(content.plain().toByteArray(), "plain");
    QTEST(content.plain().toByteArray(), "plain"); // made once, asked for twice
    QCOMPARE(content.size(), content.plain().size());
}

void TestContent::facts_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("has8bit");
    QTest::addColumn<qsizetype>("longestLine");

    QTest::newRow("an empty text has nothing") << ""_ba << false << qsizetype(0);
    QTest::newRow("plain ASCII is 7-bit") << "abc\r\nde"_ba << false << qsizetype(3);
    QTest::newRow("UTF-8 is 8-bit") << "a\u00e9"_ba << true << qsizetype(3);
    QTest::newRow("a doubled dot does not lengthen a line") << "....\n"_ba << false << qsizetype(4);
    QTest::newRow("the last line counts without its end")
        << "a\n" + QByteArray(2000, 'x') << false << qsizetype(2000);
}

void TestContent::facts()
{
    QFETCH(QByteArray, text);
    const Content content(text);
    QTEST(content.has8bit(), "has8bit");
    QTEST(content.longestLine(), "longestLine");
}

void TestContent::plainSharesBytesWithoutDots()
{
    const Content content("a\nb\n");
    QCOMPARE(static_cast<const void *>(content.plain().data()),
        static_cast<const void *>(content.dotted().constData()));
}

/// Whatever is put together of the bytes that matter: one end of data, at the end, and no lone CR or LF.
void TestContent::noTextEndsTheDataEarly()
{
    const auto seed = std::random_device()();
    std::mt19937 random(seed);
    for (int run = 0; run < 50'000; ++run) {
        QByteArray text;
        for (auto left = random() % 12; left > 0; --left)
            text += "\r\n.a"[random() % 4];
        const Content content(text);
        const QByteArray wire = "\r\n" + content.dotted(); // the CR LF behind DATA
        const QByteArray what = QByteArray::number(seed) + ": " + text.toPercentEncoding();
        QVERIFY2(wire.indexOf("\r\n.\r\n") == wire.size() - 5, what.constData());
        QVERIFY2(QByteArray(wire).replace("\r\n", "").count('\n') == 0, what.constData());
        QVERIFY2(QByteArray(wire).replace("\r\n", "").count('\r') == 0, what.constData());
    }
}

QTEST_APPLESS_MAIN(TestContent)
#include "tst_content.moc"
