#pragma once

#include "cli/subcommand.h"
#include "serverfile/diagnostic.h"

#include <QList>
#include <QString>

#include <optional>

namespace Relaydeck {
class Terminal;

/// `relaydeck-cli lint`
class LintCommand final : public SubCommand
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LintCommand)

public:
    explicit LintCommand(Terminal &terminal, QObject *parent = nullptr);
    void start(const QStringList &arguments) override;

private:
    /// What was mended and saved; nothing when the file could not be saved, which is told. A file that
    /// cannot be read is left to what follows.
    [[nodiscard]] std::optional<QList<Diagnostic>> mend(const QString &file, const QStringList &masters);
    void print(const QList<Diagnostic> &fixed, const QList<Diagnostic> &left);
    void printJson(const QList<Diagnostic> &fixed, const QList<Diagnostic> &left);

    Terminal &m_terminal;
};

} // namespace Relaydeck
