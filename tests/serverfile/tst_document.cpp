#include "serverfile/confvalue.h"
#include "serverfile/document.h"
#include "serverfile/perlnumber.h"

#include <QRandomGenerator>
#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

namespace {

/// The lines put together again from what the document says about them.
QByteArray rejoined(const Document &document)
{
    QByteArray all = document.hasByteOrderMark() ? "\xef\xbb\xbf"_ba : QByteArray();
    for (qsizetype i = 0; i < document.lineCount(); ++i)
        all.append(document.bytes().mid(document.lineBegin(i), document.lineEnd(i) - document.lineBegin(i)));
    return all;
}

bool sameReading(const Document &a, const Document &b)
{
    if (a.bytes() != b.bytes() || a.lineCount() != b.lineCount())
        return false;
    for (qsizetype i = 0; i < a.lineCount(); ++i) {
        const bool same = a.kind(i) == b.kind(i) && a.lineBegin(i) == b.lineBegin(i)
            && a.hasUser(i) == b.hasUser(i) && a.appends(i) == b.appends(i);
        if (!same)
            return false;
        const bool named = a.kind(i) == LineKind::Entry || a.kind(i) == LineKind::Package;
        if (named && a.names()[a.nameId(i)] != b.names()[b.nameId(i)])
            return false;
    }
    return true;
}

/// Bytes that look like a conf file now and then.
QByteArray randomText(QRandomGenerator &random, int pieces)
{
    static const QByteArrayList vocabulary{"\n"_ba, "\n"_ba, "\r\n"_ba, "\r"_ba, "define package "_ba,
        "Smtp"_ba, " @= "_ba, " = "_ba, "a.example"_ba, "#"_ba, "0:"_ba, "Port=25"_ba, " "_ba, "\t"_ba,
        "undef"_ba, "\\x41"_ba, "\xef\xbb\xbf"_ba, "\0"_ba, "@"_ba, "="_ba, "Mail::Bulkmail::Server"_ba};
    QByteArray text;
    for (int i = 0; i < pieces; ++i) {
        const auto choice = random.bounded(int(vocabulary.size()) + 2);
        text.append(
            choice < vocabulary.size() ? vocabulary[choice] : QByteArray(1, char(random.bounded(256))));
    }
    return text;
}

} // namespace

class TestDocument final : public QObject
{
    Q_OBJECT

private slots:
    void lines_data();
    void lines();
    void values_data();
    void values();
    void encoding_data();
    void encoding();
    void numbers_data();
    void numbers();
    void anyBytesAreKept();
    void editsReadLikeNewDocuments();
};

void TestDocument::lines_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<LineKind>("kind");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");

    using enum LineKind;
    QTest::newRow("nothing is blank") << ""_ba << Blank << ""_ba
                                      << ""_ba;
    QTest::newRow("form feeds are blank") << " \f\v\t"_ba << Blank << ""_ba
                                          << ""_ba;
    QTest::newRow("a comment may be indented") << "  # Port = 25"_ba << Comment << ""_ba
                                               << ""_ba;
    QTest::newRow("blanks around an entry fall away") << "  Port  =  25 \t"_ba << Entry << "Port"_ba
                                                      << "25"_ba;
    QTest::newRow("a comment after a value is value") << "Port = 25 # x"_ba << Entry << "Port"_ba
                                                      << "25 # x"_ba;
    QTest::newRow("the first equals sign ends the key") << "a==="_ba << Entry << "a"_ba
                                                        << "=="_ba;
    QTest::newRow("the array sign must touch") << "a @ = b"_ba << Invalid << ""_ba
                                               << "a @ = b"_ba;
    QTest::newRow("an array sign may touch the key") << "a@=b"_ba << Entry << "a"_ba
                                                     << "b"_ba;
    QTest::newRow("a value is needed") << "Port = "_ba << Invalid << ""_ba
                                       << "Port ="_ba;
    QTest::newRow("a dash is no part of a key") << "max-messages = 1"_ba << Invalid << ""_ba
                                                << "max-messages = 1"_ba;
    QTest::newRow("digits and a colon are a user") << " 12 : Port = 1"_ba << Entry << "Port"_ba
                                                   << "1"_ba;
    QTest::newRow("digits alone are a key") << "12 = 1"_ba << Entry << "12"_ba
                                            << "1"_ba;
    QTest::newRow("a name is no user") << "joe:Port = 1"_ba << Invalid << ""_ba
                                       << "joe:Port = 1"_ba;
    QTest::newRow("a package has a name") << "define package  A::B rest"_ba << Package << "A::B"_ba
                                          << ""_ba;
    QTest::newRow("a package is found inside a line") << "x = define package A"_ba << Package << "A"_ba
                                                      << ""_ba;
    QTest::newRow("two blanks define nothing") << "define  package A"_ba << Invalid << ""_ba
                                               << "define  package A"_ba;
    QTest::newRow("the second words may be the right ones")
        << "define packages define package B"_ba << Package << "B"_ba
        << ""_ba;
    QTest::newRow("a no-break space is not blank") << "a = \xa0"_ba << Entry << "a"_ba
                                                   << "\xa0"_ba;
    QTest::newRow("letters beyond ASCII make no key") << "\xc3\xa4 = 1"_ba << Invalid << ""_ba
                                                      << "\xc3\xa4 = 1"_ba;
}

void TestDocument::lines()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, name);
    const ConfLine parts = classifyLine(text);
    QTEST(parts.kind, "kind");
    QCOMPARE(parts.name.of(text).toByteArray(), name);
    QCOMPARE(parts.value.of(text).toByteArray(), value);
}

void TestDocument::values_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<ConfValue::Kind>("kind");
    QTest::addColumn<QByteArray>("text");

    using enum ConfValue::Kind;
    QTest::newRow("plain text stands") << "a b\\t"_ba << Text << "a b\\t"_ba;
    QTest::newRow("undef is no text") << "undef"_ba << Undef << ""_ba;
    QTest::newRow("Undef is a text") << "Undef"_ba << Text << "Undef"_ba;
    QTest::newRow("letters mean control characters")
        << "\\t\\n\\r\\f\\a\\e"_ba << Text << "\t\n\r\f\a\x1b"_ba;
    QTest::newRow("octal, hex and braces are codes") << "\\101\\x42\\x{43}"_ba << Text << "ABC"_ba;
    QTest::newRow("signs stand for themselves") << "\\\\ \\\" \\$ \\@"_ba << Text << "\\ \" $ @"_ba;
    QTest::newRow("an end of nothing is empty") << "\\E"_ba << Text << ""_ba;
    QTest::newRow("a variable is not looked up") << "\\t$ENV{HOME}"_ba << Undecodable << ""_ba;
    QTest::newRow("an array is not looked up") << "\\t@ARGV"_ba << Undecodable << ""_ba;
    QTest::newRow("a quote does not end the text") << "\\t\".`reboot`.\""_ba << Undecodable << ""_ba;
    QTest::newRow("a last backslash has no meaning") << "\\"_ba << Undecodable << ""_ba;
    QTest::newRow("a case escape is left alone") << "\\Uabc"_ba << Undecodable << ""_ba;
    QTest::newRow("a character of two bytes is none here") << "\\x{263a}"_ba << Undecodable << ""_ba;
    QTest::newRow("an open brace ends nothing") << "\\x{41"_ba << Undecodable << ""_ba;
}

void TestDocument::values()
{
    QFETCH(QByteArray, raw);
    const ConfValue value = decodeValue(raw);
    QTEST(value.kind, "kind");
    QTEST(value.text, "text");
}

void TestDocument::encoding_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("raw");

    QTest::newRow("most texts stand as they are") << "a = \"b\" $c \\"_ba
                                                  << "a = \"b\" $c \\"_ba;
    QTest::newRow("the empty text") << ""_ba
                                    << "\\E"_ba;
    QTest::newRow("the word undef") << "undef"_ba
                                    << "\\x75ndef"_ba;
    QTest::newRow("blanks at the ends") << " a "_ba
                                        << "\\x20a\\x20"_ba;
    QTest::newRow("line ends") << "a\r\nb"_ba
                               << "\\x61\\x0d\\x0ab"_ba;
    QTest::newRow("a backslash in front") << "\\server\\$x"_ba
                                          << "\\\\server\\\\\\x24x"_ba;
    QTest::newRow("a package in front") << "define package X"_ba
                                        << "\\x64efine package X"_ba;
    QTest::newRow("a package inside") << "say define package X"_ba
                                      << "\\x73ay \\x64efine package X"_ba;
    QTest::newRow("bytes beyond ASCII stand") << "\xc3\xa4"_ba
                                              << "\xc3\xa4"_ba;
}

void TestDocument::encoding()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, raw);
    QCOMPARE(encodeValue(text), raw);
    const QByteArray line = "a = " + raw;
    const ConfLine parts = classifyLine(line);
    QCOMPARE(parts.kind, LineKind::Entry);
    QCOMPARE(decodeValue(parts.value.of(line)).text, text);
}

void TestDocument::numbers_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<double>("value");
    QTest::addColumn<bool>("numeric");

    const double infinite = std::numeric_limits<double>::infinity();
    QTest::newRow("words after a number are ignored") << "3 apples"_ba << 3.0 << true;
    QTest::newRow("an exponent counts") << "1e1"_ba << 10.0 << true;
    QTest::newRow("half an exponent does not") << "1e"_ba << 1.0 << true;
    QTest::newRow("fractions count") << " \t2.5"_ba << 2.5 << true;
    QTest::newRow("signs count") << "+7"_ba << 7.0 << true;
    QTest::newRow("minus counts") << "-7.25e0"_ba << -7.25 << true;
    QTest::newRow("two signs do not") << "+-7"_ba << 0.0 << false;
    QTest::newRow("hex is zero") << "0x10"_ba << 0.0 << true;
    QTest::newRow("an underline ends a number") << "1_0"_ba << 1.0 << true;
    QTest::newRow("a word is zero and no number") << "unlimited"_ba << 0.0 << false;
    QTest::newRow("nothing is no number") << ""_ba << 0.0 << false;
    QTest::newRow("a point alone is no number") << "."_ba << 0.0 << false;
    QTest::newRow("inf is infinite") << "inf"_ba << infinite << true;
    QTest::newRow("Infinity is infinite") << "-Infinity"_ba << -infinite << true;
    QTest::newRow("too many digits are infinite") << "1e999"_ba << infinite << true;
    QTest::newRow("too small is zero") << "1e-999"_ba << 0.0 << true;
}

void TestDocument::numbers()
{
    QFETCH(QByteArray, text);
    const PerlNumber number = perlNumber(text);
    QTEST(number.value, "value");
    QTEST(number.isNumeric(), "numeric");
    QVERIFY(std::isnan(perlNumber("nan").value));
}

void TestDocument::anyBytesAreKept()
{
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    for (int round = 0; round < 3000; ++round) {
        const QByteArray bytes = randomText(random, random.bounded(60));
        const Document document(bytes);
        QCOMPARE(document.bytes(), bytes);
        QCOMPARE(rejoined(document), bytes);
        for (qsizetype i = 0; i < document.lineCount(); ++i)
            QCOMPARE(document.parts(i).kind, document.kind(i));
    }
}

void TestDocument::editsReadLikeNewDocuments()
{
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    for (int round = 0; round < 200; ++round) {
        Document document(randomText(random, 40));
        QByteArray plain = document.bytes();
        for (int edit = 0; edit < 25; ++edit) {
            const int from = random.bounded(int(plain.size()) + 1);
            const int length = random.bounded(std::min(int(plain.size()) - from, 12) + 1);
            const QByteArray with = randomText(random, random.bounded(4));
            plain.replace(from, length, with);
            document.replace(from, length, with);
            QVERIFY2(sameReading(document, Document(plain)), plain.toPercentEncoding());
        }
    }
}

QTEST_GUILESS_MAIN(TestDocument)
#include "tst_document.moc"
