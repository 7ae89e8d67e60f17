#pragma once

#include <QByteArray>
#include <QList>

#include <vector>

namespace Relaydeck {

/// One step of a scripted connection.
struct ScriptStep
{
    enum class Kind : quint8 {
        Say, ///< `S: text` says text and CRLF; `S- raw` says exactly raw, with \r \n \t \0 \\ \xHH
        Expect, ///< `C: text` wants exactly this line; `C: text*` one that begins so
        ExpectContent, ///< `DATA` wants content up to CRLF . CRLF
        ExpectBytes, ///< `TEXT n` wants so many bytes, whatever they are
        Tls, ///< `TLS` secures the line, as its server; the next step comes when that is done
        Close, ///< `X` closes in an orderly way
        Reset, ///< `R` cuts with a TCP reset
        Silent, ///< `SILENT` says nothing and swallows what comes, until the client goes
    };

    Kind kind;
    QByteArray text;
};

/// A conversation as a test writes it: one step a line, blank lines and indentation ignored, connections
/// separated by a line `--`.
struct Script
{
    std::vector<std::vector<ScriptStep>> connections;
    QByteArray complaint; ///< about the first line that is no step; empty when all are

    [[nodiscard]] static Script read(const QByteArray &text);
};

} // namespace Relaydeck
