#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace Relaydeck {

/// The text of a message as it goes on the wire. Built once, never changed, shared by all
/// connections that send it.
///
/// Whatever bytes come in, every line of it ends in CR LF, and no CR or LF stands alone: a bare LF
/// and a bare CR are line ends too, and a last line without an end gets one. So there is no end of
/// data but the one at the end (RFC 5321 section 4.5.2).
class Content final
{
public:
    /// Any bytes; the empty text is a message of no lines. Costs memory for one copy.
    explicit Content(QByteArrayView text);

    /// What is said after 354: dots at line starts doubled, and the final `.` CR LF.
    [[nodiscard]] const QByteArray &dotted() const noexcept { return m_dotted; }
    /// The text for BDAT (RFC 3030): no dots doubled, no final dot. Shares the bytes of `dotted` when
    /// no line begins with a dot, else it is made when first asked for, and kept. Lives as long as this.
    [[nodiscard]] QByteArrayView plain() const;

    /// Bytes of `plain`, which is also what SIZE counts (RFC 1870).
    [[nodiscard]] qsizetype size() const noexcept { return m_dotted.size() - FinalDot - m_doubled; }
    [[nodiscard]] bool has8bit() const noexcept { return m_has8bit; } ///< a byte over 127
    /// Bytes of the longest line without its CR LF and without a doubled dot; RFC 5321 allows 998.
    [[nodiscard]] qsizetype longestLine() const noexcept { return m_longestLine; }

private:
    static constexpr qsizetype FinalDot = 3; // `.` CR LF

    void append(QByteArrayView line);

    QByteArray m_dotted;
    mutable QByteArray m_plain; // made by plain(), only when dots were doubled
    qsizetype m_doubled = 0;
    qsizetype m_longestLine = 0;
    bool m_has8bit = false;
};

} // namespace Relaydeck
