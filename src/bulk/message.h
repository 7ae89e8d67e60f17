#pragma once

#include "smtp/content.h"

#include <QByteArray>
#include <QString>

#include <memory>

namespace Relaydeck {

/// Why a file is no message that can be sent.
struct MessageFault
{
    enum class Kind : quint8 {
        None,
        NotReadable, ///< words are the system's: missing, no permission, a directory, a pipe
        TooLarge, ///< over Message::MaximumSize
        Empty,
        WithoutHeaders, ///< `line` is the first that is no header line, or holds no name before its colon
        NotText, ///< NUL bytes or UTF-16: a picture, an archive, a word processor's file; `line` is the first such
    };

    Kind kind = Kind::None;
    QString file; ///< as the user named it
    qint64 line = 0; ///< from 1; 0: none
    QString words;

    explicit operator bool() const { return kind != Kind::None; }
    friend bool operator==(const MessageFault &, const MessageFault &) = default;
};

struct ReadMessage;

/// A message as it stands in an `.eml` file (RFC 5322), sent as it is.
///
/// A byte order mark and an mbox `From ` line at the start are no part of it; everything else stays.
class Message final
{
public:
    static constexpr qint64 MaximumSize = 256 * 1024 * 1024; ///< bytes

    /// Reads a regular file; never waits for a pipe or a device.
    [[nodiscard]] static ReadMessage read(const QString &fileName);
    /// The same for bytes that are at hand; `fileName` is for the fault.
    [[nodiscard]] static ReadMessage fromBytes(const QByteArray &bytes, const QString &fileName = {});

    [[nodiscard]] const QByteArray &text() const noexcept { return m_text; } ///< for the journal's plan
    [[nodiscard]] const std::shared_ptr<const Content> &content() const noexcept { return m_content; }
    [[nodiscard]] const QString &subject() const noexcept
    {
        return m_subject;
    } ///< decoded (RFC 2047), one line
    [[nodiscard]] const QByteArray &from() const noexcept
    {
        return m_from;
    } ///< address of the From header without brackets; empty: none usable
    [[nodiscard]] bool hadByteOrderMark() const noexcept { return m_hadByteOrderMark; }
    [[nodiscard]] bool hadMboxLine() const noexcept { return m_hadMboxLine; }

private:
    QByteArray m_text;
    std::shared_ptr<const Content> m_content;
    QString m_subject;
    QByteArray m_from;
    bool m_hadByteOrderMark = false;
    bool m_hadMboxLine = false;
};

/// A message, or why there is none.
struct ReadMessage
{
    Message message;
    MessageFault fault;

    explicit operator bool() const { return !fault; }
};

} // namespace Relaydeck
