#include "session/steps.h"
#include "session/transcript.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

namespace {

TranscriptLine line(int number)
{
    TranscriptLine made;
    made.text = QByteArray::number(number);
    return made;
}

} // namespace

class TestTranscript final : public QObject
{
    Q_OBJECT

private slots:
    void isWantedByThoseWhoLook();
    void givesTheLinesOnce();
    void dropsTheOldestAndCountsThem();
    void forgetsWhatNobodyWatches();
    void showsTheTapEveryLine();
    void stepsAndStatesAgree();
};

void TestTranscript::isWantedByThoseWhoLook()
{
    Transcript transcript;
    QVERIFY(!transcript.isWanted());
    transcript.setWatched(true);
    QVERIFY(transcript.isWanted());
    transcript.setWatched(false);
    QVERIFY(!transcript.isWanted());
    transcript.setTap([](const TranscriptLine &) {});
    QVERIFY(transcript.isWanted());
    transcript.setTap({});
    QVERIFY(!transcript.isWanted());
}

void TestTranscript::givesTheLinesOnce()
{
    Transcript transcript;
    transcript.setWatched(true);
    QVERIFY(!transcript.hasLines());
    transcript.add(line(1));
    transcript.add(line(2));
    QVERIFY(transcript.hasLines());
    quint64 dropped = 9;
    const TranscriptLines lines = transcript.take(dropped);
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines[0].text, "1"_ba);
    QCOMPARE(lines[1].text, "2"_ba);
    QCOMPARE(dropped, quint64(0));
    QVERIFY(!transcript.hasLines());
    QVERIFY(transcript.take(dropped).isEmpty());
}

void TestTranscript::dropsTheOldestAndCountsThem()
{
    constexpr int capacity = 10;
    constexpr int added = 95;
    Transcript transcript(capacity);
    transcript.setWatched(true);
    for (int i = 0; i < added; ++i)
        transcript.add(line(i));
    quint64 dropped = 0;
    const TranscriptLines lines = transcript.take(dropped);
    QVERIFY(lines.size() <= capacity);
    QVERIFY(lines.size() >= capacity / 2);
    QCOMPARE(quint64(lines.size()) + dropped, quint64(added));
    QCOMPARE(lines.last().text, "94"_ba);
    QCOMPARE(lines.first().text, QByteArray::number(dropped));
    (void)transcript.take(dropped);
    QCOMPARE(dropped, quint64(0));
}

void TestTranscript::forgetsWhatNobodyWatches()
{
    Transcript transcript;
    transcript.setWatched(true);
    transcript.add(line(1));
    transcript.setWatched(false);
    QVERIFY(!transcript.hasLines());
    transcript.add(line(2));
    QVERIFY(!transcript.hasLines());
}

void TestTranscript::showsTheTapEveryLine()
{
    QByteArrayList heard;
    Transcript transcript(2);
    transcript.setTap([&heard](const TranscriptLine &said) { heard.append(said.text); });
    for (int i = 0; i < 5; ++i)
        transcript.add(line(i));
    QCOMPARE(heard.join(), "01234"_ba);
    QVERIFY(!transcript.hasLines());
}

void TestTranscript::stepsAndStatesAgree()
{
    for (const auto step : {Failure::Step::Connect, Failure::Step::Greeting, Failure::Step::Ehlo,
             Failure::Step::Helo, Failure::Step::Rset, Failure::Step::Mail, Failure::Step::Rcpt,
             Failure::Step::Data, Failure::Step::Content, Failure::Step::Quit, Failure::Step::Other})
        QCOMPARE(stepIn(stateFor(step)), step);
    QVERIFY(endsGroup(Failure::Step::Data));
    QVERIFY(!endsGroup(Failure::Step::Rcpt));
}

QTEST_APPLESS_MAIN(TestTranscript)
#include "tst_transcript.moc"
