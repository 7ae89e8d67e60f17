#pragma once

#include "models/rehearsal.h"

#include <QObject>

#include <atomic>
#include <memory>

namespace Relaydeck {

/// Rehearses orders on a thread of the pool, one at a time: a new one ends the one before.
class Rehearser final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Rehearser)

public:
    explicit Rehearser(QObject *parent = nullptr);
    ~Rehearser() override;

    void look(const SendOrder &order, qint64 row = 1); ///< `done` follows, unless another one does
    [[nodiscard]] bool isLooking() const noexcept { return m_wanted != nullptr; }
    [[nodiscard]] const Rehearsal &latest() const noexcept { return m_latest; } ///< of the last `done`

signals:
    void done();

private:
    void endIt();

    Rehearsal m_latest;
    std::shared_ptr<std::atomic_bool> m_wanted; // by anybody, the one under way
};

} // namespace Relaydeck
