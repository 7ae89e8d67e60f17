#include "models/orderwords.h"

#include "models/words.h"

#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Relaydeck {

QString OrderWords::extras(const SendOrder &order, qint64 now)
{
    QStringList parts;
    parts.append(
        order.startAt > 0 ? tr("Starts %1").arg(Words::moment(order.startAt, now)) : tr("Starts at once"));
    if (const QString lists = suppressionLists(order); !lists.isEmpty())
        parts.append(tr("nothing is sent to whoever stands in %1").arg(lists));
    if (order.duplicates)
        parts.append(tr("an address that stands in the list twice gets it twice"));
    if (order.attempts > 0)
        parts.append(tr("attempts with each recipient that is put off: %1").arg(order.attempts));
    return parts.join(u"; "_s);
}

QString OrderWords::suppressionLists(const SendOrder &order)
{
    constexpr qsizetype named = 3;
    QStringList names;
    for (const QString &file : order.bannedFiles.first(std::min(named, order.bannedFiles.size())))
        names.append(QFileInfo(file).fileName());
    const qsizetype more = order.bannedFiles.size() - names.size();
    const QString list = names.join(u", "_s);
    return more > 0 ? tr("%1 and %2 more", "files").arg(list, Words::number(quint64(more))) : list;
}

} // namespace Relaydeck
