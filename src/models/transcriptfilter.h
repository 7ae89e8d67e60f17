#pragma once

#include "models/transcriptmodel.h"

#include <QAbstractProxyModel>

#include <deque>
#include <optional>

namespace Relaydeck {

/// The lines of a TranscriptModel that a reader asked for.
///
/// Keeps the numbers of those lines and nothing else, because its source only grows at the end and
/// shrinks at the beginning: a beat costs as much as the lines it brings, not the lines there are.
class TranscriptFilter final : public QAbstractProxyModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TranscriptFilter)

public:
    explicit TranscriptFilter(TranscriptModel *lines, QObject *parent = nullptr);

    void setRelay(std::optional<int> relay); ///< row in the pool, -1 for the console; nothing: all
    void setErrorsOnly(bool only);
    void setNeedle(const QString &needle); ///< case of ASCII letters does not matter; empty: all lines

    [[nodiscard]] bool filters() const { return m_relay || m_errorsOnly || !m_needle.isEmpty(); }
    [[nodiscard]] const TranscriptModel &lines() const { return *m_lines; }

    [[nodiscard]] QModelIndex mapToSource(const QModelIndex &proxyIndex) const override;
    [[nodiscard]] QModelIndex mapFromSource(const QModelIndex &sourceIndex) const override;
    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] bool hasChildren(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] bool keeps(const TranscriptLine &line) const;
    [[nodiscard]] std::deque<quint64> kept(int first, int last) const;
    void refilter();
    void take(int first, int last);
    void lose(int last);

    TranscriptModel *m_lines;
    std::deque<quint64> m_numbers;
    qsizetype m_leaving = 0;
    std::optional<int> m_relay;
    bool m_errorsOnly = false;
    QByteArray m_needle; // lower case
};

} // namespace Relaydeck
