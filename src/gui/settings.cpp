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

SendOrder Settings::order() const
{
    SendOrder order;
    order.listFile = m_store.value("send/list"_L1).toString();
    order.listFormat.kind = ListFormat::Kind(m_store.value("send/listKind"_L1).toInt());
    order.listFormat.column = m_store.value("send/listColumn"_L1).toString();
    order.listFormat.delimiter = char(m_store.value("send/listDelimiter"_L1).toInt());
    order.messageFile = m_store.value("send/message"_L1).toString();
    order.sender = m_store.value("send/sender"_L1).toString().toUtf8();
    order.bannedFiles = m_store.value("send/suppressionLists"_L1).toStringList();
    order.keepAwake = m_store.value("send/keepAwake"_L1, order.keepAwake).toBool();
    order.attempts = m_store.value("send/attempts"_L1, order.attempts).toInt();
    order.retryPause = std::chrono::milliseconds(
        m_store.value("send/retryPauseMs"_L1, qint64(order.retryPause.count())).toLongLong());
    return order;
}

void Settings::setOrder(const SendOrder &order)
{
    m_store.setValue("send/list"_L1, order.listFile);
    m_store.setValue("send/listKind"_L1, int(order.listFormat.kind));
    m_store.setValue("send/listColumn"_L1, order.listFormat.column);
    m_store.setValue("send/listDelimiter"_L1, int(order.listFormat.delimiter));
    m_store.setValue("send/message"_L1, order.messageFile);
    m_store.setValue("send/sender"_L1, QString::fromUtf8(order.sender));
    m_store.setValue("send/suppressionLists"_L1, order.bannedFiles);
    m_store.setValue("send/keepAwake"_L1, order.keepAwake);
    m_store.setValue("send/attempts"_L1, order.attempts);
    m_store.setValue("send/retryPauseMs"_L1, qint64(order.retryPause.count()));
}

} // namespace Relaydeck
