#pragma once

#include "engine/orders.h"

#include <QByteArray>
#include <QSettings>
#include <QStringList>

namespace Relaydeck {

/// What the window remembers from one start to the next. Never a secret.
class Settings final
{
public:
    [[nodiscard]] QByteArray geometry() const
    {
        return m_store.value(QLatin1String("window/geometry")).toByteArray();
    }
    void setGeometry(const QByteArray &geometry)
    {
        m_store.setValue(QLatin1String("window/geometry"), geometry);
    }
    [[nodiscard]] QByteArray state() const
    {
        return m_store.value(QLatin1String("window/state")).toByteArray();
    }
    void setState(const QByteArray &state) { m_store.setValue(QLatin1String("window/state"), state); }
    [[nodiscard]] QByteArray columns() const
    {
        return m_store.value(QLatin1String("servers/columns")).toByteArray();
    }
    void setColumns(const QByteArray &columns)
    {
        m_store.setValue(QLatin1String("servers/columns"), columns);
    }

    [[nodiscard]] QByteArray editorLayout() const
    {
        return m_store.value(QLatin1String("editor/layout")).toByteArray();
    }
    void setEditorLayout(const QByteArray &layout)
    {
        m_store.setValue(QLatin1String("editor/layout"), layout);
    }

    /// Server files, the last one first; at most ten.
    [[nodiscard]] QStringList recentFiles() const
    {
        return m_store.value(QLatin1String("files/recent")).toStringList();
    }
    void addRecentFile(const QString &file);
    [[nodiscard]] QStringList masterConfs() const
    {
        return m_store.value(QLatin1String("files/masterConfs")).toStringList();
    }
    void setMasterConfs(const QStringList &files)
    {
        m_store.setValue(QLatin1String("files/masterConfs"), files);
    }

    /// Files, the format of the list, the sender and the repeating of the last order. Not its start, which was for once.
    [[nodiscard]] SendOrder order() const;
    void setOrder(const SendOrder &order);

    /// As they were written, one a line.
    [[nodiscard]] QString testRecipients() const
    {
        return m_store.value(QLatin1String("send/testRecipients")).toString();
    }
    void setTestRecipients(const QString &lines)
    {
        m_store.setValue(QLatin1String("send/testRecipients"), lines);
    }

    /// Whether everything is checked before a send starts.
    [[nodiscard]] bool checksFirst() const
    {
        return m_store.value(QLatin1String("preflight/first"), true).toBool();
    }
    void setChecksFirst(bool wanted) { m_store.setValue(QLatin1String("preflight/first"), wanted); }
    [[nodiscard]] bool asksNames() const
    {
        return m_store.value(QLatin1String("preflight/names"), true).toBool();
    }
    void setAsksNames(bool wanted) { m_store.setValue(QLatin1String("preflight/names"), wanted); }
    [[nodiscard]] QString dkimSelector() const
    {
        return m_store.value(QLatin1String("preflight/selector")).toString();
    }
    void setDkimSelector(const QString &name) { m_store.setValue(QLatin1String("preflight/selector"), name); }

private:
    QSettings m_store;
};

} // namespace Relaydeck
