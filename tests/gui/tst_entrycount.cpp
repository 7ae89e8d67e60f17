#include "gui/entrycount.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

class TestEntryCount final : public QObject
{
    Q_OBJECT

private slots:
    void counts_data();
    void counts();
    void saysWhatATableLacks();

private:
    QString write(const QString &name, const QByteArray &bytes);

    QTemporaryDir m_folder;
};

QString TestEntryCount::write(const QString &name, const QByteArray &bytes)
{
    QFile file(m_folder.filePath(name));
    const bool done = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    return done ? file.fileName() : QString();
}

void TestEntryCount::counts_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<qint64>("entries");
    QTest::newRow("lines that are not blank")
        << u"a.txt"_s << "a@b.example\n\n \nc@d.example"_ba << qint64(2);
    QTest::newRow("an empty list") << u"b.txt"_s << ""_ba << qint64(0);
    QTest::newRow("a heading is no reader")
        << u"c.csv"_s << "name,email\nAnn,a@b.example\nBob,c@d.example\n"_ba << qint64(2);
    QTest::newRow("a record of two lines is one reader")
        << u"d.csv"_s << "email,note\na@b.example,\"one\ntwo\"\nc@d.example,x"_ba << qint64(2);
    QTest::newRow("a record without an address is none")
        << u"e.tsv"_s << "email\tname\n\tAnn\na@b.example\tBob\n"_ba << qint64(1);
    QTest::newRow("objects") << u"f.jsonl"_s << "{\"email\":\"a@b.example\"}\n{}\n"_ba << qint64(1);
}

void TestEntryCount::counts()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, list);
    const EntryCount count = EntryCount::of(write(name, list));
    QCOMPARE(count.error, QString());
    QTEST(count.entries, "entries");
}

void TestEntryCount::saysWhatATableLacks()
{
    const EntryCount count = EntryCount::of(write(u"g.csv"_s, "name,town\nAnn,Rome\n"_ba));
    QVERIFY(count.entries < 0);
    QVERIFY2(count.error.contains(u"name, town"_s), qPrintable(count.error));
    QVERIFY(EntryCount::of(m_folder.path()).error.contains(m_folder.path()));
}

QTEST_GUILESS_MAIN(TestEntryCount)
#include "tst_entrycount.moc"
