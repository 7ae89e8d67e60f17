#pragma once

#include "session/transcriptline.h"

#include <QAbstractTableModel>
#include <QStringList>

#include <deque>

namespace Relaydeck {

/// The last lines of all conversations, oldest first, at most `capacity()` of them.
///
/// Lines are kept as the engine sent them; text is made of them only when a cell is painted. A beat
/// costs one removal (when the ring is full) and one insertion, however many lines it brings.
class TranscriptModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TranscriptModel)

public:
    enum Column { TimeColumn, RelayColumn, DirectionColumn, TextColumn, GapColumn, ColumnCount };

    enum Role {
        DirectionRole = Qt::UserRole, ///< int: TranscriptLine::Direction
        ToneRole, ///< int: Tone
        ReplyCodeRole, ///< int; 0 for everything but a reply
        SecuredRole, ///< bool: went through TLS
    };

    static constexpr int DefaultCapacity = 50'000;

    explicit TranscriptModel(int capacity = DefaultCapacity, QObject *parent = nullptr);

    void append(const Relaydeck::TranscriptLines &lines, quint64 dropped = 0);
    void clear();
    /// Names by row in the pool; the console is known by itself.
    void setRelayNames(const QStringList &names);

    [[nodiscard]] int capacity() const noexcept { return m_capacity; }
    [[nodiscard]] const TranscriptLine &line(int row) const { return m_lines[std::size_t(row)]; }
    /// Number of the line in row 0, counted over all lines that ever were in the ring.
    [[nodiscard]] quint64 firstNumber() const noexcept { return m_firstNumber; }
    /// Lines that the engine could not pass on because too many came between two beats.
    [[nodiscard]] quint64 dropped() const noexcept { return m_dropped; }
    /// A 4yz or 5yz reply, or a connection that failed.
    [[nodiscard]] static bool isError(const TranscriptLine &line) noexcept;
    /// The row as one line of plain text, for the clipboard.
    [[nodiscard]] QString plainText(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

private:
    void makeRoom(qsizetype coming);
    [[nodiscard]] QString text(const TranscriptLine &line, int column) const;
    [[nodiscard]] QString relayName(const TranscriptLine &line) const;

    const int m_capacity;
    std::deque<TranscriptLine> m_lines;
    quint64 m_firstNumber = 0;
    quint64 m_dropped = 0;
    QStringList m_names;
};

} // namespace Relaydeck
