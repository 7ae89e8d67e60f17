#pragma once

#include <QByteArrayView>

#include <optional>

namespace Relaydeck {

/// The argument of MAIL and RCPT, taken apart; views into the command line.
struct MailPath
{
    QByteArrayView address; ///< between the brackets; empty for `<>`
    QByteArrayView parameters; ///< what follows the closing bracket, trimmed

    /// Reads `FROM:<...> ...` or `TO:<...> ...` (RFC 5321 section 4.1.2) by its shape: brackets, quoting,
    /// a local part, and a domain unless the address is empty or `postmaster`. `label` is `FROM:` or
    /// `TO:`. Blanks before the bracket are forgiven; everything else is absent.
    [[nodiscard]] static std::optional<MailPath> read(QByteArrayView argument, QByteArrayView label) noexcept;
};

} // namespace Relaydeck
