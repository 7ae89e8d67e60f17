#pragma once

#include "cli/subcommand.h"

#include <QTemporaryDir>

namespace Relaydeck {
class EngineHost;
class Terminal;

/// `relaydeck-cli demo`: practice relays and a send through them.
class DemoCommand final : public SubCommand
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DemoCommand)

public:
    DemoCommand(EngineHost &host, Terminal &terminal, QObject *parent = nullptr);
    void start(const QStringList &arguments) override;

private:
    void send(const QList<quint16> &ports);
    void giveUp(const QString &sentence);

    EngineHost &m_host;
    Terminal &m_terminal;
    QTemporaryDir m_folder;
};

} // namespace Relaydeck
