#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QObject>
#include <QProcess>
#include <QStringList>

namespace Relaydeck {

/// A list of so many readers, five to a town.
[[nodiscard]] QByteArray manyAddresses(int count);

/// One run of the built relaydeck-cli, with a data folder of its own. Wait with QTRY_VERIFY(run.isDone()).
class CliRun final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CliRun)

public:
    CliRun(const QStringList &arguments, const QString &dataFolder, const QByteArray &input = {});
    ~CliRun() override;

    [[nodiscard]] bool isDone() const { return m_done; }
    [[nodiscard]] int status() const { return m_status; } ///< -1: ended by a signal, or not at all
    [[nodiscard]] QByteArray output() const { return m_output; }
    [[nodiscard]] QByteArray errors() const { return m_errors; }
    [[nodiscard]] QJsonObject json() const; ///< empty when the output is no object
    void raise(int signal) const;

signals:
    void ended(); ///< isDone from now on

private:
    QProcess m_process;
    QByteArray m_output;
    QByteArray m_errors;
    int m_status = -1;
    bool m_done = false;
};

} // namespace Relaydeck
