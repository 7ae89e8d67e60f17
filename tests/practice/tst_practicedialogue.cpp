#include "practice/practicedialogue.h"
#include "practice/share.h"

#include <QTest>

#include <random>
#include <vector>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

namespace {

class Witness final : public PracticeWitness
{
public:
    explicit Witness(Keeping keeping = Keeping::Contents) : m_keeping(keeping) {}

    [[nodiscard]] Keeping keeping() const override { return m_keeping; }
    [[nodiscard]] PracticeTally &tally() override { return m_tally; }
    void takeMessage(const PracticeEnvelope &envelope) override { taken.push_back(envelope); }

    [[nodiscard]] bool keepsBook() const override { return hasBook; }
    void note(QByteArrayView bytes) override { book += bytes; }

    std::vector<PracticeEnvelope> taken;
    bool hasBook = false;
    QByteArray book;

private:
    Keeping m_keeping;
    PracticeTally m_tally;
};

QByteArray codesOf(const QByteArray &replies)
{
    QByteArrayList codes;
    for (const QByteArray &line : replies.split('\n')) {
        if (line.size() > 3 && line[3] == ' ')
            codes += line.first(3);
    }
    return codes.join(' ');
}

QByteArray hearInSlices(PracticeDialogue &dialogue, const QByteArray &bytes, qsizetype slice)
{
    QByteArray replies;
    for (qsizetype i = 0; i < bytes.size(); i += slice)
        replies += dialogue.hear(QByteArrayView(bytes).sliced(i, std::min(slice, bytes.size() - i)));
    return replies;
}

const QByteArray hello = "EHLO deck.test\r\n"_ba;
const QByteArray opening = hello + "MAIL FROM:<a@b.test>\r\nRCPT TO:<c@d.test>\r\n";

} // namespace

class TestPracticeDialogue final : public QObject
{
    Q_OBJECT

private slots:
    void hearsNothingBetweenStartTlsAndTls();
    void loginsByTheStandard_data();
    void loginsByTheStandard();
    void answers_data();
    void answers();
    void takesChunks_data();
    void takesChunks();
    void notesWhatIsSaid();
    void keepsContentByteForByte_data();
    void keepsContentByteForByte();
    void followsItsTemper_data();
    void followsItsTemper();
    void refusesTheSameAddressesAgain();
    void countsOnlyWhenNobodyAsks();
    void survivesAnything();
};

void TestPracticeDialogue::hearsNothingBetweenStartTlsAndTls()
{
    Temper temper;
    temper.tls = PracticeTls::StartTls;
    Witness witness;
    PracticeDialogue dialogue(temper, 1, witness);
    QCOMPARE(codesOf(dialogue.hear(opening + "STARTTLS\r\nRCPT TO:<evil@d.test>\r\nDATA\r\n")),
        "250 250 250 220"_ba);
    QVERIFY(dialogue.awaitsTls());
    QCOMPARE(dialogue.hear("QUIT\r\n"), QByteArray());
    dialogue.secured();
    QCOMPARE(codesOf(dialogue.hear("MAIL FROM:<a@b.test>\r\n")), "503"_ba); // EHLO is forgotten
    const QByteArray offers = dialogue.hear(hello);
    QVERIFY(!offers.contains("STARTTLS"));
    QCOMPARE(codesOf(dialogue.hear("RCPT TO:<a@b.test>\r\nSTARTTLS\r\n")), "503 503"_ba);
}

void TestPracticeDialogue::loginsByTheStandard_data()
{
    QTest::addColumn<QByteArray>("said");
    QTest::addColumn<QByteArray>("codes");
    QTest::newRow("AUTH comes after EHLO") << "AUTH PLAIN AHRpbQBwZW5jaWw=\r\n"_ba
                                           << "503"_ba;
    QTest::newRow("HELO is not enough") << "HELO x\r\nAUTH PLAIN AHRpbQBwZW5jaWw=\r\n"_ba
                                        << "250 503"_ba;
    QTest::newRow("mail wants a login") << opening << "250 530 503"_ba;
    QTest::newRow("a login opens the way for mail")
        << "EHLO x\r\nAUTH PLAIN AHRpbQBwZW5jaWw=\r\nMAIL FROM:<a@b.test>\r\n"_ba
        << "250 235 250"_ba;
    QTest::newRow("the response may come on a line of its own")
        << "EHLO x\r\nAUTH PLAIN\r\nAHRpbQBwZW5jaWw=\r\n"_ba
        << "250 334 235"_ba;
    QTest::newRow("names of mechanisms have no case") << "EHLO x\r\nauth plain AHRpbQBwZW5jaWw=\r\n"_ba
                                                      << "250 235"_ba;
    QTest::newRow("a wrong password is refused, and may be followed by the right one")
        << "EHLO x\r\nAUTH PLAIN AHRpbQBwZW4=\r\nAUTH PLAIN AHRpbQBwZW5jaWw=\r\n"_ba
        << "250 535 235"_ba;
    QTest::newRow("one login is enough")
        << "EHLO x\r\nAUTH PLAIN AHRpbQBwZW5jaWw=\r\nAUTH PLAIN AHRpbQBwZW5jaWw=\r\n"_ba
        << "250 235 503"_ba;
    QTest::newRow("a login may be given up") << "EHLO x\r\nAUTH LOGIN\r\n*\r\nNOOP\r\n"_ba
                                             << "250 334 501 250"_ba;
    QTest::newRow("what is not base64 is refused") << "EHLO x\r\nAUTH LOGIN\r\n!\r\nNOOP\r\n"_ba
                                                   << "250 334 501 250"_ba;
    QTest::newRow("an empty response is a response") << "EHLO x\r\nAUTH PLAIN =\r\n\r\nNOOP\r\n"_ba
                                                     << "250 334 334 535"_ba;
    QTest::newRow("unknown mechanisms are told so") << "EHLO x\r\nAUTH NTLM\r\nAUTH\r\n"_ba
                                                    << "250 504 504"_ba;
}

void TestPracticeDialogue::loginsByTheStandard()
{
    QFETCH(QByteArray, said);
    QFETCH(QByteArray, codes);
    Temper temper;
    temper.user = "tim"_ba;
    temper.password = "pencil"_ba;
    for (const qsizetype slice : {qsizetype(1), said.size()}) {
        Witness witness;
        PracticeDialogue dialogue(temper, 1, witness);
        QCOMPARE(codesOf(hearInSlices(dialogue, said, slice)), codes);
    }
}

void TestPracticeDialogue::answers_data()
{
    QTest::addColumn<QByteArray>("said");
    QTest::addColumn<QByteArray>("codes");

    const auto row = [](const char *name, const QByteArray &said, const char *codes) {
        QTest::newRow(name) << said << QByteArray(codes);
    };
    row("EHLO is answered", hello, "250");
    row("HELO is answered", "HELO deck.test\r\n", "250");
    row("EHLO needs a name", "EHLO\r\n", "501");
    row("verbs may be written in lower case", "ehlo deck.test\r\nmail from:<>\r\n", "250 250");
    row("a bare LF ends a command", "EHLO deck.test\nNOOP\n", "250 250");
    row("a whole message is taken", opening + "DATA\r\nhello\r\n.\r\nQUIT\r\n", "250 250 250 354 250 221");
    row("the null sender is taken", hello + "MAIL FROM:<>\r\n", "250 250");
    row("MAIL before EHLO is out of order", "MAIL FROM:<a@b.test>\r\n", "503");
    row("a second MAIL is out of order", opening + "MAIL FROM:<a@b.test>\r\n", "250 250 250 503");
    row("RCPT before MAIL is out of order", hello + "RCPT TO:<c@d.test>\r\n", "250 503");
    row("DATA before MAIL is out of order", hello + "DATA\r\n", "250 503");
    row("DATA without a recipient is refused", hello + "MAIL FROM:<a@b.test>\r\nDATA\r\n", "250 250 554");
    row("RSET forgets the sender", opening + "RSET\r\nRCPT TO:<c@d.test>\r\n", "250 250 250 250 503");
    row("EHLO forgets the sender", opening + hello + "RCPT TO:<c@d.test>\r\n", "250 250 250 250 503");
    row("MAIL takes SIZE and BODY", hello + "MAIL FROM:<a@b.test> SIZE=100 BODY=8BITMIME\r\n", "250 250");
    row("after HELO there are no parameters", "HELO deck.test\r\nMAIL FROM:<a@b.test> SIZE=100\r\n",
        "250 555");
    row("a SIZE that is no number is refused", hello + "MAIL FROM:<a@b.test> SIZE=x\r\n", "250 501");
    row("a SIZE beyond the limit is refused", hello + "MAIL FROM:<a@b.test> SIZE=99999999999\r\n", "250 552");
    row("a SIZE beyond all numbers is refused", hello + "MAIL FROM:<a@b.test> SIZE=99999999999999999999\r\n",
        "250 501");
    row("an unknown parameter is refused", hello + "MAIL FROM:<a@b.test> X=1\r\n", "250 555");
    row("MAIL needs FROM", hello + "MAIL TO:<a@b.test>\r\n", "250 501");
    row("MAIL needs brackets", hello + "MAIL FROM:a@b.test\r\n", "250 501");
    row("a blank before the bracket is forgiven", hello + "MAIL FROM: <a@b.test>\r\n", "250 250");
    row("the null recipient is refused", hello + "MAIL FROM:<>\r\nRCPT TO:<>\r\n", "250 250 501");
    row("an address without a domain is refused", hello + "MAIL FROM:<>\r\nRCPT TO:<c>\r\n", "250 250 501");
    row("postmaster needs no domain", hello + "MAIL FROM:<>\r\nRCPT TO:<Postmaster>\r\n", "250 250 250");
    row("a quoted local part may hold anything", hello + "MAIL FROM:<\"a> \\\"@\"@b.test>\r\n", "250 250");
    row("an open quote is refused", hello + "MAIL FROM:<\"a@b.test>\r\n", "250 501");
    row("VRFY is answered by 252", "VRFY someone\r\n", "252");
    row("VRFY needs a name", "VRFY\r\n", "501");
    row("HELP is answered", "HELP\r\n", "214");
    row("an unknown verb is named so", "FETCH 1\r\n", "500");
    row("an empty line is an unknown verb", "\r\n", "500");
    const QByteArray mail = hello + "MAIL FROM:<a@b.test>";
    row("MAIL takes RET and ENVID", mail + " RET=HDRS ENVID=a+20b\r\n", "250 250");
    row("RET is of two kinds", mail + " RET=ALL\r\n", "250 501");
    row("ENVID is xtext", mail + " ENVID=a+2zb\r\n", "250 501");
    row("ENVID may have 100 characters", mail + " ENVID=" + QByteArray("+20").repeated(100) + "\r\n",
        "250 250");
    row("ENVID may not have more", mail + " ENVID=" + QByteArray(101, 'x') + "\r\n", "250 501");
    row("no parameter comes twice", mail + " RET=FULL ret=HDRS\r\n", "250 501");
    const QByteArray rcpt = mail + "\r\nRCPT TO:<c@d.test>";
    row("RCPT takes NOTIFY and ORCPT", rcpt + " NOTIFY=SUCCESS,DELAY ORCPT=rfc822;c+2Bx@d.test\r\n",
        "250 250 250");
    row("NEVER stands alone", rcpt + " NOTIFY=NEVER,DELAY\r\n", "250 250 501");
    row("an empty NOTIFY is refused", rcpt + " NOTIFY=\r\n", "250 250 501");
    row("ORCPT needs a type", rcpt + " ORCPT=c@d.test\r\n", "250 250 501");
    row("after HELO there is no NOTIFY",
        "HELO deck.test\r\nMAIL FROM:<>\r\nRCPT TO:<c@d.test> NOTIFY=NEVER\r\n", "250 250 555");
    row("RCPT takes nothing else", rcpt + " SIZE=1\r\n", "250 250 555");
    row("a known verb that is not offered is named so", "EXPN staff\r\nSTARTTLS\r\nBDAT 3 LAST\r\n",
        "502 502 502");
    row("QUIT with an argument is refused", "QUIT now\r\n", "501");
    row("after QUIT nothing is heard", "QUIT\r\nNOOP\r\n", "221");
    row("a control character spoils the command", "NOOP \x01\r\n", "500");
    row("a CR in the middle spoils the command", "NOOP \rNOOP\r\n", "500");
    row("a line of 4096 bytes is heard", "NOOP " + QByteArray(4089, 'x') + "\r\n", "250");
    row("a longer line is not", "NOOP " + QByteArray(4092, 'x') + "\r\nNOOP\r\n", "500 250");
    row("a line of a megabyte is not", QByteArray(1 << 20, 'x') + "\r\nNOOP\r\n", "500 250");
    row("content is no command", opening + "DATA\r\nQUIT\r\n.\r\nNOOP\r\n", "250 250 250 354 250 250");
}

void TestPracticeDialogue::answers()
{
    QFETCH(QByteArray, said);
    QFETCH(QByteArray, codes);

    for (const qsizetype slice : {said.size(), qsizetype(1), qsizetype(7)}) {
        Witness witness;
        PracticeDialogue dialogue({}, 1, witness);
        QCOMPARE(codesOf(hearInSlices(dialogue, said, slice)), codes);
    }
}

void TestPracticeDialogue::takesChunks_data()
{
    QTest::addColumn<QByteArray>("said");
    QTest::addColumn<QByteArray>("codes");
    QTest::addColumn<QByteArrayList>("taken");
    const auto row = [](const char *sentence, const QByteArray &said, const QByteArray &codes,
                         const QByteArrayList &taken) { QTest::newRow(sentence) << said << codes << taken; };
    row("one chunk is a message", opening + "BDAT 7 LAST\r\nhello\r\nNOOP\r\n", "250 250 250 250 250",
        {"hello\r\n"_ba});
    row("several chunks are one", opening + "BDAT 3\r\nhelBDAT 2\r\nloBDAT 2 last\r\n\r\n",
        "250 250 250 250 250 250", {"hello\r\n"_ba});
    row("the last chunk may be empty", opening + "BDAT 5\r\nhelloBDAT 0 LAST\r\n", "250 250 250 250 250",
        {"hello"_ba});
    row("a message may be nothing at all", opening + "BDAT 0 LAST\r\n", "250 250 250 250", {""_ba});
    row("dots are dots, and commands no commands",
        opening + "BDAT 14 LAST\r\n..\r\n.\r\nQUIT\r\n\0"_ba + "NOOP\r\n", "250 250 250 250 250",
        {QByteArray("..\r\n.\r\nQUIT\r\n\0", 14)});
    row("a chunk before MAIL is swallowed", hello + "BDAT 6 LAST\r\nQUIT\r\nNOOP\r\n", "250 503 250", {});
    row("a chunk for nobody is swallowed", hello + "MAIL FROM:<>\r\nBDAT 6 LAST\r\nQUIT\r\nNOOP\r\n",
        "250 250 554 250", {});
    row("behind a refused chunk all others are refused",
        hello + "MAIL FROM:<>\r\nBDAT 1\r\nxRCPT TO:<c@d.test>\r\nBDAT 1 LAST\r\nyRSET\r\n",
        "250 250 554 503 554 250", {});
    row("a message that is too big is refused once and for all",
        opening + "BDAT 30\r\n" + QByteArray(30, 'x') + "BDAT 1 LAST\r\nyRSET\r\n", "250 250 250 552 503 250",
        {});
    row("DATA does not end what BDAT began", opening + "BDAT 1\r\nxDATA\r\nBDAT 0 LAST\r\n",
        "250 250 250 250 503 250", {"x"_ba});
    row("another message follows", (opening + "BDAT 1 LAST\r\nx").repeated(2),
        "250 250 250 250 250 250 250 250", {"x"_ba, "x"_ba});
    row("RSET forgets a chunk", opening + "BDAT 1\r\nxRSET\r\n" + opening + "BDAT 1 LAST\r\ny",
        "250 250 250 250 250 250 250 250 250", {"y"_ba});
    for (const char *wrong : {"BDAT", "BDAT x", "BDAT -1", "BDAT 1 FIRST", "BDAT 9999999999999999999"}) {
        row(qPrintable(u"after \"%1\" nobody knows what is a command"_s.arg(QLatin1StringView(wrong))),
            opening + wrong + "\r\nNOOP\r\n", "250 250 250 501", {});
    }
}

void TestPracticeDialogue::takesChunks()
{
    QFETCH(QByteArray, said);
    Temper temper;
    temper.chunking = true;
    temper.maxSize = 20;
    for (const qsizetype slice : {said.size(), qsizetype(1), qsizetype(7)}) {
        Witness witness;
        PracticeDialogue dialogue(temper, 1, witness);
        QTEST(codesOf(hearInSlices(dialogue, said, slice)), "codes");
        QByteArrayList taken;
        for (const PracticeEnvelope &envelope : witness.taken) {
            taken.append(envelope.content);
            QCOMPARE(envelope.size, envelope.content.size());
        }
        QTEST(taken, "taken");
    }
}

void TestPracticeDialogue::notesWhatIsSaid()
{
    Temper temper;
    temper.chunking = true;
    temper.user = "tim"_ba;
    temper.password = "pencil"_ba;
    temper.mechanisms = {SaslMechanism::Plain, SaslMechanism::Login};
    Witness witness;
    witness.hasBook = true;
    PracticeDialogue dialogue(temper, 1, witness);
    const QByteArray secret = QByteArray("\0tim\0pencil", 11).toBase64();
    (void)dialogue.hear(
        hello + "AUTH PLAIN\r\n" + secret + "\r\nMAIL FROM:<>\r\nRCPT TO:<c@d.test>\r\nDATA\r\n..\r\n.\r\n");
    (void)dialogue.hear(
        "rset\r\nMAIL FROM:<>\r\nRCPT TO:<c@d.test>\r\nBDAT 1 LAST\r\nxauth plain " + secret + "\r\n");
    QCOMPARE(witness.book,
        hello + "AUTH (hidden)\r\n(hidden)\r\nMAIL FROM:<>\r\nRCPT TO:<c@d.test>\r\nDATA\r\n..\r\n.\r\n"
            + "--------NEW MESSAGE (connection reset)-------\r\nrset\r\nMAIL FROM:<>\r\nRCPT "
              "TO:<c@d.test>\r\n"
            + "BDAT 1 LAST\r\nxAUTH (hidden)\r\n");
}

void TestPracticeDialogue::keepsContentByteForByte_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QByteArray>("wire");
    QTest::addColumn<QByteArray>("content");

    const auto row
        = [](const char *name, const char *wire, const char *content, const char *data = "DATA\r\n") {
              QTest::newRow(name) << QByteArray(data) << QByteArray(wire) << QByteArray(content);
          };
    row("nothing at all", ".\r\n", "");
    row("an empty line", "\r\n.\r\n", "\r\n");
    row("one line", "hello\r\n.\r\n", "hello\r\n");
    row("a doubled dot is one", "..\r\n...x\r\n.\r\n", ".\r\n..x\r\n");
    row("a dot that was not doubled goes", ".x\r\n.\r\n", "x\r\n");
    row("a dot within a line stays", "a.b.\r\n.\r\n", "a.b.\r\n");
    row("a bare LF ends no content", "a\n.\r\nb\r\n.\r\n", "a\n.\r\nb\r\n");
    row("LF dot LF ends no content", "a\n.\nb\r\n.\r\n", "a\n.\nb\r\n");
    row("a bare CR ends no content", "a\r.\rb\r\n.\r\n", "a\r.\rb\r\n");
    row("CR CR LF ends a line", "a\r\r\n.\r\n", "a\r\r\n");
    row("a dot, CR and something else is a line", ".\rx\r\n.\r\n", "\rx\r\n");
    row("a dot, CR, CR, LF is a line", ".\r\r\n.\r\n", "\r\r\n");
    row("after DATA with a bare LF bare LF ends all", "a\n..\n.\n", "a\n.\n", "DATA\n");
}

void TestPracticeDialogue::keepsContentByteForByte()
{
    QFETCH(QByteArray, data);
    QFETCH(QByteArray, wire);
    QFETCH(QByteArray, content);

    const QByteArray said = opening + data + wire;
    for (const qsizetype slice : {said.size(), qsizetype(1), qsizetype(2), qsizetype(3)}) {
        Witness witness;
        PracticeDialogue dialogue({}, 1, witness);
        QCOMPARE(codesOf(hearInSlices(dialogue, said + "NOOP\r\n", slice)), "250 250 250 354 250 250"_ba);
        QCOMPARE(witness.taken.size(), 1U);
        QCOMPARE(witness.taken.front().content, content);
        QCOMPARE(witness.taken.front().size, content.size());
        QCOMPARE(witness.taken.front().sender, "a@b.test"_ba);
        QCOMPARE(witness.taken.front().recipients, QByteArrayList{"c@d.test"_ba});
    }
}

void TestPracticeDialogue::followsItsTemper_data()
{
    QTest::addColumn<Temper>("temper");
    QTest::addColumn<QByteArray>("said");
    QTest::addColumn<QByteArray>("codes");
    QTest::addColumn<bool>("over");

    const QByteArray message = "MAIL FROM:<>\r\nRCPT TO:<c@d.test>\r\nDATA\r\nx\r\n.\r\n"_ba;
    const QByteArray rcpt = "RCPT TO:<c@d.test>\r\n"_ba;
    Temper temper;
    temper.maxMessages = 1;
    QTest::newRow("one message for a connection, then 421")
        << temper << hello + message + message << "250 250 250 354 250 421"_ba << true;
    temper = {};
    temper.closeAfter = 1;
    QTest::newRow("one message for a connection, then not a word")
        << temper << hello + message + message << "250 250 250 354 250"_ba << true;
    temper = {};
    temper.maxRecipients = 2;
    QTest::newRow("two recipients for a message, then 452")
        << temper << hello + "MAIL FROM:<>\r\n" + rcpt + rcpt + rcpt << "250 250 250 250 452"_ba << false;
    temper = {};
    temper.deferPct = 100;
    QTest::newRow("every recipient is deferred") << temper << hello + "MAIL FROM:<>\r\n" + rcpt + "DATA\r\n"
                                                 << "250 250 451 554"_ba << false;
    temper = {};
    temper.refusePct = 100;
    QTest::newRow("every recipient is refused") << temper << hello + "MAIL FROM:<>\r\n" + rcpt + "DATA\r\n"
                                                << "250 250 550 554"_ba << false;
    temper = {};
    temper.maxSize = 3;
    QTest::newRow("three bytes are small enough")
        << temper << hello + message << "250 250 250 354 250"_ba << false;
    temper.maxSize = 2;
    QTest::newRow("three bytes are too many")
        << temper << hello + message << "250 250 250 354 552"_ba << false;
}

void TestPracticeDialogue::followsItsTemper()
{
    QFETCH(Temper, temper);
    QFETCH(QByteArray, said);
    QFETCH(QByteArray, codes);
    QFETCH(bool, over);

    Witness witness;
    PracticeDialogue dialogue(temper, 1, witness);
    QCOMPARE(codesOf(dialogue.hear(said)), codes);
    QCOMPARE(dialogue.over(), over);
}

void TestPracticeDialogue::refusesTheSameAddressesAgain()
{
    Temper temper;
    temper.refusePct = 25;
    temper.deferPct = 0;
    QByteArray said = hello + "MAIL FROM:<>\r\n";
    for (int i = 0; i < 4000; ++i)
        said += "RCPT TO:<user" + QByteArray::number(i) + "@d.test>\r\n";

    Witness witness;
    PracticeDialogue first(temper, 1, witness);
    PracticeDialogue second(temper, 2, witness);
    QCOMPARE(codesOf(second.hear(said)), codesOf(first.hear(said)));
    QVERIFY2(qAbs(double(witness.tally().refused) / 8000 - 0.25) < 0.03, "about a quarter is refused");

    temper.refusePct = 0;
    temper.deferPct = 25;
    PracticeDialogue third(temper, 1, witness);
    PracticeDialogue fourth(temper, 2, witness);
    QVERIFY(codesOf(third.hear(said)) != codesOf(fourth.hear(said)));
    QVERIFY2(qAbs(double(witness.tally().deferred) / 8000 - 0.25) < 0.03, "about a quarter is deferred");
}

void TestPracticeDialogue::countsOnlyWhenNobodyAsks()
{
    Witness witness(PracticeWitness::Keeping::Counts);
    PracticeDialogue dialogue({}, 1, witness);
    QCOMPARE(codesOf(dialogue.hear(opening + "DATA\r\nhello\r\n.\r\n")), "250 250 250 354 250"_ba);
    QCOMPARE(witness.taken.front().recipients, QByteArrayList());
    QCOMPARE(witness.taken.front().content, QByteArray());
    QCOMPARE(witness.taken.front().size, 7);
    QCOMPARE(witness.tally(),
        (PracticeTally{.connections = 0, .commands = 4, .messages = 1, .recipients = 1, .bytes = 7}));
}

void TestPracticeDialogue::survivesAnything()
{
    const QByteArrayList words{"EHLO x\r\n"_ba, "MAIL FROM:<a@b>\r\n"_ba, "RCPT TO:<c@d>\r\n"_ba,
        "DATA\r\n"_ba, ".\r\n"_ba, "."_ba, "\r"_ba, "\n"_ba, "\0"_ba, "<"_ba, "\""_ba, "MAIL FROM:<"_ba,
        "RCPT TO"_ba, "x"_ba, " SIZE="_ba, "\\"_ba, "RSET\r\n"_ba, "\xff"_ba};
    std::minstd_rand chance(7);
    for (int round = 0; round < 2000; ++round) {
        Witness witness;
        Temper temper;
        temper.maxSize = 20;
        PracticeDialogue dialogue(temper, quint64(round), witness);
        QByteArray replies;
        for (int i = 0; i < 60; ++i)
            replies += dialogue.hear(words[qsizetype(chance() % quint64(words.size()))]);
        for (const QByteArray &reply : replies.split('\n'))
            QVERIFY(reply.isEmpty()
                || (reply.size() > 4 && reply.endsWith('\r') && "245"_ba.contains(reply[0]))
                || reply.startsWith("354"));
    }
}

QTEST_APPLESS_MAIN(TestPracticeDialogue)
#include "tst_practicedialogue.moc"
