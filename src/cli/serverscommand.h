#pragma once

#include "cli/subcommand.h"
#include "serverfile/serverset.h"

namespace Relaydeck {
class Terminal;

/// `relaydeck-cli servers`
class ServersCommand final : public SubCommand
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ServersCommand)

public:
    explicit ServersCommand(Terminal &terminal, QObject *parent = nullptr);
    void start(const QStringList &arguments) override;

private:
    void printTable(const ServerSet &set);
    void printJson(const ServerSet &set);

    Terminal &m_terminal;
};

} // namespace Relaydeck
