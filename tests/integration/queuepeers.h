#pragma once

#include "peers.h"

#include <QTemporaryDir>

namespace Relaydeck {

/// Debian's Exim, which offers PIPELINING and CHUNKING as it comes.
class OpenEximPeer final : public QueuePeer
{
public:
    OpenEximPeer(const QString &program, const QString &folder);
    [[nodiscard]] QList<QueuedMail> queue() const override { return eximQueue(m_spool); }

private:
    QString m_spool;
};

/// Debian's Postfix: its master with smtpd, cleanup and nothing that would pass mail on. Only root can start it.
class PostfixPeer final : public QueuePeer
{
    Q_DISABLE_COPY_MOVE(PostfixPeer)

public:
    /// `root` is the folder that Postfix's package was unpacked into, `/` where it is installed.
    PostfixPeer(const QString &root, const QString &folder);
    ~PostfixPeer() override;
    [[nodiscard]] QList<QueuedMail> queue() const override;

private:
    void makeFolders();
    void writeSettings() const;

    QString m_root;
    QString m_home;
    int m_queueManager = -1; // the end of a pipe that a queue manager would have
};

/// Where Postfix is, or nothing when it is not here or we may not start it.
[[nodiscard]] QString findPostfix();

} // namespace Relaydeck
