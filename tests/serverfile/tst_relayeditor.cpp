#include "serverfile/confgenerator.h"
#include "serverfile/fixit.h"
#include "serverfile/openedfile.h"
#include "serverfile/relayeditor.h"
#include "serverfile/serverset.h"

#include <QRandomGenerator>
#include <QTest>

#include <functional>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

namespace {

using Edit = std::function<TextEdits(const RelayEditor &)>;

const QByteArray Head = "define package Mail::Bulkmail::Server\n"_ba;
const QByteArray Two = Head + "# first\nSmtp @= a\nPort @= 1\n\n# second\nSmtp @= b\nPort @= 2\n";
const QByteArray Columns = Head + "Smtp @= a\nSmtp @= b\nPort @= 1\nPort @= 2\n";

QByteArray edited(const QByteArray &text, const Edit &edit, const QByteArray &master = {})
{
    const OpenedFile opened(text, master);
    const TextEdits edits = edit(RelayEditor(opened.columns));
    Document after = opened.document;
    after.apply(edits);
    Document back = after;
    back.apply(inverseOf(edits, text));
    return back.bytes() == text ? after.bytes() : "cannot be undone: " + after.bytes();
}

Edit set(qsizetype relay, Field field, const std::optional<QByteArray> &text)
{
    return [=](const RelayEditor &editor) { return editor.setValue(relay, field, text); };
}

Edit insert(qsizetype at, const RelayEditor::Values &values)
{
    return [=](const RelayEditor &editor) { return editor.insertRelay(at, values); };
}

} // namespace

class TestRelayEditor final : public QObject
{
    Q_OBJECT

private slots:
    void edits_data();
    void edits();
    void fixes_data();
    void fixes();
    void everyPlaceIsInTheFileAndEveryFixCanBeMade();
};

void TestRelayEditor::edits_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("master");
    QTest::addColumn<Edit>("edit");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char *sentence, const QByteArray &before, const Edit &edit,
                         const QByteArray &after, const QByteArray &master = {}) {
        QTest::newRow(sentence) << before << master << edit << after;
    };
    const auto remove = [](QList<qsizetype> relays) -> Edit {
        return [=](const RelayEditor &editor) { return editor.removeRelays(relays); };
    };
    const auto move = [](qsizetype from, qsizetype to) -> Edit {
        return [=](const RelayEditor &editor) { return editor.moveRelay(from, to); };
    };
    const auto twice = [](qsizetype relay) -> Edit {
        return [=](const RelayEditor &editor) { return editor.duplicateRelay(relay); };
    };

    row("a value is changed in its place", Head + "Port  @=\t25 \r\nSmtp @= a\r\n", set(0, Field::Port, "26"),
        Head + "Port  @=\t26 \r\nSmtp @= a\r\n");
    row("the same value changes nothing", Two, set(1, Field::Port, "2"), Two);
    row("a value that cannot stand is escaped", Two, set(1, Field::Port, "undef"),
        Head + "# first\nSmtp @= a\nPort @= 1\n\n# second\nSmtp @= b\nPort @= \\x75ndef\n");
    row("a new column is written for every relay", Two, set(1, Field::Tries, "7"),
        Head + "# first\nSmtp @= a\nPort @= 1\nTries @= 1\n\n# second\nSmtp @= b\nPort @= 2\nTries @= 7\n");
    row("a gap is filled with the default of the master", Two, set(1, Field::Tries, "7"),
        Head + "# first\nSmtp @= a\nPort @= 1\nTries @= 9\n\n# second\nSmtp @= b\nPort @= 2\nTries @= 7\n",
        Head + "Tries = 9\n");
    row("a new column stands together in a file of columns", Columns, set(0, Field::Tries, "7"),
        Columns + "Tries @= 7\nTries @= 1\n");
    row("a short column grows to the relay", Head + "Smtp @= a\nSmtp @= b\nSmtp @= c\nPort @= 1\n",
        set(2, Field::Port, "3"),
        Head + "Smtp @= a\nSmtp @= b\nSmtp @= c\nPort @= 1\nPort @= 25\nPort @= 3\n");
    row("a scalar becomes an array when it must", Head + "Smtp @= a\nSmtp @= b\nPort = 1\n",
        set(1, Field::Port, "2"), Head + "Smtp @= a\nSmtp @= b\nPort @= 1\nPort @= 2\n");
    row("entries that counted for nothing are put aside", Head + "Smtp @= a\nSmtp @= b\nPort = 9\nPort = 1\n",
        set(1, Field::Port, "2"), Head + "Smtp @= a\nSmtp @= b\n# Port = 9\nPort @= 1\nPort @= 2\n");
    row("a zero becomes an element", Head + "Smtp = a\nPort = 1\n", set(0, Field::Port, "0"),
        Head + "Smtp = a\nPort @= 0\n");
    row("the last value can be taken away", Two, set(1, Field::Port, std::nullopt),
        Head + "# first\nSmtp @= a\nPort @= 1\n\n# second\nSmtp @= b\n");
    row("a value in the middle becomes a default", Two, set(0, Field::Port, std::nullopt),
        Head + "# first\nSmtp @= a\nPort @= 25\n\n# second\nSmtp @= b\nPort @= 2\n");
    row("our own fields get a package of their own", Head + "Smtp @= a\nSmtp @= b",
        set(1, Field::Note, "rented"),
        Head + "Smtp @= a\nSmtp @= b\n\ndefine package Relaydeck::Server\nnote @= undef\nnote @= rented\n");
    row("signs stay aligned", Head + "Smtp        @= a\nPort        @= 1\n", set(0, Field::TimeOut, "300"),
        Head + "Smtp        @= a\nPort        @= 1\ntime_out    @= 300\n");

    row("a relay comes behind the last one", Two, insert(2, {{Field::Smtp, "c"}, {Field::Port, "3"}}),
        Two + "Smtp @= c\nPort @= 3\n");
    row("full columns stay full", Two, insert(2, {{Field::Smtp, "c"}}), Two + "Smtp @= c\nPort @= 25\n");
    row("a relay comes between two", Two, insert(1, {{Field::Smtp, "c"}, {Field::Port, "3"}}),
        Head + "# first\nSmtp @= a\nPort @= 1\nSmtp @= c\nPort @= 3\n\n# second\nSmtp @= b\nPort @= 2\n");
    row("a relay comes first", Head + "Smtp @= a\nPort @= 1\n",
        insert(0, {{Field::Smtp, "c"}, {Field::Port, "3"}}),
        Head + "Smtp @= c\nPort @= 3\nSmtp @= a\nPort @= 1\n");
    row("a relay joins a single one", Head + "Smtp = a\nPort = 1\n", insert(1, {{Field::Smtp, "b"}}),
        Head + "Smtp @= a\nPort @= 1\nSmtp @= b\nPort @= 25\n");
    row("a relay joins columns", Columns, insert(1, {{Field::Smtp, "c"}, {Field::Port, "3"}}),
        Head + "Smtp @= a\nSmtp @= c\nSmtp @= b\nPort @= 1\nPort @= 3\nPort @= 2\n");
    row("a relay comes into an empty file", "", insert(0, {{Field::Smtp, "c"}, {Field::Port, "3"}}),
        Head + "Smtp @= c\nPort @= 3\n");
    row("a copy comes behind", Two, twice(0),
        Head + "# first\nSmtp @= a\nPort @= 1\nSmtp @= a\nPort @= 1\n\n# second\nSmtp @= b\nPort @= 2\n");

    row("a relay goes with its lines", Two, remove({0}),
        Head + "# first\n\n# second\nSmtp @= b\nPort @= 2\n");
    row("all relays go", Columns, remove({1, 0}), Head);
    row("what a column hid stays hidden", "Port = 99\n" + Head + "Smtp @= a\nSmtp @= b\nPort = 1\n",
        remove({0}), "Port = 99\n" + Head + "Smtp @= b\nPort @= 25\n");
    row("a relay moves to the end", Two, move(0, 1),
        Head + "# first\n\n# second\nSmtp @= b\nPort @= 2\nSmtp @= a\nPort @= 1\n");
    row("a relay moves to the front", Columns, move(1, 0),
        Head + "Smtp @= b\nSmtp @= a\nPort @= 2\nPort @= 1\n");
}

void TestRelayEditor::edits()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, master);
    QFETCH(Edit, edit);
    QTEST(edited(before, edit, master), "after");
}

void TestRelayEditor::fixes_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<DiagnosticKind>("kind");
    QTest::addColumn<QByteArray>("after");

    using enum DiagnosticKind;
    QTest::newRow("a misspelt key is put right") << Head + "Smtp = a\nTires = 5\n"
                                                 << MisspeltKey << Head + "Smtp = a\nTries = 5\n";
    QTest::newRow("a short column is filled")
        << Head + "Smtp @= a\nSmtp @= b\nPort @= 1\n"
        << ColumnTooShort << Head + "Smtp @= a\nSmtp @= b\nPort @= 1\nPort @= 25\n";
    QTest::newRow("a scalar is written for all")
        << Head + "Smtp @= a\nSmtp @= b\nPort = 1\n"
        << ScalarReachesFirstOnly << Head + "Smtp @= a\nSmtp @= b\nPort @= 1\nPort @= 25\n";
    QTest::newRow("a long column is cut") << Head + "Smtp @= a\nPort @= 1\nPort @= 2\n"
                                          << ColumnTooLong << Head + "Smtp @= a\nPort @= 1\n";
    QTest::newRow("undef at the end goes") << Head + "Smtp @= a\nPort @= undef\n"
                                           << UndefInColumn << Head + "Smtp @= a\n";
    QTest::newRow("the second of two goes") << Head + "Smtp @= a\nSmtp @= a\n"
                                            << RelayTwice << Head + "Smtp @= a\n";
    QTest::newRow("a zero becomes an element")
        << "Port = 9\n" + Head + "Smtp = a\nPort = 0\n"
        << ZeroGivesWay << "Port = 9\n" + Head + "Smtp = a\nPort @= 0\n";
    QTest::newRow("a scalar joins its array") << Head + "Smtp = a\nSmtp @= b\n"
                                              << AppendAfterScalar << Head + "Smtp @= a\nSmtp @= b\n";
    QTest::newRow("what another scalar has replaced becomes a comment")
        << Head + "Smtp = a\nSmtp = b\n" + Head + "Smtp @= c\n"
        << AppendAfterScalar << Head + "# Smtp = a\nSmtp @= b\n" + Head + "Smtp @= c\n";
    QTest::newRow("a scalar of another package does not join") << "Smtp = a\n" + Head
            + "Smtp = b\nSmtp @= c\n" << AppendAfterScalar << "Smtp = a\n" + Head + "Smtp @= b\nSmtp @= c\n";
    QTest::newRow("a stray line becomes a comment") << Head + "Smtp = a\nwhat\n"
                                                    << InvalidLine << Head + "Smtp = a\n# what\n";
    QTest::newRow("a byte order mark goes") << "\xef\xbb\xbf" + Head + "Smtp = a\n"
                                            << ByteOrderMark << Head + "Smtp = a\n";
    QTest::newRow("line ends become line feeds")
        << "define package A\rSmtp = a\r"_ba << LoneCarriageReturn << "define package A\nSmtp = a\n"_ba;
}

void TestRelayEditor::fixes()
{
    QFETCH(QByteArray, before);
    QFETCH(DiagnosticKind, kind);
    const OpenedFile opened(before);
    LoadOptions options;
    options.beyondErrors = true;
    const ServerSet set = loadServers(opened.document, u"s"_s, {}, options);
    for (const Diagnostic &diagnostic : set.diagnostics) {
        if (diagnostic.kind != kind)
            continue;
        Document after = opened.document;
        after.apply(fixFor(diagnostic, opened.columns));
        QTEST(after.bytes(), "after");
        return;
    }
    QFAIL("not noticed");
}

void TestRelayEditor::everyPlaceIsInTheFileAndEveryFixCanBeMade()
{
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo("seed %u", seed);
    ConfGenerator generator(seed);
    for (int round = 0; round < 300; ++round) {
        QByteArray text = generator.serverFile();
        for (int i = generator.below(6); i > 0 && !text.isEmpty(); --i) // and some damage
            text.replace(generator.below(int(text.size())), generator.below(3),
                QByteArray(1, char(generator.below(256))));
        const OpenedFile opened(text);
        for (const Diagnostic &diagnostic : lintServerFile(opened.document, u"s"_s)) {
            QVERIFY2(diagnostic.line >= 0 && diagnostic.line <= opened.document.lineCount(),
                text.toPercentEncoding());
            if (diagnostic.line > 0) {
                const qsizetype length = opened.document.line(diagnostic.line - 1).size();
                QVERIFY2(std::max(diagnostic.column - 1, 0) + diagnostic.length <= length,
                    text.toPercentEncoding());
            }
            const TextEdits edits = fixFor(diagnostic, opened.columns);
            Document fixed = opened.document;
            fixed.apply(edits);
            fixed.apply(inverseOf(edits, text));
            QVERIFY2(fixed.bytes() == text, text.toPercentEncoding());
        }
    }
}

QTEST_GUILESS_MAIN(TestRelayEditor)
#include "tst_relayeditor.moc"
