#pragma once

#include <QStyledItemDelegate>

namespace Relaydeck {

/// A counter with its limit: the number, and how much of the limit is used as a thin bar of the style.
/// The number is bold while the limit holds the relay back.
class BarDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    /// Where the bar stands: to the left of the number, or as a line under it.
    enum class Place : quint8 { Beside, Below };

    explicit BarDelegate(Place place, QObject *parent = nullptr);

    void paint(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    Place m_place;
};

/// A standing: its shape and its word in the colour of the news.
class StatusDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

/// Text in the colour of the news that `toneRole` tells.
class ToneDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit ToneDelegate(int toneRole, QObject *parent = nullptr);

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    int m_toneRole;
};

/// A line that a peer said: in the colour of the `toneRole`, the code of a reply in bold.
class SaidDelegate final : public ToneDelegate
{
    Q_OBJECT

public:
    SaidDelegate(int toneRole, int codeRole, QObject *parent = nullptr);

    void paint(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    int m_codeRole;
};

} // namespace Relaydeck
