#include "models/words.h"

using namespace Qt::StringLiterals;

namespace Relaydeck {

QString Words::saveFlaw(const QString &file, const SaveOutcome &outcome)
{
    switch (outcome.flaw) {
    case SaveFlaw::None: return {};
    case SaveFlaw::ChangedOnDisk: return tr("%1 was changed on disk by another program").arg(file);
    case SaveFlaw::NotAFile: return tr("%1 is not a file: it is a folder, a pipe or a device").arg(file);
    case SaveFlaw::Unwritable: break;
    }
    if (outcome.folderRefuses)
        return tr(
            "%1 is as it was: its folder lets no new file be made, and to write into the old one could leave "
            "half a file: %2")
            .arg(file, outcome.detail);
    return tr("%1 cannot be written and is as it was: %2").arg(file, outcome.detail);
}

QString Words::saveRemarks(SaveRemarks remarks)
{
    QStringList sentences;
    if (remarks.testFlag(SaveRemark::OwnerChanged))
        sentences << tr("the file is yours now, since only root can give it back to its owner");
    if (remarks.testFlag(SaveRemark::GroupChanged))
        sentences << tr("it is no longer of its group, and what only the group might do nobody may now");
    if (remarks.testFlag(SaveRemark::RightsLost))
        sentences << tr("its access control list is gone");
    if (remarks.testFlag(SaveRemark::OtherNames))
        sentences << tr("the file has other names (hard links), which keep the old content");
    return sentences.isEmpty() ? QString() : tr("Saved, but %1").arg(sentences.join(u"; "_s));
}

} // namespace Relaydeck
