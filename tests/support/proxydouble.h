#pragma once

#include "net/route.h"

#include <QByteArrayList>
#include <QObject>
#include <QTcpServer>

namespace Relaydeck {

/// A SOCKS5 proxy or one of HTTP CONNECT on 127.0.0.1, written without a look at our own half. Whatever name it
/// is asked for, it connects to 127.0.0.1 at the port.
class ProxyDouble final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProxyDouble)

public:
    explicit ProxyDouble(Proxy::Kind kind);

    QByteArray user; ///< with one it wants a login
    QByteArray password;
    /// Said instead of its verdict; it connects nobody then.
    std::optional<QByteArray> verdict;

    [[nodiscard]] Proxy proxy() const;
    [[nodiscard]] QString url() const; ///< as for `--proxy`, with the user
    [[nodiscard]] QByteArrayList asked() const { return m_asked; } ///< `name:port`

private:
    void welcome();

    const Proxy::Kind m_kind;
    QTcpServer m_server;
    QByteArrayList m_asked;
};

} // namespace Relaydeck
