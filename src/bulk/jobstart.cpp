#include "bulk/jobstart.h"

#include "bulk/journal.h"

using namespace Qt::StringLiterals;

namespace Relaydeck {

namespace {
const QByteArray Started = "started"_ba;
}

qint64 awaitedStart(const Journal &journal)
{
    return journal.note(Started).isEmpty() ? journal.plan().startAt : 0;
}

void noteStarted(Journal &journal, qint64 at)
{
    journal.setNote(Started, QByteArray::number(at));
}

} // namespace Relaydeck
