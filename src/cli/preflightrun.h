#pragma once

#include "clock/systemclock.h"
#include "preflight/preflight.h"
#include "preflight/systemnameservice.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>
#include <QObject>

#include <functional>

namespace Relaydeck {
class Arguments;

/// One preflight: its findings are told as they come, and counted.
class PreflightRun final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PreflightRun)

public:
    using Tell = std::function<void(const QString &line)>;

    /// `tell` gets each finding as one line, and what to do about it as another.
    explicit PreflightRun(Tell tell, QObject *parent = nullptr);

    static void declare(Arguments &arguments);
    [[nodiscard]] static PreflightOrder read(
        const Arguments &arguments, const SendOrder &send, const QList<ServerProfile> &relays);

    void start(const PreflightOrder &order) { m_preflight.start(order); } ///< once

    [[nodiscard]] int errors() const noexcept { return m_errors; }
    [[nodiscard]] int warnings() const noexcept { return m_warnings; }
    [[nodiscard]] QString counts() const; ///< in words
    [[nodiscard]] QString toJson() const;

signals:
    void ended(); ///< once

private:
    void take(const Finding &finding);

    const Tell m_tell;
    SystemClock m_clock;
    SystemNameService m_names{m_clock};
    Preflight m_preflight;
    QJsonArray m_findings;
    int m_errors = 0;
    int m_warnings = 0;
};

} // namespace Relaydeck
