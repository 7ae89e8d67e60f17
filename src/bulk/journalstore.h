#pragma once

#include "bulk/journalfault.h"
#include "bulk/journalplan.h"

#include <QByteArray>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>

#include <functional>
#include <optional>
#include <span>

namespace Relaydeck {

/// Rows of the journal's tables as they stand there; journalschema.cpp says what the columns mean.
struct RecipientRow
{
    qint64 id = 0;
    qint64 line = 0;
    QByteArray address;
    QByteArray entry;
    qint64 domain = -1; ///< -1: null
    int reason = 0;
    qint64 detail = 0;
    QByteArray values = {}; ///< JSON array of texts; empty: none
};

struct DepartureRow
{
    quint64 delivery = 0;
    int relay = -1;
    qint64 at = 0;
    QByteArray recipients; ///< JSON array of ids
};

struct VerdictRow
{
    qint64 id = 0; ///< given by the file
    quint64 delivery = 0;
    int relay = -1;
    qint64 at = 0;
    int outcome = 0;
    int code = 0;
    QByteArray words;
    QByteArray recipients; ///< JSON array of ids
};

/// The SQL of a journal, and nothing of what it means. Each call is synchronous; false means that
/// `fault` says why.
class JournalStore final
{
    Q_DISABLE_COPY_MOVE(JournalStore)

public:
    enum class Mode : quint8 { Create, Write, Read };
    template <typename Row>
    using Visit = std::function<bool(const Row &)>; ///< false: enough

    /// `file` is named in faults as it is given here.
    explicit JournalStore(const QString &file);
    ~JournalStore();

    [[nodiscard]] const QString &file() const noexcept { return m_file; }
    [[nodiscard]] const JournalFault &fault() const noexcept { return m_fault; }
    void clearFault() { m_fault = {}; }
    void setFault(JournalFault::Kind kind, const QString &words) { m_fault = {kind, m_file, words}; }

    [[nodiscard]] bool open(Mode mode);
    /// Reads the whole file for damage: about 0.3 s for a million recipients.
    [[nodiscard]] bool check();

    [[nodiscard]] bool begin();
    [[nodiscard]] bool commit();
    void rollBack();

    [[nodiscard]] bool setMeta(const QByteArray &name, const QByteArray &value);
    [[nodiscard]] std::optional<QByteArray> meta(const QByteArray &name); ///< empty when it is not there
    [[nodiscard]] bool putRelay(int id, const QByteArray &profile); ///< a new one, or new settings
    [[nodiscard]] bool updateRelay(int id, const RelayRecord &record);
    [[nodiscard]] bool insertRecipients(std::span<const RecipientRow> rows);
    [[nodiscard]] bool insertDeparture(const DepartureRow &row);
    [[nodiscard]] bool deleteDeparture(quint64 delivery);
    [[nodiscard]] bool insertVerdict(const VerdictRow &row);

    /// Number of recipients. Ids run from 1 without a gap, so this is the last one, too.
    [[nodiscard]] std::optional<qint64> countRecipients();
    [[nodiscard]] bool eachRelay(const std::function<bool(const QByteArray &, const RelayRecord &)> &visit);
    [[nodiscard]] bool eachLeftOut(const Visit<qint64> &visit);
    [[nodiscard]] bool eachDeparture(const Visit<DepartureRow> &visit);
    [[nodiscard]] bool eachVerdict(const Visit<VerdictRow> &visit); ///< without words, oldest first
    /// Verdicts from one id to another, with words, without recipients.
    [[nodiscard]] bool eachAnswer(qint64 firstId, qint64 lastId, const Visit<VerdictRow> &visit);
    [[nodiscard]] bool eachRecipient(qint64 fromId, int limit, const Visit<RecipientRow> &visit);
    /// Id and address alone, behind a place in the order of domain and id; indexed by the first call.
    [[nodiscard]] bool eachByDomain(
        qint64 domain, qint64 afterId, int limit, const Visit<RecipientRow> &visit);
    [[nodiscard]] bool eachAddress(qint64 fromId, int limit, const Visit<RecipientRow> &visit);
    [[nodiscard]] bool eachAddressWithValues(qint64 fromId, int limit, const Visit<RecipientRow> &visit);

private:
    struct Statements
    {
        std::optional<QSqlQuery> begin;
        std::optional<QSqlQuery> commit;
        std::optional<QSqlQuery> updateRelay;
        std::optional<QSqlQuery> insertManyRecipients;
        std::optional<QSqlQuery> insertRecipient;
        std::optional<QSqlQuery> insertValues;
        std::optional<QSqlQuery> insertDeparture;
        std::optional<QSqlQuery> deleteDeparture;
        std::optional<QSqlQuery> insertVerdict;
        std::optional<QSqlQuery> selectVerdicts;
        std::optional<QSqlQuery> selectRecipients;
        std::optional<QSqlQuery> selectAddresses;
        std::optional<QSqlQuery> selectWithValues;
        std::optional<QSqlQuery> selectByDomain;
    };

    [[nodiscard]] bool insertValues(const RecipientRow &row);
    [[nodiscard]] bool connect(const QString &name, const QString &options);
    [[nodiscard]] bool layTables();
    [[nodiscard]] bool recogniseFile();
    [[nodiscard]] QSqlQuery &prepared(std::optional<QSqlQuery> &query, const QString &sql);
    [[nodiscard]] bool run(QSqlQuery &query);
    [[nodiscard]] bool run(const QString &sql);
    [[nodiscard]] bool walkFrom(qint64 fromId, int limit, const Visit<RecipientRow> &visit,
        QSqlQuery &query); // columns as of selectWithValues
    template <typename TakeRow>
    [[nodiscard]] bool walk(QSqlQuery &query, TakeRow &&takeRow);
    bool fail(const QSqlError &error);

    const QString m_file;
    const QString m_connection;
    QSqlDatabase m_database;
    JournalFault m_fault;
    Statements m_statements;
    bool m_hasDomainIndex = false;
};

} // namespace Relaydeck
