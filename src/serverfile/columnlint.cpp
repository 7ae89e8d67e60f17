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

enum class Part : quint8 { Key, Value };

/// A diagnostic at the key or the value of an entry.
Diagnostic diagnosticAt(
    const ConfStore &store, EntryRef entry, Part part, Severity severity, DiagnosticKind kind)
{
    const ConfLine parts = store.document(entry).parts(entry.line);
    const Span span = part == Part::Key ? parts.name : parts.value;
    Diagnostic diagnostic;
    diagnostic.severity = severity;
    diagnostic.kind = kind;
    diagnostic.file = store.file(entry);
    diagnostic.line = int(entry.line) + 1;
    diagnostic.column = int(span.begin) + 1;
    diagnostic.length = int(span.length);
    return diagnostic;
}

Diagnostic keyDiagnostic(const ConfStore &store, EntryRef entry, Severity severity, DiagnosticKind kind,
    Field field, qint64 number = 0)
{
    Diagnostic diagnostic = diagnosticAt(store, entry, Part::Key, severity, kind);
    diagnostic.subject = fieldInfo(field).key;
    diagnostic.field = field;
    diagnostic.number = number;
    return diagnostic;
}

qint64 saturated(double number)
{
    static constexpr double most = 9.2e18;
    if (std::isnan(number))
        return 0;
    return qint64(std::clamp(number, -most, most));
}

std::optional<Diagnostic> lintValue(const ConfStore &store, EntryRef entry, Field field)
{
    const QByteArrayView raw = store.rawValue(entry);
    const ConfValue value = decodeValue(raw);
    if (value.kind == ConfValue::Kind::Undef)
        return std::nullopt;
    FieldReading reading;
    if (value.isText())
        reading = readField(field, value.text);
    else
        reading = {false, 0, false, DiagnosticKind::ValueUndecodable};
    if (!reading.flaw)
        return std::nullopt;
    const Severity severity = reading.usable ? Severity::Warning : Severity::Error;
    Diagnostic diagnostic = diagnosticAt(store, entry, Part::Value, severity, *reading.flaw);
    diagnostic.subject = raw.first(std::min(raw.size(), LongestSubject)).toByteArray();
    diagnostic.number = saturated(reading.number);
    diagnostic.field = field;
    return diagnostic;
}

/// Looks at the columns of one server file against the relays they make.
class ColumnLinter
{
public:
    ColumnLinter(const RelayColumns &columns, const QList<ServerProfile> &servers)
        : m_columns(columns),
          m_servers(servers)
    {}

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
        diagnostic.severity = m_servers.isEmpty() ? Severity::Error : Severity::Warning;
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
            addIfAny(lintValue(m_columns.serverFile(), column->entries[i], field));
    }

    void lintDefault(Field field)
    {
        const ConfColumn *column = m_columns.masterColumn(field);
        if (!column || !isUsed(*column, field))
            return;
        const ConfStore &masters = m_columns.masters();
        const EntryRef first = column->entries.first();
        if (column->isArray)
            m_list.add(keyDiagnostic(masters, first, Severity::Error, DiagnosticKind::ArrayInMaster, field));
        else
            addIfAny(lintValue(masters, first, field));
    }

    /// Whether any relay gets this default.
    [[nodiscard]] bool isUsed(const ConfColumn &column, Field field) const
    {
        const EntryRef first = column.entries.first();
        const Origin origin{Origin::Kind::MasterConf, m_columns.masters().file(first), int(first.line) + 1};
        return std::any_of(m_servers.cbegin(), m_servers.cend(),
            [&](const ServerProfile &server) { return server.setting(field).origin == origin; });
    }

    void lintMissing(Field field, DiagnosticKind kind)
    {
        qint64 missing = 0;
        std::optional<qsizetype> first;
        for (qsizetype relay = 0; relay < m_columns.count(); ++relay) {
            const Setting &setting = m_servers[relay].setting(field);
            const bool isMissing = setting.text ? setting.text->isEmpty() : m_servers[relay].fault != field;
            if (!isMissing)
                continue;
            ++missing;
            if (!first)
                first = relay;
        }
        const std::optional<EntryRef> at = first ? m_columns.entry(*first, Field::Smtp) : std::nullopt;
        if (at)
            m_list.add(keyDiagnostic(m_columns.serverFile(), *at, Severity::Warning, kind, field, missing));
    }

    void lintTwins()
    {
        QHash<QString, qsizetype> seen;
        for (qsizetype relay = 0; relay < m_columns.count(); ++relay) {
            const ServerProfile &server = m_servers[relay];
            const QString address = hostAndPort(server.host.toLower(), server.port);
            const auto twin = seen.constFind(address);
            if (twin == seen.cend()) {
                seen.insert(address, relay);
                continue;
            }
            const EntryRef at = *m_columns.entry(relay, Field::Smtp);
            Diagnostic diagnostic = diagnosticAt(
                m_columns.serverFile(), at, Part::Value, Severity::Warning, DiagnosticKind::RelayTwice);
            diagnostic.subject = address.toUtf8();
            diagnostic.number = m_columns.entry(*twin, Field::Smtp)->line + 1;
            m_list.add(diagnostic);
        }
    }

    /// Only looks; the file is made when the first line is written to it.
    void lintConversations()
    {
        QHash<QString, bool> writable;
        for (const ServerProfile &server : m_servers) {
            const Setting &setting = server.setting(Field::Conversation);
            if (server.conversation.isEmpty())
                continue;
            auto known = writable.find(server.conversation);
            if (known == writable.end())
                known = writable.insert(server.conversation, isWritable(server.conversation));
            if (*known)
                continue;
            Diagnostic diagnostic;
            diagnostic.kind = DiagnosticKind::ConversationNotWritable;
            diagnostic.file = setting.origin.file;
            diagnostic.line = setting.origin.line;
            diagnostic.subject = *setting.text;
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
    const QList<ServerProfile> &m_servers;
    DiagnosticList m_list;
};

} // namespace

DiagnosticList lintColumns(const RelayColumns &columns, const QList<ServerProfile> &servers)
{
    return ColumnLinter(columns, servers).run();
}

QList<Diagnostic> lintUndef(const RelayColumns &columns)
{
    QList<Diagnostic> found;
    const auto addIfUndef
        = [&found](const ConfStore &store, EntryRef entry, DiagnosticKind kind, Field field) {
              if (store.rawValue(entry) == QByteArrayView("undef"))
                  found.append(keyDiagnostic(store, entry, Severity::Error, kind, field));
          };
    for (const FieldInfo &info : fieldTable().first(ClassicFieldCount)) {
        const ConfColumn *column = columns.column(info.field);
        const qsizetype used = column ? std::min(column->entries.size(), columns.count()) : 0;
        for (qsizetype i = 0; i < used; ++i)
            addIfUndef(columns.serverFile(), column->entries[i], DiagnosticKind::UndefInColumn, info.field);
        for (const QByteArrayView package : packagesFor(info.field, columns.serverClass())) {
            const ConfColumn *byDefault = columns.masters().column(package, info.key);
            if (byDefault && !byDefault->isArray)
                addIfUndef(
                    columns.masters(), byDefault->entries.first(), DiagnosticKind::UndefInMaster, info.field);
        }
    }
    return found;
}

QList<Diagnostic> lintMixedSigns(const ConfStore &store)
{
    QList<Diagnostic> found;
    const auto add = [&](EntryRef entry, Severity severity, DiagnosticKind kind) {
        const ConfLine parts = store.document(entry).parts(entry.line);
        Diagnostic diagnostic = diagnosticAt(store, entry, Part::Key, severity, kind);
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
