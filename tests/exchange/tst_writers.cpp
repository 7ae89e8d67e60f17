#include "exchange/exchangerig.h"
#include "exchange/serverfilewriter.h"
#include "models/exchangewords.h"
#include "serverfile/serverset.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

namespace {

QList<ServerProfile> profiles(const QByteArray &file)
{
    LoadOptions options;
    options.beyondErrors = true;
    return loadServers(Document(file), u"relays.conf"_s, {}, options).servers;
}

} // namespace

class TestWriters final : public QObject
{
    Q_OBJECT

private slots:
    void aServerFileIsWellLaidOut();
    void draftsComeBackFromAServerFile();
    void whatCannotBeSaidIsRemarkedOn_data();
    void whatCannotBeSaidIsRemarkedOn();
    void secretsStayOut_data();
    void secretsStayOut();
    void postfixHasOneRelay();
};

void TestWriters::aServerFileIsWellLaidOut()
{
    RelayDraft north;
    north.values = {{Field::Smtp, "north.example"_ba}, {Field::Port, "587"_ba},
        {Field::Domain, "me.example"_ba}, {Field::Name, "north"_ba}, {Field::User, " me"_ba}};
    RelayDraft south;
    south.values
        = {{Field::Smtp, "south.example"_ba}, {Field::TimeOut, "30"_ba}, {Field::Security, "tls"_ba}};
    QCOMPARE(writeServerFile({north, south}, {"Taken over"_ba}, {"one"_ba, "two\nlines"_ba}),
        "# Taken over\n"
        "\ndefine package Mail::Bulkmail::Server\n"
        "\n# one\nSmtp @= north.example\nPort @= 587\nDomain @= me.example\nTries @= 1\ntime_out @= 0\n"
        "\n# two\n# lines\nSmtp @= south.example\nPort @= 25\nDomain @= \\E\nTries @= 1\ntime_out @= 30\n"
        "\ndefine package Relaydeck::Server\n"
        "\n# one\nname @= north\nsecurity @= undef\nuser @= \\x20me\n"
        "\n# two\n# lines\nname @= undef\nsecurity @= tls\nuser @= undef\n"_ba);
    QCOMPARE(writeServerFile({}, {"nothing"_ba}, {}), "# nothing\n"_ba);
}

void TestWriters::draftsComeBackFromAServerFile()
{
    RelayDraft draft;
    draft.values = {{Field::Smtp, "mx.example"_ba}, {Field::Tries, "1"_ba}, {Field::Note, "a\nb # c"_ba},
        {Field::User, "undef"_ba}, {Field::PasswordCommand, "sh -c \"echo $x\""_ba}};
    RelayDraft other;
    other.values = {{Field::Smtp, "nx.example"_ba}, {Field::Tries, "1"_ba}};
    QCOMPARE(settingsOf(profilesOf({draft, other})), textsOf({draft, other}));
}

void TestWriters::whatCannotBeSaidIsRemarkedOn_data()
{
    QTest::addColumn<ExchangeFormat>("format");
    QTest::addColumn<QByteArray>("own"); // settings of one relay
    QTest::addColumn<QStringList>("remarks");
    using enum ExchangeFormat;
    QTest::newRow("msmtp has no limits, notes or switches")
        << Msmtp
        << "max_connections @= 3\nnote @= mine\nenabled @= no\nrate_per_hour @= 100\nweight @= 1\n"_ba
        << QStringList{u"2 NotSayable note=mine"_s, u"2 NotSayable enabled=no"_s,
               u"2 NotSayable max_connections=3"_s, u"2 NotSayable rate_per_hour=100"_s};
    QTest::newRow("msmtp has no optional TLS")
        << Msmtp << "security @= starttls-if-offered\n"_ba
        << QStringList{u"2 SaidStricter security=starttls-if-offered"_s};
    QTest::newRow("msmtp has source addresses and SOCKS")
        << Msmtp << "source_address @= 192.0.2.1\nproxy @= socks5://[::1]:9050\n"_ba << QStringList();
    QTest::newRow("msmtp has no other proxies") << Msmtp << "proxy @= http://p.example:3128\n"_ba
                                                << QStringList{u"2 NotSayable proxy=http://p.example:3128"_s};
    QTest::newRow("swaks has families and source addresses, and no proxies")
        << Swaks << "family @= ipv4\nsource_address @= 192.0.2.1\nproxy @= socks5://p.example:1080\n"_ba
        << QStringList{u"2 NotSayable proxy=socks5://p.example:1080"_s};
    QTest::newRow("msmtp has one line for a value")
        << Msmtp << "user @= \\a\\nb\n"_ba << QStringList{u"2 NotSayable user=\a\nb"_s};
    QTest::newRow("swaks has no fingerprints and few mechanisms")
        << Swaks
        << "security @= tls\ncertificate @= sha256:" + QByteArray(64, 'a')
            + "\nauth @= scram-sha-1\nuser @= me\n"
        << QStringList{u"2 NotSayable certificate=sha256:%1"_s.arg(QString(64, u'a')),
               u"2 NotSayable auth=scram-sha-1"_s, u"2 FillInSecret me@mx.example:25"_s};
    QTest::newRow("swaks takes a hyphen for an option")
        << Swaks << "user @= -me\n"_ba
        << QStringList{u"2 NotSayable user=-me"_s, u"2 FillInSecret -me@mx.example:25"_s};
    QTest::newRow("Postfix has no commands for passwords, and no times")
        << Postfix << "user @= me\npassword_command @= pass\nsecurity @= tls\n"_ba
        << QStringList{u"2 FillInSecret me@mx.example:25"_s, u"2 NotSayable password_command=pass"_s};
    QTest::newRow("Postfix does not check at its leisure")
        << Postfix << "security @= starttls-if-offered\ncertificate @= ca:/x\n"_ba
        << QStringList{u"2 NotSayable certificate=ca:/x"_s};
    QTest::newRow("a table can say everything")
        << Csv << "user @= me\nnote @= mine\nenabled @= no\n"_ba << QStringList();
    QTest::newRow("a relay with a fault is left out")
        << Msmtp << "weight @= many\n"_ba << QStringList{u"2 RelayUnusable weight"_s};
}

void TestWriters::whatCannotBeSaidIsRemarkedOn()
{
    QFETCH(const ExchangeFormat, format);
    QFETCH(const QByteArray, own);
    QFETCH(const QStringList, remarks);
    const QList<ServerProfile> relays = profiles(
        "define package Mail::Bulkmail::Server\nSmtp @= mx.example\ndefine package Relaydeck::Server\n"
        + own);
    QCOMPARE(relays.size(), 1);
    QCOMPARE(textsOf(exportRelays(format, relays, {}).remarks), remarks);
}

void TestWriters::secretsStayOut_data()
{
    QTest::addColumn<ExchangeFormat>("format");
    QTest::newRow("msmtp") << ExchangeFormat::Msmtp;
    QTest::newRow("Postfix") << ExchangeFormat::Postfix;
    QTest::newRow("swaks") << ExchangeFormat::Swaks;
    QTest::newRow("CSV") << ExchangeFormat::Csv;
}

/// A draft that has a secret, all the way through our file and out again.
void TestWriters::secretsStayOut()
{
    QFETCH(const ExchangeFormat, format);
    const ImportedRelays imported = importText(ExchangeFormat::Swaks,
        "swaks -s mx.example -p 587 -tls -au me -ap hunter2"_ba, u"line"_s, ImportOptions());
    QCOMPARE(imported.relays.first().secret, "hunter2"_ba);
    QVERIFY(!writeServerFile(imported.relays, {}, {ExchangeWords::origin(imported.relays.first()).toUtf8()})
                 .contains("hunter2"));
    const ExportedRelays exported
        = exportRelays(format, profilesOf(imported.relays), ExchangeWords::exportWords(u"x"_s));
    QVERIFY(!exported.text.contains("hunter2") && exported.text.contains("me"));
}

void TestWriters::postfixHasOneRelay()
{
    const QList<ServerProfile> relays = profiles(
        "define package Mail::Bulkmail::Server\nSmtp @= a\nSmtp @= b\nDomain @= a.example\n"
        "Domain @= b.example\ndefine package Relaydeck::Server\nsecurity @= none\nsecurity @= tls\n");
    const ExportedRelays exported = exportRelays(ExchangeFormat::Postfix, relays, {{}, {}, "others"_ba});
    QCOMPARE(exported.text,
        "\n# main.cf\nrelayhost = [a]:25\n# others\n#relayhost = [b]:25\nsmtp_helo_name = a.example\n"
        "smtp_tls_policy_maps = hash:/etc/postfix/tls_policy\nsmtp_tls_CApath = /etc/ssl/certs\n"
        "\n# tls_policy\n[a]:25 none\n[b]:25 secure\n"_ba);
    QCOMPARE(textsOf(exported.remarks),
        (QStringList{
            u"3 NotSayable Domain=b.example"_s, u"3 NotSayable security=tls"_s, u"0 OnlyOneRelay"_s}));
}

QTEST_APPLESS_MAIN(TestWriters)
#include "tst_writers.moc"
