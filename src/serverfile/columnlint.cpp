#include "serverfile/serverlint.h"

#include "serverfile/fieldvalue.h"
#include "serverfile/perlnumber.h"

#include <QDir>
#include <QFileInfo>
#include <QHash>

#include <cmath>
#include <limits>

namespace Relaydeck {
namespace {

constexpr qsizetype LongestSubject = 200;

Diagnostic keyDiagnostic(const ConfStore &store, EntryRef entry, Severity severity, DiagnosticKind kind,
    Field field, qint64 number = 0)
{
    Diagnostic diagnostic = diagnosticAt(store, entry, EntryPart::Key, severity, kind);
    diagnostic.subject = fieldInfo(field).key;
    diagnostic.field = field;
    diagnostic.number = number;
    return diagnostic;
}

bool isClassic(Field field)
{
    return std::size_t(field) < ClassicFieldCount;
}

std::optional<Diagnostic> lintValue(const ConfStore &store, EntryRef entry, Field field, DiagnosticKind undef)
{
    const QByteArrayView raw = store.rawValue(entry);
    const ConfValue value = decodeValue(raw);
    if (value.kind == ConfValue::Kind::Undef) // in our own package it only means that nothing is said
        return isClassic(field) ? std::optional(keyDiagnostic(store, entry, Severity::Error, undef, field))
                                : std::nullopt;
    FieldReading reading;
    if (value.isText())
        reading = readField(field, value.text);
    else
        reading.flaw = DiagnosticKind::ValueUndecodable;
    reading.usable = reading.usable && value.isText();
    if (!reading.flaw)
        return std::nullopt;
    const Severity severity = reading.usable ? Severity::Warning : Severity::Error;
    Diagnostic diagnostic = diagnosticAt(store, entry, EntryPart::Value, severity, *reading.flaw);
    if (reading.flaw != DiagnosticKind::ProxyWithPassword) // no secret leaves the file
        diagnostic.subject = raw.first(std::min(raw.size(), LongestSubject)).toByteArray();
    diagnostic.number = saturated(reading.number);
    diagnostic.field = field;
    if (reading.flaw == DiagnosticKind::NotAChoice)
        diagnostic.extra = fieldInfo(field).choices;
    return diagnostic;
}

/// Looks at the columns of one server file against the relays they make.
class ColumnLinter
{
public:
    ColumnLinter(const RelayColumns &columns, qsizetype others) : m_columns(columns), m_others(others) {}

    [[nodiscard]] DiagnosticList run()
    {
        const ConfStore &file = m_columns.serverFile();
        if (m_columns.count() == 0 && !file.sources().isEmpty() && file.stop() == ConfStore::Stop::None)
            addNoRelays();
        for (const FieldInfo &info : fieldTable()) {
            lintLength(info.field);
            lintZero(info.field);
            lintValues(info.field);
            lintDefault(info.field);
            lintUndefDefaults(info.field);
        }
        lintMissing(Field::Tries, DiagnosticKind::NoTries);
        lintMissing(Field::Domain, DiagnosticKind::NoDomain);
        lintTwins();
        lintConversations();
        return std::move(m_list);
    }

private:
    void addNoRelays()
    {
        Diagnostic diagnostic;
        diagnostic.severity = m_others == 0 ? Severity::Error : Severity::Warning;
        diagnostic.kind = DiagnosticKind::NoRelays;
        diagnostic.file = m_columns.serverFile().sources().first().file;
        m_list.add(diagnostic);
    }

    void lintLength(Field field)
    {
        const ConfColumn *column = m_columns.column(field);
        if (!column || m_columns.count() == 0)
            return;
        const qsizetype missing = m_columns.count() - column->entries.size();
        if (missing == 0)
            return;
        const auto kind = missing < 0 ? DiagnosticKind::ColumnTooLong
            : column->isArray         ? DiagnosticKind::ColumnTooShort
                                      : DiagnosticKind::ScalarReachesFirstOnly;
        const EntryRef at = missing < 0 ? column->entries[m_columns.count()] : column->entries.last();
        m_list.add(
            keyDiagnostic(m_columns.serverFile(), at, Severity::Warning, kind, field, std::abs(missing)));
    }

    void lintZero(Field field)
    {
        const ConfColumn *column = m_columns.column(field);
        const ConfColumn *module = m_columns.moduleColumn(field);
        if (!column || column == module)
            return;
        const ConfStore &file = m_columns.serverFile();
        Diagnostic diagnostic = keyDiagnostic(
            file, column->entries.first(), Severity::Warning, DiagnosticKind::ZeroGivesWay, field);
        if (module)
            diagnostic.extra = file.value(module->entries.first()).text;
        m_list.add(diagnostic);
    }

    void lintValues(Field field)
    {
        const ConfColumn *column = m_columns.column(field);
        if (!column)
            return;
        for (qsizetype i = 0; i < std::min(column->entries.size(), m_columns.count()); ++i)
            addIfAny(
                lintValue(m_columns.serverFile(), column->entries[i], field, DiagnosticKind::UndefInColumn));
    }

    void lintDefault(Field field)
    {
        const ConfColumn *column = m_columns.masterColumn(field);
        const ConfColumn *own = m_columns.column(field);
        const bool isUsed = m_others > 0 || (own ? own->entries.size() : 0) < m_columns.count();
        if (!column || !isUsed)
            return;
        const ConfStore &masters = m_columns.masters();
        const EntryRef first = column->entries.first();
        if (column->isArray)
            m_list.add(keyDiagnostic(masters, first, Severity::Error, DiagnosticKind::ArrayInMaster, field));
        else
            addIfAny(lintValue(masters, first, field, DiagnosticKind::UndefInMaster));
    }

    /// Used or not: Mail::Bulkmail makes no server with such a default.
    void lintUndefDefaults(Field field)
    {
        const ConfStore &masters = m_columns.masters();
        for (const QByteArrayView package : packagesFor(field, m_columns.serverClass())) {
            const ConfColumn *column = masters.column(package, fieldInfo(field).key);
            if (column && !column->isArray && isClassic(field)
                && masters.rawValue(column->entries.first()) == QByteArrayView("undef"))
                addIfAny(lintValue(masters, column->entries.first(), field, DiagnosticKind::UndefInMaster));
        }
    }

    void lintMissing(Field field, DiagnosticKind kind)
    {
        const QList<qsizetype> missing = relaysWithout(m_columns, field);
        if (!missing.isEmpty())
            m_list.add(keyDiagnostic(m_columns.serverFile(), *m_columns.entry(missing.first(), Field::Smtp),
                Severity::Warning, kind, field, missing.size()));
    }

    void lintTwins()
    {
        QHash<QByteArray, qsizetype> seen;
        for (qsizetype relay = 0; relay < m_columns.count(); ++relay) {
            const QByteArray address = addressOf(relay);
            const QByteArray login
                = address + '\n' + m_columns.text(relay, Field::User).value_or(QByteArray());
            const auto twin = seen.constFind(login);
            if (twin == seen.cend()) {
                seen.insert(login, relay);
                continue;
            }
            Diagnostic diagnostic = diagnosticAt(m_columns.serverFile(), *m_columns.entry(relay, Field::Smtp),
                EntryPart::Value, Severity::Warning, DiagnosticKind::RelayTwice);
            diagnostic.subject = address;
            diagnostic.number = m_columns.entry(*twin, Field::Smtp)->line + 1;
            m_list.add(diagnostic);
        }
    }

    /// `host:port`, in lower case.
    [[nodiscard]] QByteArray addressOf(qsizetype relay) const
    {
        const QByteArray host = m_columns.text(relay, Field::Smtp).value_or(QByteArray()).toLower();
        const QByteArray port = m_columns.text(relay, Field::Port).value_or(fieldInfo(Field::Port).builtIn);
        return host + ':' + QByteArray::number(saturated(readField(Field::Port, port).number));
    }

    /// Only looks; the file is made when the first line is written to it.
    void lintConversations()
    {
        if (!m_columns.column(Field::Conversation) && !m_columns.masterColumn(Field::Conversation))
            return;
        QHash<QByteArray, bool> writable;
        for (qsizetype relay = 0; relay < m_columns.count(); ++relay) {
            const ServerProfile server = m_columns.profile(relay);
            const Setting &setting = server.setting(Field::Conversation);
            const QByteArray name = setting.text.value_or(QByteArray());
            if (!writable.contains(name))
                writable.insert(name, server.conversation.isEmpty() || isWritable(server.conversation));
            if (writable.value(name))
                continue;
            Diagnostic diagnostic;
            diagnostic.kind = DiagnosticKind::ConversationNotWritable;
            diagnostic.file = setting.origin.file;
            diagnostic.line = setting.origin.line;
            diagnostic.subject = name;
            diagnostic.field = Field::Conversation;
            m_list.add(diagnostic);
        }
    }

    [[nodiscard]] static bool isWritable(const QString &file)
    {
        const QFileInfo info(file);
        return info.exists() ? info.isWritable() && !info.isDir()
                             : QFileInfo(info.absolutePath()).isWritable();
    }

    void addIfAny(std::optional<Diagnostic> diagnostic)
    {
        if (diagnostic)
            m_list.add(*std::move(diagnostic));
    }

    const RelayColumns &m_columns;
    const qsizetype m_others;
    DiagnosticList m_list;
};

} // namespace

Diagnostic diagnosticAt(
    const ConfStore &store, EntryRef entry, EntryPart part, Severity severity, DiagnosticKind kind)
{
    const ConfLine parts = store.document(entry).parts(entry.line);
    const Span span = part == EntryPart::Key ? parts.name : parts.value;
    Diagnostic diagnostic;
    diagnostic.severity = severity;
    diagnostic.kind = kind;
    diagnostic.file = store.file(entry);
    diagnostic.line = int(entry.line) + 1;
    diagnostic.column = int(span.begin) + 1;
    diagnostic.length = int(span.length);
    return diagnostic;
}

QList<qsizetype> relaysWithout(const RelayColumns &columns, Field field)
{
    QList<qsizetype> missing;
    for (qsizetype relay = 0; relay < columns.count(); ++relay) {
        const std::optional<QByteArray> text = columns.text(relay, field);
        // What has no text but an entry all the same has a diagnostic of its own.
        const bool isSomethingElse = columns.entry(relay, field) || columns.masterColumn(field);
        if (text ? text->isEmpty() : !isSomethingElse)
            missing.append(relay);
    }
    return missing;
}

DiagnosticList lintColumns(const RelayColumns &columns, qsizetype others)
{
    return ColumnLinter(columns, others).run();
}

QList<Diagnostic> lintMixedSigns(const ConfStore &store)
{
    QList<Diagnostic> found;
    const auto add = [&](EntryRef entry, Severity severity, DiagnosticKind kind) {
        const ConfLine parts = store.document(entry).parts(entry.line);
        Diagnostic diagnostic = diagnosticAt(store, entry, EntryPart::Key, severity, kind);
        diagnostic.subject = parts.name.of(store.document(entry).line(entry.line)).toByteArray();
        found.append(diagnostic);
    };
    for (const EntryRef entry : store.replacedArrays())
        add(entry, Severity::Warning, DiagnosticKind::ScalarAfterArray);
    for (const EntryRef entry : store.replacedScalars())
        add(entry, Severity::Error, DiagnosticKind::AppendAfterScalar);
    return found;
}

} // namespace Relaydeck
