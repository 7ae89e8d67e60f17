#include "gui/sendquestion.h"

#include "models/listwords.h"
#include "models/mergewords.h"
#include "models/orderwords.h"
#include "models/words.h"

#include <QDateTime>
#include <QFileInfo>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace Relaydeck {

SendQuestion SendQuestion::about(
    const SendOrder &order, const Rehearsal &found, const QList<ServerSnapshot> &relays)
{
    SendQuestion question;
    const QString moment
        = order.startAt > 0 ? Words::moment(order.startAt, QDateTime::currentMSecsSinceEpoch()) : tr("now");
    question.title = found.isWhole ? tr("Send to %1 %2?", "10 recipients, now")
                                         .arg(Words::recipients(quint64(found.list.recipients())), moment)
                                   : tr("Send to everybody on the list %1?", "now").arg(moment);
    QStringList facts{
        tr("List: %1").arg(list(order, found)),
        tr("Message: %1").arg(message(order, found)),
        tr("Sender: %1").arg(Words::bytes(order.sender)),
        tr("Through: %1").arg(relaysOf(order, relays)),
    };
    if (const QString lists = OrderWords::suppressionLists(order); !lists.isEmpty())
        facts.append(tr("Suppression lists: %1").arg(lists));
    for (const QString &fact : std::as_const(facts))
        question.details += fact + u'\n';
    question.details += u'\n'
        + tr(
            "Mail that a relay has taken cannot be called back. Pause and Stop keep the rest unsent, and the "
            "journal knows what became of each recipient.");
    return question;
}

QString SendQuestion::list(const SendOrder &order, const Rehearsal &found)
{
    if (!found.isWhole)
        return order.listFile;
    const QString counted
        = tr("%1, %2", "file, 10 entries").arg(order.listFile, ListWords::entries(found.list.entries));
    const QString leftOut = ListWords::leftOut(found.list);
    return leftOut.isEmpty() ? counted : counted + u", "_s + leftOut;
}

QString SendQuestion::message(const SendOrder &order, const Rehearsal &found)
{
    const QString name = QFileInfo(order.messageFile).fileName();
    const QString subject = found.subject.isEmpty() ? QString() : tr(" (\"%1\")").arg(found.subject);
    if (found.fields.isEmpty())
        return name + subject;
    const QString fields = MergeWords::fields(found.fields);
    return name + subject + u'\n'
        + (order.merge ? tr("Each recipient gets a message of their own with: %1").arg(fields)
                       : tr("All get it as it stands, though it has fields: %1").arg(fields));
}

QString SendQuestion::relaysOf(const SendOrder &order, const QList<ServerSnapshot> &relays)
{
    constexpr qsizetype named = 5;
    QStringList names = order.relays;
    if (names.isEmpty()) {
        for (const ServerSnapshot &relay : relays)
            names << relay.name;
    }
    if (const qsizetype more = names.size() - named; more > 0)
        names = names.mid(0, named) << tr("%1 more").arg(Words::number(quint64(more)));
    return names.join(u", "_s);
}

} // namespace Relaydeck
