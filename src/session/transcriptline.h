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
        Note, ///< said by nobody: connected, closed, a fold of message text; `text` is a NoteKind's data
    };
    /// What a Note is about. `text` holds its data (an address, a number of bytes), never a sentence.
    enum class NoteKind : quint8 { None, Connecting, Connected, Closed, Content, Secured, Failed };

    qint64 at = 0; ///< milliseconds since the epoch
    int gap = 0; ///< milliseconds since the line before it on the same connection
    int relay = 0; ///< row of the relay in the pool, from 0; -1 is the console
    int connection = 0; ///< number of the connection, from 1, over all relays
    Direction direction = Direction::Note;
    NoteKind note = NoteKind::None;
    bool secured = false; ///< went through TLS
    QByteArray text; ///< without line end; bytes as they came
};

using TranscriptLines = QList<TranscriptLine>;

} // namespace Relaydeck

Q_DECLARE_METATYPE(Relaydeck::TranscriptLine)
