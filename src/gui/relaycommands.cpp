#include "gui/relaycommands.h"

#include "gui/relaygrid.h"
#include "models/words.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Relaydeck {

void RelayCommands::goTo(qsizetype relay, Field field) const
{
    m_grid->clearSelection();
    m_grid->setCurrentIndex(m_relays->index(int(relay), RelayGridModel::columnOf(field)));
    m_grid->setFocus();
}

void RelayCommands::add() const
{
    const auto now = m_session->reading();
    const qsizetype current = m_grid->currentRelay();
    const qsizetype at = current < 0 ? now->count() : current + 1;
    RelayEditor::Values values{{Field::Smtp, "relay.example.org"_ba}};
    for (const Field field : {Field::Domain, Field::Tries}) {
        const Setting model
            = now->count() > 0 ? now->setting(std::max<qsizetype>(0, at - 1), field) : Setting();
        if (model.origin.kind == Origin::Kind::ServerFile && model.text)
            values.append({field, *model.text});
    }
    m_session->changeRelays(
        tr("Add a relay"), [&](const RelayEditor &editor) { return editor.insertRelay(at, values); });
    goTo(at, Field::Smtp);
}

void RelayCommands::duplicate() const
{
    const qsizetype relay = m_grid->currentRelay();
    if (relay < 0)
        return;
    m_session->changeRelays(tr("Duplicate %1").arg(m_session->reading()->nameOf(relay)),
        [relay](const RelayEditor &editor) { return editor.duplicateRelay(relay); });
    goTo(relay + 1, Field::Smtp);
}

void RelayCommands::remove() const
{
    const QList<qsizetype> relays = m_grid->selectedRelays();
    if (relays.isEmpty())
        return;
    const QString title = relays.size() == 1
        ? tr("Remove %1").arg(m_session->reading()->nameOf(relays.first()))
        : tr("Remove %1").arg(Words::relays(quint64(relays.size())));
    m_session->changeRelays(
        title, [&relays](const RelayEditor &editor) { return editor.removeRelays(relays); });
    if (const int left = m_relays->rowCount(); left > 0)
        goTo(std::min<qsizetype>(relays.first(), left - 1), Field::Smtp);
}

void RelayCommands::move(qsizetype from, qsizetype to) const
{
    const qsizetype count = m_session->reading()->count();
    if (from == to || from < 0 || to < 0 || from >= count || to >= count)
        return;
    const Field field = m_grid->currentIndex().isValid()
        ? RelayGridModel::fieldOf(m_grid->currentIndex().column())
        : Field::Smtp;
    m_session->changeRelays(tr("Move %1").arg(m_session->reading()->nameOf(from)),
        [from, to](const RelayEditor &editor) { return editor.moveRelay(from, to); });
    goTo(to, field);
}

void RelayCommands::moveBy(int steps) const
{
    const qsizetype relay = m_grid->currentRelay();
    if (relay >= 0)
        move(relay, relay + steps);
}

void RelayCommands::switchOnOff() const
{
    const QList<qsizetype> relays = m_grid->selectedRelays();
    if (relays.isEmpty())
        return;
    const bool anyOff = std::any_of(relays.cbegin(), relays.cend(), [this](qsizetype relay) {
        return !m_relays->index(int(relay), 0).data(RelayGridModel::EnabledRole).toBool();
    });
    m_relays->setForAll(relays, Field::Enabled, anyOff ? "yes"_ba : "no"_ba);
}

} // namespace Relaydeck
