#include "smtp/replyreader.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

namespace {

/// A reply in one line of text: `250 |250-a|250 b| mixed odd`.
QByteArray shown(const Reply &reply)
{
    return QByteArray::number(reply.code) + " |" + reply.lines.join('|') + '|'
        + (reply.mixedCodes ? " mixed" : "") + (reply.odd ? " odd" : "");
}

/// What comes of these slices: replies, and the fault at the end when there is one.
QByteArrayList read(const QByteArrayList &slices)
{
    ReplyReader reader;
    QByteArrayList replies;
    for (const QByteArray &slice : slices) {
        reader.feed(slice);
        while (const auto reply = reader.take())
            replies.append(shown(*reply));
    }
    if (reader.fault() != ReplyReader::Fault::None)
        replies.append("fault "_ba + QByteArray::number(int(reader.fault())));
    else if (!reader.isEmpty())
        replies.append("unread"_ba);
    return replies;
}

QByteArrayList cut(const QByteArray &bytes, qsizetype first, qsizetype second)
{
    return {bytes.first(first), bytes.sliced(first, second - first), bytes.sliced(second)};
}

QByteArrayList byteByByte(const QByteArray &bytes)
{
    QByteArrayList slices;
    for (const char byte : bytes)
        slices.append(QByteArray(1, byte));
    return slices;
}

QByteArray faultName(ReplyReader::Fault fault)
{
    return "fault "_ba + QByteArray::number(int(fault));
}

} // namespace

class TestReplyReader final : public QObject
{
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
    void bounds_data();
    void bounds();
    void words_data();
    void words();
    void forgetsWhenReset();
    void keepsTheLineAtFault();
};

void TestReplyReader::reads_data()
{
    using Fault = ReplyReader::Fault;
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArrayList>("replies");

    const auto row = [](const char *sentence, const QByteArray &bytes, const QByteArrayList &replies) {
        QTest::newRow(sentence) << bytes << replies;
    };
    row("a line is a reply", "250 ok\r\n"_ba, {"250 |250 ok|"_ba});
    row("a bare code is a whole reply", "250\r\n"_ba, {"250 |250|"_ba});
    row("a code and a blank are a whole reply", "250 \r\n"_ba, {"250 |250 |"_ba});
    row("two replies are two", "250 a\r\n251 b\r\n"_ba, {"250 |250 a|"_ba, "251 |251 b|"_ba});
    row("a dash says that more is to come", "250-a\r\n250 b\r\n"_ba, {"250 |250-a|250 b|"_ba});
    row("a bare code ends a reply of several lines", "250-a\r\n250\r\n"_ba, {"250 |250-a|250|"_ba});
    row("lines may have no words", "250-\r\n250 \r\n"_ba, {"250 |250-|250 |"_ba});
    row("a lone LF ends a line and is odd", "250 ok\n"_ba, {"250 |250 ok| odd"_ba});
    row("one LF among CR LF makes a reply odd", "250-a\n250 b\r\n"_ba, {"250 |250-a|250 b| odd"_ba});
    row("the next reply is not odd", "250 a\n250 b\r\n"_ba, {"250 |250 a| odd"_ba, "250 |250 b|"_ba});
    row("the last code decides", "250-a\r\n550 b\r\n"_ba, {"550 |250-a|550 b| mixed"_ba});
    row("a code may come back", "250-a\r\n550-b\r\n250 c\r\n"_ba, {"250 |250-a|550-b|250 c| mixed"_ba});
    row("a line without a code inside is kept and odd", "250-a\r\nb\r\n250 c\r\n"_ba,
        {"250 |250-a|b|250 c| odd"_ba});
    row("an empty line inside is kept", "250-a\r\n\r\n250 c\r\n"_ba, {"250 |250-a||250 c| odd"_ba});
    row("a CR inside a line stays", "250 a\rb\r\n"_ba, {"250 |250 a\rb|"_ba});
    row("control and 8-bit bytes stay", "250 \0\x1b\xff\r\n"_ba, {"250 |250 \0\x1b\xff|"_ba});
    row("any three digits are a code", "000 a\r\n999 b\r\n"_ba, {"0 |000 a|"_ba, "999 |999 b|"_ba});
    row("nothing is nothing", ""_ba, {});
    row("half a line is no reply", "250 ok"_ba, {"unread"_ba});
    row("a line and its CR are no reply", "250 ok\r"_ba, {"unread"_ba});
    row("half a reply is no reply", "250-ok\r\n"_ba, {"unread"_ba});
    row("a first line without a code is a fault", "hello\r\n"_ba, {faultName(Fault::NotAReply)});
    row("an empty first line is a fault", "\r\n"_ba, {faultName(Fault::NotAReply)});
    row("two digits are a fault", "25 ok\r\n"_ba, {faultName(Fault::NotAReply)});
    row("four digits are a fault", "2500 ok\r\n"_ba, {faultName(Fault::NotAReply)});
    row("a letter behind the code is a fault", "250ok\r\n"_ba, {faultName(Fault::NotAReply)});
    row("what came before a fault counts", "250 a\r\nb\r\n250 c\r\n"_ba,
        {"250 |250 a|"_ba, faultName(Fault::NotAReply)});
}

/// However the bytes are cut, the replies are the same.
void TestReplyReader::reads()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArrayList, replies);
    QCOMPARE(read({bytes}), replies);
    QCOMPARE(read(byteByByte(bytes)), replies);
    for (qsizetype first = 0; first <= bytes.size(); ++first) {
        for (qsizetype second = first; second <= bytes.size(); ++second)
            QCOMPARE(read(cut(bytes, first, second)), replies);
    }
}

void TestReplyReader::bounds_data()
{
    using Fault = ReplyReader::Fault;
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ReplyReader::Fault>("fault");

    constexpr qsizetype Code = 4; // "250 "
    const auto line = [](qsizetype size) { return "250 "_ba + QByteArray(size - Code, 'x'); };
    const QByteArray inner = "250-"_ba + QByteArray(ReplyReader::MaxLine - Code, 'x') + "\r\n"_ba;

    QTest::newRow("a line of 64 KiB is read") << line(ReplyReader::MaxLine) + "\r\n"_ba << Fault::None;
    QTest::newRow("a longer line is a fault")
        << line(ReplyReader::MaxLine + 1) + "\r\n"_ba << Fault::LineTooLong;
    QTest::newRow("a longer line with a lone LF is a fault")
        << line(ReplyReader::MaxLine + 1) + "\n"_ba << Fault::LineTooLong;
    QTest::newRow("a line that never ends is a fault")
        << QByteArray(ReplyReader::MaxLine + 2, 'x') << Fault::LineTooLong;
    QTest::newRow("1000 lines are read")
        << "250-x\r\n"_ba.repeated(ReplyReader::MaxLines - 1) + "250 x\r\n"_ba << Fault::None;
    QTest::newRow("more lines are a fault")
        << "250-x\r\n"_ba.repeated(ReplyReader::MaxLines) + "250 x\r\n"_ba << Fault::TooManyLines;
    QTest::newRow("a reply of more than 1 MiB is a fault") << inner.repeated(16) << Fault::TooMuch;
    QTest::newRow("many replies are no fault") << "250 x\r\n"_ba.repeated(200'000) << Fault::None;
}

void TestReplyReader::bounds()
{
    QFETCH(QByteArray, bytes);
    QFETCH(ReplyReader::Fault, fault);
    for (const qsizetype step : {bytes.size(), qsizetype(16384), qsizetype(1021), qsizetype(1)}) {
        ReplyReader reader;
        for (qsizetype at = 0; at < bytes.size(); at += step) {
            reader.feed(QByteArrayView(bytes).sliced(at, std::min(step, bytes.size() - at)));
            while (reader.take()) {}
        }
        QCOMPARE(reader.fault(), fault);
        QCOMPARE(reader.isEmpty(), fault == ReplyReader::Fault::None);
    }
}

void TestReplyReader::words_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("words are what stands behind the code") << "250 2.1.0 ok\r\n"_ba
                                                           << "2.1.0 ok"_ba;
    QTest::newRow("a bare code has no words") << "250\r\n"_ba
                                              << ""_ba;
    QTest::newRow("lines are joined by LF") << "250-a\r\n250 b\r\n"_ba
                                            << "a\nb"_ba;
    QTest::newRow("a line without a code is all words") << "250-a\r\nlost\r\n250 b\r\n"_ba
                                                        << "a\nlost\nb"_ba;
}

void TestReplyReader::words()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, text);
    ReplyReader reader;
    reader.feed(bytes);
    const auto reply = reader.take();
    QVERIFY(reply);
    QCOMPARE(reply->text(), text);
}

void TestReplyReader::forgetsWhenReset()
{
    ReplyReader reader;
    reader.feed("250-half\r\n25");
    QVERIFY(!reader.take());
    QVERIFY(!reader.isEmpty());
    reader.reset();
    QVERIFY(reader.isEmpty());
    reader.feed("220 new\r\n");
    QCOMPARE(reader.take()->lines, QByteArrayList{"220 new"_ba});
}

void TestReplyReader::keepsTheLineAtFault()
{
    ReplyReader reader;
    reader.feed("250 ok\r\nHTTP/1.1 400 Bad Request\r\n");
    QVERIFY(reader.take());
    QVERIFY(!reader.take());
    QVERIFY(reader.leftover().startsWith("HTTP/1.1"));
    reader.feed("250 ok\r\n");
    QVERIFY(!reader.take()); // a fault is for good
}

QTEST_APPLESS_MAIN(TestReplyReader)
#include "tst_replyreader.moc"
