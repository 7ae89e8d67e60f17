#include "secrets/passwordcommand.h"

#include <algorithm>

namespace Relaydeck {
namespace {

constexpr qsizetype LongestComplaint = 400; // bytes of standard error that are kept

} // namespace

QByteArray firstLine(const QByteArray &text)
{
    const qsizetype end = text.indexOf('\n');
    QByteArray line = end < 0 ? text : text.left(end);
    if (line.endsWith('\r'))
        line.chop(1);
    return line;
}

PasswordCommand::PasswordCommand(const QString &commandLine, std::chrono::milliseconds patience)
    : m_commandLine(commandLine)
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    connect(&m_patience, &QTimer::timeout, this, [this] { giveUp(SecretFlaw::CommandTooSlow); });
    connect(&m_process, &QProcess::readyReadStandardOutput, this, [this] {
        takeOutput();
        if (m_output.size() > LongestSecret)
            giveUp(SecretFlaw::TooLong);
    });
    connect(&m_process, &QProcess::readyReadStandardError, this, &PasswordCommand::takeErrors);
    connect(&m_process, &QProcess::finished, this, &PasswordCommand::judge);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            end({.flaw = SecretFlaw::CommandNotStarted, .detail = m_process.errorString()});
    });
}

PasswordCommand::~PasswordCommand()
{
    m_process.disconnect(this);
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished(); // nothing outlives SIGKILL for longer than a moment
}

void PasswordCommand::start()
{
    QStringList words = QProcess::splitCommand(m_commandLine);
    if (words.isEmpty()) {
        end({.flaw = SecretFlaw::CommandNotStarted});
        return;
    }
    m_process.setStandardInputFile(QProcess::nullDevice());
    m_patience.start();
    const QString program = words.takeFirst();
    m_process.start(program, words);
}

void PasswordCommand::takeOutput()
{
    m_output += m_process.readAllStandardOutput();
}

void PasswordCommand::takeErrors()
{
    const QByteArray more = m_process.readAllStandardError();
    m_errors += more.left(std::max<qsizetype>(0, LongestComplaint - m_errors.size()));
}

void PasswordCommand::judge(int exitCode, QProcess::ExitStatus status)
{
    takeErrors();
    takeOutput();
    const QByteArray secret = firstLine(m_output);
    const int code = status == QProcess::CrashExit ? 128 + exitCode : exitCode;
    if (m_output.size() > LongestSecret)
        end({.flaw = SecretFlaw::TooLong});
    else if (code != 0)
        end({.flaw = SecretFlaw::CommandFailed, .exitCode = code, .detail = complaint()});
    else if (secret.isEmpty())
        end({.flaw = SecretFlaw::CommandSilent, .detail = complaint()});
    else
        end({.secret = secret});
}

void PasswordCommand::giveUp(SecretFlaw flaw)
{
    m_process.disconnect(this);
    m_process.kill();
    end({.flaw = flaw, .detail = complaint()});
}

void PasswordCommand::end(SecretAnswer answer)
{
    m_process.disconnect(this);
    m_patience.stop();
    answer.place = {SecretPlace::Kind::Command, m_commandLine};
    emit ended(answer);
}

/// What it said on standard error, unless that repeats what may be the secret.
QString PasswordCommand::complaint() const
{
    const QByteArray line = firstLine(m_errors.trimmed());
    const QByteArray secret = firstLine(m_output);
    return !secret.isEmpty() && line.contains(secret) ? QString() : QString::fromLocal8Bit(line);
}

} // namespace Relaydeck
