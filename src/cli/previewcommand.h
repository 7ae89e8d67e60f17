#pragma once

#include "cli/subcommand.h"
#include "engine/orders.h"
#include "models/rehearsal.h"

namespace Relaydeck {
class Arguments;
class Terminal;

/// `preview`: a message with fields as one recipient will get it. Sends nothing; the list is read to its end, so that
/// everything is told that would stand in the way of `send --merge`.
class PreviewCommand final : public SubCommand
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PreviewCommand)

public:
    explicit PreviewCommand(Terminal &terminal, QObject *parent = nullptr);
    void start(const QStringList &arguments) override;

private:
    [[nodiscard]] ExitStatus preview(const Arguments &given, const SendOrder &order, int row);
    [[nodiscard]] ExitStatus show(const Rehearsal &found, int row, const SendOrder &order, bool raw);
    void showReadable(const QByteArray &message);
    ExitStatus complain(const Trouble &trouble);

    Terminal &m_terminal;
};

} // namespace Relaydeck
