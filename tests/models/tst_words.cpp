#include "models/verdictwords.h"
#include "models/words.h"

#include <QLocale>
#include <QScopeGuard>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Relaydeck;
using namespace std::chrono_literals;

class TestWords final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void standing_data();
    void standing();
    void everyEnumHasWords();
    void failure_data();
    void failure();
    void failureWithDetail_data();
    void failureWithDetail();
    void trouble_data();
    void trouble();
    void line_data();
    void line();
    void moment_data();
    void moment();
    void duration_data();
    void duration();
    void numbers();
    void numbersAreGroupedInTheCLocaleToo();
};

namespace {
constexpr qint64 Now = 1'700'000'000'000;

Failure said(Failure::Kind kind, Failure::Step step, int code, const QByteArray &raw)
{
    return {kind, step, code, raw, 0ms};
}
} // namespace

void TestWords::standing_data()
{
    QTest::addColumn<StandingReport>("report");
    QTest::addColumn<QString>("words");

    const auto refused
        = said(Failure::Kind::NoConnection, Failure::Step::Connect, 0, "Connection refused"_ba);
    const auto later = said(Failure::Kind::Deferred, Failure::Step::Rcpt, 451, "451 4.7.1 Try again"_ba);
    QTest::newRow("a sleeper says how long it sleeps")
        << StandingReport{Standing::Asleep, Now + 11'001, 0, {}} << u"asleep, 12 s left"_s;
    QTest::newRow("a sleeper that is due says no time")
        << StandingReport{Standing::Asleep, Now, 0, {}} << u"asleep"_s;
    QTest::newRow("a used-up rate says how long it takes")
        << StandingReport{Standing::RateLimited, Now + 34'000, 0, {}} << u"rate limit, 34 s left"_s;
    QTest::newRow("a pause says why and how long") << StandingReport{Standing::Paused, Now + 120'000, 0, {},
        u"lunch"_s} << u"paused: lunch, 2 min left"_s;
    QTest::newRow("a relay that is gone from its file says so")
        << StandingReport{Standing::Removed, 0, 0, {}} << u"removed"_s;
    QTest::newRow("a back-off names its code")
        << StandingReport{Standing::BackingOff, 0, 0, later} << u"backing off: 451"_s;
    QTest::newRow("a worthless relay says why")
        << StandingReport{Standing::Worthless, 0, 0, refused} << u"worthless: connection refused"_s;
    QTest::newRow("a reached limit is named")
        << StandingReport{Standing::LimitReached, 0, 10'000, {}} << u"done: limit of 10,000 reached"_s;
}

void TestWords::standing()
{
    QFETCH(StandingReport, report);
    QTEST(Words::standing(report, Now), "words");
}

void TestWords::everyEnumHasWords()
{
    const auto each = [](const QMetaEnum &values, auto &&speak) {
        for (int i = 0; i < values.keyCount(); ++i)
            QVERIFY2(!speak(values.value(i)).isEmpty(), values.key(i));
    };
    each(QMetaEnum::fromType<Standing>(), [](int v) {
        return Words::standing({Standing(v), 0, 0, {}}, Now);
    });
    each(QMetaEnum::fromType<Outcome>(), [](int v) { return Words::outcome(Outcome(v)); });
    each(QMetaEnum::fromType<SendState>(), [](int v) { return Words::sendState(SendState(v)); });
    each(QMetaEnum::fromType<Policy>(), [](int v) { return Words::policy(Policy(v)); });
    each(QMetaEnum::fromType<Failure::Step>(), [](int v) { return Words::step(Failure::Step(v)); });
    each(QMetaEnum::fromType<TlsFlaw>(), [](int v) { return VerdictWords::flaw(TlsFlaw(v)); });
    each(QMetaEnum::fromType<Failure::Kind>(),
        [](int v) { return Words::failure(said(Failure::Kind(v), Failure::Step::Mail, 0, {})); });
    each(QMetaEnum::fromType<Failure::Kind>(),
        [](int v) { return Words::cause(said(Failure::Kind(v), Failure::Step::Mail, 550, "550 no"_ba)); });
    each(QMetaEnum::fromType<Severity>(), [](int v) { return Words::severity(Severity(v)); });
    each(QMetaEnum::fromType<DiagnosticKind>(), [](int v) {
        Diagnostic diagnostic;
        diagnostic.kind = DiagnosticKind(v);
        return Words::diagnostic(diagnostic);
    });
    each(QMetaEnum::fromType<Trouble::Kind>(), [](int v) {
        return v ? Words::trouble({Trouble::Kind(v), u"file"_s, 0, u"why"_s}) : u"nothing to say"_s;
    });
}

void TestWords::failure_data()
{
    QTest::addColumn<Failure>("failure");
    QTest::addColumn<QString>("sentence");

    QTest::newRow("a refusal quotes the relay, its code once")
        << said(
               Failure::Kind::Refused, Failure::Step::Rcpt, 550, "550-5.1.1 Nobody here\n550 of that name"_ba)
        << u"The relay refused RCPT: 550 5.1.1 Nobody here of that name"_s;
    QTest::newRow("words without a code in front get it") << said(Failure::Kind::Deferred,
        Failure::Step::Mail, 451, "4.7.1 later"_ba) << u"The relay put off MAIL: 451 4.7.1 later"_s;
    QTest::newRow("a time-out says how long was waited") << Failure{Failure::Kind::TimedOut,
        Failure::Step::Content, 0, {}, 300s} << u"No answer to the message within 5 min"_s;
    QTest::newRow("the system's words end the sentence in lower case") << said(Failure::Kind::NoConnection,
        Failure::Step::Connect, 0, "Connection refused."_ba) << u"No connection: connection refused"_s;
    QTest::newRow("an abbreviation keeps its capitals")
        << said(Failure::Kind::TlsFailed, Failure::Step::StartTls, 0, "TLS 1.0 is too old"_ba)
        << u"The connection could not be secured: TLS 1.0 is too old"_s;
}

void TestWords::failureWithDetail_data()
{
    QTest::addColumn<Failure>("failure");
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<QString>("cause");
    using Kind = Failure::Kind;
    using Step = Failure::Step;
    using Detail = Failure::Detail;
    const auto row = [](const char *title, Failure failure, Detail detail, const QString &sentence,
                         const QString &cause) {
        failure.detail = detail;
        QTest::newRow(title) << failure << sentence << cause;
    };
    const auto tls = [](TlsFlaw flaw, const QByteArray &raw) {
        Failure failure = said(Kind::TlsFailed, Step::StartTls, 0, raw);
        failure.tlsFlaw = flaw;
        return failure;
    };
    row("a relay that does not offer STARTTLS", said(Kind::TlsFailed, Step::StartTls, 250, "250 relay"_ba),
        Detail::NotOffered, u"The connection could not be secured: the relay does not offer STARTTLS"_s,
        u"the relay does not offer STARTTLS"_s);
    row("a certificate for another host", tls(TlsFlaw::WrongName, "whatever"_ba), Detail::None,
        u"The connection could not be secured: the certificate is for another host"_s,
        u"the certificate is for another host"_s);
    row("a handshake that failed has the library's words", tls(TlsFlaw::HandshakeFailed, "no cipher"_ba),
        Detail::None, u"The connection could not be secured: the handshake failed (no cipher)"_s,
        u"the handshake failed"_s);
    row("a port that may speak TLS", {Kind::TimedOut, Step::Greeting, 0, {}, 30s}, Detail::PerhapsTls,
        u"No answer to the greeting within 30 s; perhaps the port speaks TLS from the first byte"_s,
        u"perhaps the port speaks TLS from the first byte"_s);
    row("a port that speaks TLS", said(Kind::Garbled, Step::Greeting, 0, "\x15\x03"_ba), Detail::SpeaksTls,
        u"The answer to the greeting is not SMTP: the port speaks TLS from the first byte"_s,
        u"the port speaks TLS from the first byte"_s);
    row("a password that must not go in clear", said(Kind::AuthFailed, Step::Auth, 0, "PLAIN"_ba),
        Detail::ClearForbidden, u"The login failed: the password would go over a line that is not secured"_s,
        u"the password would go over a line that is not secured"_s);
    row("a relay that wants TLS first", said(Kind::AuthFailed, Step::Auth, 538, "538 5.7.11 Encrypt"_ba),
        Detail::TlsWanted, u"The login failed: the relay wants TLS before a login (538 5.7.11 Encrypt)"_s,
        u"the relay wants TLS before a login"_s);
    row("a relay that wants a login", said(Kind::AuthFailed, Step::Mail, 530, "530 5.7.0 Log in"_ba),
        Detail::LoginWanted, u"The relay refused MAIL: it wants a login first (530 5.7.0 Log in)"_s,
        u"the relay wants a login first"_s);
    Failure none = said(Kind::AuthFailed, Step::Auth, 0, {});
    none.noSecret = {{SecretPlace::Kind::Variable, u"PASSWORD"_s}, SecretFlaw::VariableNotSet, 0};
    const auto proxy = [](ProxyFlaw flaw, const QByteArray &words) {
        Failure failure{Kind::ProxyFailed, Step::Connect, 0, words, {}};
        failure.proxyFlaw = flaw;
        return failure;
    };
    row("a proxy that refuses the login", proxy(ProxyFlaw::LoginRefused, "HTTP/1.1 407 no"_ba), Detail::None,
        u"The proxy failed: it refused the login (HTTP/1.1 407 no)"_s, u"it refused the login"_s);
    row("a proxy that is silent", proxy(ProxyFlaw::Silent, {}), Detail::None,
        u"The proxy failed: it did not answer in time"_s, u"it did not answer in time"_s);
    row("a look-up that took too long", {Kind::NameNotFound, Step::Connect, 0, {}, 10s}, Detail::LookUpSilent,
        u"No connection: the look-up of the host name took too long"_s,
        u"the look-up of the host name took too long"_s);
    row("a look-up that failed", said(Kind::NameNotFound, Step::Connect, 0, "try again"_ba),
        Detail::LookUpFailed, u"No connection: the host name cannot be looked up at the moment (try again)"_s,
        u"the host name cannot be looked up at the moment"_s);
    row("a host without such addresses", said(Kind::NameNotFound, Step::Connect, 0, "IPv6"_ba),
        Detail::NoSuchFamily, u"No connection: the host has no IPv6 address"_s,
        u"the host has no IPv6 address"_s);
    row("a password that is not there", none, Detail::NoSecret,
        u"The environment variable PASSWORD is not set"_s, u"the environment variable PASSWORD is not set"_s);
}

void TestWords::failureWithDetail()
{
    QFETCH(Failure, failure);
    QTEST(Words::failure(failure), "sentence");
    QTEST(Words::cause(failure), "cause");
}

void TestWords::failure()
{
    QFETCH(Failure, failure);
    QTEST(Words::failure(failure), "sentence");
}

void TestWords::trouble_data()
{
    QTest::addColumn<Trouble>("trouble");
    QTest::addColumn<QString>("sentence");

    QTest::newRow("no trouble, no words") << Trouble{} << QString();
    QTest::newRow("a file, a line and the system's words")
        << Trouble{Trouble::Kind::FileNotReadable, u"list.txt"_s, 1200, u"Permission denied"_s}
        << u"list.txt, line 1,200 cannot be read: Permission denied"_s;
    QTest::newRow("a percent sign in a file name stays")
        << Trouble{Trouble::Kind::MessageEmpty, u"%1.eml"_s, 0, {}} << u"The message %1.eml is empty"_s;
}

void TestWords::trouble()
{
    QFETCH(Trouble, trouble);
    QTEST(Words::trouble(trouble), "sentence");
}

void TestWords::line_data()
{
    QTest::addColumn<TranscriptLine::NoteKind>("note");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("words");

    using enum TranscriptLine::NoteKind;
    QTest::newRow("a reply is shown as it came") << None << "250 2.1.0 Ok"_ba << u"250 2.1.0 Ok"_s;
    QTest::newRow("UTF-8 is read as such") << None << "250 gr\xC3\xBC\xC3\x9F"_ba << u"250 grüß"_s;
    QTest::newRow("other bytes are read as Latin-1") << None << "250 gr\xFC\xDF"_ba << u"250 grüß"_s;
    QTest::newRow("control characters are written out")
        << None << "a\x1B[31m\t\x7F"_ba << uR"(a\x1b[31m\t\x7f)"_s;
    QTest::newRow("text cannot turn the line round") << None
                                                     << "a\xE2\x80\xAE"
                                                        "b"_ba
                                                     << u"a\\u202eb"_s;
    QTest::newRow("folded content counts bytes")
        << Content << "From: a\r\n"_ba << u"message text, 4,096 bytes"_s;
    QTest::newRow("a connection names its peer")
        << Connected << "127.0.0.1:25"_ba << u"connected to 127.0.0.1:25"_s;
}

void TestWords::line()
{
    QFETCH(TranscriptLine::NoteKind, note);
    QFETCH(QByteArray, text);
    TranscriptLine line;
    line.note = note;
    line.text = text;
    line.size = 4096;
    QTEST(Words::line(line), "words");
}

void TestWords::moment_data()
{
    QTest::addColumn<QDateTime>("at");
    QTest::addColumn<QString>("words");
    const auto at = [](int day, int hour) { return QDateTime(QDate(2026, 11, day), QTime(hour, 5)); };
    QTest::newRow("this day") << at(24, 23) << u"today at 23:05"_s;
    QTest::newRow("this day, past") << at(24, 1) << u"today at 01:05"_s;
    QTest::newRow("the next day, though hours away") << at(25, 0) << u"tomorrow at 00:05"_s;
    QTest::newRow("a day of the week to come") << at(30, 9) << u"on Monday at 09:05"_s;
    QTest::newRow("the same day of the next week")
        << QDateTime(QDate(2026, 12, 1), QTime(9, 5)) << u"on Tuesday, 1 December 2026 at 09:05"_s;
    QTest::newRow("a day that is past") << at(23, 9) << u"on Monday, 23 November 2026 at 09:05"_s;
}

void TestWords::moment()
{
    QFETCH(QDateTime, at);
    const auto restore = qScopeGuard([before = QLocale()] { QLocale::setDefault(before); });
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    const qint64 now = QDateTime(QDate(2026, 11, 24), QTime(22, 0)).toMSecsSinceEpoch(); // a Tuesday
    QTEST(Words::moment(at.toMSecsSinceEpoch(), now), "words");
}

void TestWords::duration_data()
{
    QTest::addColumn<qint64>("milliseconds");
    QTest::addColumn<QString>("words");

    QTest::newRow("under a second counts milliseconds") << qint64(41) << u"41 ms"_s;
    QTest::newRow("a second") << qint64(1000) << u"1 s"_s;
    QTest::newRow("short times have tenths") << qint64(1540) << u"1.5 s"_s;
    QTest::newRow("tenths end at ten seconds") << qint64(12'900) << u"12 s"_s;
    QTest::newRow("whole minutes") << qint64(180'000) << u"3 min"_s;
    QTest::newRow("few minutes have seconds") << qint64(200'000) << u"3 min 20 s"_s;
    QTest::newRow("many minutes have none") << qint64(1'230'000) << u"20 min"_s;
    QTest::newRow("hours") << qint64(4'800'000) << u"1 h 20 min"_s;
    QTest::newRow("days") << qint64(72) * 3'600'000 << u"3 days"_s;
    QTest::newRow("a negative time is none") << qint64(-5) << u"0 ms"_s;
}

void TestWords::duration()
{
    QFETCH(qint64, milliseconds);
    QTEST(Words::duration(std::chrono::milliseconds(milliseconds)), "words");
}

void TestWords::numbers()
{
    QCOMPARE(Words::number(1'234'567), u"1,234,567"_s);
    QCOMPARE(Words::limit(0), u"no limit"_s);
    QCOMPARE(Words::limit(500), u"500"_s);
    QCOMPARE(Words::counter(210, 500), u"210/500"_s);
    QCOMPARE(Words::counter(1210, 0), u"1,210"_s);
    QCOMPARE(Words::rate(0), u"0/s"_s);
    QCOMPARE(Words::rate(0.42), u"0.4/s"_s);
    QCOMPARE(Words::rate(1312.4), u"1,312/s"_s);
    QCOMPARE(Words::rate(qQNaN()), u"0/s"_s);
    QCOMPARE(Words::recipients(1), u"1 recipient"_s);
    QCOMPARE(Words::recipients(10'000), u"10,000 recipients"_s);
}

void TestWords::numbersAreGroupedInTheCLocaleToo()
{
    const QLocale before;
    QLocale::setDefault(QLocale::c());
    QCOMPARE(Words::number(1'234'567), u"1,234,567"_s);
    QLocale::setDefault(before);
}

QTEST_GUILESS_MAIN(TestWords)
#include "tst_words.moc"
