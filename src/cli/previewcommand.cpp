#include "cli/previewcommand.h"

#include "bulk/addresslist.h"
#include "bulk/mergevalues.h"
#include "bulk/message.h"
#include "cli/arguments.h"
#include "cli/sendoptions.h"
#include "cli/terminal.h"
#include "engine/troubles.h"
#include "merge/classicmerge.h"
#include "merge/readableparts.h"
#include "models/mergewords.h"
#include "models/words.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace Relaydeck {
namespace {
constexpr int SliceLines = 5000;
}

PreviewCommand::PreviewCommand(Terminal &terminal, QObject *parent) : SubCommand(parent), m_terminal(terminal)
{}

void PreviewCommand::start(const QStringList &arguments)
{
    Arguments given({u"preview"_s, tr("--message FILE.eml (--list FILE | --to ADDR ...) [--row N] [--raw]"),
        tr("Shows a message with fields as a recipient will get it, and says which entries of the list lack "
           "a\n"
           "value. Nothing is sent."),
        u"relaydeck-cli preview --message letter.eml --list readers.csv --row 3"_s});
    SendOptions::declareRecipients(given);
    given.addValue(u"message"_s, u"FILE.eml"_s, tr("The message with fields, headers and all."));
    given.addValue(u"row"_s, u"N"_s, tr("Shows it for the Nth recipient; for the first by itself."));
    given.addFlag(u"raw"_s, tr("Shows every byte as it will be sent, ready for a mail program."));
    if (const auto status = given.read(arguments, m_terminal)) {
        emit finished(*status);
        return;
    }
    SendOrder order;
    SendOptions::readRecipients(given, order);
    SendOptions::readClassicMerge(given, order);
    order.messageFile = given.value(u"message"_s);
    if (!given.has(u"message"_s))
        given.object(tr("Which message? Name an .eml file with --message"));
    const int row = given.number(u"row"_s, 1, 1, std::numeric_limits<int>::max());
    emit finished(given.isGood() ? preview(given, order, row) : given.complain(m_terminal));
}

ExitStatus PreviewCommand::complain(const Trouble &trouble)
{
    m_terminal.complain(Words::trouble(trouble));
    return ExitStatus::NothingDone;
}

ExitStatus PreviewCommand::preview(const Arguments &given, const SendOrder &order, int row)
{
    const ReadMessage read = Message::read(order.messageFile);
    if (!read)
        return complain(troubleOf(read.fault));
    const auto classic = ClassicMerge::fromJson(order.classicMerge).settings;
    const MergeTemplate::Compiled made = MergeTemplate::compile(read.message.text(), classic.get());
    if (made.fault)
        return complain(troubleOf(made.fault, order.messageFile));
    const QStringList fields = MergePress::namesOf(*made.letter);
    const auto press = std::make_shared<const MergePress>(made.letter, fields);
    AddressList list;
    list.wantFields(fields);
    ListFormat format = order.listFormat;
    format.classic = classic;
    format.kind = classic ? ListFormat::Kind::Classic : format.kind;
    const bool opened = order.listFile.isEmpty() ? list.openEntries(order.addresses, format)
                                                 : list.open(order.listFile, format);
    if (!opened)
        return complain(troubleOf(Trouble::Kind::FileNotReadable, list.fault()));
    const std::optional<Found> found = look(list, order, press, row);
    if (!found)
        return ExitStatus::NothingDone;
    if (fields.isEmpty())
        m_terminal.note(tr("This message has no fields: it is the same for all."));
    return show(*found, *press, order, given.has(u"raw"_s));
}

std::optional<PreviewCommand::Found> PreviewCommand::look(
    AddressList &list, const SendOrder &order, std::shared_ptr<const MergePress> press, int row)
{
    Found found;
    MergeCheck check(std::move(press));
    std::vector<ListEntry> slice;
    for (auto progress = AddressList::Progress::More; progress != AddressList::Progress::Ended;) {
        progress = list.read(slice, SliceLines);
        if (progress == AddressList::Progress::Failed) {
            complain(troubleOf(Trouble::Kind::FileNotReadable, list.fault()));
            return std::nullopt;
        }
        if (progress == AddressList::Progress::Waiting) {
            m_terminal.complain(tr("The list is to be a file for a preview"));
            return std::nullopt;
        }
        for (const ListEntry &entry : slice) {
            check.look(entry);
            found.id += found.entry ? 0 : 1;
            if (entry.leftOut == LeftOut::No && ++found.rows == row)
                found.entry = entry;
        }
        slice.clear();
    }
    found.lack = check.lack();
    if (found.entry)
        return found;
    if (found.rows == 0)
        complain({Trouble::Kind::ListEmpty, order.listFile, 0, {}});
    else
        m_terminal.complain(tr("There is no row %1: the message goes to %2")
                                .arg(Words::number(quint64(row)), Words::recipients(quint64(found.rows))));
    return std::nullopt;
}

ExitStatus PreviewCommand::show(const Found &found, const MergePress &press, const SendOrder &order, bool raw)
{
    JournalRecipient recipient;
    recipient.id = found.id;
    recipient.values = mergeValuesToJson(found.entry->values);
    const std::shared_ptr<const Content> content = press.print(recipient);
    if (content && raw)
        m_terminal.write(content->plain());
    else if (content)
        showReadable(content->plain().toByteArray());
    if (!found.lack)
        return ExitStatus::Good;
    m_terminal.complain(MergeWords::lacking(found.lack, order.listFile));
    return ExitStatus::SomeNotAccepted;
}

void PreviewCommand::showReadable(const QByteArray &message)
{
    const ReadableMessage shown = readable(message);
    for (const auto &[name, value] : shown.headers)
        m_terminal.print(name + u": "_s + value);
    for (const ReadablePart &part : shown.parts) {
        const QString type = QString::fromLatin1(part.type);
        m_terminal.print({});
        if (shown.parts.size() > 1 || !part.isText)
            m_terminal.print(part.isText ? u"-- "_s + type
                                         : tr("-- %1 %2, %3 bytes")
                                               .arg(type, part.name, Words::number(quint64(part.bytes)))
                                               .simplified());
        if (part.isText)
            m_terminal.print(part.text.trimmed());
    }
}

} // namespace Relaydeck
