#include "bulk/jobrelays.h"

#include <algorithm>

namespace Relaydeck {

namespace {

/// How a relay names the sender: the address before its domain.
enum class Naming : quint8 { No, Domain, Address };

Naming namingOf(const QByteArrayList &senders, const QByteArray &sender)
{
    if (senders.contains(sender.isEmpty() ? QByteArray("<>") : sender))
        return Naming::Address;
    const QByteArray domain = sender.sliced(sender.lastIndexOf('@') + 1);
    return !domain.isEmpty() && senders.contains(domain) ? Naming::Domain : Naming::No;
}

} // namespace

std::vector<std::optional<Standing>> absencesFrom(const JournalPlan &plan, const QList<ServerProfile> &relays)
{
    const QByteArray sender = plan.sender.toLower();
    Naming closest = Naming::No;
    for (const ServerProfile &relay : relays)
        closest = std::max(closest, namingOf(relay.senders, sender));
    std::vector<std::optional<Standing>> absences;
    for (const ServerProfile &relay : relays) {
        const bool carries
            = closest == Naming::No ? relay.senders.isEmpty() : namingOf(relay.senders, sender) == closest;
        std::optional<Standing> why;
        if (!plan.chosenRelays.isEmpty() && !plan.chosenRelays.contains(relay.name))
            why = Standing::NotChosen;
        else if (!carries)
            why = Standing::OtherSenders;
        absences.push_back(why);
    }
    return absences;
}

} // namespace Relaydeck
