#pragma once

#include "engine/orders.h"

#include <QCoreApplication>

namespace Relaydeck {
class Arguments;

/// The options of `send` that say what is sent to whom.
class SendOptions final
{
    Q_DECLARE_TR_FUNCTIONS(Relaydeck::SendOptions)

public:
    static void declare(Arguments &arguments);
    /// Of these, the ones that say to whom.
    static void declareRecipients(Arguments &arguments);
    static void readRecipients(Arguments &arguments, SendOrder &order);
    static void readClassicMerge(Arguments &arguments, SendOrder &order);
    /// The order; when something is wrong with it the arguments have a complaint.
    [[nodiscard]] static SendOrder read(Arguments &arguments);

private:
    static void readStart(Arguments &arguments, SendOrder &order);
    static void readDsn(Arguments &arguments, SendOrder &order);
    static void readFormat(Arguments &arguments, ListFormat &format);
    static void readPolicy(Arguments &arguments, SendOrder &order);
};

} // namespace Relaydeck
