#include "cli/sendoptions.h"

#include "cli/arguments.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace Relaydeck {
namespace {

constexpr double Year = 365.0 * 24 * 3600; // seconds

} // namespace

void SendOptions::declare(Arguments &arguments)
{
    arguments.addValue(u"list"_s, u"FILE"_s, tr("One recipient a line; - is standard input."));
    arguments.addValue(u"to"_s, u"ADDR"_s, tr("A recipient. Repeatable."));
    arguments.addValue(u"message"_s, u"FILE.eml"_s, tr("The message, headers and all."));
    arguments.addValue(u"from"_s, u"ADDR"_s, tr("The sender: address or \"Name <address>\"."));
    arguments.addFlag(u"no-envelope"_s, tr("Sends each recipient a message of their own."));
    arguments.addValue(u"policy"_s, u"robin|parallel"_s,
        tr("One relay after the other, message for message (robin, the default), or all at once."));
    arguments.addValue(u"deadline"_s, u"S"_s, tr("Gives up a message after S seconds."));
    arguments.addValue(
        u"job"_s, u"FILE"_s, tr("Keeps the journal here; otherwise in the user's data folder."));
    arguments.addValue(u"conversation"_s, u"FILE"_s, tr("Appends everything that relays and we said."));
    arguments.addValue(u"good"_s, u"FILE"_s, tr("Appends accepted addresses, one a line."));
    arguments.addValue(u"bad"_s, u"FILE"_s, tr("Appends refused and left out addresses, one a line."));
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

    order.messageFile = arguments.value(u"message"_s);
    order.sender = arguments.value(u"from"_s).toUtf8();
    order.envelopes = !arguments.has(u"no-envelope"_s);
    const double deadline = arguments.decimal(u"deadline"_s, 0, 0, Year);
    order.deadline = std::chrono::milliseconds(qint64(std::ceil(deadline * 1000)));
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
    for (const QString &recipient : arguments.values(u"to"_s))
        order.addresses.append(recipient.toUtf8());
}

void SendOptions::readPolicy(Arguments &arguments, SendOrder &order)
{
    const QString policy = arguments.has(u"policy"_s) ? arguments.value(u"policy"_s) : u"robin"_s;
    order.policy = policy == u"parallel"_s ? Policy::Parallel : Policy::Robin;
    if (policy != u"parallel"_s && policy != u"robin"_s)
        arguments.object(tr("--policy is robin or parallel, not \"%1\"").arg(policy));
}

} // namespace Relaydeck
