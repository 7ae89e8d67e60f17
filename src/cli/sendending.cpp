#include "cli/sendending.h"

#include "bulk/journal.h"
#include "cli/texttable.h"
#include "models/reportrow.h"
#include "models/words.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Relaydeck {
namespace {

QString classOf(Failure::Kind kind)
{
    switch (kind) {
    case Failure::Kind::Refused: return u"permanent"_s;
    case Failure::Kind::Deferred:
    case Failure::Kind::Dropped:
    case Failure::Kind::NoConnection: return u"transient"_s;
    case Failure::Kind::TimedOut: return u"timeout"_s;
    case Failure::Kind::Garbled: return u"protocol"_s;
    case Failure::Kind::NameNotFound: return u"dns"_s;
    case Failure::Kind::TlsFailed: return u"tls"_s;
    case Failure::Kind::AuthFailed: return u"auth"_s;
    case Failure::Kind::ProxyFailed: return u"proxy"_s;
    case Failure::Kind::RefusedLocally: return u"refused-locally"_s;
    case Failure::Kind::Stopped: break;
    }
    return u"none"_s;
}

bool leavesDoubt(const Failure &failure)
{
    using enum Failure::Kind;
    return failure.step == Failure::Step::Content
        && (failure.kind == Dropped || failure.kind == TimedOut || failure.kind == Garbled);
}

QJsonObject relayToJson(const ServerSnapshot &relay)
{
    const Counters &counters = relay.counters;
    return {
        {u"name"_s, relay.name},
        {u"sent_messages"_s, qint64(counters.total)},
        {u"sent_messages_this_robin"_s, qint64(counters.robin)},
        {u"sent_messages_this_connection"_s, qint64(counters.connection)},
        {u"sent_messages_while_awake"_s, qint64(counters.awake)},
        {u"sent_messages_this_envelope"_s, qint64(counters.envelope)},
    };
}

} // namespace

SendEnding SendEnding::of(const Snapshot &last)
{
    SendEnding ending;
    ending.last = last;
    const Tally &tally = last.send.tally;
    const bool silentFailure = !last.send.firstFailure && tally.refused + tally.deferred + tally.inDoubt > 0;
    if (tally.leftOut == 0 && !silentFailure)
        return ending;
    const Journal::Opened job = Journal::openToRead(last.send.jobFile);
    if (job.journal && tally.leftOut > 0)
        ending.lookUpLeftOut(*job.journal);
    if (job.journal && silentFailure)
        ending.lookUpEarlierFailure(*job.journal);
    return ending;
}

void SendEnding::lookUpLeftOut(Journal &journal)
{
    quint64 count = 0;
    const bool whole = journal.forEach(Outcome::LeftOut, [&](const JournalRow &row) {
        if (row.leftOut == LeftOut::Duplicate)
            ++count;
        else if (firstInvalid.isEmpty())
            firstInvalid = rowText(row);
        return true;
    });
    if (whole)
        duplicates = std::min(count, last.send.tally.leftOut);
}

void SendEnding::lookUpEarlierFailure(Journal &journal)
{
    for (const Outcome outcome : {Outcome::Refused, Outcome::InDoubt, Outcome::Deferred}) {
        [[maybe_unused]] const bool whole = journal.forEach(outcome, [&](const JournalRow &row) {
            firstNotAccepted = tr("%1, %2").arg(Words::outcome(outcome), rowText(row));
            return false;
        });
        if (!firstNotAccepted.isEmpty())
            return;
    }
}

SendEnding SendEnding::of(const Trouble &trouble)
{
    SendEnding ending;
    ending.last.send.state = SendState::Failed;
    ending.last.send.trouble = trouble;
    return ending;
}

quint64 SendEnding::refused() const
{
    return last.send.tally.refused + invalid();
}

bool SendEnding::anyoneAnswered() const
{
    const Tally &tally = last.send.tally;
    return tally.accepted + tally.refused + tally.deferred + tally.inDoubt > 0;
}

ExitStatus SendEnding::status() const
{
    switch (last.send.state) {
    case SendState::Finished:
        return last.send.tally.accepted == recipients() ? ExitStatus::Good : ExitStatus::SomeNotAccepted;
    case SendState::NoRelay: return anyoneAnswered() ? ExitStatus::Unfinished : ExitStatus::NoRelay;
    case SendState::None:
    case SendState::Failed:
        if (last.send.trouble.kind == Trouble::Kind::NoServers)
            return ExitStatus::NoRelay;
        if (last.send.trouble.kind == Trouble::Kind::StartMissed)
            return ExitStatus::StartMissed;
        return anyoneAnswered() ? ExitStatus::Unfinished : ExitStatus::NothingDone;
    case SendState::Reading:
    case SendState::Waiting:
    case SendState::Sending:
    case SendState::Paused:
    case SendState::Stopping:
    case SendState::Stopped: break;
    }
    return ExitStatus::Unfinished;
}

QString SendEnding::failureClass() const
{
    const SendSnapshot &send = last.send;
    if (send.firstFailure && send.tally.inDoubt > 0 && leavesDoubt(*send.firstFailure))
        return u"ambiguous"_s;
    if (send.firstFailure)
        return classOf(send.firstFailure->kind);
    if (send.tally.refused > 0)
        return u"permanent"_s;
    if (send.tally.inDoubt > 0)
        return u"ambiguous"_s;
    if (send.tally.deferred > 0)
        return u"transient"_s;
    return invalid() > 0 || send.trouble ? u"refused-locally"_s : u"none"_s;
}

QString SendEnding::error() const
{
    if (last.send.trouble)
        return Words::trouble(last.send.trouble);
    if (last.send.firstFailure)
        return Words::failure(*last.send.firstFailure);
    if (!firstNotAccepted.isEmpty())
        return firstNotAccepted;
    return firstInvalid;
}

QJsonObject SendEnding::toJson() const
{
    const SendSnapshot &send = last.send;
    QJsonArray relays;
    for (const ServerSnapshot &relay : last.servers)
        relays.append(relayToJson(relay));
    return {
        {u"recipients"_s, qint64(recipients())},
        {u"accepted"_s, qint64(send.tally.accepted)},
        {u"refused"_s, qint64(refused())},
        {u"deferred"_s, qint64(send.tally.deferred)},
        {u"in_doubt"_s, qint64(send.tally.inDoubt)},
        {u"unsent"_s, qint64(send.tally.unsent)},
        {u"messages"_s, qint64(send.messages)},
        {u"connections"_s, qint64(send.connections)},
        {u"seconds"_s, send.seconds},
        {u"class"_s, failureClass()},
        {u"error"_s, error()},
        {u"servers"_s, relays},
    };
}

QString SendEnding::toText() const
{
    QStringList lines{countsText(), {}, relaysText(), {}};
    if (last.send.isTest)
        lines += tr("This was a test: nobody on the list was sent to");
    if (const QString cause = error(); !cause.isEmpty())
        lines += tr("First failure: %1").arg(cause);
    if (status() == ExitStatus::Unfinished)
        lines += tr("To go on: relaydeck-cli resume %1").arg(last.send.jobFile);
    else if (status() == ExitStatus::SomeNotAccepted)
        lines
            += tr("To see who: relaydeck-cli report %1 --outcome %2").arg(last.send.jobFile, worstOutcome());
    return lines.join(u'\n').trimmed();
}

/// The outcome, as `report` names it, that a user wants to look at first.
QString SendEnding::worstOutcome() const
{
    const Tally &tally = last.send.tally;
    if (tally.inDoubt > 0)
        return nameOf(Outcome::InDoubt);
    if (tally.refused > 0)
        return nameOf(Outcome::Refused);
    return nameOf(tally.deferred > 0 ? Outcome::Deferred : Outcome::LeftOut);
}

QString SendEnding::countsText() const
{
    const Tally &tally = last.send.tally;
    QStringList counts{tr("%1 accepted").arg(Words::number(tally.accepted))};
    const auto add = [&counts](quint64 count, const QString &sentence) {
        if (count > 0)
            counts += sentence.arg(Words::number(count));
    };
    add(tally.refused, tr("%1 refused"));
    add(tally.deferred, tr("%1 deferred"));
    add(tally.inDoubt, tr("%1 in doubt"));
    add(tally.unsent, tr("%1 unsent"));
    add(invalid(), tr("%1 left out: not an address"));
    add(duplicates, tr("%1 left out: duplicates"));
    const auto time = std::chrono::milliseconds(qint64(last.send.seconds * 1000));
    return tr("%1 in %2: %3")
        .arg(Words::recipients(tally.recipients), Words::duration(time), counts.join(u", "_s));
}

QString SendEnding::relaysText() const
{
    TextTable table({tr("Relay"), tr("Sent"), tr("Refused"), tr("Deferred"), tr("In doubt"),
        tr("Connections"), tr("Standing")});
    for (const ServerSnapshot &relay : last.servers) {
        table.add({relay.name, Words::counter(relay.counters.total, relay.maxMessages),
            Words::number(relay.refused), Words::number(relay.deferred), Words::number(relay.inDoubt),
            Words::number(relay.connectionsMade), Words::standing(relay.standing)});
    }
    return last.servers.isEmpty() ? QString() : table.toString();
}

} // namespace Relaydeck
