#include "models/words.h"

#include "models/mergewords.h"

#include <QDateTime>
#include <QLocale>
#include <QStringDecoder>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Relaydeck {
namespace {

QLocale grouping()
{
    QLocale locale;
    locale.setNumberOptions(locale.numberOptions() & ~QLocale::OmitGroupSeparator);
    return locale;
}

bool startsWithCode(QByteArrayView line)
{
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    return line.size() >= 3 && digit(line[0]) && digit(line[1]) && digit(line[2])
        && (line.size() == 3 || line[3] == ' ' || line[3] == '-');
}

/// The relay's words on one line, its code once and in front.
QString spoken(int code, const QByteArray &raw)
{
    QByteArrayList texts;
    for (const QByteArray &line : raw.split('\n')) {
        const QByteArray text = (code && startsWithCode(line) ? line.mid(4) : line).trimmed();
        if (!text.isEmpty())
            texts << text;
    }
    QString words = Words::bytes(texts.join(' '));
    if (!code)
        return words;
    return words.isEmpty() ? QString::number(code) : u"%1 %2"_s.arg(QString::number(code), words);
}

/// The system's words fitted into the end of a sentence: "Connection refused" reads "connection refused".
QString lowered(QString words)
{
    while (words.endsWith(u'.'))
        words.chop(1);
    if (words.size() > 1 && words.at(1).isLower())
        words[0] = words.at(0).toLower();
    return words;
}

QString withCause(const QString &what, const QString &cause)
{
    return cause.isEmpty() ? what : u"%1: %2"_s.arg(what, cause);
}

bool isShowable(QChar c)
{
    return c.category() != QChar::Other_Control && c.category() != QChar::Other_Format
        && c.category() != QChar::Separator_Line && c.category() != QChar::Separator_Paragraph;
}

QString escaped(QChar c)
{
    switch (c.unicode()) {
    case u'\t': return u"\\t"_s;
    case u'\r': return u"\\r"_s;
    case u'\n': return u"\\n"_s;
    default:
        return c.unicode() > 0xFF ? u"\\u%1"_s.arg(c.unicode(), 4, 16, QChar(u'0'))
                                  : u"\\x%1"_s.arg(c.unicode(), 2, 16, QChar(u'0'));
    }
}

} // namespace

QString Words::standing(const StandingReport &report)
{
    return standing(report, QDateTime::currentMSecsSinceEpoch());
}

QString Words::standing(const StandingReport &report, qint64 now)
{
    const QString cause = report.failure ? Words::cause(*report.failure) : QString();
    const QString left = report.until > now
        ? tr(", %1 left").arg(duration(std::chrono::seconds((report.until - now + 999) / 1000)))
        : QString();
    switch (report.standing) {
    case Standing::Idle: return tr("idle");
    case Standing::Connecting: return tr("connecting ...");
    case Standing::Working: return tr("working");
    case Standing::WaitingForTurn: return tr("waiting for its turn");
    case Standing::Asleep: return tr("asleep") + left;
    case Standing::BackingOff: return withCause(tr("backing off"), cause) + left;
    case Standing::LimitReached:
        return report.limit ? tr("done: limit of %1 reached").arg(number(report.limit))
                            : tr("done: limit reached");
    case Standing::Paused: return withCause(tr("paused"), bytes(report.reason.toUtf8())) + left;
    case Standing::Lost: return withCause(tr("lost"), cause);
    case Standing::Worthless: return withCause(tr("worthless"), cause);
    case Standing::Disabled: return tr("switched off");
    case Standing::Removed: return tr("removed");
    case Standing::RateLimited: return tr("rate limit") + left;
    case Standing::WarmingUp:
        return tr("warming up: today's %1 are used up").arg(number(report.limit)) + left;
    case Standing::SlowedDown: return withCause(tr("slowed down"), cause) + left;
    case Standing::ConnectionLimit: return tr("limit of the connection, coming back");
    case Standing::Leaving: return tr("saying goodbye");
    case Standing::NothingLeft: return tr("nothing left to send");
    case Standing::OnHold: return tr("the send is on hold");
    case Standing::NotChosen: return tr("not chosen for this send");
    case Standing::OtherSenders: return tr("for other senders");
    }
    return {};
}

QString Words::cause(const Failure &failure)
{
    using enum Failure::Kind;
    const QString system = lowered(bytes(failure.raw).simplified());
    if (const QString more = detail(failure); !more.isEmpty())
        return lowered(more);
    switch (failure.kind) {
    case Refused:
    case Deferred: return failure.code ? QString::number(failure.code) : system;
    case TimedOut:
        return failure.waited.count() > 0 ? tr("no answer for %1").arg(duration(failure.waited))
                                          : tr("no answer in time");
    case Dropped: return system.isEmpty() ? tr("the relay closed the connection") : system;
    case Garbled: return tr("not an SMTP answer");
    case NoConnection: return system.isEmpty() ? tr("no connection") : system;
    case NameNotFound: return tr("host name not found");
    case TlsFailed: return tr("TLS failed");
    case ProxyFailed: return tr("the proxy failed");
    case AuthFailed: return tr("login refused");
    case RefusedLocally: return localRule(failure.raw);
    case Stopped: return tr("stopped");
    }
    return {};
}

QString Words::failure(const Failure &failure)
{
    using enum Failure::Kind;
    const QString at = step(failure.step);
    const QString said = spoken(failure.code, failure.raw);
    const QString more = detail(failure);
    if (!more.isEmpty())
        return detailed(failure, more, said);
    switch (failure.kind) {
    case Refused: return withCause(tr("The relay refused %1").arg(at), said);
    case Deferred: return withCause(tr("The relay put off %1").arg(at), said);
    case TimedOut:
        return failure.waited.count() > 0 ? tr("No answer to %1 within %2").arg(at, duration(failure.waited))
                                          : tr("No answer to %1 in time").arg(at);
    case Dropped: return withCause(tr("The connection was lost at %1").arg(at), lowered(said));
    case Garbled: return withCause(tr("The answer to %1 is not SMTP").arg(at), said);
    case NoConnection: return withCause(tr("No connection"), lowered(said));
    case NameNotFound: return withCause(tr("The host name was not found"), lowered(said));
    case TlsFailed: return withCause(tr("The connection could not be secured"), lowered(said));
    case AuthFailed: return withCause(tr("The relay refused the login"), said);
    case RefusedLocally: return withCause(tr("Not sent"), localRule(failure.raw));
    case Stopped: return tr("Stopped at %1").arg(at);
    case ProxyFailed: return tr("The proxy failed");
    }
    return {};
}

QString Words::noAnswer()
{
    return tr("the relay gave no answer");
}

QString Words::localRule(const QByteArray &rule)
{
    const QByteArray size = "SIZE "_ba;
    if (rule == "SMTPUTF8"_ba)
        return tr("the relay does not take addresses beyond ASCII (SMTPUTF8)");
    if (rule.startsWith(size))
        return tr("the message is larger than the %1 bytes the relay takes")
            .arg(number(rule.mid(size.size()).toULongLong()));
    if (rule == "8BITMIME"_ba)
        return tr("the message has bytes beyond ASCII, and the relay does not take them (8BITMIME)");
    if (const QByteArray line = "line of "_ba; rule.startsWith(line))
        return tr("a line of the message has %1 bytes; no more than 998 are allowed")
            .arg(number(rule.mid(line.size()).toULongLong()));
    if (rule == "line end"_ba)
        return tr("there is a line end in the address");
    if (rule == "sender"_ba)
        return tr("there is a line end in the sender");
    return tr("its setting %1 cannot be used").arg(bytes(rule));
}

QString Words::step(Failure::Step step)
{
    using enum Failure::Step;
    switch (step) {
    case Connect: return tr("connecting");
    case Greeting: return tr("the greeting");
    case Ehlo: return u"EHLO"_s;
    case Helo: return u"HELO"_s;
    case StartTls: return u"STARTTLS"_s;
    case Auth: return u"AUTH"_s;
    case Rset: return u"RSET"_s;
    case Mail: return u"MAIL"_s;
    case Rcpt: return u"RCPT"_s;
    case Data: return u"DATA"_s;
    case Content: return tr("the message");
    case Quit: return u"QUIT"_s;
    case Other: return tr("a command");
    }
    return {};
}

QString Words::trouble(const Trouble &trouble)
{
    using enum Trouble::Kind;
    const QString file = trouble.line > 0 ? tr("%1, line %2").arg(trouble.file, number(quint64(trouble.line)))
                                          : trouble.file;
    const auto about = [&](const QString &sentence) { return withCause(sentence.arg(file), trouble.detail); };
    switch (trouble.kind) {
    case None: return {};
    case FileNotReadable: return about(tr("%1 cannot be read"));
    case MessageEmpty: return about(tr("The message %1 is empty"));
    case MessageWithoutHeaders:
        return about(
            tr("The message %1 has no header lines; it must begin with lines such as From: and Subject:"));
    case MessageIsNotText: return about(tr("%1 is not a message in .eml form"));
    case SenderInvalid: return withCause(tr("The sender is not a mail address"), trouble.detail);
    case ListEmpty:
        return file.isEmpty() ? tr("The list has no addresses") : about(tr("The list %1 has no addresses"));
    case ListWithoutColumn:
        return tr("In which column of %1 are the addresses? It has: %2").arg(file, trouble.detail);
    case MessageNotMergeable: return MergeWords::fault(trouble.mergeFault, file);
    case ListWithoutField: return MergeWords::withoutField(trouble.mergeLack, file);
    case ListLacking: return MergeWords::lacking(trouble.mergeLack, file);
    case NoServers: return withCause(tr("There is no relay to send through"), trouble.detail);
    case JournalFailed: return about(tr("The journal %1 cannot be written"));
    case JournalInUse: return about(tr("The journal %1 is in use by another program"));
    case JournalDamaged: return about(tr("The journal %1 is damaged"));
    case NotAJournal: return about(tr("%1 is not a journal of Relaydeck"));
    case LogNotWritable: return about(tr("The log %1 cannot be written"));
    case OptionInvalid: return withCause(tr("An option cannot be used"), trouble.detail);
    case MessageTooLarge: return about(tr("The message %1 is too large"));
    case JournalExists: return about(tr("The journal %1 exists already; resume it, or name another file"));
    case JournalNewer: return about(tr("The journal %1 was written by a newer Relaydeck"));
    case ListIncomplete:
        return about(tr("The job %1 was ended before its list was read; nothing was sent, so start it anew"));
    case DiskFull:
        return about(tr("There is no room on the disk for the journal %1; the send goes on when there is"));
    case LineInvalid: return withCause(tr("This line cannot be said to a relay"), trouble.detail);
    case PracticeFailed: return withCause(tr("The practice relay cannot be started"), trouble.detail);
    case Busy: return tr("A send is running; stop it first");
    case RelayUnknown: return tr("There is no relay called %1").arg(trouble.detail);
    case StartPast:
        return tr("It was to start %1, which is past")
            .arg(moment(trouble.startAt, QDateTime::currentMSecsSinceEpoch()));
    case StartMissed:
        return tr("The job %1 was to start %2, which is past")
            .arg(file, moment(trouble.startAt, QDateTime::currentMSecsSinceEpoch()));
    case ListTooShort:
        return tr("The list has no recipient number %1, whose message the test was to have")
            .arg(number(quint64(trouble.line)));
    case NoRelayForSender:
        return tr("No relay may carry mail of %1").arg(trouble.detail.isEmpty() ? u"<>"_s : trouble.detail);
    }
    return {};
}

QString Words::outcome(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Unsent: return tr("unsent");
    case Outcome::Accepted: return tr("accepted");
    case Outcome::Refused: return tr("refused");
    case Outcome::Deferred: return tr("deferred");
    case Outcome::InDoubt: return tr("in doubt");
    case Outcome::LeftOut: return tr("left out");
    }
    return {};
}

QString Words::sendState(SendState state)
{
    switch (state) {
    case SendState::None: return tr("nothing sent yet");
    case SendState::Reading: return tr("reading the list");
    case SendState::Waiting: return tr("waiting for its time");
    case SendState::Sending: return tr("sending");
    case SendState::Paused: return tr("paused");
    case SendState::Stopping: return tr("stopping");
    case SendState::Finished: return tr("finished");
    case SendState::Stopped: return tr("stopped, can be resumed");
    case SendState::NoRelay: return tr("stopped: no relay can be used any more");
    case SendState::Failed: return tr("failed");
    }
    return {};
}

QString Words::policy(Policy policy)
{
    switch (policy) {
    case Policy::Robin: return tr("robin: one relay at a time, in turn");
    case Policy::Parallel: return tr("parallel: all relays at once");
    case Policy::Failover: return tr("failover: in order, the next only while the one before is down");
    }
    return {};
}

QString Words::relayDown(const ServerSnapshot &relay)
{
    const QString cause = relay.lastFailure ? Words::cause(*relay.lastFailure) : QString();
    return withCause(tr("%1 is down, others stand in for it").arg(relay.name), cause);
}

QString Words::relayBack(const ServerSnapshot &relay)
{
    return tr("%1 is back").arg(relay.name);
}

QString Words::line(const TranscriptLine &line)
{
    QString data = bytes(line.text);
    switch (line.note) {
    case TranscriptLine::NoteKind::None: break;
    case TranscriptLine::NoteKind::Connecting: return tr("connecting to %1").arg(data);
    case TranscriptLine::NoteKind::ProxyReached: return tr("asking the proxy %1 to connect us").arg(data);
    case TranscriptLine::NoteKind::Connected: return tr("connected to %1").arg(data);
    case TranscriptLine::NoteKind::Closed:
        return data.isEmpty() ? tr("connection closed") : tr("connection closed: %1").arg(data);
    case TranscriptLine::NoteKind::Content:
        return line.size == 1 ? tr("message text, 1 byte")
                              : tr("message text, %1 bytes").arg(number(quint64(line.size)));
    case TranscriptLine::NoteKind::Secured: return tr("secured by %1").arg(data);
    case TranscriptLine::NoteKind::SecuredUnchecked:
        return tr("secured by %1, certificate not checked").arg(data);
    case TranscriptLine::NoteKind::Challenge: return tr("the relay asks: %1").arg(data);
    case TranscriptLine::NoteKind::Failed: return withCause(tr("failed"), lowered(data));
    }
    return data;
}

QString Words::bytes(QByteArrayView bytes)
{
    QStringDecoder utf8(QStringDecoder::Utf8);
    QString text = utf8(bytes);
    if (utf8.hasError())
        text = QString::fromLatin1(bytes);
    QString shown;
    shown.reserve(text.size());
    for (const QChar c : std::as_const(text))
        shown += isShowable(c) ? QString(c) : escaped(c);
    return shown;
}

QString Words::duration(std::chrono::milliseconds time)
{
    const qint64 ms = std::max<qint64>(0, time.count());
    if (ms < 1000)
        return tr("%1 ms").arg(ms);
    if (ms < 10'000 && ms % 1000 >= 100)
        return tr("%1 s").arg(grouping().toString(std::floor(double(ms) / 100) / 10, 'f', 1));
    const qint64 seconds = ms / 1000;
    if (seconds < 60)
        return tr("%1 s").arg(seconds);
    const qint64 minutes = seconds / 60;
    if (minutes < 10 && seconds % 60)
        return tr("%1 min %2 s").arg(minutes).arg(seconds % 60);
    if (minutes < 60)
        return tr("%1 min").arg(minutes);
    const qint64 hours = minutes / 60;
    if (hours < 48)
        return minutes % 60 ? tr("%1 h %2 min").arg(hours).arg(minutes % 60) : tr("%1 h").arg(hours);
    return tr("%1 days").arg(grouping().toString(hours / 24));
}

QString Words::number(quint64 number)
{
    return grouping().toString(qulonglong(number));
}

QString Words::limit(quint64 limit)
{
    return limit ? number(limit) : tr("no limit");
}

QString Words::counter(quint64 count, quint64 limit)
{
    return limit ? tr("%1/%2", "count of limit").arg(number(count), number(limit)) : number(count);
}

QString Words::rate(double perSecond)
{
    if (!(perSecond > 0))
        return tr("%1/s").arg(0);
    if (perSecond < 9.95)
        return tr("%1/s").arg(grouping().toString(perSecond, 'f', 1));
    return tr("%1/s").arg(number(quint64(std::llround(std::min(perSecond, 1e15)))));
}

QString Words::recipients(quint64 number)
{
    return number == 1 ? tr("1 recipient") : tr("%1 recipients").arg(Words::number(number));
}

QString Words::relays(quint64 number)
{
    return number == 1 ? tr("1 relay") : tr("%1 relays").arg(Words::number(number));
}

} // namespace Relaydeck
