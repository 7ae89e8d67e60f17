#pragma once

#include "engine/orders.h"
#include "engine/snapshot.h"

#include <QCoreApplication>
#include <QString>

namespace Relaydeck {

/// The one question that is asked before mail leaves: how many, from whom, through what, and what
/// cannot be undone.
struct SendQuestion
{
    Q_DECLARE_TR_FUNCTIONS(Relaydeck::SendQuestion)

public:
    QString title;
    QString details;

    /// `entries` are the lines of the list; negative when nobody knows.
    [[nodiscard]] static SendQuestion about(
        const SendOrder &order, qint64 entries, const QList<ServerSnapshot> &relays);
};

} // namespace Relaydeck
