#include "bulk/conversationlog.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Relaydeck;
using Direction = TranscriptLine::Direction;
using NoteKind = TranscriptLine::NoteKind;

namespace {

TranscriptLine line(Direction direction, const QByteArray &text, NoteKind note = NoteKind::None)
{
    TranscriptLine made;
    made.at = 1'700'000'000'123;
    made.gap = 7;
    made.relay = 1;
    made.connection = 3;
    made.direction = direction;
    made.note = note;
    made.text = text;
    return made;
}

QByteArrayList linesOf(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().split('\n') : QByteArrayList();
}

} // namespace

/// What relays and we said, in a file.
class TestConversationLog final : public QObject
{
    Q_OBJECT

private slots:
    void classicFilesLeaveOutWhatTheyAlwaysDid();
    void linesOfJsonHaveAll();
    void aLineOfJsonTellsWhatIsKnown();

private:
    QTemporaryDir m_folder;
};

void TestConversationLog::classicFilesLeaveOutWhatTheyAlwaysDid()
{
    const QString name = m_folder.filePath(u"talk.log"_s);
    ConversationLog log;
    QVERIFY(log.add(1, name));
    log.write(line(Direction::Note, "mx:25", NoteKind::Connected));
    log.write(line(Direction::FromRelay, "220 hi"));
    log.write(line(Direction::ToRelay, "EHLO deck.test"));
    log.write(line(Direction::FromRelay, "250 relay"));
    log.flush();
    QCOMPARE(linesOf(name), (QByteArrayList{"Said to server: 'EHLO'", "\tServer replied: '250 relay'"}));
}

void TestConversationLog::linesOfJsonHaveAll()
{
    const QString json = m_folder.filePath(u"talk.jsonl"_s);
    const QString classic = m_folder.filePath(u"all.log"_s);
    ConversationLog log;
    QVERIFY(log.add(1, json) && log.addForAll(classic));
    log.write(line(Direction::Note, "mx:25", NoteKind::Connected));
    log.write(line(Direction::FromRelay, "220 hi"));
    log.write(line(Direction::ToRelay, "EHLO deck.test"));
    log.flush();
    QByteArrayList said;
    for (const QByteArray &text : linesOf(json))
        said.append(QJsonDocument::fromJson(text).object()[u"said"_s].toString().toUtf8());
    QCOMPARE(said, (QByteArrayList{"mx:25", "220 hi", "EHLO deck.test"}));
    QCOMPARE(linesOf(classic), QByteArrayList{"Said to server: 'EHLO'"_ba});
}

void TestConversationLog::aLineOfJsonTellsWhatIsKnown()
{
    TranscriptLine text = line(Direction::ToRelay, "Subject: \xff\r\n", NoteKind::Content);
    text.size = 4096;
    text.secured = true;
    const QJsonObject object = QJsonDocument::fromJson(jsonLine(text)).object();
    QCOMPARE(object[u"time"_s].toString(), u"2023-11-14T22:13:20.123Z"_s);
    QCOMPARE(object[u"gap"_s].toInt(), 7);
    QCOMPARE(object[u"relay"_s].toInt(), 2);
    QCOMPARE(object[u"connection"_s].toInt(), 3);
    QCOMPARE(object[u"from"_s].toString(), u"us"_s);
    QCOMPARE(object[u"event"_s].toString(), u"content"_s);
    QCOMPARE(object[u"size"_s].toInt(), 4096);
    QCOMPARE(object[u"tls"_s].toBool(), true);
    const QJsonObject reply
        = QJsonDocument::fromJson(jsonLine(line(Direction::FromRelay, "250 ok"))).object();
    QCOMPARE(reply[u"from"_s].toString(), u"relay"_s);
    QVERIFY(!reply.contains(u"event"_s) && !reply.contains(u"size"_s));
}

QTEST_GUILESS_MAIN(TestConversationLog)
#include "tst_conversationlog.moc"
