#pragma once

#include "bulk/journal.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <array>
#include <optional>
#include <utility>

namespace Relaydeck {

/// The names of outcomes on the command line, in CSV and in JSON.
inline constexpr std::array<std::pair<const char *, Outcome>, 6> outcomeNames{{
    {"accepted", Outcome::Accepted},
    {"refused", Outcome::Refused},
    {"deferred", Outcome::Deferred},
    {"in-doubt", Outcome::InDoubt},
    {"unsent", Outcome::Unsent},
    {"left-out", Outcome::LeftOut},
}};
[[nodiscard]] std::optional<Outcome> outcomeFor(const QString &name);
[[nodiscard]] QString nameOf(Outcome outcome);

/// One recipient of a job as reports show it.
[[nodiscard]] QByteArray rowEntry(
    const JournalRow &row); ///< as it stood in the list; the address where it is not kept
[[nodiscard]] QString rowRecipient(const JournalRow &row); ///< the address; the entry where it is none
/// "550 5.1.1 no such user": the code and the relay's words in one line, or why we did not ask.
[[nodiscard]] QString rowReason(const JournalRow &row);
[[nodiscard]] QString rowRelay(const JournalRow &row, const JournalPlan &plan); ///< empty: never tried
[[nodiscard]] QByteArray csvHeading();
[[nodiscard]] QByteArray csvLine(const JournalRow &row, const JournalPlan &plan); ///< with its line end
[[nodiscard]] QJsonObject rowToJson(const JournalRow &row, const JournalPlan &plan);
[[nodiscard]] QString rowText(const JournalRow &row);

} // namespace Relaydeck
