#include "models/transcriptmodel.h"

#include "models/tone.h"
#include "models/words.h"
#include "smtp/reply.h"

#include <QDateTime>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;

namespace Relaydeck {
namespace {
using Direction = TranscriptLine::Direction;

int codeOf(const TranscriptLine &line) noexcept
{
    return line.direction == Direction::FromRelay ? std::max(0, replyCode(line.text)) : 0;
}

Tone toneOf(const TranscriptLine &line) noexcept
{
    if (line.note == TranscriptLine::NoteKind::Failed)
        return Tone::Negative;
    if (line.note != TranscriptLine::NoteKind::None)
        return Tone::Muted;
    return toneOfReply(codeOf(line));
}

QString mark(Direction direction)
{
    switch (direction) {
    case Direction::ToRelay: return u">"_s;
    case Direction::FromRelay: return u"<"_s;
    case Direction::Note: break;
    }
    return {};
}

} // namespace

TranscriptModel::TranscriptModel(int capacity, QObject *parent)
    : QAbstractTableModel(parent),
      m_capacity(std::max(1, capacity))
{}

void TranscriptModel::append(const TranscriptLines &lines, quint64 dropped)
{
    m_dropped += dropped;
    if (lines.isEmpty())
        return;
    const qsizetype coming = std::min<qsizetype>(lines.size(), m_capacity);
    makeRoom(coming);
    // Of a beat that is larger than the ring only the end is kept; the numbers count all of it.
    const qsizetype skipped = lines.size() - coming;
    m_firstNumber += quint64(skipped);
    const int first = int(m_lines.size());
    beginInsertRows({}, first, first + int(coming) - 1);
    m_lines.insert(m_lines.end(), lines.cbegin() + skipped, lines.cend());
    endInsertRows();
}

void TranscriptModel::makeRoom(qsizetype coming)
{
    const qsizetype over = qsizetype(m_lines.size()) + coming - m_capacity;
    if (over <= 0)
        return;
    beginRemoveRows({}, 0, int(over) - 1);
    m_lines.erase(m_lines.begin(), m_lines.begin() + over);
    m_firstNumber += quint64(over);
    endRemoveRows();
}

void TranscriptModel::clear()
{
    beginResetModel();
    m_firstNumber += m_lines.size();
    m_lines.clear();
    m_dropped = 0;
    endResetModel();
}

void TranscriptModel::setRelayNames(const QStringList &names)
{
    if (m_names == names)
        return;
    m_names = names;
    if (!m_lines.empty())
        emit dataChanged(index(0, RelayColumn), index(int(m_lines.size()) - 1, RelayColumn),
            {Qt::DisplayRole, Qt::ToolTipRole});
}

bool TranscriptModel::isError(const TranscriptLine &line) noexcept
{
    return line.note == TranscriptLine::NoteKind::Failed || codeOf(line) >= 400;
}

QString TranscriptModel::plainText(int row) const
{
    const TranscriptLine &said = line(row);
    return u"%1 %2 %3 %4"_s.arg(
        text(said, TimeColumn), text(said, RelayColumn), mark(said.direction), text(said, TextColumn));
}

int TranscriptModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

int TranscriptModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant TranscriptModel::data(const QModelIndex &index, int role) const
{
    if (!hasIndex(index.row(), index.column()))
        return {};
    const TranscriptLine &said = line(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole: return text(said, index.column());
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::AlignVCenter | (index.column() == GapColumn ? Qt::AlignRight : Qt::AlignLeft));
    case DirectionRole: return int(said.direction);
    case ToneRole: return int(toneOf(said));
    case ReplyCodeRole: return codeOf(said);
    case SecuredRole: return said.secured;
    default: return {};
    }
}

QString TranscriptModel::text(const TranscriptLine &line, int column) const
{
    switch (column) {
    case TimeColumn: return QDateTime::fromMSecsSinceEpoch(line.at).toString(u"HH:mm:ss.zzz"_s);
    case RelayColumn: return relayName(line);
    case DirectionColumn: return mark(line.direction);
    case TextColumn: return Words::line(line);
    case GapColumn: return line.gap > 0 ? Words::duration(std::chrono::milliseconds(line.gap)) : QString();
    default: return {};
    }
}

QString TranscriptModel::relayName(const TranscriptLine &line) const
{
    if (line.relay < 0)
        return tr("console");
    const QString name
        = line.relay < m_names.size() ? m_names[line.relay] : tr("relay %1").arg(line.relay + 1);
    return line.connection > 0 ? tr("%1 #%2", "relay and connection").arg(name).arg(line.connection) : name;
}

QVariant TranscriptModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TimeColumn: return tr("Time");
    case RelayColumn: return tr("Relay");
    case TextColumn: return tr("Line");
    case GapColumn: return tr("Gap");
    default: return QString();
    }
}

QHash<int, QByteArray> TranscriptModel::roleNames() const
{
    auto names = QAbstractTableModel::roleNames();
    names.insert({{DirectionRole, "direction"_ba}, {ToneRole, "tone"_ba}, {ReplyCodeRole, "replyCode"_ba},
        {SecuredRole, "secured"_ba}});
    return names;
}

} // namespace Relaydeck
