#pragma once

#include <utility>

#include <QByteArray>
#include <QByteArrayView>

namespace Relaydeck {

/// Reads the content that follows DATA, in any slices: finds its end and takes the doubled dots off
/// (RFC 5321 section 4.5.2). The content is counted, and kept only where there is room for it.
class ContentReader final
{
public:
    /// What ends a line, and with it the content. With CarriageReturn a bare LF is content like any
    /// other byte, so that nothing can be smuggled behind a false end; Bare is for a hand at a terminal.
    enum class LineEnd : quint8 { CarriageReturn, Bare };

    /// Begins a new content, of which the first bytes are kept: at most `room`, and none with a room of 0.
    void begin(LineEnd lineEnd, qint64 room);

    /// Takes bytes up to the end of the content; returns how many it took.
    qsizetype take(QByteArrayView bytes);

    [[nodiscard]] bool finished() const noexcept { return m_place == Place::Finished; }
    /// Bytes without doubled dots and without the final one.
    [[nodiscard]] qint64 size() const noexcept { return m_size; }
    /// What was kept; the caller's from now on.
    [[nodiscard]] QByteArray takeContent() { return std::exchange(m_content, {}); }

private:
    enum class Place : quint8 { LineStart, InLine, AfterDot, AfterDotReturn, Finished };

    void keep(QByteArrayView bytes);
    qsizetype takeLine(QByteArrayView rest);
    qsizetype takeAfterDot(char byte);
    qsizetype takeAfterDotReturn(char byte);

    Place m_place = Place::Finished;
    LineEnd m_lineEnd = LineEnd::CarriageReturn;
    bool m_afterReturn = false; // the last byte of the line so far was CR
    qint64 m_room = 0;
    qint64 m_size = 0;
    QByteArray m_content;
};

} // namespace Relaydeck
