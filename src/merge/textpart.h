#pragma once

#include "merge/classicmerge.h"
#include "merge/mimewalk.h"
#include "merge/texttemplate.h"
#include "merge/transferencoding.h"

namespace Relaydeck {

/// A text of a message that has fields in it, together with the two headers that say how it is written.
///
/// It stays as it was written (charset, 7bit or 8bit) where the values allow that; else it becomes UTF-8 in
/// quoted-printable, or in base64 where that is shorter.
class TextPart final
{
public:
    /// A text to be read by people: no attachment, in a transfer encoding that is known here.
    [[nodiscard]] static bool isText(const MimeEntity &entity);
    /// With `classic` it has keys instead of fields.
    TextPart(const MimeEntity &entity, QByteArrayView message, const ClassicMerge *classic,
        QList<MergeField> &fields, MergeFault &fault);

    [[nodiscard]] bool isChanged() const noexcept { return m_text.isChanged(); }

    struct Written
    {
        QByteArray headers; ///< Content-Type and Content-Transfer-Encoding, with their line ends
        QByteArray body;
    };
    [[nodiscard]] Written written(const QStringList &values) const;

private:
    [[nodiscard]] bool canStay(const QByteArray &bytes) const;

    TextTemplate m_text;
    QByteArray m_headers; // as they stood
    QByteArray m_typeHeader; // in UTF-8
    QByteArray m_charset; // in lower case
    TransferEncoding m_encoding = TransferEncoding::Identity;
    bool m_addsMimeVersion = false;
};

} // namespace Relaydeck
