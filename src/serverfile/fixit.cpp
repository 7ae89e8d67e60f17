#include "serverfile/fixit.h"

#include "serverfile/editbuilder.h"
#include "serverfile/relayeditor.h"

namespace Relaydeck {
namespace {

constexpr qsizetype MarkLength = 3; // bytes of a byte order mark

const Document &documentOf(const RelayColumns &columns)
{
    return *columns.serverFile().sources().first().document;
}

/// Relays from the end of the column on get what they get anyway.
TextEdits fillColumn(const RelayColumns &columns, Field field)
{
    const RelayEditor editor(columns);
    const ConfValue value = decodeValue(editor.filler(field));
    QMap<qsizetype, std::optional<QByteArray>> texts; // the last one makes the editor fill those before it
    if (const ConfColumn *column = columns.column(field); column && column->entries.size() < columns.count())
        texts.insert(columns.count() - 1, value.isText() ? value.text : QByteArray());
    return editor.setValues(field, texts);
}

TextEdits trimColumn(const RelayColumns &columns, Field field)
{
    EditBuilder builder(documentOf(columns));
    const ConfColumn *column = columns.column(field);
    for (qsizetype i = columns.count(); column && i < column->entries.size(); ++i)
        builder.removeLine(column->entries[i].line);
    return builder.take();
}

TextEdits unsetValue(const RelayColumns &columns, const Diagnostic &diagnostic)
{
    const ConfColumn *column = columns.column(*diagnostic.field);
    for (qsizetype i = 0; column && i < column->entries.size(); ++i) {
        if (int(column->entries[i].line) + 1 == diagnostic.line)
            return RelayEditor(columns).setValue(i, *diagnostic.field, std::nullopt);
    }
    return {};
}

TextEdits removeTwin(const RelayColumns &columns, int line)
{
    for (qsizetype relay = 0; relay < columns.count(); ++relay) {
        if (int(columns.entry(relay, Field::Smtp)->line) + 1 == line)
            return RelayEditor(columns).removeRelays({relay});
    }
    return {};
}

TextEdits useLineFeeds(const Document &document)
{
    QByteArray bytes = document.bytes();
    bytes.replace('\r', '\n');
    return {{0, document.bytes().size(), bytes}};
}

/// Makes an array of the scalar in front of the first `@=`, so that it becomes its first element.
TextEdits joinArray(const Document &document, const Diagnostic &diagnostic)
{
    EditBuilder builder(document);
    for (qsizetype line = diagnostic.line - 2; line >= 0 && document.kind(line) != LineKind::Package;
         --line) {
        const bool isKey = document.kind(line) == LineKind::Entry
            && document.names()[document.nameId(line)] == diagnostic.subject && !document.appends(line);
        if (!isKey)
            continue;
        builder.makeAppend(line);
        return builder.take();
    }
    return {};
}

TextEdits onLine(const Document &document, int line, void (EditBuilder::*change)(qsizetype))
{
    if (line < 1 || line > document.lineCount())
        return {};
    EditBuilder builder(document);
    (builder.*change)(line - 1);
    return builder.take();
}

TextEdits replaceKey(const Document &document, const Diagnostic &diagnostic)
{
    return {{document.lineBegin(diagnostic.line - 1) + diagnostic.column - 1, diagnostic.length,
        diagnostic.extra}};
}

} // namespace

TextEdits fixFor(const Diagnostic &diagnostic, const RelayColumns &columns)
{
    const Document &document = documentOf(columns);
    switch (diagnostic.kind) {
    case DiagnosticKind::MisspeltKey:
    case DiagnosticKind::KeyCaseDiffers: return replaceKey(document, diagnostic);
    case DiagnosticKind::ColumnTooShort:
    case DiagnosticKind::ScalarReachesFirstOnly: return fillColumn(columns, *diagnostic.field);
    case DiagnosticKind::ColumnTooLong: return trimColumn(columns, *diagnostic.field);
    case DiagnosticKind::UndefInColumn: return unsetValue(columns, diagnostic);
    case DiagnosticKind::RelayTwice: return removeTwin(columns, diagnostic.line);
    case DiagnosticKind::ZeroGivesWay: return onLine(document, diagnostic.line, &EditBuilder::makeAppend);
    case DiagnosticKind::AppendAfterScalar: return joinArray(document, diagnostic);
    case DiagnosticKind::InvalidLine:
    case DiagnosticKind::KeyWithoutEffect: return onLine(document, diagnostic.line, &EditBuilder::commentOut);
    case DiagnosticKind::ByteOrderMark:
        return document.hasByteOrderMark() ? TextEdits{{0, MarkLength, {}}} : TextEdits();
    case DiagnosticKind::LoneCarriageReturn:
        return document.hasLoneCarriageReturnEnds() ? useLineFeeds(document) : TextEdits();
    default: return {};
    }
}

} // namespace Relaydeck
