#pragma once

#include "session/delivery.h"

#include <functional>
#include <vector>

namespace Relaydeck {

/// One answer, and all recipients of a delivery who got it.
struct SharedAnswer
{
    const Recipient *first; ///< in the delivery; the answer is on it
    std::vector<qint64> ids;
};

/// The answers on a delivery in the order in which they first stand there. Recipients that were not
/// even tried, and are unsent as they were, have none.
[[nodiscard]] std::vector<SharedAnswer> sharedAnswers(
    const Delivery &delivery, const std::function<bool(qint64)> &isUnsent);

} // namespace Relaydeck
