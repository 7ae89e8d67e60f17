#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace Relaydeck {

/// One command: what goes on the wire, and what may be shown of it. CR, LF and NUL can not get in.
struct Command
{
    QByteArray wire; ///< with its CRLF
    QByteArray shown; ///< without line end; secrets are masked here, once

    /// `domain` is a host name or an address literal. An unusable one gives nothing.
    [[nodiscard]] static std::optional<Command> ehlo(QByteArrayView domain);
    [[nodiscard]] static std::optional<Command> helo(QByteArrayView domain);
    [[nodiscard]] static Command rset();
    [[nodiscard]] static Command quit();
    [[nodiscard]] static Command startTls();
    /// `mechanism` by its name. With an initial response it is said at once, unless the line would be longer
    /// than RFC 5321 allows; then the relay asks for it (RFC 4954 section 4). `saidAll` tells which.
    [[nodiscard]] static Command auth(
        const QByteArray &mechanism, const std::optional<QByteArray> &initialResponse, bool &saidAll);
    /// The answer to a challenge, not yet encoded. All of it is secret.
    [[nodiscard]] static Command saslResponse(const QByteArray &response);
    [[nodiscard]] static Command saslCancel();

    // The commands of an envelope are added to what is to be said in one piece; they have no secrets.
    /// `sender` without brackets; empty is the null sender. `parameters` such as `SIZE=1000`, blank between
    /// them. False, and nothing is added, when one of them can not be said.
    [[nodiscard]] static bool addMail(
        QByteArray &wire, QByteArrayView sender, QByteArrayView parameters = {});
    [[nodiscard]] static bool addRcpt(
        QByteArray &wire, QByteArrayView recipient, QByteArrayView parameters = {});
    static void addData(QByteArray &wire);
    /// The text follows at once: exactly `size` bytes, all there are (RFC 3030 section 2).
    static void addLastBdat(QByteArray &wire, qint64 size);
    static void addRset(QByteArray &wire);

    /// A line typed by hand, without line end. Credentials of an AUTH command are masked in `shown`.
    [[nodiscard]] static std::optional<Command> raw(QByteArrayView line);
    /// A line that answers a 334 challenge: all of it is secret.
    [[nodiscard]] static std::optional<Command> secret(QByteArrayView line);
};

/// Whether `text` may stand in a command: no CR, LF or NUL.
[[nodiscard]] bool fitsInCommand(QByteArrayView text) noexcept;

} // namespace Relaydeck
