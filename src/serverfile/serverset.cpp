#include "serverfile/serverset.h"

#include "serverfile/fieldvalue.h"
#include "serverfile/serverlint.h"

#include <QSet>

#include <algorithm>

#include <unistd.h>

namespace Relaydeck {
namespace {

Diagnostic fileDiagnostic(Severity severity, DiagnosticKind kind, const QString &file)
{
    Diagnostic diagnostic;
    diagnostic.severity = severity;
    diagnostic.kind = kind;
    diagnostic.file = file;
    return diagnostic;
}

Diagnostic readDiagnostic(const FileContent &content, const QString &file)
{
    Diagnostic diagnostic = fileDiagnostic(Severity::Error, DiagnosticKind::FileUnreadable, file);
    diagnostic.extra = content.detail.toUtf8();
    diagnostic.number = content.limit;
    if (content.flaw == ReadFlaw::Missing)
        diagnostic.kind = DiagnosticKind::FileMissing;
    else if (content.flaw == ReadFlaw::NotAFile)
        diagnostic.kind = DiagnosticKind::FileNotAFile;
    else if (content.flaw == ReadFlaw::TooLarge)
        diagnostic.kind = DiagnosticKind::FileTooLarge;
    else if (content.flaw == ReadFlaw::TooManyLines)
        diagnostic.kind = DiagnosticKind::FileTooManyLines;
    return diagnostic;
}

/// UTF-16, or bytes that no text has near its beginning.
std::optional<DiagnosticKind> foreignKind(QByteArrayView bytes)
{
    static constexpr qsizetype looked = 4096;
    if (bytes.startsWith("\xff\xfe") || bytes.startsWith("\xfe\xff"))
        return DiagnosticKind::FileIsUtf16;
    if (bytes.first(std::min(looked, bytes.size())).contains('\0'))
        return DiagnosticKind::FileIsBinary;
    return std::nullopt;
}

/// A file as document, or why it is none.
struct Opened
{
    Document document;
    std::optional<Diagnostic> flaw;
};

Opened openDocument(const QString &file, const ReadLimits &limits)
{
    FileContent content = readFile(file, limits);
    if (!content.isGood())
        return {{}, readDiagnostic(content, file)};
    if (const auto foreign = foreignKind(content.bytes))
        return {{}, fileDiagnostic(Severity::Error, *foreign, file)};
    return {Document(std::move(content.bytes)), std::nullopt};
}

/// The file named by `server_file` in the nearest package that has a true one, and where it is named.
struct NamedFile
{
    QString file;
    EntryRef entry;
    bool isNamed = false;
};

NamedFile namedServerFile(const ConfStore &masters, ServerClass serverClass)
{
    for (const QByteArrayView package : packagesFor(Field::Smtp, serverClass)) {
        const ConfColumn *column = masters.column(package, "server_file");
        if (!column)
            continue;
        const EntryRef entry = column->entries.first();
        const ConfValue value = masters.value(entry);
        if (column->isArray) // names no file, as in Mail::Bulkmail
            return {{}, entry, true};
        if (value.isText() && isTrueValue(masters.rawValue(entry)))
            return {displayText(value.text), entry, true};
    }
    return {};
}

void fail(ServerSet &set, DiagnosticList &list, Diagnostic diagnostic)
{
    if (!set.failure)
        set.failure = diagnostic.kind;
    list.add(std::move(diagnostic));
}

/// What is to be said about a store as a whole, and whether the reading of it was stopped.
void noteStore(ServerSet &set, DiagnosticList &list, const ConfStore &store, quint32 euid)
{
    for (const ConfSource &source : store.sources())
        list.add(lintDocument(*source.document, source.file, euid));
    list.add(lintMixedSigns(store));
    if (store.stop() != ConfStore::Stop::None && !set.failure)
        set.failure = store.stop() == ConfStore::Stop::InvalidLine ? DiagnosticKind::InvalidLine
                                                                   : DiagnosticKind::AppendAfterScalar;
}

enum class Wanted : quint8 { Relays, Diagnostics };

void judgeColumns(
    ServerSet &set, DiagnosticList &list, const RelayColumns &columns, const LoadOptions &options)
{
    list.add(lintColumns(columns, options.more.size()));
    list.add(lintSecurity(columns));
    for (const DiagnosticKind undef : {DiagnosticKind::UndefInMaster, DiagnosticKind::UndefInColumn}) {
        if (list.has(undef) && !set.failure)
            set.failure = undef;
    }
}

void makeServers(ServerSet &set, const RelayColumns &columns, const LoadOptions &options)
{
    set.servers.reserve(columns.count() + options.more.size());
    for (qsizetype relay = 0; relay < columns.count(); ++relay)
        set.servers.append(columns.profile(relay));
    for (const auto &given : options.more)
        set.servers.append(columns.profileWith(given));
}

ServerSet resolve(const Document *document, const QString &fileName, const MasterConfs &masters,
    const ConfStore &masterStore, const LoadOptions &options, Wanted wanted = Wanted::Relays)
{
    ServerSet set;
    DiagnosticList list;
    set.serverFile = fileName;
    for (const Diagnostic &diagnostic : masters.diagnostics()) {
        if (diagnostic.severity == Severity::Error)
            fail(set, list, diagnostic);
        else
            list.add(diagnostic);
    }
    QStringList files{fileName};
    for (const ConfSource &source : masterStore.sources())
        files.append(source.file);
    noteStore(set, list, masterStore, options.euid);

    QList<ConfSource> sources;
    if (document)
        sources.append({fileName, document});
    const ConfStore store(sources, options.euid, options.beyondErrors);
    noteStore(set, list, store, options.euid);
    const RelayColumns columns(store, masterStore, options.serverClass);
    if (!set.failure || options.beyondErrors)
        judgeColumns(set, list, columns, options);
    if (wanted == Wanted::Relays && (!set.failure || options.beyondErrors))
        makeServers(set, columns, options);
    set.diagnostics = list.sorted(files);
    return set;
}

ServerSet failed(const QString &fileName, const Diagnostic &flaw, const MasterConfs &masters,
    const ConfStore &masterStore, const LoadOptions &options)
{
    ServerSet set = resolve(nullptr, fileName, masters, masterStore, options);
    set.servers.clear();
    set.diagnostics.prepend(flaw);
    if (!set.failure)
        set.failure = flaw.kind;
    return set;
}

} // namespace

quint32 effectiveUserId() noexcept
{
    return ::geteuid();
}

MasterConfs::MasterConfs(const QStringList &files, const ReadLimits &limits)
{
    QSet<QString> seen;
    for (const QString &file : files) {
        if (seen.contains(file))
            continue;
        seen.insert(file);
        Opened opened = openDocument(file, limits);
        if (!opened.flaw) {
            m_files.prepend({file, std::move(opened.document)});
            continue;
        }
        if (opened.flaw->kind == DiagnosticKind::FileMissing) // passed over, as in Mail::Bulkmail
            opened.flaw->severity = Severity::Warning;
        m_diagnostics.append(*opened.flaw);
    }
}

ConfStore MasterConfs::store(quint32 euid, bool beyondErrors) const
{
    QList<ConfSource> sources;
    for (const File &file : m_files)
        sources.append({file.name, &file.document});
    return ConfStore(sources, euid, beyondErrors);
}

bool ServerSet::hasErrors() const
{
    return std::any_of(diagnostics.cbegin(), diagnostics.cend(),
        [](const Diagnostic &diagnostic) { return diagnostic.severity == Severity::Error; });
}

ServerSet loadServers(const QString &serverFile, const QStringList &masterConfs, const LoadOptions &options)
{
    const MasterConfs masters(masterConfs, options.limits);
    const ConfStore masterStore = masters.store(options.euid, options.beyondErrors);
    const NamedFile named = serverFile.isEmpty() ? namedServerFile(masterStore, options.serverClass)
                                                 : NamedFile{serverFile, {}, false};
    const bool unreadMasters = masterStore.stop() != ConfStore::Stop::None && serverFile.isEmpty();
    const bool onlyGiven = !options.more.isEmpty() && named.file.isEmpty() && !named.isNamed;
    if (unreadMasters || onlyGiven)
        return resolve(nullptr, {}, masters, masterStore, options);
    if (named.file.isEmpty() && !named.isNamed)
        return failed({}, fileDiagnostic(Severity::Error, DiagnosticKind::NoServerFile, {}), masters,
            masterStore, options);

    const Opened opened = openDocument(named.file, options.limits);
    if (!opened.flaw)
        return resolve(&opened.document, named.file, masters, masterStore, options);
    Diagnostic flaw = *opened.flaw;
    if (named.isNamed) {
        flaw.file = masterStore.file(named.entry);
        flaw.line = int(named.entry.line) + 1;
        flaw.subject = named.file.toUtf8();
    }
    return failed(named.file, flaw, masters, masterStore, options);
}

ServerSet loadServers(
    const Document &document, const QString &fileName, const MasterConfs &masters, const LoadOptions &options)
{
    const ConfStore masterStore = masters.store(options.euid, options.beyondErrors);
    return resolve(&document, fileName, masters, masterStore, options);
}

QList<Diagnostic> lintServerFile(
    const Document &document, const QString &fileName, const MasterConfs &masters, const LoadOptions &options)
{
    LoadOptions beyond = options;
    beyond.beyondErrors = true; // all that is wrong, not only what stops the reading
    const ConfStore masterStore = masters.store(beyond.euid, beyond.beyondErrors);
    return resolve(&document, fileName, masters, masterStore, beyond, Wanted::Diagnostics).diagnostics;
}

} // namespace Relaydeck
