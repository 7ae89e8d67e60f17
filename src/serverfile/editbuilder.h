#pragma once

#include "serverfile/document.h"
#include "serverfile/textedit.h"

#include <QByteArray>
#include <QList>

namespace Relaydeck {

/// Collects edits of whole lines and of values in one document, and knows how its lines look.
class EditBuilder
{
public:
    explicit EditBuilder(const Document &document);

    void setRawValue(qsizetype line, const QByteArray &raw);
    /// Makes `@=` of the `=` of an entry.
    void makeAppend(qsizetype line);
    void removeLine(qsizetype line);
    void commentOut(qsizetype line);
    /// `text` comes without a line end.
    void insertAfter(qsizetype line, const QByteArray &text);
    void insertBefore(qsizetype line, const QByteArray &text);
    /// Into a package of which the file has no line yet; its package line is written at the end.
    void appendToNewPackage(QByteArrayView package, const QByteArray &text);

    /// An entry with `@=` that is spaced like the entry in line `like`; -1: one blank on either side.
    [[nodiscard]] QByteArray entryLine(QByteArrayView key, const QByteArray &raw, qsizetype like) const;

    /// Everything collected, in order.
    [[nodiscard]] TextEdits take();

private:
    const Document &m_document;
    QByteArray m_lineEnding;
    TextEdits m_edits;
    QByteArray m_tail; // for packages that are new
    QByteArray m_tailPackage;
};

} // namespace Relaydeck
