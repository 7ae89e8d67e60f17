#pragma once

#include <QByteArray>
#include <QObject>
#include <QProcess>
#include <QStringList>

QT_BEGIN_NAMESPACE
class QSocketNotifier;
QT_END_NAMESPACE

namespace Relaydeck {

/// One run of the built relaydeck-cli at a terminal of its own: it reads from it, and complains to it.
class TerminalRun final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TerminalRun)

public:
    TerminalRun(const QStringList &arguments, const QString &dataFolder);
    ~TerminalRun() override;

    void type(const QByteArray &text);
    [[nodiscard]] bool isDone() const { return m_process.state() == QProcess::NotRunning; }
    [[nodiscard]] int status() const { return m_process.exitCode(); }
    [[nodiscard]] QByteArray shown() const { return m_shown; } ///< on the terminal: what was typed, too

private:
    void hear();

    QProcess m_process;
    QSocketNotifier *m_notifier = nullptr;
    QByteArray m_shown;
    int m_ours = -1; // end of the terminal
};

} // namespace Relaydeck
