#pragma once

#include "serverfile/diagnostic.h"
#include "serverfile/document.h"
#include "serverfile/filereader.h"
#include "serverfile/relaycolumns.h"
#include "serverfile/serverprofile.h"

#include <QList>
#include <QStringList>

#include <optional>
#include <utility>

namespace Relaydeck {

/// The user id of this process, for entries with a user prefix.
[[nodiscard]] quint32 effectiveUserId() noexcept;

/// How files are turned into relays.
struct LoadOptions
{
    quint32 euid = effectiveUserId();
    ServerClass serverClass = ServerClass::Server;
    /// For editors: lines that make Mail::Bulkmail give up are reported and passed over, and the
    /// relays are shown all the same.
    bool beyondErrors = false;
    ReadLimits limits;
    /// Relays beside those of the file, at the end: texts by field, over the defaults of the masters.
    QList<QList<std::pair<Field, QByteArray>>> more;
};

/// Master conf files, read. Keep it to read a server file many times, as an editor does.
class MasterConfs
{
public:
    MasterConfs() = default;
    /// `files` most important first. A file that is not there is a warning, any other flaw an error.
    /// A file named twice is read once.
    explicit MasterConfs(const QStringList &files, const ReadLimits &limits = {});

    /// What the confs hold together. Valid as long as this object; `beyondErrors` as in LoadOptions.
    [[nodiscard]] ConfStore store(quint32 euid, bool beyondErrors = false) const;
    [[nodiscard]] const QList<Diagnostic> &diagnostics() const noexcept { return m_diagnostics; }

private:
    struct File
    {
        QString name;
        Document document;
    };
    QList<File> m_files; // least important first
    QList<Diagnostic> m_diagnostics;
};

/// The relays that files make, and what was noticed on the way.
struct ServerSet
{
    /// In the order of the file. A relay with a `fault` is listed, but must not be used.
    QList<ServerProfile> servers;
    QList<Diagnostic> diagnostics; ///< server file first, then master confs, by line
    QString serverFile; ///< the file the relays come from: the given one, or `server_file` of a master
    /// What stopped the reading, so that there are no servers (unless `beyondErrors`).
    std::optional<DiagnosticKind> failure;

    [[nodiscard]] bool hasErrors() const;
};

/// Reads `serverFile`, or the one that the master confs name when it is empty.
[[nodiscard]] ServerSet loadServers(
    const QString &serverFile, const QStringList &masterConfs = {}, const LoadOptions &options = {});

/// The same for a server file that is open in an editor; `fileName` is for diagnostics and origins.
[[nodiscard]] ServerSet loadServers(const Document &document, const QString &fileName,
    const MasterConfs &masters = {}, const LoadOptions &options = {});

/// Only what is noticed, for an editor after a pause in the typing and for `lint`: the diagnostics that
/// loadServers would give, without making the relays. Sorted: this file first, then masters, by line.
[[nodiscard]] QList<Diagnostic> lintServerFile(const Document &document, const QString &fileName,
    const MasterConfs &masters = {}, const LoadOptions &options = {});

} // namespace Relaydeck
