#include "editing/recovery.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

class TestRecovery final : public QObject
{
    Q_OBJECT

private slots:
    void whatACrashLeftIsFoundOnce();
    void workOfAProgramThatRunsIsLeftAlone();
    void onlyTheOwnerCanReadACopy();
    void aCopyThatCannotBeReadIsPassedOver();
    void aSessionThatIsSavedLeavesNothing();
    void takingUpGoesOnWhereItEnded();
};

namespace {

QString copiesIn(const QTemporaryDir &folder)
{
    return folder.filePath(u"unsaved"_s);
}

/// What a program leaves that is killed: a copy, and nobody who holds its lock.
void leave(const QString &folder, const QString &file, const QByteArray &saved, const QByteArray &bytes)
{
    const RecoveryCopy copy(folder);
    QVERIFY(RecoveryCopy::write(copy.fileName(), {file, saved, bytes, {}, {}}));
}

} // namespace

void TestRecovery::whatACrashLeftIsFoundOnce()
{
    const QTemporaryDir folder;
    leave(copiesIn(folder), u"relays.conf"_s, "old\n", "new\n");
    const RecoveryCopy next(copiesIn(folder));
    const QList<UnsavedWork> found = next.found();
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().file, u"relays.conf"_s);
    QCOMPARE(found.first().saved, "old\n"_ba);
    QCOMPARE(found.first().bytes, "new\n"_ba);
    RecoveryCopy::discard(found.first());
    QVERIFY(next.found().isEmpty());
}

void TestRecovery::workOfAProgramThatRunsIsLeftAlone()
{
    const QTemporaryDir folder;
    const RecoveryCopy running(copiesIn(folder));
    QVERIFY(RecoveryCopy::write(running.fileName(), {u"a"_s, {}, "x", {}, {}}));
    QVERIFY(RecoveryCopy(copiesIn(folder)).found().isEmpty());
}

void TestRecovery::onlyTheOwnerCanReadACopy()
{
    const QTemporaryDir folder;
    const RecoveryCopy copy(copiesIn(folder));
    QVERIFY(RecoveryCopy::write(copy.fileName(), {u"a"_s, {}, "x", {}, {}}));
    constexpr auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther;
    QVERIFY(!(QFile::permissions(copy.fileName()) & others));
    QVERIFY(!(QFile::permissions(copiesIn(folder)) & others));
}

void TestRecovery::aCopyThatCannotBeReadIsPassedOver()
{
    const QTemporaryDir folder;
    leave(copiesIn(folder), u"good"_s, {}, "x\n");
    QFile bad(copiesIn(folder) + u"/bad.work"_s);
    QVERIFY(bad.open(QIODevice::WriteOnly));
    bad.write("not a copy of ours");
    bad.close();
    QCOMPARE(RecoveryCopy(copiesIn(folder)).found().size(), 1);
}

void TestRecovery::aSessionThatIsSavedLeavesNothing()
{
    const QTemporaryDir folder;
    ServerFileSession session;
    const Recovery recovery(&session, copiesIn(folder));
    session.begin("Smtp @= a\n");
    QTRY_VERIFY(!QDir(copiesIn(folder)).entryList({u"*.work"_s}).isEmpty());
    session.saveAs(folder.filePath(u"relays.conf"_s));
    QTRY_VERIFY(QDir(copiesIn(folder)).entryList({u"*.work"_s}).isEmpty());
}

void TestRecovery::takingUpGoesOnWhereItEnded()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"relays.conf"_s);
    QFile onDisk(file);
    QVERIFY(onDisk.open(QIODevice::WriteOnly));
    onDisk.write("old\n");
    onDisk.close();
    leave(copiesIn(folder), file, "old\n", "new\n");

    ServerFileSession session;
    Recovery recovery(&session, copiesIn(folder));
    recovery.takeUp(recovery.found().first());
    QCOMPARE(session.document().bytes(), "new\n"_ba);
    QVERIFY(session.isModified());
    session.save();
    QTRY_VERIFY(!session.isModified());
    QVERIFY(onDisk.open(QIODevice::ReadOnly));
    QCOMPARE(onDisk.readAll(), "new\n"_ba);
    QTRY_VERIFY(recovery.found().isEmpty());
}

QTEST_GUILESS_MAIN(TestRecovery)
#include "tst_recovery.moc"
