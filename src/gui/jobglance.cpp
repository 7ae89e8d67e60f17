#include "gui/jobglance.h"

#include "bulk/jobstart.h"
#include "engine/troubles.h"
#include "models/words.h"

namespace Relaydeck {

JobGlance JobGlance::at(const QString &file)
{
    JobGlance glance;
    glance.file = file;
    const Journal::Opened opened = Journal::openToRead(file);
    if (opened.fault)
        glance.error = Words::trouble(troubleOf(opened.fault));
    if (opened.journal) {
        glance.subject = opened.journal->plan().subject;
        glance.startAt = awaitedStart(*opened.journal);
        glance.tally = opened.journal->tally();
    }
    return glance;
}

} // namespace Relaydeck
