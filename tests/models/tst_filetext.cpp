#include "models/filetext.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

class TestFileText final : public QObject
{
    Q_OBJECT

private slots:
    void bytesComeBack_data();
    void bytesComeBack();
    void anEditKeepsTheFormOfTheFile();
    void textBeyondLatin1MakesTheFileUtf8();
};

void TestFileText::bytesComeBack_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("exact");

    QTest::newRow("an empty file") << ""_ba << u""_s << true;
    QTest::newRow("a file without a last line end") << "a = 1\nb = 2"_ba << u"a = 1\nb = 2"_s << true;
    QTest::newRow("CR LF") << "a = 1\r\nb = 2\r\n"_ba << u"a = 1\nb = 2\n"_s << true;
    QTest::newRow("UTF-8") << "# gr\xC3\xBC\xC3\x9F\n"_ba << u"# grüß\n"_s << true;
    QTest::newRow("Latin-1") << "# gr\xFC\xDF\n"_ba << u"# grüß\n"_s << true;
    QTest::newRow("a byte order mark") << "\xEF\xBB\xBF# a\n"_ba << u"# a\n"_s << true;
    QTest::newRow("two byte order marks") << "\xEF\xBB\xBF\xEF\xBB\xBF# a\n"_ba << u"\uFEFF# a\n"_s << true;
    QTest::newRow("a no-break space") << "a\xC2\xA0= 1\n"_ba << u"a\u00A0= 1\n"_s << true;
    QTest::newRow("line ends of two kinds are not exact") << "a\r\nb\n"_ba << u"a\r\nb\n"_s << false;
    QTest::newRow("lone CRs are not exact") << "a\rb\r"_ba << u"a\rb\r"_s << false;
    QTest::newRow("NUL bytes are not exact")
        << QByteArray("a\0b", 3) << QString::fromLatin1("a\0b", 3) << false;
}

void TestFileText::bytesComeBack()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, exact);
    const FileText file = FileText::fromBytes(bytes);
    QTEST(file.text, "text");
    QCOMPARE(file.exact, exact);
    if (exact)
        QCOMPARE(file.toBytes(file.text), bytes);
}

void TestFileText::anEditKeepsTheFormOfTheFile()
{
    const FileText file = FileText::fromBytes("\xEF\xBB\xBF# a\r\n"_ba);
    QCOMPARE(file.toBytes(u"# a\nb = 1\n"_s), "\xEF\xBB\xBF# a\r\nb = 1\r\n"_ba);
}

void TestFileText::textBeyondLatin1MakesTheFileUtf8()
{
    const FileText file = FileText::fromBytes("# gr\xFC\xDF\n"_ba);
    QCOMPARE(file.toBytes(u"# grüße\n"_s),
        "# gr\xFC\xDF"
        "e\n"_ba);
    QCOMPARE(file.toBytes(u"# grüß \u2764\n"_s), u"# grüß \u2764\n"_s.toUtf8());
}

QTEST_GUILESS_MAIN(TestFileText)
#include "tst_filetext.moc"
