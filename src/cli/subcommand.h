#pragma once

#include "cli/exitstatus.h"

#include <QObject>
#include <QStringList>

namespace Relaydeck {

/// One of the things that relaydeck-cli does. It is started once, works in the event loop and says
/// when it is finished.
class SubCommand : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SubCommand)

public:
    using QObject::QObject;

    /// `arguments` are those behind its name. `finished` may come before this returns.
    virtual void start(const QStringList &arguments) = 0;

signals:
    void finished(Relaydeck::ExitStatus status);
};

} // namespace Relaydeck
