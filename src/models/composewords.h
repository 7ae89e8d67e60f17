#pragma once

#include "compose/composer.h"

#include <QCoreApplication>
#include <QString>

namespace Relaydeck {

/// What is said about letters that cannot be built.
class ComposeWords final
{
    Q_DECLARE_TR_FUNCTIONS(Relaydeck::ComposeWords)

public:
    /// A sentence without a full stop: what is wrong, and what to do about it.
    [[nodiscard]] static QString fault(const ComposeFault &fault);

private:
    [[nodiscard]] static QString headerFault(const ComposeFault &fault);
};

} // namespace Relaydeck
