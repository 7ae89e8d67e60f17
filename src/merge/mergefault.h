#pragma once

#include <QByteArray>
#include <QString>

namespace Relaydeck {

/// Why a message cannot be merged.
struct MergeFault
{
    enum class Kind : quint8 {
        None,
        Unclosed, ///< `{{` without `}}` behind it; `text` is what stands there
        BadName, ///< nothing, or a brace, where the name of a column is to stand; `text` is the field
        UnknownFilter, ///< `text` is what stands behind the colon
        CharsetUnknown, ///< `text` is its name
        HeaderFixed, ///< `header` is one whose text nobody may change: Content-Type and the like
        Signed, ///< the signature would not hold (RFC 1847)
    };

    Kind kind = Kind::None;
    QByteArray header; ///< empty: in the text
    QString text;

    explicit operator bool() const noexcept { return kind != Kind::None; }
    friend bool operator==(const MergeFault &, const MergeFault &) = default;
};

/// Why one entry of a list cannot be merged into a message.
struct MergeFlaw
{
    enum class Kind : quint8 {
        None,
        NoValue, ///< `field` has none, and no default
        ControlInHeader, ///< a line end or another control character would stand in `header`
        UnfitForHeader, ///< what stands in `field` cannot stand there: blanks in a web address, a bracket, not ASCII
        NoAddress, ///< `header` would hold no address that mail can be sent to
        HeaderTooLong, ///< a line over 998 bytes that cannot be folded (RFC 5322 section 2.1.1)
    };

    Kind kind = Kind::None;
    QString field;
    QByteArray header;

    explicit operator bool() const noexcept { return kind != Kind::None; }
    friend bool operator==(const MergeFlaw &, const MergeFlaw &) = default;
};

} // namespace Relaydeck
