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
    if (!order.bannedFiles.isEmpty())
        parts.append(tr("suppression lists: %1").arg(order.bannedFiles.size()));
    if (order.duplicates)
        parts.append(tr("duplicates are sent"));
    if (order.attempts > 0)
        parts.append(tr("attempts: %1").arg(order.attempts));
    if (!order.keepAwake)
        parts.append(tr("the computer may fall asleep"));
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
