#pragma once

#include "smtp/capabilities.h"

#include <QByteArray>

#include <algorithm>

namespace Relaydeck {
class Content;
struct DsnRequest;

/// What MAIL has to tell a relay.
struct MailFacts
{
    const Content &content;
    const QByteArray &sender; ///< reverse-path without brackets; empty is the null sender
    bool utf8Recipients = false; ///< one of them has bytes over 127
    const DsnRequest *dsn = nullptr; ///< none: nothing is asked for
};

[[nodiscard]] inline bool isAscii(const QByteArray &text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return quint8(c) < 0x80; });
}

/// What forbids us to send this at all to a relay that offers these, or nothing: `SIZE n` (its limit),
/// `8BITMIME`, `SMTPUTF8` (for the sender), `line of n` (bytes), `sender`.
[[nodiscard]] QByteArray unsendable(const MailFacts &facts, const Capabilities &capabilities);
/// The parameters of MAIL, with a blank between them.
[[nodiscard]] QByteArray mailParameters(const MailFacts &facts, const Capabilities &capabilities);

} // namespace Relaydeck
