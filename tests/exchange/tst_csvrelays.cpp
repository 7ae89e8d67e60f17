#include "exchange/csvrelays.h"
#include "exchange/csvtext.h"
#include "exchange/exchangerig.h"

#include <QRandomGenerator>
#include <QStringEncoder>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

namespace {

ImportedRelays read(const QByteArray &text)
{
    return readCsvRelays(text, u"relays.csv"_s, {{u"größte nachricht"_s, Field::EnvelopeLimit}});
}

QByteArray pick(QRandomGenerator &random, const QByteArrayList &choices)
{
    return choices[random.bounded(choices.size())];
}

/// A text that is usable for the field, and odd where it can be.
QByteArray someText(QRandomGenerator &random, const FieldInfo &info)
{
    static const QByteArrayList texts{"plain"_ba, "with, comma"_ba, "semi;colon"_ba, "tab\tstop"_ba,
        "\"quoted\""_ba, "a \"\" b"_ba, "two\nlines"_ba, "two\r\nlines"_ba, " blank around "_ba,
        "\xC3\xA4\xE2\x82\xAC"_ba, "'=1+1"_ba, "\\backslash"_ba, "define package X"_ba, "undefined"_ba,
        "#hash"_ba, "a = b"_ba, "1000: x = y"_ba};
    switch (info.kind) {
    case FieldInfo::Kind::Text: return info.field == Field::Domain ? "me.example"_ba : pick(random, texts);
    case FieldInfo::Kind::FileName: return pick(random, texts);
    case FieldInfo::Kind::HostName:
        return pick(random, {"mx.example"_ba, "192.0.2.1"_ba, "2001:db8::1"_ba, "m\xC3\xBC.example"_ba});
    case FieldInfo::Kind::YesNo: return pick(random, {"yes"_ba, "no"_ba, "ON"_ba, "0"_ba});
    case FieldInfo::Kind::Choice: return pick(random, QByteArray(info.choices).split(' '));
    case FieldInfo::Kind::Address: return pick(random, {"192.0.2.1"_ba, "2001:db8::1"_ba});
    case FieldInfo::Kind::Proxy: return pick(random, {"none"_ba, "socks5://me@proxy.example:1080"_ba});
    case FieldInfo::Kind::Certificate:
        return pick(random, {"off"_ba, "ca:/a, b.pem"_ba, "sha256:" + QByteArray(64, 'a')});
    case FieldInfo::Kind::Date: return "2026-05-31"_ba;
    case FieldInfo::Kind::Senders: return pick(random, {"news@a.example"_ba, "a.example, b.example"_ba});
    default: return pick(random, {"1"_ba, "25"_ba, "7.0"_ba, "1e2"_ba});
    }
}

QList<RelayDraft> someRelays(QRandomGenerator &random)
{
    QList<RelayDraft> relays(1 + random.bounded(5));
    for (RelayDraft &relay : relays) {
        for (const FieldInfo &info : fieldTable()) {
            if (info.field == Field::Smtp || info.field == Field::Tries || random.bounded(3) == 0)
                relay.values.append({info.field, someText(random, info)});
        }
    }
    return relays;
}

} // namespace

class TestCsvRelays final : public QObject
{
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
    void keepsSecretsApart();
    void writesWhatItReads();
    void readsWhatItWrites();
};

void TestCsvRelays::reads_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("relays");
    QTest::addColumn<QStringList>("remarks");
    const auto row = [](const char *name, const QByteArray &text, const QStringList &relays,
                         const QStringList &remarks) { QTest::newRow(name) << text << relays << remarks; };
    const QStringList one{u"Smtp=mx.example Port=26"_s};

    row("our keys name the columns", "Smtp,Port,security\r\nmx.example,26,tls\r\n",
        {u"Smtp=mx.example Port=26 security=tls"_s}, {});
    row("common words do, too", "Host;port;User name;Encryption\nmx.example;26;me;starttls\n",
        {u"Smtp=mx.example Port=26 security=starttls user=me"_s}, {});
    row("titles do, too", "host\tgr\xC3\xB6\xC3\x9Fte Nachricht\nmx.example\t7\n",
        {u"Smtp=mx.example envelope_limit=7"_s}, {});
    row("Excel says what separates", "sep=;\r\nhost;port\r\nmx.example;26\r\n", one, {});
    row("a byte order mark does not count", "\xEF\xBB\xBFhost,port\nmx.example,26\n", one, {});
    row("Latin-1 is understood", "host,note\nmx.example,gr\xF6\xDF\xDF\n", {u"Smtp=mx.example note=größß"_s},
        {});
    row("UTF-16 is understood",
        "\xFF\xFE" + QByteArray(QStringEncoder(QStringEncoder::Utf16LE)(u"host\tport\nmx.example\t26\n")),
        one, {});
    row("quotation marks hold cells together", "host,note\n\"mx.example\",\"a, \"\"b\"\"\nc\"\nnx,\n",
        {u"Smtp=mx.example note=a, \"b\"\nc"_s, u"Smtp=nx"_s}, {});
    row("empty lines and empty rows are passed over", "host,port\n\n,\n\nmx.example,26\n", one, {});
    row("empty cells say nothing, blanks around cells do not count", "host , port,domain\n mx.example ,26,\n",
        one, {});
    row("a row may be short", "host,port,domain\nmx.example,26\n", one, {});
    row("a row may be too long", "host,port\nmx.example,26,what\n", one, {u"2 StrayWord"_s});
    row("unknown columns are remarked on", "host,port,colour\nmx.example,26,red\n", one,
        {u"1 Unknown colour"_s});
    row("a column counts once", "host,port,PORT\nmx.example,26,27\n", one, {u"1 Overridden PORT"_s});
    row("lines are counted within cells", "host,note,port\nmx.example,\"a\nb\",26\nnx,,0\n",
        {u"Smtp=mx.example Port=26 note=a\nb"_s, u"Smtp=nx"_s}, {u"4 ValueUnusable port=0"_s});
    row("a row without a host is no relay", "host,port\n,26\n", {}, {u"2 NoHost"_s});
    row("a host must be one", "host,port\na b,26\n", {}, {u"2 ValueUnusable host=a b"_s});
    row("without a column of hosts nothing is read, and nothing is told", "mx.example,26,hunter2\n", {},
        {u"1 ValueMissing Smtp"_s});
    row("nothing is nothing", "", {}, {});
}

void TestCsvRelays::reads()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QStringList, relays);
    QFETCH(const QStringList, remarks);

    const ImportedRelays imported = read(text);
    QCOMPARE(textsOf(imported.relays), relays);
    QCOMPARE(textsOf(imported.remarks), remarks);
}

void TestCsvRelays::keepsSecretsApart()
{
    const ImportedRelays imported
        = read("host,port,user,password\nmx.example,587,me,hunter2\nnx,,,hunter3\n");
    QCOMPARE(imported.relays.size(), 2);
    QCOMPARE(imported.relays.first().secret, "hunter2"_ba);
    QCOMPARE(
        textsOf(imported.remarks), (QStringList{u"2 SecretLeft me@mx.example:587"_s, u"3 SecretLeft"_s}));
}

void TestCsvRelays::writesWhatItReads()
{
    QCOMPARE(csvLine({"a"_ba, ""_ba, "b,c"_ba, "d\"e"_ba, " f"_ba, "g\nh"_ba}),
        "a,,\"b,c\",\"d\"\"e\",\" f\",\"g\nh\"\r\n"_ba);
}

/// Generated relays: through a server file, into a table, and back.
void TestCsvRelays::readsWhatItWrites()
{
    const quint32 seed = qEnvironmentVariableIntValue("RELAYDECK_SEED");
    qInfo("RELAYDECK_SEED=%u", seed);
    QRandomGenerator random(seed);
    for (int round = 0; round < 300; ++round) {
        const QList<RelayDraft> relays = someRelays(random);
        const QList<ServerProfile> profiles = profilesOf(relays);
        QCOMPARE(profiles.size(), relays.size());
        const QByteArray table = writeCsvRelays(profiles);
        const ImportedRelays again = readCsvRelays(table, u"again.csv"_s, {});
        QCOMPARE(textsOf(again.remarks).join(u"; "_s), QString());
        QCOMPARE(textsOf(again.relays), settingsOf(profiles));
        QCOMPARE(settingsOf(profilesOf(again.relays)), settingsOf(profiles));
    }
}

QTEST_APPLESS_MAIN(TestCsvRelays)
#include "tst_csvrelays.moc"
