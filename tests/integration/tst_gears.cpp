#include "queuepeers.h"

#include "bulk/bulksend.h"
#include "clock/systemclock.h"
#include "net/sockettransport.h"

#include <QFile>
#include <QTest>

#include <algorithm>

using namespace Relaydeck;
using namespace Qt::StringLiterals;

namespace {

constexpr int Patience = 120'000; // milliseconds for a whole send
constexpr int People = 300; // a message for each

const QByteArray Header
    = "From: News <news@example.org>\r\nTo: readers@example.org\r\nSubject: Spring\r\n\r\n";
const QByteArray Body = QByteArray(".a dot at the start\r\n..two\r\n.\r\n\r\nGr\xc3\xbc\xc3\x9f"
                                   "e\r\nFrom the start of a line\r\nBDAT 7 LAST\r\nRSET\r\n \r\n")
    + (QByteArray(76, 'x') + "\r\n").repeated(40) + "\r\n";

QByteArrayList people()
{
    QByteArrayList people;
    for (int i = 1; i <= People; ++i)
        people.append("reader" + QByteArray::number(i) + "@town.example");
    return people;
}

/// What a conversation says about how it was held.
struct Manners
{
    int data = 0;
    int bdat = 0;
    int onTheHeels = 0; // envelopes begun right behind a text
    bool afterText = false;

    void note(const TranscriptLine &line)
    {
        const bool ours = line.direction == TranscriptLine::Direction::ToRelay;
        data += ours && line.text == "DATA";
        bdat += ours && line.text.startsWith("BDAT ") && line.note == TranscriptLine::NoteKind::None;
        onTheHeels += ours && afterText && line.text == "RSET";
        afterText = ours && line.note == TranscriptLine::NoteKind::Content;
    }
};

} // namespace

/// Many messages under way on one line, to mail servers that are not ours.
class TestGears final : public QObject
{
    Q_OBJECT

private slots:
    void everybodyGetsItOnce_data();
    void everybodyGetsItOnce();

private:
    [[nodiscard]] static std::unique_ptr<QueuePeer> makePeer(const QByteArray &server, const QString &folder);
    void send(quint16 port, bool chunking, Manners &manners);
};

void TestGears::everybodyGetsItOnce_data()
{
    QTest::addColumn<QByteArray>("server");
    QTest::addColumn<bool>("chunking");
    QTest::newRow("Exim takes a stream of messages") << "exim"_ba << true;
    QTest::newRow("Exim takes messages that overlap") << "exim"_ba << false;
    QTest::newRow("Postfix takes a stream of messages") << "postfix"_ba << true;
    QTest::newRow("Postfix takes messages that overlap") << "postfix"_ba << false;
}

std::unique_ptr<QueuePeer> TestGears::makePeer(const QByteArray &server, const QString &folder)
{
    if (server == "exim") {
        const QString program = findExim();
        return program.isEmpty() ? nullptr : std::make_unique<OpenEximPeer>(program, folder);
    }
    const QString root = findPostfix();
    return root.isEmpty() ? nullptr : std::make_unique<PostfixPeer>(root, folder);
}

void TestGears::send(quint16 port, bool chunking, Manners &manners)
{
    const QTemporaryDir folder;
    SystemClock clock;
    Transcript transcript;
    transcript.setTap([&manners](const TranscriptLine &line) { manners.note(line); });
    ServerPool pool(clock, transcript, [] { return std::make_unique<SocketTransport>(); });
    ServerProfile relay = profileFor(u"127.0.0.1"_s, port);
    relay.domain = "deck.example"_ba;
    relay.chunking = chunking;
    JournalPlan plan;
    plan.sender = "news@example.org"_ba;
    plan.envelopes = false;
    plan.message = Header + Body;
    plan.relays = {relay};
    pool.replace(plan.relays);
    BulkSend send(Journal::create(folder.filePath(u"gears.job"_s), plan).journal,
        std::make_shared<const Content>(plan.message), pool, clock);
    auto list = std::make_unique<AddressList>();
    list->openEntries(people());
    send.readList(std::move(list));
    QTRY_COMPARE_WITH_TIMEOUT(send.stage(), BulkSend::Stage::Ended, Patience);
    QCOMPARE(send.end(), BulkSend::End::Finished);
    QCOMPARE(send.journal().tally().of(Outcome::Accepted), quint64(People));
}

void TestGears::everybodyGetsItOnce()
{
    QFETCH(QByteArray, server);
    QFETCH(bool, chunking);
    const QTemporaryDir folder;
    const auto peer = makePeer(server, folder.path());
    if (!peer)
        QSKIP("this server is not here, or may not be started; ./dev test fetches it");
    QTRY_VERIFY2_WITH_TIMEOUT(peer->isReady(), qPrintable(peer->trouble()), 20'000);
    Manners manners;
    send(peer->port(), chunking, manners);

    QCOMPARE(manners.bdat, chunking ? People : 0);
    QCOMPARE(manners.data, chunking ? 0 : People);
    QVERIFY(manners.onTheHeels >= People / 2);
    const QList<QueuedMail> queue = peer->queue();
    QCOMPARE(queue.size(), People);
    QByteArrayList arrived = peer->recipients();
    QByteArrayList expected = people();
    std::sort(arrived.begin(), arrived.end());
    std::sort(expected.begin(), expected.end());
    QCOMPARE(arrived, expected);
    const QByteArray body = QByteArray(Body).replace("\r\n", "\n");
    for (const QueuedMail &mail : queue)
        QCOMPARE(mail.body, body);
}

QTEST_GUILESS_MAIN(TestGears)
#include "tst_gears.moc"
