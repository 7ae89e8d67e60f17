#pragma once

#include "smtp/reply.h"

#include <QByteArrayView>

#include <optional>

namespace Relaydeck {

/// Makes whole replies of any slices of bytes (RFC 5321 section 4.2; bare codes and LF line ends
/// are understood, too). Bounded: a relay that says too much is a fault, not a full memory.
class ReplyReader
{
public:
    enum class Fault : quint8 {
        None,
        LineTooLong, ///< more than MaxLine bytes without a line end
        TooManyLines, ///< more than MaxLines in one reply
        TooMuch, ///< more than MaxReply bytes in one reply
        NotAReply, ///< a first line that does not begin with three digits
    };

    static constexpr qsizetype MaxLine = 64 * 1024;
    static constexpr qsizetype MaxLines = 1000;
    static constexpr qsizetype MaxReply = 1024 * 1024;

    void feed(QByteArrayView bytes);
    /// The next whole reply, in order; nothing when more bytes are needed or after a fault.
    [[nodiscard]] std::optional<Reply> take();

    [[nodiscard]] Fault fault() const noexcept { return m_fault; }
    /// Bytes that belong to no whole reply yet; after a fault it begins with the line at fault.
    [[nodiscard]] QByteArray leftover() const;
    /// Whether anything, even half a line, has come that was not taken.
    [[nodiscard]] bool isEmpty() const noexcept { return m_at == m_bytes.size() && m_reply.lines.isEmpty(); }
    void reset();

private:
    [[nodiscard]] bool takeLine(QByteArrayView line, bool bareLf);
    void fail(Fault fault, qsizetype from);
    void compact();

    QByteArray m_bytes;
    qsizetype m_at = 0; // start of the first line not read yet
    qsizetype m_searched = 0; // no line end before this place
    qsizetype m_replyBytes = 0;
    Reply m_reply; // under construction
    Fault m_fault = Fault::None;
};

} // namespace Relaydeck
