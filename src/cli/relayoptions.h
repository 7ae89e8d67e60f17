#pragma once

#include "serverfile/serverprofile.h"

#include <QCoreApplication>
#include <QList>

namespace Relaydeck {
class Arguments;
class Terminal;

/// The options of `send` that say which relays are used, and how they are to differ from their file.
class RelayOptions final
{
    Q_DECLARE_TR_FUNCTIONS(Relaydeck::RelayOptions)

public:
    static void declare(Arguments &arguments);

    /// The relays; without any the arguments have a complaint. What is wrong with a server file is
    /// noted on the terminal.
    [[nodiscard]] static QList<ServerProfile> read(Arguments &arguments, Terminal &terminal);

private:
    [[nodiscard]] static QList<ServerProfile> fromFile(Arguments &arguments, Terminal &terminal);
    [[nodiscard]] static QList<ServerProfile> byName(Arguments &arguments);
};

} // namespace Relaydeck
