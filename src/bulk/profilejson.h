#pragma once

#include "bulk/journalplan.h"
#include "serverfile/serverprofile.h"

#include <QByteArray>

#include <optional>

namespace Relaydeck {

/// A relay's typed settings as a JSON object, for journals. The texts of its server file
/// (`settings`) stay behind, because they may hold secrets.
[[nodiscard]] QByteArray profileToJson(const ServerProfile &profile);
/// Nothing when the text is no such object, or a number in it is out of range.
[[nodiscard]] std::optional<ServerProfile> profileFromJson(const QByteArray &json);

/// A plan as a JSON object, without message, relays and job id, which a journal keeps apart.
[[nodiscard]] QByteArray planToJson(const JournalPlan &plan);
[[nodiscard]] std::optional<JournalPlan> planFromJson(const QByteArray &json);

} // namespace Relaydeck
