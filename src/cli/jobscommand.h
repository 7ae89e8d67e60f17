#pragma once

#include "cli/subcommand.h"

namespace Relaydeck {
class Terminal;

/// `relaydeck-cli jobs`
class JobsCommand final : public SubCommand
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(JobsCommand)

public:
    explicit JobsCommand(Terminal &terminal, QObject *parent = nullptr);
    void start(const QStringList &arguments) override;

private:
    Terminal &m_terminal;
};

} // namespace Relaydeck
