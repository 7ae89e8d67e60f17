#pragma once

#include <QCoreApplication>
#include <QObject>
#include <QPointer>
#include <QThreadPool>

#include <memory>
#include <utility>

namespace Relaydeck {

/// Runs `work` on a thread of the pool and gives its result to `done` on this thread, unless
/// `context` is gone by then. Call it from the thread of the application only.
template <typename Work, typename Done>
void inBackground(QObject *context, Work work, Done done)
{
    // The guard is made and looked at on this thread only.
    auto guard = std::make_shared<QPointer<QObject>>(context);
    QThreadPool::globalInstance()->start([guard, work = std::move(work), done = std::move(done)]() mutable {
        auto result = std::make_shared<decltype(work())>(work());
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [guard = std::move(guard), result = std::move(result), done = std::move(done)] {
                if (*guard)
                    done(std::as_const(*result));
            },
            Qt::QueuedConnection);
    });
}

} // namespace Relaydeck
