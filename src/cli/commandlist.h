#pragma once

#include <QCoreApplication>
#include <QString>

#include <memory>

namespace Relaydeck {
class EngineHost;
class SubCommand;
class Terminal;

/// What the program can do.
class CommandList final
{
    Q_DECLARE_TR_FUNCTIONS(Relaydeck::CommandList)

public:
    /// Null when there is none of that name.
    [[nodiscard]] static std::unique_ptr<SubCommand> make(
        const QString &name, EngineHost &host, Terminal &terminal);
    /// Names and what they do; several lines.
    [[nodiscard]] static QString overview();
};

} // namespace Relaydeck
