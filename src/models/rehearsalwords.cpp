#include "models/rehearsalwords.h"

#include "models/listwords.h"
#include "models/mergewords.h"
#include "models/words.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace Relaydeck {

RehearsalWords::Remark RehearsalWords::list(const Rehearsal &found, const SendOrder &order)
{
    if (order.listFile.isEmpty())
        return {};
    if (found.listTrouble)
        return {Words::trouble(found.listTrouble), Tone::Negative};
    if (found.isStream)
        return {tr("%1 is no file that can be looked at before").arg(order.listFile), Tone::Caution};
    if (!found.isWhole)
        return {};
    const QString facts = tr("%1: %2", "10 entries: how they are written")
                              .arg(ListWords::entries(found.list.entries), ListWords::format(found.list));
    const QString leftOut = ListWords::leftOut(found.list);
    return {leftOut.isEmpty() ? facts : facts + u"; "_s + leftOut, Tone::Muted};
}

RehearsalWords::Remark RehearsalWords::message(const Rehearsal &found, const SendOrder &order)
{
    if (order.messageFile.isEmpty())
        return {};
    if (found.messageTrouble)
        return {Words::trouble(found.messageTrouble), Tone::Negative};
    if (found.mergeFault)
        return {tr("No fields are filled in, it is sent as it stands: %1")
                    .arg(MergeWords::fault(found.mergeFault, order.messageFile)),
            Tone::Muted};
    if (found.fields.isEmpty())
        return {};
    if (!order.merge)
        return {tr("It is sent as it stands, braces and all."), Tone::Caution};
    if (!found.lack.field.isEmpty())
        return {MergeWords::withoutField(found.lack, order.listFile), Tone::Negative};
    if (found.lack)
        return {tr("The message cannot be made for %1: %2")
                    .arg(ListWords::entries(qint64(found.lack.entries)), MergeWords::gaps(found.lack)),
            Tone::Negative};
    return {};
}

QString RehearsalWords::hindrance(const Rehearsal &found, const SendOrder &order)
{
    if (order.startAt > 0 && order.startAt <= QDateTime::currentMSecsSinceEpoch())
        return Words::trouble({Trouble::Kind::StartPast, {}, 0, {}, {}, {}, order.startAt});
    for (const Remark &remark : {message(found, order), list(found, order)}) {
        if (remark.tone == Tone::Negative)
            return remark.text;
    }
    const bool nobody = found.isWhole && found.list.recipients() == 0;
    return nobody ? Words::trouble({Trouble::Kind::ListEmpty, order.listFile, 0, {}}) : QString();
}

} // namespace Relaydeck
