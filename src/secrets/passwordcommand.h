#pragma once

#include "secrets/secretanswer.h"

#include <QByteArray>
#include <QObject>
#include <QProcess>
#include <QTimer>

#include <chrono>

namespace Relaydeck {

/// The bytes before the first line end, be it LF or CR LF.
[[nodiscard]] QByteArray firstLine(const QByteArray &text);

/// One run of a command whose first output line is a secret. Deleting it ends the command.
class PasswordCommand final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PasswordCommand)

public:
    PasswordCommand(const QString &commandLine, std::chrono::milliseconds patience);
    ~PasswordCommand() override;

    void start();

signals:
    /// Once; may come from within start().
    void ended(const Relaydeck::SecretAnswer &answer);

private:
    void takeOutput();
    void takeErrors();
    void judge(int exitCode, QProcess::ExitStatus status);
    void giveUp(SecretFlaw flaw);
    void end(SecretAnswer answer);
    [[nodiscard]] QString complaint() const;

    QString m_commandLine;
    QProcess m_process;
    QTimer m_patience;
    QByteArray m_output;
    QByteArray m_errors;
};

} // namespace Relaydeck
