#include "engine/sendplan.h"

#include "engine/troubles.h"
#include "merge/classicmerge.h"

#include <algorithm>

namespace Relaydeck {

using Kind = Trouble::Kind;

JournalPlan planOf(const SendOrder &order, const Message &message)
{
    JournalPlan plan;
    plan.sender = Address::parse(order.sender).address.wire();
    plan.dsn = order.dsn;
    plan.envelopes = order.envelopes;
    plan.policy = int(order.policy);
    plan.deadline = order.deadline;
    plan.chosenRelays = order.relays;
    plan.attempts = order.attempts;
    plan.retryPause = order.retryPause;
    plan.listFile = order.listFile;
    plan.messageFile = order.messageFile;
    plan.conversationFile = order.conversationFile;
    plan.bannedFiles = order.bannedFiles;
    plan.keepAwake = order.keepAwake;
    if (!order.testRecipients.isEmpty()) {
        plan.testRow = std::max<qint64>(1, order.testRow);
    } else {
        plan.startAt = order.startAt;
        plan.goodFile = order.goodFile;
        plan.badFile = order.badFile;
    }
    plan.subject = message.subject();
    plan.message = message.text();
    plan.classicMerge = order.classicMerge;
    return plan;
}

bool isMerged(const SendOrder &order)
{
    return order.merge || !order.classicMerge.isEmpty();
}

Trouble prepareMerge(JournalPlan &plan, std::shared_ptr<const MergePress> &press)
{
    const ClassicMerge::Read classic = ClassicMerge::fromJson(plan.classicMerge);
    if (!plan.classicMerge.isEmpty() && !classic.settings)
        return {Kind::OptionInvalid, {}, 0, classic.fault};
    const MergeTemplate::Compiled made = MergeTemplate::compile(plan.message, classic.settings.get());
    if (made.fault)
        return troubleOf(made.fault, plan.messageFile);
    if (made.letter->fields().isEmpty()) {
        plan.message = made.letter->rendered({}, 0);
        return {};
    }
    if (plan.mergeFields.isEmpty())
        plan.mergeFields = MergePress::namesOf(*made.letter);
    plan.envelopes = false;
    press = std::make_shared<const MergePress>(made.letter, plan.mergeFields);
    return {};
}

Trouble openList(const SendOrder &order, const JournalPlan &plan, AddressList &list)
{
    if (plan.isTest() && plan.mergeFields.isEmpty()) {
        list.openEntries(order.testRecipients);
        return {};
    }
    for (const QString &file : order.bannedFiles) {
        if (!list.openBanned(file))
            return troubleOf(Kind::FileNotReadable, list.fault());
    }
    if (order.duplicates)
        list.allowDuplicates();
    list.wantFields(plan.mergeFields);
    ListFormat format = order.listFormat;
    if (!plan.classicMerge.isEmpty()) {
        format.kind = ListFormat::Kind::Classic;
        format.classic = ClassicMerge::fromJson(plan.classicMerge).settings;
    }
    const bool opened = order.listFile.isEmpty() ? list.openEntries(order.addresses, format)
                                                 : list.open(order.listFile, format);
    return opened ? Trouble() : troubleOf(Kind::FileNotReadable, list.fault());
}

} // namespace Relaydeck
