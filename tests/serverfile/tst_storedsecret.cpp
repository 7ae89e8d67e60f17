#include "serverfile/openedfile.h"
#include "serverfile/serverset.h"
#include "serverfile/storedsecret.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

namespace {

const QByteArray Two = "define package Mail::Bulkmail::Server\nSmtp @= a.example\nSmtp @= [::1]\nPort @= 25\n"
                       "Port @= 587\n"_ba;
const QByteArray Own = "define package Relaydeck::Server\n"_ba;

using Secrets = QList<StoredSecret>;

/// The first secret that is noticed.
std::optional<Diagnostic> find(const OpenedFile &opened)
{
    LoadOptions options;
    options.euid = 0;
    const QList<Diagnostic> diagnostics = lintServerFile(opened.document, u"s"_s, {}, options);
    const auto found = std::find_if(diagnostics.cbegin(), diagnostics.cend(),
        [](const Diagnostic &diagnostic) { return diagnostic.kind == DiagnosticKind::SecretInFile; });
    return found == diagnostics.cend() ? std::nullopt : std::optional(*found);
}

} // namespace

Q_DECLARE_METATYPE(Relaydeck::StoredSecret)

class TestStoredSecret final : public QObject
{
    Q_OBJECT

private slots:
    void secrets_data();
    void secrets();
    void theDiagnosticDoesNotHoldIt();
    void otherPlacesHaveNone();
};

void TestStoredSecret::secrets_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<Secrets>("secrets");
    QTest::addColumn<QByteArray>("after");

    const auto row = [](const char *sentence, const QByteArray &before, const Secrets &secrets,
                         const QByteArray &after) { QTest::newRow(sentence) << before << secrets << after; };
    const auto stays
        = [&row](const char *sentence, const QByteArray &text) { row(sentence, text, {}, text); };
    const auto first = [](const QByteArray &user, const QByteArray &value) {
        return StoredSecret{0, user, u"a.example"_s, 25, value};
    };
    const auto second = [](const QByteArray &user, const QByteArray &value) {
        return StoredSecret{1, user, u"::1"_s, 587, value};
    };
    const QByteArray users = "user @= me\nuser @= you\n"_ba;

    row("a column goes whole", Two + Own + users + "password @= x\npassword @= y\nnote @= n\n",
        {first("me", "x"), second("you", "y")}, Two + Own + users + "note @= n\n");
    row("a scalar is for all", Two + Own + users + "# keep\npassword = x\r\n",
        {first("me", "x"), second("you", "x")}, Two + Own + users + "# keep\n");
    row("a column may be short", Two + Own + users + "password @= x\n", {first("me", "x")},
        Two + Own + users);
    row("a relay may have none", Two + Own + "user @= undef\nuser @= you\npassword @= undef\npassword @= y\n",
        {second("you", "y")}, Two + Own + "user @= undef\nuser @= you\n");
    row("escapes are read", Two + Own + users + "password @= \\x41\\$\npassword @= # y\n",
        {first("me", "A$"), second("you", "# y")}, Two + Own + users);
    row("a foreign package names its own user",
        Two
            + "define package My::Own\nsmtp_user @= me\nsmtp_user @= you\nsmtp_password @= x\nsmtp_password "
              "@= y\n",
        {first("me", "x"), second("you", "y")},
        Two + "define package My::Own\nsmtp_user @= me\nsmtp_user @= you\n");
    row("of several users the one with the same beginning counts",
        Two + "db_user = root\nsmtp_login = me\nUser = other\nsmtp_pass = x\nsmtp_passwd = y\n",
        {first("me", "y"), second("me", "y")},
        Two + "db_user = root\nsmtp_login = me\nUser = other\nsmtp_pass = x\n");
    row("our own user counts first", Two + "username = other\nsmtp_passwd = y\n" + Own + users,
        {first("me", "y"), second("you", "y")}, Two + "username = other\n" + Own + users);
    row("a user may be the same for all", Two + "login = me\npassword @= x\npassword @= y\n",
        {first("me", "x"), second("me", "y")}, Two + "login = me\n");
    row("an overruled line goes too", Two + Own + users + "password = old\npassword = x\n",
        {first("me", "x"), second("you", "x")}, Two + Own + users);
    row("a line for us alone goes", Two + Own + users + "0: password = x\n",
        {first("me", "x"), second("you", "x")}, Two + Own + users);
    row("one for somebody else stays",
        Two + Own + users + "password @= x\n4242: password @= z\npassword @= y\n",
        {first("me", "x"), second("you", "y")}, Two + Own + users + "4242: password @= z\n");

    stays("nobody knows whose it is", Two + "password @= x\npassword @= y\n");
    stays("one of them is nobody's", Two + Own + "user @= me\nuser @= undef\npassword @= x\npassword @= y\n");
    stays("one belongs to no relay", Two + Own + users + "password @= x\npassword @= y\npassword @= z\n");
    stays("one would have to be run", Two + Own + users + "password @= x\npassword @= \\E$y\n");
    stays("there is no relay", Own + "user @= me\npassword @= x\n");
    stays("a port is no port",
        "define package Mail::Bulkmail::Server\nSmtp @= a\nPort @= 99999\n" + Own
            + "user @= me\npassword @= x\n");
}

void TestStoredSecret::secrets()
{
    QFETCH(const QByteArray, before);
    const OpenedFile opened(before);
    const std::optional<Diagnostic> diagnostic = find(opened);
    QVERIFY(diagnostic);
    Diagnostic asked = *diagnostic;
    if (before.contains("smtp_passwd = y\n") && before.contains("smtp_pass = x\n")) // the second of two
        asked.line = int(before.left(before.indexOf("smtp_passwd")).count('\n')) + 1;
    QTEST(secretsAt(asked, opened.columns), "secrets");
    Document after = opened.document;
    after.apply(removalOf(asked, opened.columns));
    QTEST(after.bytes(), "after");
    const OpenedFile again(after.bytes());
    for (qsizetype relay = 0; relay < again.columns.count(); ++relay) { // nothing else moved
        ServerProfile was = opened.columns.profile(relay);
        ServerProfile is = again.columns.profile(relay);
        was.settings = is.settings = {};
        QCOMPARE(is, was);
    }
}

void TestStoredSecret::theDiagnosticDoesNotHoldIt()
{
    const OpenedFile opened(Two + Own + "password @= hush\n");
    const Diagnostic diagnostic = find(opened).value_or(Diagnostic());
    QCOMPARE(diagnostic.subject, "password"_ba);
    QVERIFY(diagnostic.extra.isEmpty());
}

void TestStoredSecret::otherPlacesHaveNone()
{
    const OpenedFile opened(Two + Own + "user @= me\nuser @= you\npassword @= x\n");
    const Diagnostic good = find(opened).value_or(Diagnostic());
    QCOMPARE(secretsAt(good, opened.columns).size(), 1);
    for (const int line : {0, -1, 1, 2, 1000}) {
        Diagnostic elsewhere = good;
        elsewhere.line = line;
        QVERIFY(line == 2 || secretsAt(elsewhere, opened.columns).isEmpty());
    }
    Diagnostic otherKind = good;
    otherKind.kind = DiagnosticKind::UnknownKey;
    QVERIFY(secretsAt(otherKind, opened.columns).isEmpty());
    Diagnostic otherFile = good;
    otherFile.file = u"m"_s;
    QVERIFY(secretsAt(otherFile, opened.columns).isEmpty());
}

QTEST_GUILESS_MAIN(TestStoredSecret)
#include "tst_storedsecret.moc"
