#include "engine/datafolder.h"

#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace Relaydeck {

QString dataFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/relaydeck"_s;
}

QString jobsFolder()
{
    return dataFolder() + u"/jobs"_s;
}

} // namespace Relaydeck
