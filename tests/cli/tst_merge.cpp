#include "cli/clirun.h"
#include "practice/practicerelay.h"

#include <QFile>
#include <QHash>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

namespace {

constexpr int Patience = 60'000; // milliseconds; a program under the sanitizers is slow to start

const QByteArray Letter = "From: News <news@deck.example>\n"
                          "To: \"{{first name}}\" <{{address}}>\n"
                          "Subject: For {{first name}}\n"
                          "Message-ID: <spring@deck.example>\n"
                          "List-Unsubscribe: <https://deck.example/bye?who={{address:url}}>\n"
                          "List-Unsubscribe-Post: List-Unsubscribe=One-Click\n"
                          "MIME-Version: 1.0\n"
                          "Content-Type: text/html; charset=utf-8\n"
                          "\n"
                          "<p>Dear {{first name}} of {{town|somewhere}}\n";

/// What that is for somebody whose name and town are ASCII.
QByteArray letterFor(const QByteArray &name, const QByteArray &address, const QByteArray &town, int id)
{
    return "From: News <news@deck.example>\r\nTo: " + name + " <" + address + ">\r\nSubject: For " + name
        + "\r\nMessage-ID: <spring." + QByteArray::number(id)
        + "@deck.example>\r\nList-Unsubscribe: <https://deck.example/bye?who="
        + QByteArray(address).replace('@', "%40")
        + ">\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\nMIME-Version: 1.0\r\n"
          "Content-Type: text/html; charset=utf-8\r\n\r\n<p>Dear "
        + name + " of " + town + "\r\n";
}

} // namespace

/// `send --merge` and `preview`, as their users call them.
class TestMerge final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_relay.reset(); }
    void eachGetsTheirOwn();
    void previewIsWhatIsSent();
    void previewIsReadable();
    void goesOnAfterAKill();
    void mergesAsItAlwaysDid();
    void withoutMergeNothingIsTouched();
    void withoutFieldsAllShareOne();
    void mistakesAreSentences_data();
    void mistakesAreSentences();

private:
    QString write(const QString &name, const QByteArray &bytes);
    [[nodiscard]] QStringList sendTo(const QString &list, const QStringList &more = {u"--merge"_s});
    void open(const Temper &temper = {});

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<PracticeRelay> m_relay;
    QHash<QByteArray, QByteArrayList> m_taken; // messages by recipient
    int m_envelopes = 0;
};

void TestMerge::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_taken.clear();
    m_envelopes = 0;
    write(u"letter.eml"_s, Letter);
    write(u"readers.csv"_s,
        "email,First Name,Town\n"
        "ann@one.example,Ann,Rome\n"
        "nobody,Nobody,Nowhere\n"
        "bob@one.example,Bob,\n"
        "zoe@two.example,Zo\xc3\xab,\"<Z\xc3\xbcrich>\"\n"_ba);
}

QString TestMerge::write(const QString &name, const QByteArray &bytes)
{
    QFile file(m_folder->filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("a file of the test cannot be written");
    return file.fileName();
}

void TestMerge::open(const Temper &temper)
{
    m_relay = std::make_unique<PracticeRelay>(temper);
    QVERIFY(m_relay->listen());
    m_relay->setKeeping(PracticeRelay::Keeping::Contents);
    connect(m_relay.get(), &PracticeRelay::messageTaken, this, [this](const PracticeEnvelope &envelope) {
        ++m_envelopes;
        for (const QByteArray &recipient : envelope.recipients)
            m_taken[recipient].append(envelope.content);
    });
}

QStringList TestMerge::sendTo(const QString &list, const QStringList &more)
{
    return QStringList{u"send"_s, u"--server"_s, u"127.0.0.1:%1"_s.arg(m_relay->port()), u"--message"_s,
               m_folder->filePath(u"letter.eml"_s), u"--from"_s, u"news@deck.example"_s, u"--domain"_s,
               u"deck.example"_s, u"--list"_s, m_folder->filePath(list), u"--job"_s,
               m_folder->filePath(u"letter.job"_s)}
    + more;
}

void TestMerge::eachGetsTheirOwn()
{
    open();
    CliRun cli(sendTo(u"readers.csv"_s), m_folder->path());
    QTRY_VERIFY_WITH_TIMEOUT(cli.isDone(), Patience);
    QCOMPARE(cli.status(), 1); // one entry is no address
    QCOMPARE(m_taken.size(), 3);
    QCOMPARE(m_taken["ann@one.example"], QByteArrayList{letterFor("Ann", "ann@one.example", "Rome", 1)});
    QCOMPARE(m_taken["bob@one.example"], QByteArrayList{letterFor("Bob", "bob@one.example", "somewhere", 3)});
    const QByteArray zoe = m_taken["zoe@two.example"].value(0);
    QVERIFY(zoe.contains("Subject: =?utf-8?b?Rm9yIFpvw6s=?=\r\n"));
    QVERIFY(zoe.contains("Dear Zo\xc3\xab of &lt;Z\xc3\xbcrich&gt;\r\n")
        || zoe.contains("Zo=C3=AB of &lt;Z=C3=BCrich&gt;\r\n"));
}

void TestMerge::previewIsWhatIsSent()
{
    open();
    CliRun cli(sendTo(u"readers.csv"_s), m_folder->path());
    QTRY_VERIFY_WITH_TIMEOUT(cli.isDone(), Patience);
    const QByteArrayList addresses{"ann@one.example"_ba, "bob@one.example"_ba, "zoe@two.example"_ba};
    for (int row = 1; row <= 3; ++row) {
        CliRun preview(
            {u"preview"_s, u"--message"_s, m_folder->filePath(u"letter.eml"_s), u"--list"_s,
                m_folder->filePath(u"readers.csv"_s), u"--row"_s, QString::number(row), u"--raw"_s},
            m_folder->path());
        QTRY_VERIFY_WITH_TIMEOUT(preview.isDone(), Patience);
        QCOMPARE(preview.status(), 0);
        QCOMPARE(preview.output(), m_taken[addresses[row - 1]].value(0));
    }
}

void TestMerge::previewIsReadable()
{
    CliRun preview({u"preview"_s, u"--message"_s, m_folder->filePath(u"letter.eml"_s), u"--list"_s,
                       m_folder->filePath(u"readers.csv"_s), u"--row"_s, u"3"_s},
        m_folder->path());
    QTRY_VERIFY_WITH_TIMEOUT(preview.isDone(), Patience);
    QVERIFY(preview.output().contains("Subject: For Zo\xc3\xab\n"));
    QVERIFY(preview.output().contains("\n\n<p>Dear Zo\xc3\xab of &lt;Z\xc3\xbcrich&gt;\n"));
}

/// What the list said is in the journal: the files may be gone.
void TestMerge::goesOnAfterAKill()
{
    constexpr int People = 60;
    QByteArray list = "email,first name,town\n";
    for (int i = 1; i <= People; ++i)
        list += "p" + QByteArray::number(i) + "@one.example,P" + QByteArray::number(i) + ",Rome\n";
    write(u"many.csv"_s, list);
    Temper temper;
    temper.latencyMs = 20;
    open(temper);
    {
        CliRun cli(sendTo(u"many.csv"_s), m_folder->path());
        QTRY_VERIFY_WITH_TIMEOUT(m_envelopes >= 5, Patience);
        cli.raise(SIGKILL);
        QTRY_VERIFY_WITH_TIMEOUT(cli.isDone(), Patience);
    }
    QVERIFY(m_envelopes < People);
    QVERIFY(QFile::remove(m_folder->filePath(u"many.csv"_s)));
    QVERIFY(QFile::remove(m_folder->filePath(u"letter.eml"_s)));
    CliRun resumed({u"resume"_s, m_folder->filePath(u"letter.job"_s), u"--json"_s}, m_folder->path());
    QTRY_VERIFY_WITH_TIMEOUT(resumed.isDone(), Patience);
    const int inDoubt = resumed.json()[u"in_doubt"_s].toInt();
    QCOMPARE(resumed.json()[u"accepted"_s].toInt() + inDoubt, People);
    QVERIFY(m_taken.size() >= People - inDoubt);
    for (int i = 1; i <= People; ++i) {
        const QByteArray number = QByteArray::number(i);
        const QByteArray address = "p" + number + "@one.example";
        if (m_taken.contains(address))
            QCOMPARE(m_taken[address], QByteArrayList{letterFor("P" + number, address, "Rome", i)});
    }
}

/// With the settings, the list and the message of Mail::Bulkmail::Dynamic.
void TestMerge::mergesAsItAlwaysDid()
{
    const QString settings = write(u"dynamic.json"_s,
        R"({"quotemeta": 1, "merge_keys": ["BULK_EMAIL", "<name>", "BULK_DYNAMIC_MESSAGE"],
            "merge_delimiter": "::", "dynamic_message_delimiter": ";", "dynamic_message_value_delimiter": "=",
            "dynamic_message_data": {"<greeting>": {"_default": "Hello", "long": "Dear <name>"}}})");
    write(u"letter.eml"_s, "To: BULK_EMAIL\nSubject: For <name>\n\n<greeting>, {{name}}\n");
    write(u"list.txt"_s,
        "ann@one.example::Ann::<greeting>=long\nbob@one.example::Bob::\ndan@one.example::Dan\n");
    open();
    CliRun cli(sendTo(u"list.txt"_s, {u"--classic-merge"_s, settings}), m_folder->path());
    QTRY_VERIFY_WITH_TIMEOUT(cli.isDone(), Patience);
    QCOMPARE(cli.status(), 1); // Dan's entry is too short
    QCOMPARE(m_taken.size(), 2);
    QCOMPARE(m_taken["ann@one.example"],
        QByteArrayList{"To: ann@one.example\r\nSubject: For Ann\r\n\r\nDear Ann, {{name}}\r\n"_ba});
    QCOMPARE(m_taken["bob@one.example"],
        QByteArrayList{"To: bob@one.example\r\nSubject: For Bob\r\n\r\nHello, {{name}}\r\n"_ba});
    CliRun report({u"report"_s, m_folder->filePath(u"letter.job"_s)}, m_folder->path());
    QTRY_VERIFY_WITH_TIMEOUT(report.isDone(), Patience);
    QVERIFY2(report.output().contains("fewer values than there are merge keys"), report.output().constData());
}

void TestMerge::withoutMergeNothingIsTouched()
{
    open();
    CliRun cli(sendTo(u"readers.csv"_s, {}), m_folder->path());
    QTRY_VERIFY_WITH_TIMEOUT(cli.isDone(), Patience);
    QCOMPARE(m_taken["ann@one.example"], QByteArrayList{QByteArray(Letter).replace("\n", "\r\n")});
}

void TestMerge::withoutFieldsAllShareOne()
{
    write(u"letter.eml"_s, "Message-ID: <a@deck.example>\n\nBraces look like this: {{{{ and }}\n");
    write(u"one.txt"_s, "a@one.example\nb@one.example\n");
    open();
    CliRun cli(sendTo(u"one.txt"_s), m_folder->path());
    QTRY_VERIFY_WITH_TIMEOUT(cli.isDone(), Patience);
    QCOMPARE(m_envelopes, 1);
    QCOMPARE(m_taken["b@one.example"],
        QByteArrayList{"Message-ID: <a@deck.example>\r\n\r\nBraces look like this: {{ and }}\r\n"_ba});
}

void TestMerge::mistakesAreSentences_data()
{
    QTest::addColumn<QByteArray>("letter");
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<QByteArray>("sentence");

    QTest::newRow("a field without a column names what there is, and the nearest")
        << "Subject: {{tonw}}\n\nx\n"_ba
        << "email,name,Town\na@b.example,Ann,Rome\n"_ba
        << "asks for {{tonw}}, and LIST has no such column. It has: email, name, Town; did you mean {{Town}}?"_ba;
    QTest::newRow("missing values are named by their lines")
        << "Subject: {{town}}\n\nx\n"_ba
        << "email,town\na@b.example,Rome\nc@d.example,\ne@f.example,\n"_ba
        << "Nothing was sent, since the message cannot be made for all of LIST: line 3: {{town}} has no "
           "value; line "
           "4: {{town}} has no value"_ba;
    QTest::newRow("line ends in a header are named")
        << "Subject: {{town}}\n\nx\n"_ba
        << "email,town\na@b.example,\"Rome\nBcc: x@y.example\"\n"_ba
        << "line 2: {{town}} has a line end"_ba;
    QTest::newRow("an open field is named") << "Subject: x\n\nDear {{name,\n"_ba
                                            << "email,name\na@b.example,Ann\n"_ba
                                            << "\"{{name,\" opens a field that is not closed"_ba;
}

void TestMerge::mistakesAreSentences()
{
    QFETCH(QByteArray, letter);
    QFETCH(QByteArray, list);
    QFETCH(QByteArray, sentence);
    write(u"letter.eml"_s, letter);
    const QString name = write(u"list.csv"_s, list);
    open();
    CliRun cli(sendTo(u"list.csv"_s), m_folder->path());
    QTRY_VERIFY_WITH_TIMEOUT(cli.isDone(), Patience);
    QCOMPARE(cli.status(), 2);
    QVERIFY2(cli.errors().contains(sentence.replace("LIST", name.toUtf8())), cli.errors().constData());
    QCOMPARE(m_envelopes, 0);
    QVERIFY(!QFile::exists(m_folder->filePath(u"letter.job"_s)));
}

QTEST_GUILESS_MAIN(TestMerge)
#include "tst_merge.moc"
