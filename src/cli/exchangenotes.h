#pragma once

#include "exchange/exchange.h"

#include <QJsonArray>
#include <QList>

namespace Relaydeck {
class Terminal;

/// One line each on standard error: `FILE:LINE: SEVERITY: SENTENCE`.
void noteRemarks(ExchangeFormat format, const QList<ExchangeRemark> &remarks, Terminal &terminal);
[[nodiscard]] QJsonArray remarksToJson(ExchangeFormat format, const QList<ExchangeRemark> &remarks);
/// A relay is lost, or all are.
[[nodiscard]] bool hasErrors(const QList<ExchangeRemark> &remarks);

} // namespace Relaydeck
