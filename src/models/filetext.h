#pragma once

#include <QByteArray>
#include <QString>

namespace Relaydeck {

/// A file's bytes as text for an editor, with what is needed to get the same bytes back.
struct FileText
{
    QString text; ///< lines end with `\n`
    bool utf8 = true; ///< otherwise each byte is the character of its number (Latin-1)
    bool byteOrderMark = false;
    bool carriageReturns = false; ///< every line ends with CR LF
    /// `toBytes(text)` gives the file back. Where it does not (line ends of several kinds, NUL bytes)
    /// the text is good to read, but must not be saved.
    bool exact = true;

    [[nodiscard]] static FileText fromBytes(const QByteArray &bytes);
    /// An edited text in the form of this file. Text that does not fit into Latin-1 makes it UTF-8.
    [[nodiscard]] QByteArray toBytes(const QString &edited) const;
};

} // namespace Relaydeck
