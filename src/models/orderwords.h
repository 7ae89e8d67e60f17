#pragma once

#include "engine/orders.h"

#include <QCoreApplication>
#include <QString>

namespace Relaydeck {

/// An order in words.
class OrderWords final
{
    Q_DECLARE_TR_FUNCTIONS(Relaydeck::OrderWords)

public:
    /// What goes beyond files, sender and relays: "Starts tomorrow at 08:00; suppression lists: 2".
    /// `now` in milliseconds since the epoch.
    [[nodiscard]] static QString extras(const SendOrder &order, qint64 now);
    /// "stop.txt, bounces.txt and 2 more"; empty without such files.
    [[nodiscard]] static QString suppressionLists(const SendOrder &order);
};

} // namespace Relaydeck
