#pragma once

#include "models/rehearsal.h"
#include "models/tone.h"

#include <QCoreApplication>
#include <QString>

namespace Relaydeck {

/// What is said about an order before it is sent.
class RehearsalWords final
{
    Q_DECLARE_TR_FUNCTIONS(Relaydeck::RehearsalWords)

public:
    struct Remark
    {
        QString text; ///< empty: nothing is to be said
        Tone tone = Tone::Muted;
    };

    /// "10,000 entries: table with ; between columns, UTF-8, addresses in column email", or why it cannot be read.
    [[nodiscard]] static Remark list(const Rehearsal &found, const SendOrder &order);
    /// What the message or the list lacks; nothing where all is well.
    [[nodiscard]] static Remark message(const Rehearsal &found, const SendOrder &order);
    /// Why the order will not be carried out as it is; empty where nothing is known to stand in its way.
    [[nodiscard]] static QString hindrance(const Rehearsal &found, const SendOrder &order);
};

} // namespace Relaydeck
