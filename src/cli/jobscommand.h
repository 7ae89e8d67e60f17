#pragma once

#include "cli/subcommand.h"

#include <QJsonArray>

namespace Relaydeck {
class Journal;
class Terminal;
class TextTable;

/// `relaydeck-cli jobs`
class JobsCommand final : public SubCommand
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(JobsCommand)

public:
    explicit JobsCommand(Terminal &terminal, QObject *parent = nullptr);
    void start(const QStringList &arguments) override;

private:
    static void tell(const Journal &job, TextTable &table, QJsonArray &all);
    [[nodiscard]] static QString remark(const Journal &job);

    Terminal &m_terminal;
};

} // namespace Relaydeck
