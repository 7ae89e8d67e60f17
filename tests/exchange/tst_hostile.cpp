#include "exchange/exchangerig.h"
#include "exchange/serverfilewriter.h"
#include "models/exchangewords.h"
#include "serverfile/serverset.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

namespace {

constexpr int Patience = 20'000; // milliseconds under the sanitizers; a second without them
constexpr qsizetype Huge = 10 * 1024 * 1024;

constexpr ExchangeFormat Formats[]
    = {ExchangeFormat::Msmtp, ExchangeFormat::Postfix, ExchangeFormat::Swaks, ExchangeFormat::Csv};

ImportOptions options()
{
    ImportOptions options;
    options.home = u"/home/me"_s;
    return options;
}

} // namespace

class TestHostile final : public QObject
{
    Q_OBJECT

private slots:
    void anyBytesAreRead_data();
    void anyBytesAreRead();
    void endlessNamesEnd_data();
    void endlessNamesEnd();
    void oddFilesAreRemarkedOn();
    void tablesAreNoWayOut();
    void nothingIsRun();
    void everyRemarkHasASentence();
    void manyRelaysAreReadInTime();
};

void TestHostile::anyBytesAreRead_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("NUL bytes") << QByteArray(100, '\0');
    QTest::newRow("NUL bytes in values")
        << "host a\0b\nuser x\0y\nrelayhost = [a\0b]\nswaks -s a\0b -au x\0y\n"_ba;
    QTest::newRow("a long line") << QByteArray(Huge, 'x');
    QTest::newRow("a long value") << "host " + QByteArray(Huge, 'x');
    QTest::newRow("a long relayhost") << "relayhost = [" + QByteArray(Huge, 'x');
    QTest::newRow("a long quotation") << "swaks -s 'a" + QByteArray(Huge, 'x');
    QTest::newRow("a long cell") << "host,note\na,\"" + QByteArray(Huge, 'x');
    QTest::newRow("many cells") << "host" + QByteArray(Huge, ',');
    QTest::newRow("many rows") << "host\n" + QByteArray("a\n").repeated(200'000);
    QTest::newRow("many accounts without a host") << QByteArray("account a\n").repeated(200'000);
    QTest::newRow("many commands") << QByteArray("swaks;").repeated(200'000);
    QTest::newRow("many words") << "swaks" + QByteArray(" -a").repeated(1'000'000);
    QTest::newRow("many parents") << "account a\nhost a\naccount b : a"
            + QByteArray(",a").repeated(1'000'000);
    QTest::newRow("many destinations") << "relayhost =" + QByteArray(" [a],").repeated(200'000);
    QTest::newRow("many brackets") << "relayhost = " + QByteArray("${").repeated(1'000'000);
    QTest::newRow("many nested conditions")
        << "a=1\nrelayhost = " + QByteArray("${a?{").repeated(100'000) + QByteArray("}}").repeated(100'000);
    QTest::newRow("many lines that say nothing") << QByteArray("\x01\n \n=\n").repeated(300'000);
    QTest::newRow("line ends only") << QByteArray(Huge, '\n');
    QTest::newRow("quotation marks only") << QByteArray(Huge + 1, '"');
    QTest::newRow("backslashes only") << QByteArray(Huge + 1, '\\');
    QTest::newRow("half a UTF-16 file") << "\xFF\xFEh"_ba;
}

void TestHostile::anyBytesAreRead()
{
    QFETCH(const QByteArray, bytes);
    for (const ExchangeFormat format : Formats) {
        QElapsedTimer time;
        time.start();
        const ImportedRelays imported = importText(format, bytes, u"input"_s, options());
        QVERIFY2(time.elapsed() < Patience, qPrintable(ExchangeWords::program(format)));
        QVERIFY(imported.relays.size() <= MostRelays);
        QVERIFY(!imported.relays.isEmpty() || !imported.remarks.isEmpty());
        for (const ExchangeRemark &remark : imported.remarks)
            QVERIFY(ExchangeWords::remark(format, remark).size() < 2000);
    }
}

void TestHostile::endlessNamesEnd_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("a name that is itself") << "relayhost = $relayhost\n"_ba;
    QTest::newRow("two that are each other") << "a = $relayhost\nrelayhost = $a\n"_ba;
    QByteArray doubling = "relayhost = $a0\n"_ba;
    QByteArray silent = "relayhost = $a0\n"_ba;
    for (int i = 0; i < 40; ++i) {
        doubling += QByteArrayLiteral("a%1 = x$a%2$a%2\n")
                        .replace("%1", QByteArray::number(i))
                        .replace("%2", QByteArray::number(i + 1));
        silent += QByteArrayLiteral("a%1 = $a%2$a%2\n")
                      .replace("%1", QByteArray::number(i))
                      .replace("%2", QByteArray::number(i + 1));
    }
    QTest::newRow("one that doubles") << doubling + "a40 = y\n";
    QTest::newRow("one that doubles and says nothing") << silent + "a40 =\n";
    QTest::newRow("conditions in conditions")
        << "a = ${b?$a$a}\nb = ${a:$b$b}\nrelayhost = ${a?$b}${b:$a}\n"_ba;
}

void TestHostile::endlessNamesEnd()
{
    QFETCH(const QByteArray, text);
    QElapsedTimer time;
    time.start();
    const ImportedRelays imported = importText(ExchangeFormat::Postfix, text, u"main.cf"_s, options());
    QVERIFY(time.elapsed() < Patience);
    QVERIFY(imported.relays.isEmpty());
    QVERIFY2(textsOf(imported.remarks).join(u' ').contains(u"NameLoop relayhost"_s),
        qPrintable(textsOf(imported.remarks).join(u' ')));
}

void TestHostile::oddFilesAreRemarkedOn()
{
    const QTemporaryDir folder;
    const QString pipe = folder.filePath(u"pipe"_s);
    QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    for (const ExchangeFormat format : Formats) {
        const auto kind = [format](const QString &file) {
            const ImportedRelays imported = importFile(format, file, options());
            return imported.remarks.size() == 1 ? imported.remarks.first().kind : ExchangeKind::TooMany;
        };
        QCOMPARE(kind(folder.filePath(u"missing"_s)), ExchangeKind::FileMissing);
        const bool looksInside = format == ExchangeFormat::Postfix; // for a main.cf
        QCOMPARE(kind(folder.path()), looksInside ? ExchangeKind::FileMissing : ExchangeKind::FileNotAFile);
        QCOMPARE(kind(pipe), looksInside ? ExchangeKind::FileMissing : ExchangeKind::FileNotAFile);
        QCOMPARE(kind(u"/dev/zero"_s), looksInside ? ExchangeKind::FileMissing : ExchangeKind::FileNotAFile);
    }
}

void TestHostile::tablesAreNoWayOut()
{
    const QTemporaryDir folder;
    const QString pipe = folder.filePath(u"pipe"_s);
    QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    const QByteArray text = "relayhost = [a]\nsmtp_sasl_password_maps = hash:/dev/zero, hash:" + pipe.toUtf8()
        + ", hash:" + folder.path().toUtf8() + "\nsmtp_tls_policy_maps = texthash:/etc/passwd\n";
    const ImportedRelays imported
        = importText(ExchangeFormat::Postfix, text, folder.filePath(u"main.cf"_s), options());
    QCOMPARE(imported.relays.size(), 1);
    const QString remarks = textsOf(imported.remarks).join(u'\n');
    QCOMPARE(remarks.count(u"2 FileNotAFile"_s), 3);
    QVERIFY2(
        !remarks.contains(u"/bin/"_s), qPrintable(remarks)); // of what a foreign file holds, nothing is told
}

void TestHostile::nothingIsRun()
{
    const QTemporaryDir folder;
    const QString trace = folder.filePath(u"trace"_s);
    const QByteArray touch = "touch " + trace.toUtf8();
    const QByteArray all = "host a\neval " + touch + "\npasswordeval " + touch + "\ndomain `" + touch
        + "`\nrelayhost = [a`" + touch + "`]\nsmtp_tls_policy_maps = pipemap:{" + touch
        + "}\nswaks -s a -ap \"$(" + touch + ")\" -p `" + touch + "` -s $(" + touch
        + ")\nhost,password_command\na," + touch + '\n';
    for (const ExchangeFormat format : Formats) {
        const ImportedRelays imported = importText(format, all, u"input"_s, options());
        const ExportWords words;
        for (const ExchangeFormat into : Formats)
            QVERIFY(!exportRelays(into, profilesOf(imported.relays), words).text.isEmpty()
                || imported.relays.isEmpty());
    }
    QVERIFY(!QFile::exists(trace));
}

void TestHostile::everyRemarkHasASentence()
{
    for (int kind = 0; kind < int(ExchangeKind::TooMany); ++kind) {
        ExchangeRemark remark;
        remark.kind = ExchangeKind(kind);
        remark.subject = "subject"_ba;
        remark.extra = "extra"_ba;
        remark.relay = "relay"_ba;
        remark.number = 7;
        const QString sentence = ExchangeWords::remark(ExchangeFormat::Postfix, remark);
        QVERIFY2(!sentence.isEmpty() && !sentence.contains(u'%') && !sentence.endsWith(u'.'),
            qPrintable(sentence));
        remark.of = remark.kind;
        remark.kind = ExchangeKind::TooMany;
        QVERIFY(ExchangeWords::remark(ExchangeFormat::Postfix, remark).endsWith(sentence));
    }
}

void TestHostile::manyRelaysAreReadInTime()
{
    QByteArray table = "Smtp,Port,user,security\n"_ba;
    for (int i = 0; i < MostRelays + 10; ++i)
        table += "mx" + QByteArray::number(i) + ".example,587,me,starttls\n";
    QElapsedTimer time;
    time.start();
    const ImportedRelays imported = importText(ExchangeFormat::Csv, table, u"relays.csv"_s, options());
    QCOMPARE(imported.relays.size(), MostRelays);
    QCOMPARE(imported.remarks.last().kind, ExchangeKind::TooManyRelays);
    const QByteArray file = writeServerFile(imported.relays, {"many"_ba}, {});
    QCOMPARE(loadServers(Document(file), u"relays.conf"_s).servers.size(), MostRelays);
    QVERIFY(time.elapsed() < 3 * Patience);
}

QTEST_GUILESS_MAIN(TestHostile)
#include "tst_hostile.moc"
