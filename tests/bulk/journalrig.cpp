#include "journalrig.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

using namespace Qt::StringLiterals;

namespace Relaydeck {

JournalPlan examplePlan()
{
    JournalPlan plan;
    plan.createdAt = 1'700'000'000'000;
    plan.sender = "from@client.test";
    plan.envelopes = false;
    plan.envelopeLimit = 17;
    plan.policy = 1;
    plan.deadline = std::chrono::seconds(90);
    plan.startAt = 1'700'000'600'000;
    plan.testRow = 2;
    plan.keepAwake = false;
    plan.bannedFiles = {u"left, \u00e4.csv"_s, u"odd\nname"_s};
    plan.listFile = u"/lists/\u00e4 list.txt"_s;
    plan.messageFile = u"message.eml"_s;
    plan.goodFile = u"good"_s;
    plan.badFile = u"bad"_s;
    plan.conversationFile = u"talk"_s;
    plan.subject = u"J\u00f6rg\u2019s news"_s;
    plan.message = QByteArray("Subject: x\r\n\r\n\0\xff", 16);
    ServerProfile relay;
    relay.name = u"first"_s;
    relay.host = u"mx.one.test"_s;
    relay.port = 2525;
    relay.domain = "client.test";
    relay.tries = 3;
    relay.maxConnectionAttempts = 9;
    relay.maxMessages = 1ULL << 60;
    relay.maxMessagesPerRobin = 2;
    relay.maxMessagesPerConnection = 3;
    relay.maxMessagesWhileAwake = 4;
    relay.envelopeLimit = 5;
    relay.sleepLength = std::chrono::milliseconds(1500);
    relay.talkAttempts = 6;
    relay.timeOut = std::chrono::seconds(7);
    relay.conversation = u"talk.log"_s;
    relay.enabled = false;
    relay.maxConnections = 8;
    relay.fault = Field::Port;
    plan.relays = {relay, ServerProfile()};
    return plan;
}

ListEntry entry(qint64 line, const QByteArray &raw)
{
    ListEntry made;
    made.line = line;
    made.raw = raw;
    const ParsedAddress parsed = Address::parse(raw);
    made.address = parsed.address;
    made.fault = parsed.fault;
    made.leftOut = parsed ? LeftOut::No : LeftOut::Invalid;
    return made;
}

std::vector<ListEntry> people(int count, int from)
{
    std::vector<ListEntry> entries;
    for (int i = from; i < from + count; ++i)
        entries.push_back(
            entry(i, "r" + QByteArray::number(i) + "@d" + QByteArray::number(i % 10) + ".test"));
    return entries;
}

Recipient answered(qint64 id, Outcome outcome, int code, const QByteArray &words)
{
    Recipient recipient;
    recipient.id = id;
    recipient.outcome = outcome;
    recipient.code = code;
    recipient.words = words;
    return recipient;
}

Delivery delivery(quint64 id, std::vector<Recipient> recipients)
{
    Delivery made;
    made.id = id;
    made.recipients = std::move(recipients);
    made.finishedAt = 1'700'000'001'000;
    return made;
}

QByteArrayList told(Journal &journal, std::optional<Outcome> outcome)
{
    QByteArrayList lines;
    const bool whole = journal.forEach(outcome, [&](const JournalRow &row) {
        lines << QByteArray::number(row.id) + ' ' + QByteArray::number(int(row.outcome)) + ' '
                + QByteArray::number(row.relay) + ' ' + QByteArray::number(row.attempts) + ' '
                + QByteArray::number(row.code) + ' ' + row.words;
        return true;
    });
    if (!whole)
        lines << "broken off";
    return lines;
}

QList<qint64> idsOf(const std::vector<JournalRecipient> &recipients)
{
    QList<qint64> ids;
    for (const JournalRecipient &recipient : recipients)
        ids << recipient.id;
    return ids;
}

QString JournalFolder::fresh()
{
    return m_folder.filePath(u"job%1.rdj"_s.arg(++m_files));
}

std::unique_ptr<Journal> JournalFolder::begin(const QString &file, int recipients)
{
    Journal::Opened opened = Journal::create(file, examplePlan());
    if (opened.journal && recipients > 0) {
        opened.journal->addRecipients(people(recipients));
        opened.journal->finishList();
        if (!opened.journal->commit())
            return nullptr;
    }
    return std::move(opened.journal);
}

void JournalFolder::execute(const QString &file, const QString &sql)
{
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"meddler"_s);
        database.setDatabaseName(file);
        QVERIFY(database.open());
        QSqlQuery query(database);
        QVERIFY2(query.exec(sql), qPrintable(sql));
    }
    QSqlDatabase::removeDatabase(u"meddler"_s);
}

} // namespace Relaydeck
