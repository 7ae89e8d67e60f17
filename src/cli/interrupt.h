#pragma once

#include <QObject>

QT_BEGIN_NAMESPACE
class QSocketNotifier;
QT_END_NAMESPACE

namespace Relaydeck {

/// Turns SIGINT, SIGTERM and SIGHUP into a signal of the event loop. There can be one at a time; when
/// it goes, they end the program again.
class Interrupt final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Interrupt)

public:
    explicit Interrupt(QObject *parent = nullptr);
    ~Interrupt() override;

signals:
    void caught();

private:
    void take();

    int m_readEnd = -1;
    int m_writeEnd = -1;
};

} // namespace Relaydeck
