#pragma once

#include "editing/serverfilesession.h"

#include <QAbstractTableModel>

#include <memory>

namespace Relaydeck {

/// The relays of an open server file as rows, their settings as columns: what each relay really gets.
/// A cell that is set becomes a change of the text.
class RelayGridModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RelayGridModel)

public:
    enum Role {
        FieldRole = Qt::UserRole, ///< int of Field
        GroupRole, ///< int of FieldInfo::Group
        InheritedRole, ///< the value comes from a master conf or is a built-in default
        FaultRole, ///< the value cannot be used
        EnabledRole, ///< of the whole relay
    };

    explicit RelayGridModel(ServerFileSession *session, QObject *parent = nullptr);

    /// The fields in the order of the columns: group by group, the name first.
    [[nodiscard]] static const QList<Field> &fields();
    [[nodiscard]] static int columnOf(Field field);
    [[nodiscard]] static Field fieldOf(int column) { return fields()[column]; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    /// EditRole: the text as it should stand, as QByteArray or QString; an invalid variant takes the value
    /// out of this file, so that the relay gets what it would get without it.
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QHash<int, QByteArray> roleNames() const override;

    /// One step for many relays at once.
    void setForAll(const QList<qsizetype> &relays, Field field, const std::optional<QByteArray> &text);
    [[nodiscard]] Setting setting(const QModelIndex &index) const;

private:
    void update();
    [[nodiscard]] qsizetype relayOf(const QModelIndex &index) const;
    [[nodiscard]] QString toolTip(const QModelIndex &index) const;

    ServerFileSession *m_session;
    std::shared_ptr<const FileReading> m_reading;
    int m_hiddenFrom = 0; // rows of the reading that views have not been told of yet
    int m_hidden = 0;
};

} // namespace Relaydeck
