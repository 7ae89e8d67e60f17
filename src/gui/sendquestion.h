#pragma once

#include "engine/orders.h"
#include "engine/snapshot.h"

#include <QCoreApplication>
#include <QString>

namespace Relaydeck {
struct Rehearsal;

/// The one question that is asked before mail leaves: how many, from whom, through what, and what
/// cannot be undone.
struct SendQuestion
{
    Q_DECLARE_TR_FUNCTIONS(Relaydeck::SendQuestion)

public:
    QString title;
    QString details;

    /// `found` is what was found in this very order.
    [[nodiscard]] static SendQuestion about(
        const SendOrder &order, const Rehearsal &found, const QList<ServerSnapshot> &relays);

private:
    [[nodiscard]] static QString list(const SendOrder &order, const Rehearsal &found);
    [[nodiscard]] static QString message(const SendOrder &order, const Rehearsal &found);
    [[nodiscard]] static QString relaysOf(const SendOrder &order, const QList<ServerSnapshot> &relays);
};

} // namespace Relaydeck
