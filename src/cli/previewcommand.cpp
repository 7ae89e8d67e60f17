#include "cli/previewcommand.h"

#include "cli/arguments.h"
#include "cli/sendoptions.h"
#include "cli/terminal.h"
#include "engine/troubles.h"
#include "merge/readableparts.h"
#include "models/mergewords.h"
#include "models/words.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace Relaydeck {
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
    order.merge = true;
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
    const Rehearsal found = Rehearsal::of(order, row);
    if (found.messageTrouble)
        return complain(found.messageTrouble);
    if (found.mergeFault)
        return complain(troubleOf(found.mergeFault, order.messageFile));
    if (!found.lack.field.isEmpty())
        return complain({Trouble::Kind::ListWithoutField, order.listFile, 0, {}, {}, found.lack});
    if (found.listTrouble)
        return complain(found.listTrouble);
    if (found.isStream) {
        m_terminal.complain(tr("The list is to be a file for a preview"));
        return ExitStatus::NothingDone;
    }
    const qint64 rows = found.list.recipients();
    if (rows == 0)
        return complain({Trouble::Kind::ListEmpty, order.listFile, 0, {}});
    if (row > rows) {
        m_terminal.complain(tr("There is no row %1: the message goes to %2")
                                .arg(Words::number(quint64(row)), Words::recipients(quint64(rows))));
        return ExitStatus::NothingDone;
    }
    if (found.fields.isEmpty())
        m_terminal.note(tr("This message has no fields: it is the same for all."));
    return show(found, row, order, given.has(u"raw"_s));
}

ExitStatus PreviewCommand::show(const Rehearsal &found, int row, const SendOrder &order, bool raw)
{
    const QByteArray message = found.messageFor(*found.row(row));
    if (!message.isEmpty() && raw)
        m_terminal.write(message);
    else if (!message.isEmpty())
        showReadable(message);
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
