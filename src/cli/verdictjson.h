#pragma once

#include "engine/relayverdict.h"

#include <QJsonObject>
#include <QStringList>

namespace Relaydeck {

/// A verdict for other programs: names and numbers that do not change with the language, and the sentences.
[[nodiscard]] QJsonObject verdictToJson(const RelayVerdict &verdict, const QStringList &conversation);

} // namespace Relaydeck
