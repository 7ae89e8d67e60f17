#include "cli/sendoptions.h"

#include "bulk/openfile.h"
#include "cli/arguments.h"
#include "merge/classicmerge.h"

#include <QMap>

#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace Relaydeck {
namespace {

constexpr double Year = 365.0 * 24 * 3600; // seconds
constexpr double MostAttempts = 1000; // as of talk_attempts

} // namespace

void SendOptions::declare(Arguments &arguments)
{
    declareRecipients(arguments);
    arguments.addValue(u"message"_s, u"FILE.eml"_s, tr("The message, headers and all."));
    arguments.addFlag(u"merge"_s,
        tr("Puts values of the list into the message where it says {{column}}; each recipient gets one of "
           "their own."));
    arguments.addValue(u"from"_s, u"ADDR"_s, tr("The sender: address or \"Name <address>\"."));
    arguments.addFlag(u"no-envelope"_s, tr("Sends each recipient a message of their own."));
    arguments.addValue(u"policy"_s, u"robin|parallel|failover"_s,
        tr("One relay after the other, message for message (robin, the default), all at once, or the next "
           "one only while those before it are down."));
    arguments.addValue(u"use"_s, u"NAME"_s, tr("Uses only the relay of this name. Repeatable."));
    arguments.addValue(u"attempts"_s, u"N"_s,
        tr("Tries a recipient that is put off N times in all, whatever talk_attempts of the relay says."));
    arguments.addValue(u"retry-pause"_s, u"S"_s,
        tr("Waits S seconds before the second attempt, and twice as long before each further one."));
    arguments.addValue(u"banned"_s, u"FILE"_s,
        tr("Sends nothing to these addresses and domains: one a line, or a table with their column. "
           "Repeatable."));
    arguments.addFlag(
        u"duplicates"_s, tr("Sends as often to an address as it stands in the list, not once."));
    arguments.addFlag(
        u"no-keep-awake"_s, tr("Lets the computer go to sleep while the message is being sent."));
    arguments.addValue(u"at"_s, u"TIME"_s,
        tr("Reads the list now and starts at this time: \"2026-11-30 09:00\", local or with an offset."));
    arguments.addValue(u"test-to"_s, u"ADDR"_s,
        tr("A test: sends the message to this address instead of the list. Repeatable."));
    arguments.addValue(u"test-row"_s, u"N"_s,
        tr("The test gets the message of the Nth recipient of the list (1), the next address that of the "
           "next."));
    arguments.addValue(u"deadline"_s, u"S"_s, tr("Gives up a message after S seconds."));
    arguments.addValue(u"notify"_s, u"never|success,failure,delay"_s,
        tr("When relays that offer DSN are to report to the sender."));
    arguments.addValue(
        u"ret"_s, u"full|hdrs"_s, tr("Whether a report has the whole message or its headers."));
    arguments.addValue(u"envid"_s, u"TEXT"_s, tr("A name for the message, which comes back in reports."));
    arguments.addValue(
        u"job"_s, u"FILE"_s, tr("Keeps the journal here; otherwise in the user's data folder."));
    arguments.addValue(u"conversation"_s, u"FILE"_s, tr("Appends everything that relays and we said."));
    arguments.addValue(u"good"_s, u"FILE"_s, tr("Appends accepted addresses, one a line."));
    arguments.addValue(u"bad"_s, u"FILE"_s, tr("Appends refused and left out addresses, one a line."));
}

void SendOptions::declareRecipients(Arguments &arguments)
{
    arguments.addValue(u"classic-merge"_s, u"FILE.json"_s,
        tr("Merges as Mail::Bulkmail::Dynamic did, by its settings: merge_keys, merge_delimiter and so on."));
    arguments.addValue(u"list"_s, u"FILE"_s,
        tr("One recipient a line, a table (.csv, .tsv) or lines of JSON (.jsonl); - is standard input."));
    arguments.addValue(
        u"list-format"_s, u"plain|table|jsonl"_s, tr("How the list is written, whatever its name says."));
    arguments.addValue(u"column"_s, u"NAME"_s, tr("The column of the table, or the key, with the address."));
    arguments.addValue(u"delimiter"_s, u"C"_s,
        tr("What stands between the columns of the table: a character, or tab; its header tells by itself."));
    arguments.addValue(u"to"_s, u"ADDR"_s, tr("A recipient. Repeatable."));
}

SendOrder SendOptions::read(Arguments &arguments)
{
    SendOrder order;
    readRecipients(arguments, order);
    if (!arguments.has(u"message"_s))
        arguments.object(tr("Which message? Name an .eml file with --message"));
    if (!arguments.has(u"from"_s))
        arguments.object(tr("From whom? Name the sender with --from"));
    readPolicy(arguments, order);
    readDsn(arguments, order);

    order.messageFile = arguments.value(u"message"_s);
    order.merge = arguments.has(u"merge"_s);
    readClassicMerge(arguments, order);
    order.sender = arguments.value(u"from"_s).toUtf8();
    order.envelopes = !arguments.has(u"no-envelope"_s);
    const double deadline = arguments.decimal(u"deadline"_s, 0, 0, Year);
    order.deadline = std::chrono::milliseconds(qint64(std::ceil(deadline * 1000)));
    order.relays = arguments.values(u"use"_s);
    order.attempts = int(arguments.decimal(u"attempts"_s, 0, 0, MostAttempts));
    const double pause = arguments.decimal(u"retry-pause"_s, 1, 0, Year);
    order.retryPause = std::chrono::milliseconds(qint64(std::ceil(pause * 1000)));
    order.bannedFiles = arguments.values(u"banned"_s);
    readStart(arguments, order);
    order.keepAwake = !arguments.has(u"no-keep-awake"_s);
    order.duplicates = arguments.has(u"duplicates"_s);
    order.jobFile = arguments.value(u"job"_s);
    order.conversationFile = arguments.value(u"conversation"_s);
    order.goodFile = arguments.value(u"good"_s);
    order.badFile = arguments.value(u"bad"_s);
    return order;
}

void SendOptions::readRecipients(Arguments &arguments, SendOrder &order)
{
    const bool list = arguments.has(u"list"_s);
    if (list == arguments.has(u"to"_s)) {
        arguments.object(list ? tr("--list and --to exclude each other")
                              : tr("To whom? Name a list with --list or a recipient with --to"));
    }
    order.listFile = arguments.value(u"list"_s);
    if (list && order.listFile.isEmpty())
        arguments.object(tr("--list wants the name of a file"));
    readFormat(arguments, order.listFormat);
    for (const QString &recipient : arguments.values(u"to"_s))
        order.addresses.append(recipient.toUtf8());
}

void SendOptions::readStart(Arguments &arguments, SendOrder &order)
{
    order.startAt = arguments.moment(u"at"_s);
    for (const QString &recipient : arguments.values(u"test-to"_s))
        order.testRecipients.append(recipient.toUtf8());
    order.testRow = arguments.number(u"test-row"_s, 1, 1, std::numeric_limits<int>::max());
    if (arguments.has(u"test-row"_s) && order.testRecipients.isEmpty())
        arguments.object(tr("--test-row goes with --test-to"));
    if (arguments.has(u"at"_s) && !order.testRecipients.isEmpty())
        arguments.object(tr("A test is sent at once: leave out --at"));
}

void SendOptions::readClassicMerge(Arguments &arguments, SendOrder &order)
{
    if (!arguments.has(u"classic-merge"_s))
        return;
    const QString name = arguments.value(u"classic-merge"_s);
    QFile file;
    if (const QString words = openForReading(file, name, Openable::RegularFiles); !words.isEmpty()) {
        arguments.object(tr("%1 cannot be read: %2").arg(name, words));
        return;
    }
    order.classicMerge = file.readAll();
    if (const QString fault = ClassicMerge::fromJson(order.classicMerge).fault; !fault.isEmpty())
        arguments.object(tr("%1 cannot be used: look at %2").arg(name, fault));
    if (order.merge)
        arguments.object(tr("--merge and --classic-merge exclude each other"));
}

void SendOptions::readDsn(Arguments &arguments, SendOrder &order)
{
    static const QMap<QString, DsnRequest::Notify> words{{u"never"_s, DsnRequest::Never},
        {u"success"_s, DsnRequest::Success}, {u"failure"_s, DsnRequest::Failure},
        {u"delay"_s, DsnRequest::Delay}};
    const QString notify = arguments.value(u"notify"_s).toLower();
    bool good = true;
    if (arguments.has(u"notify"_s)) {
        for (const QString &word : notify.split(u',')) {
            good = good && words.contains(word);
            order.dsn.notify |= words.value(word);
        }
    }
    const bool neverAndMore = (order.dsn.notify & DsnRequest::Never) && order.dsn.notify != DsnRequest::Never;
    if (!good || neverAndMore)
        arguments.object(tr("--notify is never, or some of success,failure,delay, not \"%1\"").arg(notify));
    const QString what = arguments.value(u"ret"_s).toLower();
    order.dsn.what = what == u"full"_s ? DsnRequest::Return::Full
        : what == u"hdrs"_s            ? DsnRequest::Return::Headers
                                       : DsnRequest::Return::Unsaid;
    if (arguments.has(u"ret"_s) && order.dsn.what == DsnRequest::Return::Unsaid)
        arguments.object(tr("--ret is full or hdrs, not \"%1\"").arg(what));
    order.dsn.envelopeId = arguments.value(u"envid"_s).toUtf8();
    if (arguments.has(u"envid"_s) && !DsnRequest::isEnvelopeId(order.dsn.envelopeId))
        arguments.object(tr("--envid is up to 100 printable characters of ASCII"));
}

void SendOptions::readFormat(Arguments &arguments, ListFormat &format)
{
    using Kind = ListFormat::Kind;
    const QString name = arguments.value(u"list-format"_s);
    format.column = arguments.value(u"column"_s);
    if (name == u"plain")
        format.kind = Kind::Plain;
    else if (name == u"table" || name == u"csv" || name == u"tsv")
        format.kind = Kind::Table;
    else if (name == u"jsonl")
        format.kind = Kind::JsonLines;
    else if (arguments.has(u"list-format"_s))
        arguments.object(tr("--list-format is plain, table or jsonl, not \"%1\"").arg(name));
    const QString delimiter = arguments.value(u"delimiter"_s);
    const char between = delimiter == u"tab" ? '\t' : delimiter.size() == 1 ? delimiter[0].toLatin1() : '\0';
    format.delimiter = between > 0 && between != '"' && between != '\n' && between != '\r' ? between : '\0';
    if (arguments.has(u"delimiter"_s) && format.delimiter == 0)
        arguments.object(tr("--delimiter is a character of ASCII or tab, not \"%1\"").arg(delimiter));
    if (format.kind == Kind::Plain && !format.column.isEmpty())
        arguments.object(tr("A plain list has no columns: leave out --column"));
}

void SendOptions::readPolicy(Arguments &arguments, SendOrder &order)
{
    const QString policy = arguments.has(u"policy"_s) ? arguments.value(u"policy"_s) : u"robin"_s;
    if (policy == u"parallel"_s)
        order.policy = Policy::Parallel;
    else if (policy == u"failover"_s)
        order.policy = Policy::Failover;
    else if (policy != u"robin"_s)
        arguments.object(tr("--policy is robin, parallel or failover, not \"%1\"").arg(policy));
}

} // namespace Relaydeck
