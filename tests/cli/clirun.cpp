#include "cli/clirun.h"

#include <QJsonDocument>
#include <QProcessEnvironment>

#include <csignal>

using namespace Qt::StringLiterals;

namespace Relaydeck {

CliRun::CliRun(const QStringList &arguments, const QString &dataFolder, const QByteArray &input)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"XDG_DATA_HOME"_s, dataFolder);
    environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    m_process.setProcessEnvironment(environment);
    m_process.setWorkingDirectory(dataFolder);

    connect(&m_process, &QProcess::started, this, [this, input] {
        m_process.write(input);
        m_process.closeWriteChannel();
    });
    connect(&m_process, &QProcess::readyReadStandardOutput, this,
        [this] { m_output += m_process.readAllStandardOutput(); });
    connect(&m_process, &QProcess::readyReadStandardError, this,
        [this] { m_errors += m_process.readAllStandardError(); });
    connect(&m_process, &QProcess::finished, this, [this](int status, QProcess::ExitStatus how) {
        m_status = how == QProcess::NormalExit ? status : -1;
        m_done = true;
        emit ended();
    });
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error != QProcess::FailedToStart)
            return;
        m_errors += "it cannot be started";
        m_done = true;
        emit ended();
    });
    m_process.start(QStringLiteral(RELAYDECK_CLI), arguments);
}

CliRun::~CliRun()
{
    m_process.disconnect(this);
    m_process.kill();
}

QJsonObject CliRun::json() const
{
    return QJsonDocument::fromJson(m_output).object();
}

void CliRun::raise(int signal) const
{
    ::kill(pid_t(m_process.processId()), signal);
}

QByteArray manyAddresses(int count)
{
    QByteArray list;
    for (int i = 0; i < count; ++i)
        list += "reader" + QByteArray::number(i) + "@town" + QByteArray::number(i / 5) + ".example\n";
    return list;
}

} // namespace Relaydeck
