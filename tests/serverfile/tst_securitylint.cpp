#include "serverfile/fixit.h"
#include "serverfile/openedfile.h"
#include "serverfile/serverset.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

namespace {

const QByteArray Head
    = "define package Mail::Bulkmail::Server\nSmtp @= a\nTries @= 1\nDomain @= deck.test\n"_ba;

/// One relay with a port and lines in our own package.
QByteArray relay(int port, const QByteArrayList &own)
{
    const QByteArray place = port > 0 ? "Port @= " + QByteArray::number(port) + '\n' : QByteArray();
    const QByteArray lines = own.isEmpty() ? QByteArray() : own.join('\n') + '\n';
    return Head + place + "define package Relaydeck::Server\n" + lines;
}

QList<Diagnostic> lint(const QByteArray &text)
{
    return lintServerFile(Document(text), u"s"_s);
}

using Kinds = QList<DiagnosticKind>;

} // namespace

Q_DECLARE_METATYPE(Kinds)

class TestSecurityLint final : public QObject
{
    Q_OBJECT

private slots:
    void remarks_data();
    void remarks();
    void places_data();
    void places();
    void fixes_data();
    void fixes();
    void certificateFilesAreLookedFor();
    void mastersCountToo();
    void twinsAreThoseWithTheSameUser();
    void waysToASecretAreNone_data();
    void waysToASecretAreNone();
};

void TestSecurityLint::remarks_data()
{
    QTest::addColumn<int>("port");
    QTest::addColumn<QByteArrayList>("own");
    QTest::addColumn<Kinds>("kinds");

    const auto row = [](const char *sentence, int port, const QByteArrayList &own, const Kinds &kinds) {
        QTest::newRow(sentence) << port << own << kinds;
    };
    using enum DiagnosticKind;
    row("port 25 needs nothing", 25, {}, {});
    row("no port is 25", 0, {}, {});
    row("port 465 begins with TLS", 465, {}, {PortAndSecurity});
    row("port 465 knows no STARTTLS", 465, {"security @= starttls"}, {PortAndSecurity});
    row("port 465 with TLS is well", 465, {"security @= tls"}, {});
    row("port 465 with TLS and a login is well", 465, {"security @= tls", "user @= me"}, {});
    row("a login on port 587 wants STARTTLS", 587, {"user @= me"}, {PortAndSecurity});
    row("port 587 without a login may be plain", 587, {}, {});
    row("port 587 does not begin with TLS", 587, {"security @= tls"}, {PortAndSecurity});
    row("port 587 with STARTTLS and a login is well", 587, {"security @= starttls", "user @= me"}, {});
    row("port 25 does not begin with TLS", 25, {"security @= tls"}, {PortAndSecurity});
    row("nor does it when nobody says 25", 0, {"security @= tls"}, {PortAndSecurity});
    row("another port may do what it likes", 2525, {"security @= tls", "user @= me"}, {});
    row("a case of letters does not matter", 465, {"security @= TLS"}, {});

    row("a login without TLS is given up", 2525, {"user @= me"}, {LoginWithoutTls});
    row("so is one with a plain password", 2525, {"user @= me", "auth @= plain"}, {LoginWithoutTls});
    row("a login that keeps the password to itself is well", 2525, {"user @= me", "auth @= scram-sha-256"},
        {});
    row("no login needs no TLS", 2525, {"user @= me", "auth @= none"}, {});
    row("a password in clear is said to be", 2525, {"user @= me", "password_in_clear @= yes"},
        {PasswordReadable});
    row("on port 587 too", 587, {"user @= me", "password_in_clear @= yes"}, {PasswordReadable});
    row("also where TLS may be missing", 2525,
        {"user @= me", "password_in_clear @= yes", "security @= starttls-if-offered"}, {PasswordReadable});
    row("with TLS it is not in clear", 2525, {"user @= me", "password_in_clear @= yes", "security @= tls"},
        {});
    row("without a user there is no password", 2525, {"password_in_clear @= yes"}, {});
    row("an offer can be hidden", 2525, {"user @= me", "security @= starttls-if-offered"},
        {SecurityDeniable});
    row("without a login little is lost", 2525, {"security @= starttls-if-offered"}, {});

    row("a certificate that nobody checks", 2525, {"security @= tls", "certificate @= off"},
        {CertificateUnchecked});
    row("none is checked where there is none", 2525, {"certificate @= off"}, {});
    row("a fingerprint is a check", 2525, {"security @= tls", "certificate @= sha256:" + QByteArray(64, 'a')},
        {});
    row("an authority that is not there", 2525, {"security @= tls", "certificate @= ca:/nowhere/ca.pem"},
        {CertificateFileMissing});
    row("a certificate of ours that is not there", 2525,
        {"security @= starttls", "client_certificate @= /nowhere/me.pem"}, {CertificateFileMissing});
    row("a folder is no certificate", 2525, {"security @= starttls", "client_certificate @= /"},
        {CertificateFileMissing});
    row("without TLS nobody reads it", 2525, {"client_certificate @= /nowhere/me.pem"}, {});

    row("two ways to a password", 2525,
        {"security @= tls", "user @= me", "password_command @= pass me", "password_variable @= PW"},
        {TwoPasswordSources});
    row("a mechanism without a user", 2525, {"auth @= plain"}, {LoginWithoutUser});
    row("a command without a user", 2525, {"password_command @= pass me"}, {LoginWithoutUser});
    row("a variable without a user", 2525, {"password_variable @= PW"}, {LoginWithoutUser});
    row("one remark is enough", 2525, {"auth @= plain", "password_command @= pass me"}, {LoginWithoutUser});
    row("no login needs no user", 2525, {"auth @= none"}, {});
    row("a word that is none is not judged further", 465, {"security @= perhaps", "user @= me"},
        {NotAChoice});
}

void TestSecurityLint::remarks()
{
    QFETCH(const int, port);
    QFETCH(const QByteArrayList, own);
    QList<DiagnosticKind> kinds;
    for (const Diagnostic &diagnostic : lint(relay(port, own)))
        kinds.append(diagnostic.kind);
    QTEST(kinds, "kinds");
}

void TestSecurityLint::places_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("line");
    QTest::addColumn<Severity>("severity");
    QTest::addColumn<QByteArray>("subject");
    QTest::addColumn<QByteArray>("extra");
    QTest::addColumn<qint64>("number");

    const auto row = [](const char *sentence, const QByteArray &text, int line, Severity severity,
                         const QByteArray &subject, const QByteArray &extra, qint64 number) {
        QTest::newRow(sentence) << text << line << severity << subject << extra << number;
    };
    row("a port is named where it stands", relay(465, {}), 5, Severity::Warning, "", "tls", 465);
    row("what was written is told", relay(587, {"security @= tls"}), 5, Severity::Warning, "tls", "starttls",
        587);
    row("what nobody wrote is named at the host", relay(0, {"security @= tls"}), 2, Severity::Warning, "tls",
        "starttls", 25);
    row("a login that may still be possible is a warning", relay(2525, {"user @= me"}), 7, Severity::Warning,
        "", "starttls", 0);
    row("one that is not is an error", relay(2525, {"user @= me", "auth @= login"}), 7, Severity::Error, "",
        "starttls", 0);
    row("a user stands in its own line", relay(2525, {"name @= x", "auth @= plain"}), 8, Severity::Warning,
        "auth", "", 0);
}

void TestSecurityLint::places()
{
    QFETCH(const QByteArray, text);
    const QList<Diagnostic> diagnostics = lint(text);
    QCOMPARE(diagnostics.size(), 1);
    QTEST(diagnostics.first().line, "line");
    QTEST(diagnostics.first().severity, "severity");
    QTEST(diagnostics.first().subject, "subject");
    QTEST(diagnostics.first().extra, "extra");
    QTEST(diagnostics.first().number, "number");
    const QByteArray line = text.split('\n')[diagnostics.first().line - 1];
    QCOMPARE(line.mid(diagnostics.first().column - 1), line.mid(line.indexOf("= ") + 2));
}

void TestSecurityLint::fixes_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<bool>("safe");
    QTest::addColumn<QByteArray>("after");

    const QByteArray own = "\ndefine package Relaydeck::Server\n"_ba;
    const QByteArray two
        = "define package Mail::Bulkmail::Server\nSmtp @= a\nSmtp @= b\nPort @= 25\nPort @= 465\n"
          "Tries @= 1\nTries @= 1\nDomain @= d\nDomain @= d\n"_ba;
    QTest::newRow("port 465 gets its TLS")
        << two << true << two + own + "security @= undef\nsecurity @= tls\n";
    QTest::newRow("what was written on purpose is not overruled unasked")
        << relay(465, {"security @= starttls"}) << false << relay(465, {"security @= tls"});
    QTest::newRow("port 587 gets STARTTLS")
        << relay(587, {"user @= me"}) << true << relay(587, {"user @= me", "security @= starttls"});
    QTest::newRow("undef says nothing") << relay(587, {"user @= me", "security @= undef"}) << true
                                        << relay(587, {"user @= me", "security @= starttls"});
    QTest::newRow("a login gets STARTTLS")
        << relay(2525, {"user @= me", "auth @= plain"}) << true
        << relay(2525, {"user @= me", "auth @= plain", "security @= starttls"});
    QTest::newRow("one that may work is left alone")
        << relay(2525, {"user @= me"}) << false << relay(2525, {"user @= me", "security @= starttls"});
    QTest::newRow("an offer becomes a condition")
        << relay(2525, {"user @= me", "security @= starttls-if-offered"}) << false
        << relay(2525, {"user @= me", "security @= starttls"});

    QTest::newRow("missing Tries become 1")
        << "define package Mail::Bulkmail::Server\nSmtp @= a\nSmtp @= b\nDomain @= x\nDomain @= x\n"_ba
        << true
        << "define package Mail::Bulkmail::Server\nSmtp @= a\nSmtp @= b\nDomain @= x\nDomain @= x\nTries @= 1\nTries @= 1\n"_ba;
    const QByteArray three
        = "define package Mail::Bulkmail::Server\nSmtp @= a\nSmtp @= b\nSmtp @= c\nSmtp @= d\n"
          "Tries @= 1\nTries @= 1\nTries @= 1\nTries @= 1\n"_ba;
    QTest::newRow("a missing domain becomes the usual one")
        << three + "Domain @= x\nDomain @= y\nDomain @= y\nDomain @= \\E\n"
        << true << three + "Domain @= x\nDomain @= y\nDomain @= y\nDomain @= y\n";
    QTest::newRow("of two usual ones it becomes the first")
        << three + "Domain @= y\nDomain @= x\nDomain @= y\nDomain @= \\E\n"
        << true << three + "Domain @= y\nDomain @= x\nDomain @= y\nDomain @= y\n";
    QTest::newRow("without any domain nothing is made up") << three << true << three;
}

void TestSecurityLint::fixes()
{
    QFETCH(const QByteArray, before);
    const OpenedFile opened(before);
    const QList<Diagnostic> diagnostics = lintServerFile(opened.document, u"s"_s);
    QCOMPARE(diagnostics.size(), 1);
    QTEST(isSafeFix(diagnostics.first(), opened.columns), "safe");
    Document after = opened.document;
    after.apply(fixFor(diagnostics.first(), opened.columns));
    QTEST(after.bytes(), "after");
    QVERIFY(after.bytes() == before || lint(after.bytes()).isEmpty());
}

void TestSecurityLint::certificateFilesAreLookedFor()
{
    QTest::failOnWarning(QRegularExpression(u"Broken filename"_s));
    const QList<Diagnostic> unnameable
        = lint(relay(2525, {"security @= tls"_ba, "certificate @= ca:/nowhere/\0.pem"_ba}));
    QVERIFY(std::any_of(unnameable.cbegin(), unnameable.cend(), [](const Diagnostic &diagnostic) {
        return diagnostic.kind == DiagnosticKind::CertificateFileMissing;
    }));
    const QTemporaryDir folder;
    const QString name = folder.filePath(u"ca.pem"_s);
    QFile file(name);
    QVERIFY(file.open(QIODevice::WriteOnly));
    const QByteArrayList own{"security @= tls"_ba, "certificate @= ca:"_ba + name.toUtf8(),
        "client_certificate @= "_ba + name.toUtf8()};
    QCOMPARE(lint(relay(2525, own)), QList<Diagnostic>());
    QVERIFY(file.remove());
    const QList<Diagnostic> diagnostics = lint(relay(2525, own));
    QCOMPARE(diagnostics.size(), 2);
    QCOMPARE(diagnostics[0].subject, name.toUtf8());
    QCOMPARE(diagnostics[0].severity, Severity::Error);
    QCOMPARE(diagnostics[0].line, 8);
    QCOMPARE(diagnostics[1].line, 9);
}

void TestSecurityLint::mastersCountToo()
{
    const OpenedFile opened(Head, "define package Mail::Bulkmail::Server\nPort = 465\n"_ba);
    QTemporaryDir folder;
    QFile file(folder.filePath(u"master.conf"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(opened.masterDocument.bytes()) > 0);
    file.close();
    const QList<Diagnostic> diagnostics
        = lintServerFile(opened.document, u"s"_s, MasterConfs({file.fileName()}));
    QCOMPARE(diagnostics.size(), 1);
    QCOMPARE(diagnostics.first().kind, DiagnosticKind::PortAndSecurity);
    QCOMPARE(diagnostics.first().file, u"s"_s);
    QCOMPARE(diagnostics.first().line, 2);
    Document after = opened.document;
    after.apply(fixFor(diagnostics.first(), opened.columns));
    QCOMPARE(after.bytes(), Head + "\ndefine package Relaydeck::Server\nsecurity @= tls\n");
}

void TestSecurityLint::twinsAreThoseWithTheSameUser()
{
    const QByteArray two
        = "define package Mail::Bulkmail::Server\nSmtp @= a\nSmtp @= a\n"
          "Tries @= 1\nTries @= 1\nDomain @= d\nDomain @= d\n"
          "define package Relaydeck::Server\nsecurity @= starttls\nsecurity @= starttls\n"_ba;
    QCOMPARE(lint(two + "user @= me\nuser @= you\n").size(), 0);
    QCOMPARE(lint(two + "user @= me\nuser @= me\n").value(0).kind, DiagnosticKind::RelayTwice);
    QCOMPARE(lint(two).value(0).kind, DiagnosticKind::RelayTwice);
}

void TestSecurityLint::waysToASecretAreNone_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<bool>("secret");

    QTest::newRow("a command is none") << "password_command @= pass me"_ba << false;
    QTest::newRow("a variable is none") << "password_variable @= PW"_ba << false;
    QTest::newRow("permission is none") << "password_in_clear @= no"_ba << false;
    QTest::newRow("a file is none") << "smtp_password_file @= /etc/x"_ba << false;
    QTest::newRow("a password is one") << "password @= hush"_ba << true;
    QTest::newRow("a token is one") << "OAuth_Token @= hush"_ba << true;
}

void TestSecurityLint::waysToASecretAreNone()
{
    QFETCH(const QByteArray, line);
    const QList<Diagnostic> diagnostics = lint(relay(2525, {"security @= tls", "user @= me", line}));
    const bool found = std::any_of(diagnostics.cbegin(), diagnostics.cend(),
        [](const Diagnostic &diagnostic) { return diagnostic.kind == DiagnosticKind::SecretInFile; });
    QTEST(found, "secret");
}

QTEST_GUILESS_MAIN(TestSecurityLint)
#include "tst_securitylint.moc"
