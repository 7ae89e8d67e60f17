#pragma once

#include "bulk/mergepress.h"
#include "cli/subcommand.h"
#include "engine/orders.h"
#include "engine/snapshot.h"

#include <optional>
#include <vector>

namespace Relaydeck {
class AddressList;
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
    /// What was found in the list.
    struct Found
    {
        std::optional<ListEntry> entry; ///< the one that is shown
        qint64 id = 0; ///< that it will have in the journal
        qint64 rows = 0; ///< that are sent to
        MergeLack lack;
    };

    [[nodiscard]] ExitStatus preview(const Arguments &given, const SendOrder &order, int row);
    [[nodiscard]] std::optional<Found> look(
        AddressList &list, const SendOrder &order, std::shared_ptr<const MergePress> press, int row);
    [[nodiscard]] ExitStatus show(
        const Found &found, const MergePress &press, const SendOrder &order, bool raw);
    void showReadable(const QByteArray &message);
    ExitStatus complain(const Trouble &trouble);

    Terminal &m_terminal;
};

} // namespace Relaydeck
