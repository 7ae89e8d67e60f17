#include "models/servertablemodel.h"

#include "models/sendfacts.h"
#include "models/tone.h"
#include "models/words.h"

#include <algorithm>
#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Relaydeck {
namespace {

struct Meter
{
    quint64 count;
    quint64 limit;
};

/// The counter that a column shows, with the limit that belongs to it.
std::optional<Meter> meter(const ServerSnapshot &server, int column)
{
    switch (column) {
    case ServerTableModel::SentColumn: return Meter{server.counters.total, server.maxMessages};
    case ServerTableModel::RobinColumn: return Meter{server.counters.robin, server.maxMessagesPerRobin};
    case ServerTableModel::ConnectionColumn:
        return Meter{server.counters.connection, server.maxMessagesPerConnection};
    case ServerTableModel::AwakeColumn: return Meter{server.counters.awake, server.maxMessagesWhileAwake};
    case ServerTableModel::EnvelopeColumn: return Meter{server.counters.envelope, server.envelopeLimit};
    default: return std::nullopt;
    }
}

bool binds(const ServerSnapshot &server, int column)
{
    switch (server.standing.standing) {
    case Standing::LimitReached: return column == ServerTableModel::SentColumn;
    case Standing::Asleep: return column == ServerTableModel::AwakeColumn;
    case Standing::WaitingForTurn:
        return column == ServerTableModel::RobinColumn && server.maxMessagesPerRobin > 0
            && server.counters.robin >= server.maxMessagesPerRobin;
    default: return false;
    }
}

QString address(const ServerSnapshot &server)
{
    return (server.host.contains(u':') ? u"[%1]:%2"_s : u"%1:%2"_s)
        .arg(server.host, QString::number(server.port));
}

} // namespace

ServerTableModel::ServerTableModel(QObject *parent) : QAbstractTableModel(parent)
{
    m_second.setInterval(1s);
    connect(&m_second, &QTimer::timeout, this, &ServerTableModel::countDown);
}

void ServerTableModel::show(const Snapshot &snapshot)
{
    QList<ServerSnapshot> now = snapshot.servers;
    if (!isRunning(snapshot.send.state)) { // a rate of the last seconds is of no use after them
        for (ServerSnapshot &server : now)
            server.rate = 0;
    }
    const auto sameRelay = [](const ServerSnapshot &a, const ServerSnapshot &b) {
        return a.name == b.name && a.host == b.host && a.port == b.port;
    };
    if (!std::equal(now.begin(), now.end(), m_servers.begin(), m_servers.end(), sameRelay)) {
        beginResetModel();
        m_servers = now;
        m_recipients = snapshot.send.tally.recipients;
        endResetModel();
        keepCounting();
        emit relaysChanged();
        return;
    }
    QList<Cells> touched(now.size());
    for (qsizetype row = 0; row < now.size(); ++row)
        touched[row] = difference(m_servers[row], now[row]);
    m_servers = now;
    if (std::exchange(m_recipients, snapshot.send.tally.recipients) != m_recipients) {
        for (Cells &cells : touched)
            cells[SentColumn] = true;
    }
    keepCounting();
    announce(touched);
}

ServerTableModel::Cells ServerTableModel::difference(const ServerSnapshot &was, const ServerSnapshot &is)
{
    Cells cells;
    cells[StatusColumn] = was.standing != is.standing || was.waitsToAdopt != is.waitsToAdopt;
    for (const int column : {SentColumn, RobinColumn, ConnectionColumn, AwakeColumn, EnvelopeColumn}) {
        const auto before = meter(was, column);
        const auto after = meter(is, column);
        cells[std::size_t(column)] = before->count != after->count || before->limit != after->limit
            || binds(was, column) != binds(is, column);
    }
    cells[ConnectionsColumn] = was.connections != is.connections || was.connectionsMade != is.connectionsMade;
    cells[RateColumn] = was.rate != is.rate;
    cells[ErrorsColumn]
        = was.refused != is.refused || was.deferred != is.deferred || was.inDoubt != is.inDoubt;
    cells[LastReplyColumn] = was.lastReplyCode != is.lastReplyCode || was.lastReply != is.lastReply;
    return cells;
}

/// One signal for each unbroken run of touched rows, as wide as the columns touched in it.
void ServerTableModel::announce(const QList<Cells> &touched)
{
    static const QList<int> liveRoles{Qt::DisplayRole, Qt::ToolTipRole, SortRole, QuotaRole, BindsRole,
        StandingRole, ToneRole, ReplyCodeRole};
    for (int row = 0; row < touched.size(); ++row) {
        Cells cells = touched[row];
        if (cells.none())
            continue;
        const int first = row;
        while (row + 1 < touched.size() && touched[row + 1].any())
            cells |= touched[++row];
        int left = 0;
        while (!cells[std::size_t(left)])
            ++left;
        int right = ColumnCount - 1;
        while (!cells[std::size_t(right)])
            --right;
        emit dataChanged(index(first, left), index(row, right), liveRoles);
    }
}

void ServerTableModel::keepCounting()
{
    const bool waits = std::any_of(m_servers.cbegin(), m_servers.cend(),
        [](const ServerSnapshot &server) { return server.standing.until > 0; });
    if (waits == m_second.isActive())
        return;
    if (waits)
        m_second.start();
    else
        m_second.stop();
}

void ServerTableModel::countDown()
{
    QList<Cells> touched(m_servers.size());
    for (qsizetype row = 0; row < m_servers.size(); ++row)
        touched[row][StatusColumn] = m_servers[row].standing.until > 0;
    announce(touched);
}

QString ServerTableModel::relayName(int relay) const
{
    if (relay < 0)
        return tr("console");
    return relay < m_servers.size() ? m_servers[relay].name : QString();
}

int ServerTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_servers.size());
}

int ServerTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant ServerTableModel::data(const QModelIndex &index, int role) const
{
    if (!hasIndex(index.row(), index.column()))
        return {};
    const ServerSnapshot &server = m_servers[index.row()];
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole: return text(server, column);
    case Qt::ToolTipRole: return explanation(server, column);
    case Qt::TextAlignmentRole: {
        const bool isNumber = (column >= SentColumn && column <= ErrorsColumn);
        return QVariant::fromValue(Qt::AlignVCenter | (isNumber ? Qt::AlignRight : Qt::AlignLeft));
    }
    case SortRole: return sortKey(server, column);
    case QuotaRole: return quota(server, column);
    case BindsRole: return binds(server, column);
    case StandingRole: return int(server.standing.standing);
    case ToneRole:
        if (column == StatusColumn)
            return int(toneOf(server.standing.standing));
        if (column == ErrorsColumn)
            return int(server.errors() ? Tone::Caution : Tone::Muted);
        return int(column == LastReplyColumn ? toneOfReply(server.lastReplyCode) : Tone::Plain);
    case ReplyCodeRole: return server.lastReplyCode;
    default: return {};
    }
}

QVariant ServerTableModel::quota(const ServerSnapshot &server, int column) const
{
    const auto used = meter(server, column);
    if (!used)
        return {};
    const quint64 whole = used->limit || column != SentColumn ? used->limit : m_recipients;
    return whole ? QVariant(std::min(1.0, double(used->count) / double(whole))) : QVariant();
}

QString ServerTableModel::text(const ServerSnapshot &server, int column) const
{
    if (const auto quota = meter(server, column))
        return Words::counter(quota->count, quota->limit);
    switch (column) {
    case RelayColumn: return server.name;
    case AddressColumn: return address(server);
    case StatusColumn:
        return server.waitsToAdopt
            ? tr("%1, new settings when idle", "%1 is what it does now").arg(Words::standing(server.standing))
            : Words::standing(server.standing);
    case ConnectionsColumn: return Words::number(quint64(std::max(0, server.connections)));
    case RateColumn: return Words::rate(server.rate);
    case ErrorsColumn: return Words::number(server.errors());
    case LastReplyColumn: return Words::bytes(server.lastReply);
    default: return {};
    }
}

QVariant ServerTableModel::sortKey(const ServerSnapshot &server, int column) const
{
    if (const auto quota = meter(server, column))
        return QVariant::fromValue(quota->count);
    switch (column) {
    case StatusColumn: return int(server.standing.standing);
    case ConnectionsColumn: return server.connections;
    case RateColumn: return server.rate;
    case ErrorsColumn: return QVariant::fromValue(server.errors());
    default: return text(server, column);
    }
}

QString ServerTableModel::explanation(const ServerSnapshot &server, int column) const
{
    if (const auto quota = meter(server, column)) {
        return tr("%1: %2 recipients, limit: %3")
            .arg(headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString(), Words::number(quota->count),
                Words::limit(quota->limit));
    }
    switch (column) {
    case StatusColumn: {
        const QString reason = server.standing.failure ? Words::failure(*server.standing.failure)
                                                       : Words::standing(server.standing);
        return server.waitsToAdopt
            ? tr("%1. What was changed in the server file takes effect when no message is under way any more")
                  .arg(reason)
            : reason;
    }
    case ConnectionsColumn:
        return tr("%1 open now, %2 made so far")
            .arg(text(server, column), Words::number(server.connectionsMade));
    case ErrorsColumn:
        return tr("%1 refused, %2 deferred, %3 in doubt")
            .arg(
                Words::number(server.refused), Words::number(server.deferred), Words::number(server.inDoubt));
    default: return text(server, column);
    }
}

QVariant ServerTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool isNumber = section >= SentColumn && section <= ErrorsColumn;
        return QVariant::fromValue(Qt::AlignVCenter | (isNumber ? Qt::AlignRight : Qt::AlignLeft));
    }
    struct Heading
    {
        QString title;
        QString meaning;
    };
    const auto heading = [section]() -> Heading {
        switch (section) {
        case RelayColumn: return {tr("Relay"), tr("Name of the relay")};
        case AddressColumn: return {tr("Address"), tr("Host and port")};
        case StatusColumn: return {tr("Status"), tr("What the relay is doing, or why it does nothing")};
        case SentColumn: return {tr("Sent"), tr("Recipients since the relay was loaded")};
        case RobinColumn: return {tr("Robin"), tr("Recipients in this turn of the robin")};
        case ConnectionColumn: return {tr("Connection"), tr("Recipients on this connection")};
        case AwakeColumn: return {tr("Awake"), tr("Recipients since the relay last slept")};
        case EnvelopeColumn: return {tr("Envelope"), tr("Recipients of the message in hand")};
        case ConnectionsColumn: return {tr("Conns."), tr("Connections that are open now")};
        case RateColumn: return {tr("Rate"), tr("Accepted recipients a second")};
        case ErrorsColumn: return {tr("Errors"), tr("Recipients refused, deferred or in doubt")};
        case LastReplyColumn: return {tr("Last reply"), tr("What the relay said last")};
        default: return {};
        }
    };
    if (role == Qt::DisplayRole)
        return heading().title;
    return role == Qt::ToolTipRole ? QVariant(heading().meaning) : QVariant();
}

QHash<int, QByteArray> ServerTableModel::roleNames() const
{
    auto names = QAbstractTableModel::roleNames();
    names.insert({{SortRole, "sort"_ba}, {QuotaRole, "quota"_ba}, {BindsRole, "binds"_ba},
        {StandingRole, "standing"_ba}, {ToneRole, "tone"_ba}, {ReplyCodeRole, "replyCode"_ba}});
    return names;
}

} // namespace Relaydeck
