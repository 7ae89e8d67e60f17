#include "models/rehearsal.h"

#include "bulk/addresslist.h"
#include "bulk/mergevalues.h"
#include "bulk/message.h"
#include "engine/sendplan.h"
#include "engine/troubles.h"

#include <QFileInfo>

#include <algorithm>
#include <numeric>
#include <optional>
#include <utility>
#include <vector>

namespace Relaydeck {
namespace {

constexpr int SliceLines = 5000;

enum class End : quint8 { Whole, Failed, IsStream, GivenUp };

void addFacts(const AddressList &list, ListFacts &facts)
{
    if (const auto &records = list.records()) {
        facts.delimiter = records->delimiter();
        facts.hasHeader = records->hasHeader();
        facts.isLatin1 = records->hadLatin1();
        facts.columns = records->columns();
        facts.addressColumn = records->addressColumn();
    }
}

ListFormat::Kind kindOf(const SendOrder &order)
{
    return order.classicMerge.isEmpty() ? order.listFormat.kindOf(order.listFile) : ListFormat::Kind::Classic;
}

End readThrough(
    AddressList &list, const std::function<void(const ListEntry &)> &take, const std::function<bool()> &goOn)
{
    using Progress = AddressList::Progress;
    std::vector<ListEntry> slice;
    for (Progress progress = Progress::More; progress == Progress::More; slice.clear()) {
        if (goOn && !goOn())
            return End::GivenUp;
        progress = list.read(slice, SliceLines);
        if (progress == Progress::Failed)
            return End::Failed;
        if (progress == Progress::Waiting)
            return End::IsStream;
        std::for_each(slice.cbegin(), slice.cend(), take);
    }
    return End::Whole;
}

} // namespace

qint64 ListFacts::recipients() const
{
    return std::accumulate(leftOut.cbegin(), leftOut.cend(), entries, std::minus<>());
}

Rehearsal Rehearsal::of(const SendOrder &order, qint64 row, const std::function<bool()> &goOn)
{
    Rehearsal rehearsal;
    if (!order.messageFile.isEmpty())
        rehearsal.readMessage(order);
    if (!order.listFile.isEmpty() || !order.addresses.isEmpty())
        rehearsal.readList(order, row, goOn);
    return rehearsal;
}

void Rehearsal::readMessage(const SendOrder &order)
{
    const ReadMessage read = Message::read(order.messageFile);
    if (!read) {
        messageTrouble = troubleOf(read.fault);
        return;
    }
    subject = read.message.subject();
    JournalPlan plan = planOf(order, read.message);
    const Trouble trouble = isMerged(order) ? prepareMerge(plan, m_press) : Trouble();
    mergeFault = trouble.mergeFault;
    messageTrouble = mergeFault ? Trouble() : trouble;
    fields = plan.mergeFields;
    m_message = Content(plan.message).plain().toByteArray();
}

void Rehearsal::readList(const SendOrder &order, qint64 row, const std::function<bool()> &goOn)
{
    const QFileInfo file(order.listFile);
    isStream = file.exists() && !file.isFile();
    if (isStream)
        return;
    AddressList reader;
    const bool merges = m_press && lack.field.isEmpty();
    JournalPlan plan;
    plan.classicMerge = order.classicMerge;
    plan.mergeFields = merges ? fields : QStringList();
    list.kind = kindOf(order);
    listTrouble = openList(order, plan, reader);
    if (listTrouble) {
        seeThoughFieldIsMissing(order, row, goOn);
        return;
    }
    std::optional<MergeCheck> check;
    if (merges)
        check.emplace(m_press);
    const End end = readThrough(
        reader, [&](const ListEntry &entry) { take(entry, row, check ? &*check : nullptr); }, goOn);
    addFacts(reader, list);
    isStream = end == End::IsStream;
    isWhole = end == End::Whole;
    if (check)
        lack = check->lack();
    if (end != End::Failed)
        return;
    listTrouble = troubleOf(Trouble::Kind::FileNotReadable, reader.fault());
    seeThoughFieldIsMissing(order, row, goOn);
}

/// What there is, as if the message had no fields; where that is what stood in the way.
void Rehearsal::seeThoughFieldIsMissing(const SendOrder &order, qint64 row, const std::function<bool()> &goOn)
{
    if (listTrouble.mergeLack.field.isEmpty())
        return;
    lack = std::exchange(listTrouble, {}).mergeLack;
    list = {};
    m_rows = 0;
    rows.clear();
    lacking.clear();
    readList(order, row, goOn);
}

void Rehearsal::take(const ListEntry &entry, qint64 wanted, MergeCheck *check)
{
    ++list.entries;
    if (entry.leftOut != LeftOut::No) {
        ++list.leftOut[entry.leftOut];
        return;
    }
    const qint64 number = ++m_rows;
    const bool lacks = check && !check->look(entry);
    if (lacks && lacking.size() < MostLacking)
        lacking.append(number);
    const qint64 first = std::max<qint64>(1, wanted - RowsKept / 2);
    if (number < first || number >= first + RowsKept)
        return;
    RehearsedRow &row = rows.emplaceBack();
    row = {number, list.entries, entry.line, entry.address.wire(), entry.values, {}};
    if (!lack.field.isEmpty())
        row.flaw = {MergeFlaw::Kind::NoValue, lack.field, {}};
    else if (lacks)
        row.flaw = m_press->judge(entry.values);
}

const RehearsedRow *Rehearsal::row(qint64 number) const
{
    const qint64 place = rows.isEmpty() ? -1 : number - rows.constFirst().number;
    return place >= 0 && place < rows.size() ? &rows[place] : nullptr;
}

QByteArray Rehearsal::messageFor(const RehearsedRow &row) const
{
    if (row.flaw || !m_press)
        return row.flaw ? QByteArray() : m_message;
    JournalRecipient recipient;
    recipient.id = row.id;
    recipient.values = mergeValuesToJson(row.values);
    const std::shared_ptr<const Content> content = m_press->print(recipient);
    return content ? content->plain().toByteArray() : QByteArray();
}

} // namespace Relaydeck
