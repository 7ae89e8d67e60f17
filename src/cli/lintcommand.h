#pragma once

#include "cli/subcommand.h"

namespace Relaydeck {
class Terminal;

/// `relaydeck-cli lint`
class LintCommand final : public SubCommand
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LintCommand)

public:
    explicit LintCommand(Terminal &terminal, QObject *parent = nullptr);
    void start(const QStringList &arguments) override;

private:
    Terminal &m_terminal;
};

} // namespace Relaydeck
