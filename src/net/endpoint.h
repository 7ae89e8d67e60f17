#pragma once

#include <QMetaType>
#include <QString>

#include <optional>

namespace Relaydeck {

/// Where a peer listens.
struct Endpoint
{
    QString host; ///< name, IPv4 or IPv6 address, without brackets
    quint16 port = 25;

    /// Reads `host`, `host:port`, `[v6]` and `[v6]:port`; a bare IPv6 address (two colons or more)
    /// has no port. Nothing when the host is empty or has blanks, or the port is not 1 to 65535.
    [[nodiscard]] static std::optional<Endpoint> parse(const QString &text, quint16 defaultPort = 25);

    /// `host:port`, with brackets round an IPv6 address.
    [[nodiscard]] QString toString() const;

    friend bool operator==(const Endpoint &, const Endpoint &) = default;
};

} // namespace Relaydeck

Q_DECLARE_METATYPE(Relaydeck::Endpoint)
