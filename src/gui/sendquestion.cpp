#include "gui/sendquestion.h"

#include "models/words.h"

#include <QFileInfo>
#include <QStringList>

namespace Relaydeck {

SendQuestion SendQuestion::about(const SendOrder &order, qint64 entries, const QList<ServerSnapshot> &relays)
{
    constexpr qsizetype named = 5;
    QStringList names = order.relays;
    if (names.isEmpty()) {
        for (const ServerSnapshot &relay : relays)
            names << relay.name;
    }
    if (const qsizetype more = names.size() - named; more > 0)
        names = names.mid(0, named) << tr("%1 more").arg(Words::number(quint64(more)));

    SendQuestion question;
    question.title = entries >= 0 ? tr("Send to %1 now?").arg(Words::recipients(quint64(entries)))
                                  : tr("Send to everybody on the list now?");
    const QString facts[] = {
        tr("List: %1").arg(order.listFile),
        tr("Message: %1").arg(QFileInfo(order.messageFile).fileName()),
        tr("Sender: %1").arg(Words::bytes(order.sender)),
        tr("Through: %1").arg(names.join(QStringLiteral(", "))),
    };
    for (const QString &fact : facts)
        question.details += fact + u'\n';
    question.details += u'\n'
        + tr(
            "Mail that a relay has taken cannot be called back. Pause and Stop keep the rest unsent, and the "
            "journal knows what became of each recipient.");
    return question;
}

} // namespace Relaydeck
