#pragma once

#include "serverfile/serverprofile.h"

#include <QList>
#include <QString>

namespace Relaydeck {
class Arguments;

/// Gives all relays this text for a field, as it would stand in a file, because of `--option`. Where it
/// cannot be used the arguments have a complaint, and the relays stay as they are.
void overrideSetting(Arguments &arguments, const QString &option, Field field, const QByteArray &text,
    QList<ServerProfile> &relays);

} // namespace Relaydeck
