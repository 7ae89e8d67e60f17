#include "engine/troubles.h"

namespace Relaydeck {

using Kind = Trouble::Kind;

namespace {

Kind kindOf(JournalFault::Kind kind)
{
    switch (kind) {
    case JournalFault::Kind::None: return Kind::None;
    case JournalFault::Kind::NotReadable: return Kind::FileNotReadable;
    case JournalFault::Kind::NotAJournal: return Kind::NotAJournal;
    case JournalFault::Kind::NewerFormat: return Kind::JournalNewer;
    case JournalFault::Kind::Exists: return Kind::JournalExists;
    case JournalFault::Kind::InUse: return Kind::JournalInUse;
    case JournalFault::Kind::Damaged: return Kind::JournalDamaged;
    case JournalFault::Kind::DiskFull: return Kind::DiskFull;
    case JournalFault::Kind::NotWritable:
    case JournalFault::Kind::Failed: return Kind::JournalFailed;
    }
    return Kind::JournalFailed;
}

Kind kindOf(MessageFault::Kind kind)
{
    switch (kind) {
    case MessageFault::Kind::None: return Kind::None;
    case MessageFault::Kind::NotReadable: return Kind::FileNotReadable;
    case MessageFault::Kind::TooLarge: return Kind::MessageTooLarge;
    case MessageFault::Kind::Empty: return Kind::MessageEmpty;
    case MessageFault::Kind::WithoutHeaders: return Kind::MessageWithoutHeaders;
    case MessageFault::Kind::NotText: return Kind::MessageIsNotText;
    }
    return Kind::FileNotReadable;
}

} // namespace

Trouble troubleOf(const JournalFault &fault)
{
    return {kindOf(fault.kind), fault.file, 0, fault.words};
}

Trouble troubleOf(const MessageFault &fault)
{
    return {kindOf(fault.kind), fault.file, fault.line, fault.words};
}

Trouble troubleOf(const MergeFault &fault, const QString &messageFile)
{
    return {Kind::MessageNotMergeable, messageFile, 0, {}, fault, {}};
}

Trouble troubleOf(Trouble::Kind kind, const FileFault &fault)
{
    if (!fault.field.isEmpty())
        return {Kind::ListWithoutField, fault.file, 0, {}, {}, {fault.field, fault.columns, 0, {}}};
    const bool hasNoColumn = !fault.columns.isEmpty();
    return {hasNoColumn ? Kind::ListWithoutColumn : kind, fault.file, 0, fault.words};
}

Trouble troubleOf(const BulkSend &send)
{
    if (send.isWaitingForDisk())
        return {Kind::DiskFull, send.journal().file(), 0, {}};
    switch (send.end()) {
    case BulkSend::End::ListFailed: return troubleOf(Kind::FileNotReadable, send.listFault());
    case BulkSend::End::ListEmpty:
        if (const JournalPlan &plan = send.journal().plan(); plan.testRow > 1)
            return {Kind::ListTooShort, plan.listFile, plan.testRow, {}};
        return {Kind::ListEmpty, send.journal().plan().listFile, 0, {}};
    case BulkSend::End::ListLacking:
        return {Kind::ListLacking, send.journal().plan().listFile, 0, {}, {}, send.lack()};
    case BulkSend::End::JournalFailed: {
        Trouble trouble = troubleOf(send.journalFault());
        if (trouble.kind == Kind::DiskFull) // which a send waits for; but this one has ended
            trouble.kind = Kind::JournalFailed;
        return trouble;
    }
    default: break;
    }
    return send.logFault() ? troubleOf(Kind::LogNotWritable, send.logFault()) : Trouble();
}

} // namespace Relaydeck
