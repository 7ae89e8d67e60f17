#pragma once

#include <QByteArray>
#include <QList>
#include <QMetaType>

namespace Relaydeck {

/// One line of a conversation as it may be shown: secrets were masked where the command was built.
struct TranscriptLine
{
    enum class Direction : quint8 {
        ToRelay,
        FromRelay,
        Note, ///< said by nobody: connected, closed; `text` is the data of its NoteKind
    };
    /// What a Note is about. `text` holds its data, never a sentence.
    enum class NoteKind : quint8 {
        None, ///< a line that was said, as it was said
        Connecting, ///< text: `host:port`
        ProxyReached, ///< text: the proxy's `host:port`; it is asked to connect us
        Connected, ///< text: the peer's address and port
        Closed, ///< in an orderly way
        Content, ///< direction is ToRelay; `size` bytes of message text went out, `text` is their beginning, line ends included
        Secured, ///< text: version and cipher; from here on TLS protects the lines
        SecuredUnchecked, ///< as Secured, but whose certificate it is was not made sure of
        Challenge, ///< what the relay said last, while we logged in, decoded
        Failed, ///< text: the system's words
    };

    qint64 at = 0; ///< milliseconds since the epoch
    int gap = 0; ///< milliseconds since the line before it on the same connection
    int relay = 0; ///< row of the relay in the pool, from 0; -1 is the console
    int connection = 0; ///< number of the connection, from 1, over all relays
    Direction direction = Direction::Note;
    NoteKind note = NoteKind::None;
    bool secured = false; ///< went through TLS
    qint64 size = 0; ///< of Content, in bytes
    QByteArray text; ///< without line end; bytes as they came
};

using TranscriptLines = QList<TranscriptLine>;

} // namespace Relaydeck

Q_DECLARE_METATYPE(Relaydeck::TranscriptLine)
