#include "gui/settings.h"

using namespace Qt::StringLiterals;

namespace Relaydeck {

void Settings::addRecentFile(const QString &file)
{
    constexpr qsizetype kept = 10;
    QStringList files = recentFiles();
    files.removeAll(file);
    files.prepend(file);
    m_store.setValue("files/recent"_L1, files.mid(0, kept));
}

void Settings::setSend(const QString &listFile, const QString &messageFile, const QString &sender)
{
    m_store.setValue("send/list"_L1, listFile);
    m_store.setValue("send/message"_L1, messageFile);
    m_store.setValue("send/sender"_L1, sender);
}

} // namespace Relaydeck
