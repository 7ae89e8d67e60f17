#pragma once

#include "serverfile/diagnostic.h"

#include <QCoreApplication>
#include <QString>

namespace Relaydeck {

/// What would be done about a remark of the editor.
class FixWords final
{
    Q_DECLARE_TR_FUNCTIONS(Relaydeck::FixWords)

public:
    /// "Write max_messages_per_robin"; empty where only the user can know what is right.
    [[nodiscard]] static QString action(const Diagnostic &diagnostic);
};

} // namespace Relaydeck
