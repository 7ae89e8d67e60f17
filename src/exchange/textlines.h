#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace Relaydeck {

/// The lines of a text, one after the other, without their line ends (LF or CR LF) and without a byte
/// order mark in front. The text must outlive this.
class TextLines
{
public:
    explicit TextLines(QByteArrayView text);

    /// Goes to the next line; false when there is none.
    bool next();
    [[nodiscard]] QByteArrayView line() const noexcept { return m_line; }
    [[nodiscard]] int number() const noexcept { return m_number; } ///< from 1

private:
    QByteArrayView m_rest;
    QByteArrayView m_line;
    int m_number = 0;
};

/// The text as lines that begin with `# ` and end with LF; none for an empty text.
[[nodiscard]] QByteArray commentLines(const QByteArray &text);

} // namespace Relaydeck
