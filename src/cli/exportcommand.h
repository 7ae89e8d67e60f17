#pragma once

#include "cli/subcommand.h"
#include "serverfile/serverprofile.h"

namespace Relaydeck {
class Arguments;
class Terminal;

/// `relaydeck-cli export`
class ExportCommand final : public SubCommand
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ExportCommand)

public:
    explicit ExportCommand(Terminal &terminal, QObject *parent = nullptr);
    void start(const QStringList &arguments) override;

private:
    /// The relays to be written; an objection when there are none.
    [[nodiscard]] QList<ServerProfile> relays(Arguments &given);

    Terminal &m_terminal;
};

} // namespace Relaydeck
