#include "serverfile/confgenerator.h"
#include "serverfile/fixall.h"
#include "serverfile/fixit.h"
#include "serverfile/openedfile.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

namespace {

const QByteArray Head = "define package Mail::Bulkmail::Server\n"_ba;

LoadOptions beyondErrors()
{
    LoadOptions options;
    options.euid = 0;
    options.beyondErrors = true;
    return options;
}

/// Fields that a diagnostic is about, so that they were not right.
QSet<Field> doubtfulFields(const QList<Diagnostic> &diagnostics)
{
    QSet<Field> fields;
    for (const Diagnostic &diagnostic : diagnostics) {
        if (diagnostic.field)
            fields.insert(*diagnostic.field);
        for (const QByteArray &key : {diagnostic.subject, diagnostic.extra}) {
            if (const std::optional<Field> field = fieldFor(key))
                fields.insert(*field);
        }
        if (diagnostic.extra == "tls" || diagnostic.extra == "starttls")
            fields.insert(Field::Security);
    }
    return fields;
}

} // namespace

class TestFixAll final : public QObject
{
    Q_OBJECT

private slots:
    void files_data();
    void files();
    void whatWasFixedIsToldByItsOldLine();
    void generatedFilesAreMendedForGood();
    void manyMistakesTakeMoments();
    void mastersAreLeftAlone();
};

void TestFixAll::files_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char *sentence, const QByteArray &before, const QByteArray &after) {
        QTest::newRow(sentence) << before << after;
    };
    const QByteArray good = Head + "Smtp @= a\nTries @= 1\nDomain @= d\n";

    row("a good file stays", good, good);
    row("an empty file stays", "", "");
    row("one mistake hides another", Head + "Smtp @= a\nTires @= 3\nwhat\nDomain @= d\nPort @= undef\n",
        Head + "Smtp @= a\nTries @= 3\n# what\nDomain @= d\n");
    row("a mark and stray lines go together",
        "\xef\xbb\xbf"
        "what\n"
            + good,
        "# what\n" + good);
    row("carriage returns hide all the rest",
        "define package Mail::Bulkmail::Server\rSmtp @= a\rDomain @= d\r",
        Head + "Smtp @= a\nDomain @= d\nTries @= 1\n");
    row("two of three lines are spelt right",
        Head
            + "Smtp @= a\nTries @= 1\nSmtp @= b\nTires @= 2\nSmtp @= c\nTries @= 3\nDomain @= d\nDomain @= "
              "d\nDomain @= d\n",
        Head
            + "Smtp @= a\nTries @= 1\nSmtp @= b\nTries @= 2\nSmtp @= c\nTries @= 3\nDomain @= d\nDomain @= "
              "d\nDomain @= d\n");
    row("a misspelt key beside a good column stays", good + "Tires @= 2\n", good + "Tires @= 2\n");
    row("so does one that would be too long", Head + "Smtp @= a\nDomain @= d\nTires @= 2\nTires @= 3\n",
        Head + "Smtp @= a\nDomain @= d\nTries @= 1\nTires @= 2\nTires @= 3\n");
    row("misspelt hosts make relays", Head + "smtp @= a\nsmtp @= b\n",
        Head + "Smtp @= a\nTries @= 1\nSmtp @= b\nTries @= 1\n");
    row("a twin stays", Head + "Smtp @= a\nTries @= 1\nDomain @= d\nSmtp @= a\nTries @= 1\nDomain @= d\n",
        Head + "Smtp @= a\nTries @= 1\nDomain @= d\nSmtp @= a\nTries @= 1\nDomain @= d\n");
    row("what is too long stays", good + "Port @= 1\nPort @= 2\n", good + "Port @= 1\nPort @= 2\n");
    row("a secret stays",
        good + "define package Relaydeck::Server\nuser @= me\npassword @= x\nsecurity @= tls\nPort @= 5\n",
        good + "define package Relaydeck::Server\nuser @= me\npassword @= x\nsecurity @= tls\nPort @= 5\n");
    row("what was decided stays",
        good + "Port @= 465\ndefine package Relaydeck::Server\nsecurity @= starttls\n",
        good + "Port @= 465\ndefine package Relaydeck::Server\nsecurity @= starttls\n");
    row("what nobody decided is set", good + "Port @= 465\n",
        good + "Port @= 465\n\ndefine package Relaydeck::Server\nsecurity @= tls\n");
    row("a dying file lives",
        Head + "Smtp = a\nSmtp @= b\nTries @= 1\nTries @= 1\nDomain @= d\nDomain @= d\n",
        Head + "Smtp @= a\nSmtp @= b\nTries @= 1\nTries @= 1\nDomain @= d\nDomain @= d\n");
}

void TestFixAll::files()
{
    QFETCH(const QByteArray, before);
    const FixedDocument result = fixAll(Document(before), u"s"_s, {}, beyondErrors());
    QTEST(result.document.bytes(), "after");
    QCOMPARE(result.fixed.isEmpty(), result.document.bytes() == before);
    QCOMPARE(fixAll(Document(before), u"s"_s, {}, beyondErrors()).document, result.document);
    QVERIFY(fixAll(result.document, u"s"_s, {}, beyondErrors()).fixed.isEmpty());
}

void TestFixAll::whatWasFixedIsToldByItsOldLine()
{
    const QByteArray text
        = Head + "Smtp @= a\nSmtp @= b\nDomain @= d\nPort @= 465\nPort @= 465\nwhat\nTires @= 1\n";
    const FixedDocument result = fixAll(Document(text), u"s"_s, {}, beyondErrors());
    QList<std::pair<DiagnosticKind, int>> told;
    for (const Diagnostic &diagnostic : result.fixed)
        told.append({diagnostic.kind, diagnostic.line});
    using enum DiagnosticKind;
    const QList<std::pair<DiagnosticKind, int>> expected{{InvalidLine, 7}, {MisspeltKey, 8}, {NoTries, 3},
        {NoDomain, 3}, {PortAndSecurity, 5}, {PortAndSecurity, 6}};
    QCOMPARE(told, expected);
}

void TestFixAll::generatedFilesAreMendedForGood()
{
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo("seed %u", seed);
    ConfGenerator generator(seed);
    int mended = 0;
    for (int round = 0; round < 500; ++round) {
        QByteArray text = generator.serverFile();
        for (int i = generator.below(4); i > 0 && !text.isEmpty(); --i)
            text.replace(generator.below(int(text.size())), generator.below(3),
                QByteArray(1, char(generator.below(256))));
        const OpenedFile before(text);
        const QList<Diagnostic> diagnostics = lintServerFile(before.document, u"s"_s, {}, beyondErrors());
        const FixedDocument result = fixAll(before.document, u"s"_s, {}, beyondErrors());
        const OpenedFile after(result.document.bytes());
        mended += result.fixed.isEmpty() ? 0 : 1;

        for (const Diagnostic &left : lintServerFile(after.document, u"s"_s, {}, beyondErrors()))
            QVERIFY2(!isSafeFix(left, after.columns) || fixFor(left, after.columns).isEmpty(),
                (QByteArray(QMetaEnum::fromType<DiagnosticKind>().valueToKey(int(left.kind))) + ' '
                    + text.toPercentEncoding() + " -> " + after.document.bytes().toPercentEncoding()));
        for (const Diagnostic &fixed : result.fixed)
            QVERIFY(fixed.line >= 1 && fixed.line <= before.document.lineCount());

        const QSet<Field> doubtful = doubtfulFields(diagnostics + result.fixed);
        if (doubtful.contains(Field::Smtp) || before.document.hasLoneCarriageReturnEnds())
            continue;
        QCOMPARE(after.columns.count(), before.columns.count());
        for (qsizetype relay = 0; relay < before.columns.count(); ++relay) {
            for (const FieldInfo &info : fieldTable()) {
                QVERIFY2(doubtful.contains(info.field)
                        || before.columns.text(relay, info.field) == after.columns.text(relay, info.field),
                    QByteArray(info.key) + ' ' + text.toPercentEncoding());
            }
        }
    }
    QVERIFY(mended > 150);
}

void TestFixAll::manyMistakesTakeMoments()
{
    QByteArray text = Head;
    for (int relay = 0; relay < 2'000; ++relay)
        text.append("Smtp @= relay" + QByteArray::number(relay) + "\nPort @= 465\nTires @= 2\nwhat\n");
    QElapsedTimer watch;
    watch.start();
    const FixedDocument result = fixAll(Document(text), u"s"_s, {}, beyondErrors());
    QVERIFY2(watch.elapsed() < 60'000, qPrintable(QString::number(watch.elapsed())));
    const OpenedFile after(result.document.bytes());
    QCOMPARE(after.columns.count(), 2'000);
    QCOMPARE(after.columns.text(1'999, Field::Tries), "2"_ba);
    QCOMPARE(after.columns.text(1'999, Field::Security), "tls"_ba);
    const QList<Diagnostic> left = lintServerFile(after.document, u"s"_s, {}, beyondErrors());
    QCOMPARE(left.size(), 1); // no relay has a Domain, so none can be guessed
}

void TestFixAll::mastersAreLeftAlone()
{
    const MasterConfs masters({u"/nowhere/master.conf"_s});
    const FixedDocument result = fixAll(Document(Head + "Smtp @= a\n"), u"s"_s, masters, beyondErrors());
    QCOMPARE(result.document.bytes(), Head + "Smtp @= a\nTries @= 1\n");
}

QTEST_GUILESS_MAIN(TestFixAll)
#include "tst_fixall.moc"
