#include "editing/relaygridmodel.h"

#include "models/fieldwords.h"
#include "models/words.h"
#include "serverfile/fieldvalue.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Relaydeck {
namespace {

QList<Field> fieldsByGroup()
{
    QList<Field> fields{Field::Name, Field::Enabled};
    using Group = FieldInfo::Group;
    for (const Group group : {Group::Connection, Group::Security, Group::Limits, Group::Behaviour}) {
        for (const FieldInfo &info : fieldTable()) {
            if (info.group == group && !fields.contains(info.field) && info.field != Field::Note)
                fields.append(info.field);
        }
    }
    fields.append(Field::Note);
    return fields;
}

/// On and what a relay is called stand in front, whatever they are about.
FieldInfo::Group groupOf(Field field)
{
    return field == Field::Enabled ? FieldInfo::Group::Connection
        : field == Field::Note     ? FieldInfo::Group::Behaviour
                                   : fieldInfo(field).group;
}

bool isNumber(FieldInfo::Kind kind)
{
    using Kind = FieldInfo::Kind;
    return kind == Kind::Count || kind == Kind::Limit || kind == Kind::Seconds || kind == Kind::Port;
}

} // namespace

RelayGridModel::RelayGridModel(ServerFileSession *session, QObject *parent)
    : QAbstractTableModel(parent),
      m_session(session)
{
    connect(session, &ServerFileSession::readingChanged, this, &RelayGridModel::update);
    if (session->isOpen())
        update();
}

const QList<Field> &RelayGridModel::fields()
{
    static const QList<Field> all = fieldsByGroup();
    return all;
}

int RelayGridModel::columnOf(Field field)
{
    return int(fields().indexOf(field));
}

int RelayGridModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_reading ? 0 : int(m_reading->count()) - m_hidden;
}

int RelayGridModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(fields().size());
}

Setting RelayGridModel::setting(const QModelIndex &index) const
{
    return m_reading && index.isValid() ? m_reading->setting(relayOf(index), fieldOf(index.column()))
                                        : Setting();
}

qsizetype RelayGridModel::relayOf(const QModelIndex &index) const
{
    return index.row() < m_hiddenFrom ? index.row() : index.row() + m_hidden;
}

QVariant RelayGridModel::data(const QModelIndex &index, int role) const
{
    if (!hasIndex(index.row(), index.column()))
        return {};
    const Field field = fieldOf(index.column());
    switch (role) {
    case Qt::DisplayRole:
        if (field == Field::Name)
            return m_reading->nameOf(relayOf(index));
        return FieldWords::value(field, setting(index).text);
    case Qt::EditRole:
        if (const std::optional<QByteArray> text = setting(index).text)
            return *text;
        return {};
    case Qt::ToolTipRole: return toolTip(index);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            (isNumber(fieldInfo(field).kind) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case FieldRole: return int(field);
    case GroupRole: return int(groupOf(field));
    case InheritedRole: return setting(index).origin.kind != Origin::Kind::ServerFile;
    case FaultRole: {
        const std::optional<QByteArray> text = setting(index).text;
        return text && !readField(field, *text).usable;
    }
    case EnabledRole: {
        const std::optional<QByteArray> text = m_reading->setting(relayOf(index), Field::Enabled).text;
        return !text || readField(Field::Enabled, *text).yes;
    }
    default: return {};
    }
}

QString RelayGridModel::toolTip(const QModelIndex &index) const
{
    const Setting shown = setting(index);
    const Field field = fieldOf(index.column());
    QStringList lines{FieldWords::explanation(field)};
    const QString origin = FieldWords::origin(shown.origin);
    if (shown.text && !shown.text->isEmpty())
        lines << tr("%1: %2").arg(origin, displayText(*shown.text));
    else
        lines << tr("not set");
    return lines.join(u"\n"_s);
}

bool RelayGridModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !hasIndex(index.row(), index.column()))
        return false;
    std::optional<QByteArray> text;
    if (value.typeId() == QMetaType::QByteArray)
        text = value.toByteArray();
    else if (value.isValid())
        text = value.toString().toUtf8();
    setForAll({index.row()}, fieldOf(index.column()), text);
    return true;
}

void RelayGridModel::setForAll(
    const QList<qsizetype> &relays, Field field, const std::optional<QByteArray> &text)
{
    const bool takesOut = !text || text->trimmed().isEmpty();
    if (takesOut && field == Field::Smtp) // without its host it would be no relay
        return;
    QMap<qsizetype, std::optional<QByteArray>> texts;
    for (const qsizetype relay : relays)
        texts.insert(relay, takesOut ? std::nullopt : text);
    const QString title = relays.size() == 1
        ? tr("%1 of %2").arg(FieldWords::title(field), m_reading->nameOf(relays.first()))
        : tr("%1 of %2").arg(FieldWords::title(field), Words::relays(quint64(relays.size())));
    m_session->changeRelays(title, [&](const RelayEditor &editor) { return editor.setValues(field, texts); });
}

QVariant RelayGridModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical)
        return role == Qt::DisplayRole ? QVariant(section + 1) : QVariant();
    if (section < 0 || section >= columnCount())
        return {};
    const Field field = fieldOf(section);
    switch (role) {
    case Qt::DisplayRole: return FieldWords::titleWithUnit(field);
    case Qt::ToolTipRole: return FieldWords::help(field);
    case FieldRole: return int(field);
    case GroupRole: return int(groupOf(field));
    default: return {};
    }
}

Qt::ItemFlags RelayGridModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags usual = QAbstractTableModel::flags(index);
    return index.isValid() && !m_session->isSaving() ? usual | Qt::ItemIsEditable : usual;
}

QHash<int, QByteArray> RelayGridModel::roleNames() const
{
    auto names = QAbstractTableModel::roleNames();
    names.insert({{FieldRole, "field"_ba}, {GroupRole, "group"_ba}, {InheritedRole, "inherited"_ba},
        {FaultRole, "fault"_ba}, {EnabledRole, "relayEnabled"_ba}});
    return names;
}

/// Rows come and go where the hosts differ, so that a view keeps its selection and its place.
void RelayGridModel::update()
{
    const std::shared_ptr<const FileReading> reading = m_session->reading();
    if (reading == m_reading || !m_session->isOpen())
        return;
    const QByteArrayList before = m_reading ? m_reading->hosts() : QByteArrayList();
    const QByteArrayList &after = reading->hosts();
    const qsizetype shorter = std::min(before.size(), after.size());
    qsizetype head = 0;
    while (head < shorter && before[head] == after[head])
        ++head;
    qsizetype tail = 0;
    while (tail < shorter - head && before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
        ++tail;
    const int first = int(head);
    int gone = int(before.size() - head - tail);
    int come = int(after.size() - head - tail);
    if (gone == come) // the same relays, or renamed
        gone = come = 0;
    if (gone > 0)
        beginRemoveRows({}, first, first + gone - 1);
    m_reading = reading;
    m_hiddenFrom = first;
    m_hidden = come; // until they are announced
    if (gone > 0)
        endRemoveRows();
    if (come > 0)
        beginInsertRows({}, first, first + come - 1);
    m_hidden = 0;
    if (come > 0)
        endInsertRows();
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

} // namespace Relaydeck
