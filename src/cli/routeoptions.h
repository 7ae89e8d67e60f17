#pragma once

#include "serverfile/serverprofile.h"

#include <QCoreApplication>
#include <QList>

namespace Relaydeck {
class Arguments;

/// The options that say by what way relays are reached: the keys of a server file by other names.
class RouteOptions final
{
    Q_DECLARE_TR_FUNCTIONS(Relaydeck::RouteOptions)

public:
    static void declare(Arguments &arguments);
    /// Gives the relays what the arguments say. What cannot be used is the arguments' complaint.
    static void apply(Arguments &arguments, QList<ServerProfile> &relays);

private:
    static void applyProxy(Arguments &arguments, QList<ServerProfile> &relays);
};

} // namespace Relaydeck
