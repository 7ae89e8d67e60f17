#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QByteArrayView>

#include <vector>

namespace Relaydeck {

/// A header of a message or of a part, by its place in the message.
struct MimeHeader
{
    qsizetype from = 0;
    qsizetype end = 0; ///< behind its line end
    QByteArray name; ///< as it is written
    QByteArray value; ///< unfolded, without blanks at its ends

    [[nodiscard]] bool isNamed(QByteArrayView wanted) const;
};

/// Media type and parameters (RFC 2045 section 5.1).
struct MimeType
{
    QByteArray type; ///< `text/plain`, in lower case
    QByteArray charset; ///< empty: none given
    QByteArray boundary;
    QByteArrayList others; ///< further parameters as they are written
};
[[nodiscard]] MimeType mimeTypeOf(QByteArrayView value);

/// A message, or a part of one, by its place in the message.
struct MimeEntity
{
    std::vector<MimeHeader> headers;
    qsizetype headersEnd = 0; ///< of the empty line behind them, or the end
    qsizetype bodyFrom = 0;
    qsizetype bodyEnd = 0;
    MimeType type;
    bool isTop = false;
    bool isMultipart = false; ///< its parts are entities of their own

    [[nodiscard]] QByteArray header(QByteArrayView name) const; ///< empty: there is none
    [[nodiscard]] bool isAttachment() const;
};

/// The message and its parts to a depth of 20, in order. Messages within the message are not taken apart. Lines end in CR LF.
[[nodiscard]] std::vector<MimeEntity> mimeWalk(QByteArrayView message);

} // namespace Relaydeck
