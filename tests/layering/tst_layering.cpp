#include "layering/houserules.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

namespace {

QString contentOf(const QString &fileName)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(fileName));
    return QString::fromUtf8(file.readAll());
}

const QString Source = QStringLiteral(RELAYDECK_SOURCE_DIR "/src");

} // namespace

class TestLayering : public QObject
{
    Q_OBJECT

private slots:
    void rules_data();
    void rules();
    void roomsAreLaidFromTheGroundUp();
    void everyFolderIsARoom();
    void house_data();
    void house();

private:
    const FloorPlan m_plan{contentOf(QStringLiteral(RELAYDECK_PLAN_FILE))};
};

void TestLayering::rules_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("broken");

    const auto row = [](const char *sentence, const QString &path, const QString &text, int broken) {
        QTest::newRow(sentence) << path << text << broken;
    };
    row("a room may include itself", u"top/a.cpp"_s, u"#include \"top/a.h\"\n"_s, 0);
    row("a room may include what it uses", u"top/a.cpp"_s, u"#include \"low/b.h\"\n"_s, 0);
    row("a room may not look up", u"low/b.h"_s, u"#include \"top/a.h\"\n"_s, 1);
    row("using is not inherited", u"models/m.h"_s, u"#include \"low/b.h\"\n"_s, 1);
    row("a name without its room is refused", u"low/b.cpp"_s, u"#include \"b.h\"\n"_s, 1);
    row("forms and moc files have no room", u"top/a.cpp"_s, u"#include \"ui_a.h\"\n#include \"a.moc\"\n"_s,
        0);
    row("the roof may include all", u"app/main.cpp"_s, u"#include \"top/a.h\"\n#include \"low/b.h\"\n"_s, 0);
    row("waiting for a socket is refused", u"top/a.cpp"_s, u"socket.waitForConnected(1);\n"_s, 1);
    row("a nested event loop is refused", u"app/main.cpp"_s, u"QEventLoop loop;\n"_s, 1);
    row("a friend class is refused", u"low/b.h"_s, u"friend class A;\n"_s, 1);
    row("a friend operator is not", u"low/b.h"_s, u"friend bool operator==(B, B);\n"_s, 0);
    row("a lock below the engine is refused", u"low/b.h"_s, u"QMutex m_mutex;\n"_s, 1);
    row("a thread in the engine is not", u"engine/e.h"_s, u"QThread m_thread;\n"_s, 0);
    row("a sentence below the models is refused", u"engine/e.cpp"_s, u"return tr(\"no\");\n"_s, 1);
    row("a sentence in the models is not", u"models/m.cpp"_s, u"return tr(\"no\");\n"_s, 0);
    row("str( is not tr(", u"low/b.cpp"_s, u"str(x);\n"_s, 0);
    row("a comment may say anything", u"low/b.cpp"_s, u"f(); // no QEventLoop, no tr()\n"_s, 0);
    row("500 lines are not too many", u"low/b.cpp"_s, u"x;\n"_s.repeated(500), 0);
    row("501 lines are", u"low/b.cpp"_s, u"x;\n"_s.repeated(501), 1);
}

void TestLayering::rules()
{
    QFETCH(const QString, path);
    QFETCH(const QString, text);
    QFETCH(const int, broken);

    const FloorPlan plan(u"low: \ntop: low\nengine: top;low\nmodels: engine\n"_s);
    const QStringList complaints = brokenRules(plan, path, text);
    QVERIFY2(complaints.size() == broken, qPrintable(complaints.join(u'\n')));
}

void TestLayering::roomsAreLaidFromTheGroundUp()
{
    QVERIFY(!m_plan.rooms().isEmpty());
    QCOMPARE(m_plan.complaints(), QStringList());
    QCOMPARE(FloorPlan(u"low: top\ntop: \n"_s).complaints().size(), 1);
}

void TestLayering::everyFolderIsARoom()
{
    QStringList folders = QDir(Source).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    folders.removeOne(u"app"_s); // the roof: it may include all and nothing includes it
    QStringList rooms = m_plan.rooms();
    rooms.sort();
    QCOMPARE(folders, rooms);
}

void TestLayering::house_data()
{
    QTest::addColumn<QString>("path");

    const QDir root(Source);
    QDirIterator files(Source, {u"*.h"_s, u"*.cpp"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = root.relativeFilePath(files.next());
        QTest::newRow(qPrintable(path)) << path;
    }
}

void TestLayering::house()
{
    QFETCH(const QString, path);

    const QStringList complaints = brokenRules(m_plan, path, contentOf(Source + u'/' + path));
    QVERIFY2(complaints.isEmpty(), qPrintable(u"src/"_s + complaints.join(u"\nsrc/"_s)));
}

QTEST_GUILESS_MAIN(TestLayering)
#include "tst_layering.moc"
