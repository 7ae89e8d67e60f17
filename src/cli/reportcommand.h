#pragma once

#include "bulk/journal.h"
#include "cli/subcommand.h"

#include <optional>

namespace Relaydeck {
class Terminal;

/// `relaydeck-cli report`
class ReportCommand final : public SubCommand
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReportCommand)

public:
    explicit ReportCommand(Terminal &terminal, QObject *parent = nullptr);
    void start(const QStringList &arguments) override;

private:
    enum class Form : quint8 { Text, Json, Csv, Html };

    ExitStatus writeClassic(const QString &job, const QString &base);
    ExitStatus report(const QString &file, Form form, std::optional<Outcome> outcome);
    [[nodiscard]] bool printText(Journal &journal, std::optional<Outcome> outcome);
    [[nodiscard]] bool printCsv(Journal &journal, std::optional<Outcome> outcome);
    [[nodiscard]] bool printJson(Journal &journal, std::optional<Outcome> outcome);
    [[nodiscard]] bool printSummary(Journal &journal);
    [[nodiscard]] bool printHtml(Journal &journal);

    Terminal &m_terminal;
};

} // namespace Relaydeck
