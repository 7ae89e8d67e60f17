#pragma once

#include "secrets/secretanswer.h"

#include <QObject>

namespace Relaydeck {

/// Fetches a secret from the place where it is kept. May be deleted at any time.
class SecretFinder : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SecretFinder)

public:
    using QObject::QObject;

    /// Answers later with `found`, never from within the call. A search that is under way is given up.
    virtual void find(const SecretPlace &place) = 0;

signals:
    void found(const Relaydeck::SecretAnswer &answer);
};

} // namespace Relaydeck
