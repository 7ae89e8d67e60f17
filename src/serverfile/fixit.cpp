#include "serverfile/fixit.h"

#include "serverfile/editbuilder.h"
#include "serverfile/fieldvalue.h"
#include "serverfile/relayeditor.h"
#include "serverfile/serverlint.h"

#include <QHash>

#include <algorithm>

namespace Relaydeck {
namespace {

constexpr qsizetype MarkLength = 3; // bytes of a byte order mark

const Document &documentOf(const RelayColumns &columns)
{
    return *columns.serverFile().sources().first().document;
}

bool areOfThisFile(const QList<Diagnostic> &diagnostics, const RelayColumns &columns)
{
    if (diagnostics.isEmpty() || columns.serverFile().sources().isEmpty())
        return false;
    const ConfSource &source = columns.serverFile().sources().first();
    return std::all_of(diagnostics.cbegin(), diagnostics.cend(), [&source](const Diagnostic &diagnostic) {
        return diagnostic.file == source.file && diagnostic.line > 0
            && diagnostic.line <= source.document->lineCount();
    });
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

/// The number of the entry in this line.
std::optional<qsizetype> relayIn(const ConfColumn &column, int line)
{
    const auto found = std::lower_bound(column.entries.cbegin(), column.entries.cend(), line - 1,
        [](EntryRef entry, int sought) { return int(entry.line) < sought; });
    const bool isThere = found != column.entries.cend() && int(found->line) == line - 1;
    return isThere ? std::optional(found - column.entries.cbegin()) : std::nullopt;
}

/// The relay whose value of this field stands in the line.
std::optional<qsizetype> relayAt(const RelayColumns &columns, Field field, int line)
{
    const ConfColumn *column = columns.column(field);
    return column ? relayIn(*column, line) : std::nullopt;
}

TextEdits unsetValues(const RelayColumns &columns, const QList<Diagnostic> &alike)
{
    const Field field = *alike.first().field;
    QMap<qsizetype, std::optional<QByteArray>> texts;
    for (const Diagnostic &diagnostic : alike) {
        if (const auto relay = relayAt(columns, field, diagnostic.line))
            texts.insert(*relay, std::nullopt);
    }
    return RelayEditor(columns).setValues(field, texts);
}

TextEdits removeTwins(const RelayColumns &columns, const QList<Diagnostic> &alike)
{
    QList<qsizetype> relays;
    for (const Diagnostic &diagnostic : alike) {
        if (const auto relay = relayAt(columns, Field::Smtp, diagnostic.line))
            relays.append(*relay);
    }
    return RelayEditor(columns).removeRelays(relays);
}

/// The relays' own security, as the diagnostics suggest it.
TextEdits setSecurity(const RelayColumns &columns, const QList<Diagnostic> &alike)
{
    QMap<qsizetype, std::optional<QByteArray>> texts;
    for (const Diagnostic &diagnostic : alike) {
        auto relay = relayAt(columns, diagnostic.field.value_or(Field::Smtp), diagnostic.line);
        if (!relay) // it stands at the host where the field says nothing
            relay = relayAt(columns, Field::Smtp, diagnostic.line);
        if (relay)
            texts.insert(*relay, diagnostic.extra);
    }
    return RelayEditor(columns).setValues(Field::Security, texts);
}

TextEdits fillMissing(const RelayColumns &columns, Field field, const QByteArray &text)
{
    QMap<qsizetype, std::optional<QByteArray>> texts;
    for (const qsizetype relay : relaysWithout(columns, field))
        texts.insert(relay, text);
    return text.isEmpty() ? TextEdits() : RelayEditor(columns).setValues(field, texts);
}

/// What most relays introduce themselves with; of several the first. Empty when none does.
QByteArray commonDomain(const RelayColumns &columns)
{
    QHash<QByteArray, qsizetype> counts;
    QByteArray common;
    for (qsizetype relay = 0; relay < columns.count(); ++relay) {
        const QByteArray domain = columns.text(relay, Field::Domain).value_or(QByteArray());
        if (!domain.isEmpty() && readField(Field::Domain, domain).usable)
            ++counts[domain];
    }
    for (qsizetype relay = 0; relay < columns.count(); ++relay) {
        const QByteArray domain = columns.text(relay, Field::Domain).value_or(QByteArray());
        if (counts.value(domain) > counts.value(common))
            common = domain;
    }
    return common;
}

TextEdits useLineFeeds(const Document &document)
{
    QByteArray bytes = document.bytes();
    bytes.replace('\r', '\n');
    return {{0, document.bytes().size(), bytes}};
}

QByteArray packageAt(const Document &document, qsizetype line)
{
    while (line > 0) {
        if (document.kind(--line) == LineKind::Package)
            return document.names()[document.nameId(line)];
    }
    return ObjectPackage.toByteArray();
}

/// The `=` lines of a key and package in front of its `@=` line: all but the last of them have no effect.
QList<qsizetype> scalarsBefore(const ConfStore &file, qsizetype line, const QByteArray &key)
{
    const Document &document = *file.sources().first().document;
    const QByteArray package = packageAt(document, line);
    bool isInside = package == ObjectPackage;
    QList<qsizetype> scalars;
    for (qsizetype before = 0; before < line; ++before) {
        const LineKind kind = document.kind(before);
        if (kind == LineKind::Package)
            isInside = document.names()[document.nameId(before)] == package;
        if (!isInside || kind != LineKind::Entry || document.names()[document.nameId(before)] != key
            || !file.isForUs(document, before))
            continue;
        if (document.appends(before))
            scalars.clear();
        else
            scalars.append(before);
    }
    return scalars;
}

/// Makes an array of the scalar in front of the first `@=`, so that it becomes its first element. Scalars that the
/// last one has replaced become comments.
TextEdits joinArray(const ConfStore &file, const Diagnostic &diagnostic)
{
    const QList<qsizetype> scalars = scalarsBefore(file, diagnostic.line - 1, diagnostic.subject);
    EditBuilder builder(*file.sources().first().document);
    for (const qsizetype line : scalars) {
        if (line == scalars.last())
            builder.makeAppend(line);
        else
            builder.commentOut(line);
    }
    return builder.take();
}

TextEdits makeAppend(const Document &document, int line)
{
    EditBuilder builder(document);
    builder.makeAppend(line - 1);
    return builder.take();
}

TextEdits replaceKeys(const Document &document, const QList<Diagnostic> &alike)
{
    TextEdits edits;
    for (const Diagnostic &diagnostic : alike) {
        const qsizetype begin = document.lineBegin(diagnostic.line - 1);
        edits.append({begin + diagnostic.column - 1, diagnostic.length, diagnostic.extra});
    }
    return edits;
}

TextEdits commentOut(const Document &document, const QList<Diagnostic> &alike)
{
    EditBuilder builder(document);
    for (const Diagnostic &diagnostic : alike)
        builder.commentOut(diagnostic.line - 1);
    return builder.take();
}

/// The column that has an entry in this line, and the given key.
const ConfColumn *columnAt(const ConfStore &file, QByteArrayView key, int line)
{
    const auto &all = file.columns();
    const auto found = std::find_if(all.cbegin(), all.cend(),
        [&](const ConfColumn &column) { return file.names()[column.key] == key && relayIn(column, line); });
    return found == all.cend() ? nullptr : &*found;
}

/// Whether the misspelt key, once it is put right, is a column of its own or fills the gaps of one.
bool makesAColumn(const Diagnostic &diagnostic, const RelayColumns &columns)
{
    const ConfStore &file = columns.serverFile();
    const std::optional<Field> field = fieldFor(diagnostic.extra);
    const ConfColumn *misspelt = columnAt(file, diagnostic.subject, diagnostic.line);
    if (!field || !misspelt || file.names()[misspelt->package] == ObjectPackage) // has keys of other classes
        return false;
    const qsizetype size = misspelt->entries.size();
    const ConfColumn *known = columns.column(*field);
    if (known)
        return misspelt->isArray && known->isArray && known->package == misspelt->package
            && size + known->entries.size() == columns.count();
    const bool fits = size == columns.count() || (size < columns.count() && size <= DiagnosticList::PerKind);
    return *field == Field::Smtp || fits; // all of it must be put right at once, unless no gap can be left
}

} // namespace

TextEdits fixFor(const QList<Diagnostic> &alike, const RelayColumns &columns)
{
    if (!areOfThisFile(alike, columns))
        return {};
    const Document &document = documentOf(columns);
    const Diagnostic &first = alike.first();
    switch (first.kind) {
    case DiagnosticKind::MisspeltKey:
    case DiagnosticKind::KeyCaseDiffers: return replaceKeys(document, alike);
    case DiagnosticKind::ColumnTooShort:
    case DiagnosticKind::ScalarReachesFirstOnly: return fillColumn(columns, *first.field);
    case DiagnosticKind::ColumnTooLong: return trimColumn(columns, *first.field);
    case DiagnosticKind::UndefInColumn: return unsetValues(columns, alike);
    case DiagnosticKind::RelayTwice: return removeTwins(columns, alike);
    case DiagnosticKind::ZeroGivesWay: return makeAppend(document, first.line);
    case DiagnosticKind::AppendAfterScalar: return joinArray(columns.serverFile(), first);
    case DiagnosticKind::InvalidLine:
    case DiagnosticKind::KeyWithoutEffect: return commentOut(document, alike);
    case DiagnosticKind::ByteOrderMark:
        return document.hasByteOrderMark() ? TextEdits{{0, MarkLength, {}}} : TextEdits();
    case DiagnosticKind::LoneCarriageReturn:
        return document.hasLoneCarriageReturnEnds() ? useLineFeeds(document) : TextEdits();
    case DiagnosticKind::NoTries: return fillMissing(columns, Field::Tries, fieldInfo(Field::Tries).builtIn);
    case DiagnosticKind::NoDomain: return fillMissing(columns, Field::Domain, commonDomain(columns));
    case DiagnosticKind::PortAndSecurity:
    case DiagnosticKind::LoginWithoutTls:
    case DiagnosticKind::SecurityDeniable: return setSecurity(columns, alike);
    default: return {};
    }
}

TextEdits fixFor(const Diagnostic &diagnostic, const RelayColumns &columns)
{
    return fixFor(QList<Diagnostic>{diagnostic}, columns);
}

bool isSafeFix(const Diagnostic &diagnostic, const RelayColumns &columns)
{
    switch (diagnostic.kind) {
    case DiagnosticKind::MisspeltKey:
    case DiagnosticKind::KeyCaseDiffers: return makesAColumn(diagnostic, columns);
    case DiagnosticKind::PortAndSecurity: return diagnostic.subject.isEmpty();
    case DiagnosticKind::LoginWithoutTls:
        return diagnostic.subject.isEmpty() && diagnostic.severity == Severity::Error;
    case DiagnosticKind::ByteOrderMark:
    case DiagnosticKind::LoneCarriageReturn:
    case DiagnosticKind::InvalidLine:
    case DiagnosticKind::KeyWithoutEffect:
    case DiagnosticKind::AppendAfterScalar:
    case DiagnosticKind::ColumnTooShort:
    case DiagnosticKind::ScalarReachesFirstOnly:
    case DiagnosticKind::UndefInColumn:
    case DiagnosticKind::ZeroGivesWay:
    case DiagnosticKind::NoTries:
    case DiagnosticKind::NoDomain: return true;
    default: return false;
    }
}

} // namespace Relaydeck
