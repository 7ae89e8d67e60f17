#pragma once

#include <QHeaderView>

namespace Relaydeck {

/// A header of two rows: the names of groups over the names of the columns that belong to them.
class GroupHeader final : public QHeaderView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(GroupHeader)

public:
    using NameOfGroup = QString (*)(int group);

    /// `groupRole` gives each column's group as an int.
    GroupHeader(int groupRole, NameOfGroup nameOfGroup, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] int groupOf(int section) const;
    [[nodiscard]] int bandHeight() const;

    int m_groupRole;
    NameOfGroup m_nameOfGroup;
};

} // namespace Relaydeck
