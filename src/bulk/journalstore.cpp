#include "bulk/journalstore.h"

#include "bulk/journalschema.h"

#include <algorithm>
#include <vector>

#include <QFileInfo>
#include <QSqlError>
#include <QUrl>
#include <QUuid>
#include <QVariant>

using namespace Qt::StringLiterals;

namespace Relaydeck {

namespace {

constexpr int RowsAtOnce = 64; // of plain recipients in one statement; more gains nothing
constexpr int PlainColumns = 4;

/// SQLite's primary result codes (sqlite.org/rescode.html) that say something to a user.
JournalFault::Kind kindOf(int code)
{
    using Kind = JournalFault::Kind;
    switch (code & 0xff) {
    case 5: // SQLITE_BUSY
    case 6: // SQLITE_LOCKED
        return Kind::InUse;
    case 8: // SQLITE_READONLY
        return Kind::NotWritable;
    case 11: // SQLITE_CORRUPT
        return Kind::Damaged;
    case 13: // SQLITE_FULL
        return Kind::DiskFull;
    case 14: // SQLITE_CANTOPEN
        return Kind::NotReadable;
    case 26: // SQLITE_NOTADB
        return Kind::NotAJournal;
    default: return Kind::Failed;
    }
}

QVariant bytesOrNull(const QByteArray &bytes)
{
    return bytes.isEmpty() ? QVariant() : QVariant(bytes);
}

QVariant text(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes);
}

} // namespace

JournalStore::JournalStore(const QString &file)
    : m_file(file),
      m_connection(u"journal-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces))
{}

JournalStore::~JournalStore()
{
    m_statements = {};
    m_database = {};
    QSqlDatabase::removeDatabase(m_connection);
}

bool JournalStore::open(Mode mode)
{
    if (mode == Mode::Read) {
        if (connect(m_file, u"QSQLITE_OPEN_READONLY"_s) && recogniseFile())
            return true;
        const bool noPlace = m_fault.kind == JournalFault::Kind::NotReadable
            || m_fault.kind == JournalFault::Kind::NotWritable;
        if (!noPlace || QFileInfo::exists(m_file + u"-wal"_s))
            return false;
        // In a place we may not write to, SQLite can make none of its helper files and needs to be
        // told that it will not need them: the file was closed in order, so nobody is writing it.
        QUrl url = QUrl::fromLocalFile(QFileInfo(m_file).absoluteFilePath());
        url.setQuery(u"immutable=1"_s);
        return connect(QString::fromLatin1(url.toEncoded()), u"QSQLITE_OPEN_READONLY;QSQLITE_OPEN_URI"_s)
            && recogniseFile();
    }
    if (!connect(m_file, u"QSQLITE_BUSY_TIMEOUT=2000"_s))
        return false;
    if (mode == Mode::Write && !recogniseFile())
        return false;
    return run(u"PRAGMA journal_mode = WAL"_s) && run(u"PRAGMA synchronous = NORMAL"_s)
        && run(u"PRAGMA wal_autocheckpoint = 4000"_s) && run(u"PRAGMA cache_size = -8000"_s)
        && (mode == Mode::Write || layTables());
}

bool JournalStore::connect(const QString &name, const QString &options)
{
    if (m_database.isValid())
        m_database.close();
    else
        m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
    m_fault = {};
    m_database.setDatabaseName(name);
    m_database.setConnectOptions(options);
    return m_database.open() || fail(m_database.lastError());
}

bool JournalStore::layTables()
{
    if (!begin())
        return false;
    QStringList statements = journalTables();
    statements << u"PRAGMA application_id = %1"_s.arg(JournalApplicationId)
               << u"PRAGMA user_version = %1"_s.arg(JournalFormat);
    for (const QString &sql : statements) {
        if (!run(sql)) {
            rollBack();
            return false;
        }
    }
    return commit();
}

bool JournalStore::recogniseFile()
{
    QSqlQuery query(m_database);
    const auto number = [&](const QString &pragma) -> std::optional<int> {
        if (!query.exec(pragma) || !query.next()) {
            fail(query.lastError());
            return std::nullopt;
        }
        return query.value(0).toInt();
    };
    // In a file that was cut short this lets what is left be read; nothing can be written through it then.
    const bool reads = m_database.connectOptions().contains(u"READONLY"_s);
    if (reads && !query.exec(u"PRAGMA writable_schema = ON"_s))
        return fail(query.lastError());
    const std::optional<int> application = number(u"PRAGMA application_id"_s);
    const std::optional<int> format = application ? number(u"PRAGMA user_version"_s) : std::nullopt;
    if (!format)
        return false;
    if (*application != JournalApplicationId)
        setFault(JournalFault::Kind::NotAJournal, {});
    else if (*format > JournalFormat)
        setFault(JournalFault::Kind::NewerFormat, QString::number(*format));
    return !m_fault;
}

bool JournalStore::check()
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.exec(u"PRAGMA quick_check(1)"_s) || !query.next())
        return fail(query.lastError());
    const QString words = query.value(0).toString();
    if (words != "ok"_L1)
        setFault(JournalFault::Kind::Damaged, words);
    return words == "ok"_L1;
}

bool JournalStore::begin()
{
    return run(prepared(m_statements.begin, u"BEGIN IMMEDIATE"_s));
}

bool JournalStore::commit()
{
    return run(prepared(m_statements.commit, u"COMMIT"_s));
}

void JournalStore::rollBack()
{
    QSqlQuery(m_database).exec(u"ROLLBACK"_s); // a full disk may have rolled back already
    m_statements = {}; // one that failed remembers it
}

QSqlQuery &JournalStore::prepared(std::optional<QSqlQuery> &query, const QString &sql)
{
    if (!query) {
        query.emplace(m_database);
        query->setForwardOnly(true);
        if (!query->prepare(sql)) {
            fail(query->lastError()); // exec on it fails, too
        }
    }
    return *query;
}

bool JournalStore::run(QSqlQuery &query)
{
    return query.exec() || fail(query.lastError());
}

bool JournalStore::run(const QString &sql)
{
    QSqlQuery query(m_database);
    return query.exec(sql) || fail(query.lastError());
}

/// Runs a query and calls `takeRow` at each row, until it returns false.
template <typename TakeRow>
bool JournalStore::walk(QSqlQuery &query, TakeRow &&takeRow)
{
    if (!run(query))
        return false;
    bool more = true;
    while (more && query.next())
        more = takeRow();
    const bool good = !more || !query.lastError().isValid() || fail(query.lastError());
    query.finish();
    return good;
}

bool JournalStore::fail(const QSqlError &error)
{
    setFault(kindOf(error.nativeErrorCode().toInt()),
        error.driverText().isEmpty()         ? error.databaseText()
            : error.databaseText().isEmpty() ? error.driverText()
                                             : error.databaseText());
    return false;
}

bool JournalStore::setMeta(const QByteArray &name, const QByteArray &value)
{
    QSqlQuery query(m_database);
    query.prepare(u"INSERT INTO meta (name, value) VALUES (?, ?)"
                  " ON CONFLICT (name) DO UPDATE SET value = excluded.value"_s);
    query.bindValue(0, text(name));
    query.bindValue(1, value);
    return run(query);
}

std::optional<QByteArray> JournalStore::meta(const QByteArray &name)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    query.prepare(u"SELECT value FROM meta WHERE name = ?"_s);
    query.bindValue(0, text(name));
    QByteArray value;
    const bool good = walk(query, [&] {
        value = query.value(0).toByteArray();
        return false;
    });
    return good ? std::optional(value) : std::nullopt;
}

bool JournalStore::putRelay(int id, const QByteArray &profile)
{
    QSqlQuery query(m_database);
    query.prepare(u"INSERT INTO relay (id, profile) VALUES (?, ?)"
                  " ON CONFLICT (id) DO UPDATE SET profile = excluded.profile"_s);
    query.bindValue(0, id);
    query.bindValue(1, profile);
    return run(query);
}

bool JournalStore::updateRelay(int id, const RelayRecord &record)
{
    QSqlQuery &query = prepared(m_statements.updateRelay,
        u"UPDATE relay SET total = ?, robin = ?, connection = ?, awake = ?, envelope = ?,"
        " connections = ?, messages = ? WHERE id = ?"_s);
    const Counters &counters = record.counters;
    int column = 0;
    for (const quint64 count : {counters.total, counters.robin, counters.connection, counters.awake,
             counters.envelope, record.connectionsMade, record.messages})
        query.bindValue(column++, qint64(count));
    query.bindValue(column, id);
    return run(query);
}

bool JournalStore::insertRecipients(std::span<const RecipientRow> rows)
{
    static const QString manySql = u"INSERT INTO recipient (id, line, address, domain) VALUES (?, ?, ?, ?)"_s
        + u", (?, ?, ?, ?)"_s.repeated(RowsAtOnce - 1);
    QSqlQuery &many = prepared(m_statements.insertManyRecipients, manySql);
    QSqlQuery &one = prepared(m_statements.insertRecipient,
        u"INSERT INTO recipient (id, line, address, entry, domain, reason, detail) VALUES (?, ?, ?, ?, ?, ?, ?)"_s);

    const auto isPlain = [](const RecipientRow &row) { return row.entry.isEmpty() && row.reason == 0; };
    const auto insertOne = [&](const RecipientRow &row) {
        one.bindValue(0, row.id);
        one.bindValue(1, row.line);
        one.bindValue(2, bytesOrNull(row.address));
        one.bindValue(3, bytesOrNull(row.entry));
        one.bindValue(4, row.domain < 0 ? QVariant() : QVariant(row.domain));
        one.bindValue(5, row.reason);
        one.bindValue(6, row.detail);
        return run(one);
    };
    std::vector<const RecipientRow *> plain;
    plain.reserve(RowsAtOnce);
    for (const RecipientRow &row : rows) {
        if (!row.values.isEmpty() && !insertValues(row))
            return false;
        if (!isPlain(row)) {
            if (!insertOne(row))
                return false;
            continue;
        }
        plain.push_back(&row);
        if (plain.size() < RowsAtOnce)
            continue;
        for (int i = 0; i < RowsAtOnce; ++i) {
            many.bindValue(i * PlainColumns, plain[size_t(i)]->id);
            many.bindValue(i * PlainColumns + 1, plain[size_t(i)]->line);
            many.bindValue(i * PlainColumns + 2, plain[size_t(i)]->address);
            many.bindValue(i * PlainColumns + 3, plain[size_t(i)]->domain);
        }
        if (!run(many))
            return false;
        plain.clear();
    }
    return std::all_of(plain.begin(), plain.end(), [&](const RecipientRow *row) { return insertOne(*row); });
}

bool JournalStore::insertValues(const RecipientRow &row)
{
    QSqlQuery &query
        = prepared(m_statements.insertValues, u"INSERT INTO merging (recipient, fields) VALUES (?, ?)"_s);
    query.bindValue(0, row.id);
    query.bindValue(1, QString::fromUtf8(row.values));
    return run(query);
}

bool JournalStore::insertDeparture(const DepartureRow &row)
{
    QSqlQuery &query = prepared(m_statements.insertDeparture,
        u"INSERT INTO departure (delivery, relay, at, recipients) VALUES (?, ?, ?, ?)"_s);
    query.bindValue(0, qint64(row.delivery));
    query.bindValue(1, row.relay);
    query.bindValue(2, row.at);
    query.bindValue(3, text(row.recipients));
    return run(query);
}

bool JournalStore::deleteDeparture(quint64 delivery)
{
    QSqlQuery &query = prepared(m_statements.deleteDeparture, u"DELETE FROM departure WHERE delivery = ?"_s);
    query.bindValue(0, qint64(delivery));
    return run(query);
}

bool JournalStore::insertVerdict(const VerdictRow &row)
{
    QSqlQuery &query = prepared(m_statements.insertVerdict,
        u"INSERT INTO verdict (delivery, relay, at, outcome, code, words, recipients) VALUES (?, ?, ?, ?, ?, ?, ?)"_s);
    query.bindValue(0, qint64(row.delivery));
    query.bindValue(1, row.relay);
    query.bindValue(2, row.at);
    query.bindValue(3, row.outcome);
    query.bindValue(4, row.code);
    query.bindValue(5, bytesOrNull(row.words));
    query.bindValue(6, text(row.recipients));
    return run(query);
}

std::optional<qint64> JournalStore::countRecipients()
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.exec(u"SELECT count(*), coalesce(max(id), 0) FROM recipient"_s) || !query.next()) {
        fail(query.lastError());
        return std::nullopt;
    }
    const qint64 count = query.value(0).toLongLong();
    if (count != query.value(1).toLongLong()) {
        setFault(JournalFault::Kind::Damaged, {});
        return std::nullopt;
    }
    return count;
}

bool JournalStore::eachRelay(const std::function<bool(const QByteArray &, const RelayRecord &)> &visit)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    query.prepare(u"SELECT profile, total, robin, connection, awake, envelope, connections, messages"
                  " FROM relay ORDER BY id"_s);
    const auto count = [&](int column) { return query.value(column).toULongLong(); };
    return walk(query, [&] {
        const RelayRecord record{{count(1), count(2), count(3), count(4), count(5)}, count(6), count(7)};
        return visit(query.value(0).toByteArray(), record);
    });
}

bool JournalStore::eachLeftOut(const Visit<qint64> &visit)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    query.prepare(u"SELECT id FROM recipient WHERE reason <> 0"_s);
    return walk(query, [&] { return visit(query.value(0).toLongLong()); });
}

bool JournalStore::eachDeparture(const Visit<DepartureRow> &visit)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    query.prepare(u"SELECT delivery, relay, at, recipients FROM departure ORDER BY delivery"_s);
    return walk(query, [&] {
        return visit({query.value(0).toULongLong(), query.value(1).toInt(), query.value(2).toLongLong(),
            query.value(3).toByteArray()});
    });
}

bool JournalStore::eachVerdict(const Visit<VerdictRow> &visit)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    query.prepare(u"SELECT id, delivery, outcome, recipients FROM verdict ORDER BY id"_s);
    VerdictRow row;
    return walk(query, [&] {
        row.id = query.value(0).toLongLong();
        row.delivery = query.value(1).toULongLong();
        row.outcome = query.value(2).toInt();
        row.recipients = query.value(3).toByteArray();
        return visit(row);
    });
}

bool JournalStore::eachAnswer(qint64 firstId, qint64 lastId, const Visit<VerdictRow> &visit)
{
    QSqlQuery &query = prepared(m_statements.selectVerdicts,
        u"SELECT id, delivery, relay, at, outcome, code, words FROM verdict WHERE id BETWEEN ? AND ? ORDER BY id"_s);
    query.bindValue(0, firstId);
    query.bindValue(1, lastId);
    return walk(query, [&] {
        return visit({query.value(0).toLongLong(), query.value(1).toULongLong(), query.value(2).toInt(),
            query.value(3).toLongLong(), query.value(4).toInt(), query.value(5).toInt(),
            query.value(6).toByteArray(), {}});
    });
}

bool JournalStore::eachRecipient(qint64 fromId, int limit, const Visit<RecipientRow> &visit)
{
    QSqlQuery &query = prepared(m_statements.selectRecipients,
        u"SELECT id, line, address, entry, reason, detail FROM recipient WHERE id >= ? ORDER BY id LIMIT ?"_s);
    query.bindValue(0, fromId);
    query.bindValue(1, limit);
    return walk(query, [&] {
        return visit({query.value(0).toLongLong(), query.value(1).toLongLong(), query.value(2).toByteArray(),
            query.value(3).toByteArray(), -1, query.value(4).toInt(), query.value(5).toLongLong()});
    });
}

bool JournalStore::eachAddress(qint64 fromId, int limit, const Visit<RecipientRow> &visit)
{
    return walkFrom(fromId, limit, visit,
        prepared(m_statements.selectAddresses,
            u"SELECT id, address, entry, NULL FROM recipient WHERE id >= ? ORDER BY id LIMIT ?"_s));
}

bool JournalStore::eachAddressWithValues(qint64 fromId, int limit, const Visit<RecipientRow> &visit)
{
    return walkFrom(fromId, limit, visit,
        prepared(m_statements.selectWithValues,
            u"SELECT id, address, entry, fields FROM recipient LEFT JOIN merging ON recipient = id"
            " WHERE id >= ? ORDER BY id LIMIT ?"_s));
}

bool JournalStore::walkFrom(qint64 fromId, int limit, const Visit<RecipientRow> &visit, QSqlQuery &query)
{
    query.bindValue(0, fromId);
    query.bindValue(1, limit);
    RecipientRow row;
    return walk(query, [&] {
        row.id = query.value(0).toLongLong();
        row.address = query.value(1).toByteArray();
        row.entry = query.value(2).toByteArray();
        row.values = query.value(3).toByteArray();
        return visit(row);
    });
}

bool JournalStore::eachByDomain(qint64 domain, qint64 afterId, int limit, const Visit<RecipientRow> &visit)
{
    if (!m_hasDomainIndex && !run(journalDomainIndex()))
        return false;
    m_hasDomainIndex = true;
    QSqlQuery &query = prepared(m_statements.selectByDomain,
        u"SELECT id, address, domain, entry FROM recipient WHERE (domain, id) > (?, ?) ORDER BY domain, id LIMIT ?"_s);
    query.bindValue(0, domain);
    query.bindValue(1, afterId);
    query.bindValue(2, limit);
    RecipientRow row;
    return walk(query, [&] {
        row.id = query.value(0).toLongLong();
        row.address = query.value(1).toByteArray();
        row.domain = query.value(2).toLongLong();
        row.entry = query.value(3).toByteArray();
        return visit(row);
    });
}

} // namespace Relaydeck
