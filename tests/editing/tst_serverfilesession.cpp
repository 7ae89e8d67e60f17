#include "editing/serverfilesession.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

class TestServerFileSession final : public QObject
{
    Q_OBJECT

private slots:
    void typingAWordIsOneStep();
    void rubbingOutIsOneStep();
    void changesOfOneTurnAreOneStep();
    void aChangeOfARelayIsOneStep();
    void undoingAllIsUnmodified();
    void viewsHearWhatToChange();
    void remarksFollowAPause();
    void savingKeepsEveryByte_data();
    void savingKeepsEveryByte();
    void aFileThatChangedOnDiskIsNotOverwritten();
    void aSaveThatFailsLeavesTheWork();
    void whatIsOnDiskCanBeTakenOverAndTakenBack();
    void savingUnderAnotherNameRenamesTheRemarks();
};

namespace {

/// A session with a file that is on disk.
struct Desk
{
    QTemporaryDir folder;
    ServerFileSession session;
    QString file = folder.filePath(u"relays.conf"_s);

    explicit Desk(const QByteArray &bytes)
    {
        write(bytes);
        FileKeeper keeper(file);
        const FileContent content = keeper.load();
        session.open(
            keeper, std::make_shared<const FileReading>(Document(content.bytes), file, session.masters()));
    }

    void write(const QByteArray &bytes) const
    {
        QFile target(file);
        QVERIFY(target.open(QIODevice::WriteOnly));
        QCOMPARE(target.write(bytes), bytes.size());
    }

    [[nodiscard]] QByteArray onDisk() const
    {
        QFile source(file);
        return source.open(QIODevice::ReadOnly) ? source.readAll() : "cannot be read"_ba;
    }

    /// As a text view does it, one letter in each turn of the event loop.
    void type(qsizetype offset, const QByteArray &word)
    {
        for (const char letter : word) {
            session.type({offset++, 0, QByteArray(1, letter)});
            QCoreApplication::processEvents();
        }
    }

    [[nodiscard]] QByteArray text() const { return session.document().bytes(); }
};

const QByteArray TwoRelays
    = "define package Mail::Bulkmail::Server\nSmtp @= a\nSmtp @= b\nPort @= 25\nPort @= 26\n";

} // namespace

void TestServerFileSession::typingAWordIsOneStep()
{
    Desk desk("# a\n");
    desk.type(3, " word");
    QCOMPARE(desk.text(), "# a word\n"_ba);
    QCOMPARE(desk.session.history()->count(), 1);
    desk.session.history()->undo();
    QCOMPARE(desk.text(), "# a\n"_ba);
    desk.session.history()->redo();
    QCOMPARE(desk.text(), "# a word\n"_ba);
}

void TestServerFileSession::rubbingOutIsOneStep()
{
    Desk desk("# abcdef\n");
    for (const qsizetype offset : {7, 6, 5}) { // backspace
        desk.session.type({offset, 1, {}});
        QCoreApplication::processEvents();
    }
    for (int times = 0; times < 2; ++times) { // delete, at the same place
        desk.session.type({3, 1, {}});
        QCoreApplication::processEvents();
    }
    QCOMPARE(desk.text(), "# a\n"_ba);
    while (desk.session.history()->canUndo())
        desk.session.history()->undo();
    QCOMPARE(desk.text(), "# abcdef\n"_ba);
    QVERIFY(desk.session.history()->count() <= 2);
}

void TestServerFileSession::changesOfOneTurnAreOneStep()
{
    Desk desk("# abc\n");
    desk.session.type({2, 3, {}}); // a selection is replaced
    desk.session.type({2, 0, "x"});
    QCOMPARE(desk.text(), "# x\n"_ba);
    desk.session.history()->undo();
    QCOMPARE(desk.text(), "# abc\n"_ba);
}

void TestServerFileSession::aChangeOfARelayIsOneStep()
{
    Desk desk(TwoRelays);
    desk.session.changeRelays(u"Tries"_s, [](const RelayEditor &editor) {
        return editor.setValues(Field::Tries, {{0, "3"_ba}, {1, "4"_ba}});
    });
    QCOMPARE(desk.session.reading()->setting(1, Field::Tries).text, "4"_ba);
    QCOMPARE(desk.session.history()->undoText(), u"Tries"_s);
    desk.session.history()->undo();
    QCOMPARE(desk.text(), TwoRelays);
}

void TestServerFileSession::undoingAllIsUnmodified()
{
    Desk desk("# a\n");
    QVERIFY(!desk.session.isModified());
    desk.type(3, "b");
    QVERIFY(desk.session.isModified());
    desk.session.history()->undo();
    QVERIFY(!desk.session.isModified());
}

void TestServerFileSession::viewsHearWhatToChange()
{
    Desk desk(TwoRelays);
    QByteArray mirror = desk.text();
    connect(&desk.session, &ServerFileSession::edited, &desk.session, [&mirror](const TextEdits &edits) {
        for (auto edit = edits.crbegin(); edit != edits.crend(); ++edit)
            mirror.replace(edit->offset, edit->length, edit->text);
    });
    desk.session.changeRelays(u"Swap"_s, [](const RelayEditor &editor) { return editor.moveRelay(0, 1); });
    QCOMPARE(mirror, desk.text());
    desk.session.history()->undo();
    QCOMPARE(mirror, TwoRelays);
}

void TestServerFileSession::remarksFollowAPause()
{
    Desk desk(TwoRelays);
    desk.session.type({desk.text().size(), 0, "what is this\n"});
    QTRY_VERIFY(!desk.session.diagnostics().isEmpty());
    QTRY_COMPARE(desk.session.diagnostics().last().kind, DiagnosticKind::InvalidLine);
    QVERIFY(desk.session.isRead());
}

void TestServerFileSession::savingKeepsEveryByte_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("no-break spaces") << "# a\xC2\xA0 b\nSmtp @= mx\n"_ba;
    QTest::newRow("CR LF and a byte order mark") << "\xEF\xBB\xBF# a\r\nSmtp @= mx\r\n"_ba;
    QTest::newRow("Latin-1, no last line end") << "# gr\xFC\xDF\nSmtp @= mx"_ba;
    QTest::newRow("line ends of three kinds, and a NUL") << QByteArray("# a\r\n# b\n# c\r# \0d\n", 17);
}

void TestServerFileSession::savingKeepsEveryByte()
{
    QFETCH(QByteArray, bytes);
    Desk desk(bytes);
    desk.type(desk.text().indexOf("# ") + 2, "+");
    QByteArray expected = bytes;
    expected.insert(bytes.indexOf("# ") + 2, '+');
    const QSignalSpy saved(&desk.session, &ServerFileSession::saved);
    desk.session.save();
    QTRY_COMPARE(saved.size(), 1);
    QCOMPARE(desk.onDisk(), expected);
    QVERIFY(!desk.session.isModified());
}

void TestServerFileSession::aFileThatChangedOnDiskIsNotOverwritten()
{
    Desk desk("# a\n");
    desk.type(3, "b");
    desk.write("# theirs\n");
    QSignalSpy failed(&desk.session, &ServerFileSession::saveFailed);
    desk.session.save();
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed.first().at(1).value<SaveOutcome>().flaw, SaveFlaw::ChangedOnDisk);
    QCOMPARE(desk.onDisk(), "# theirs\n"_ba);
    QVERIFY(desk.session.isModified());
    desk.session.save(true);
    QTRY_COMPARE(desk.onDisk(), "# ab\n"_ba);
}

void TestServerFileSession::aSaveThatFailsLeavesTheWork()
{
    Desk desk("# a\n");
    desk.type(3, "b");
    const QSignalSpy failed(&desk.session, &ServerFileSession::saveFailed);
    desk.session.saveAs(desk.folder.filePath(u"no such folder/relays.conf"_s));
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(desk.session.isModified());
    QVERIFY(!desk.session.isSaving());
    QCOMPARE(desk.session.fileName(), desk.file);
    QCOMPARE(desk.onDisk(), "# a\n"_ba);
}

void TestServerFileSession::whatIsOnDiskCanBeTakenOverAndTakenBack()
{
    Desk desk("# a\n# b\n");
    desk.write("# a\n# theirs\n");
    FileKeeper keeper(desk.file);
    const FileContent content = keeper.load();
    desk.session.rewrite(u"Changes on disk"_s, content.bytes);
    desk.session.acknowledge(keeper, content.bytes);
    QVERIFY(!desk.session.isModified());
    desk.session.history()->undo();
    QCOMPARE(desk.text(), "# a\n# b\n"_ba);
    QVERIFY(desk.session.isModified());
    desk.session.save(); // nobody has touched it since
    QTRY_COMPARE(desk.onDisk(), "# a\n# b\n"_ba);
}

void TestServerFileSession::savingUnderAnotherNameRenamesTheRemarks()
{
    Desk desk("what\n");
    QTRY_VERIFY(!desk.session.diagnostics().isEmpty());
    const QString other = desk.folder.filePath(u"other.conf"_s);
    desk.session.saveAs(other);
    QTRY_COMPARE(desk.session.diagnostics().first().file, other);
}

QTEST_GUILESS_MAIN(TestServerFileSession)
#include "tst_serverfilesession.moc"
