#pragma once

#include "serverfile/serverprofile.h"

#include <QCoreApplication>
#include <QList>

namespace Relaydeck {
class Arguments;

/// The options that say how a line is secured and who logs in: the keys of a server file by other names.
class SecurityOptions final
{
    Q_DECLARE_TR_FUNCTIONS(Relaydeck::SecurityOptions)

public:
    static void declare(Arguments &arguments);
    /// Gives the relays what the arguments say. What cannot be used is the arguments' complaint.
    static void apply(Arguments &arguments, QList<ServerProfile> &relays);

private:
    static void applyPassword(Arguments &arguments, QList<ServerProfile> &relays);
    static void applySecurity(Arguments &arguments, QList<ServerProfile> &relays);
    static void applyCertificate(Arguments &arguments, QList<ServerProfile> &relays);
};

} // namespace Relaydeck
