#include "bulk/letterparts.h"
#include "bulk/sendrig.h"
#include "compose/classicletter.h"
#include "compose/composer.h"
#include "serverfile/fieldvalue.h"
#include "support/vectorfiles.h"
#include "support/vectorsink.h"

#include <QDir>
#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

#include <algorithm>
#include <memory>
#include <vector>

using namespace Relaydeck;
using namespace Qt::StringLiterals;

namespace {

constexpr int Patience = 60'000; // milliseconds for a whole mailing

QByteArray bytes(const QJsonValue &value)
{
    return value.isDouble() ? QByteArray::number(value.toDouble(), 'g', 15) : value.toString().toLatin1();
}

/// What the settings of a server of a vector come to, with the defaults of the robin family.
ServerProfile profileOf(const QJsonObject &settings, quint16 port)
{
    QHash<QString, QByteArray> texts{{u"Smtp"_s, "127.0.0.1"_ba}, {u"Port"_s, QByteArray::number(port)},
        {u"Tries"_s, "1"_ba}, {u"Domain"_s, "client.example"_ba}, {u"talk_attempts"_s, "2"_ba},
        {u"time_out"_s, "5"_ba}};
    for (auto it = settings.begin(); it != settings.end(); ++it) {
        if (it->isNull())
            texts.remove(it.key());
        else
            texts[it.key()] = bytes(*it);
    }
    ServerProfile profile;
    for (auto it = texts.cbegin(); it != texts.cend(); ++it) {
        if (const std::optional<Field> field = fieldFor(it.key().toLatin1()))
            applySetting(profile, *field, {it.value(), {}});
    }
    profile.name = hostAndPort(profile.host, profile.port);
    return profile;
}

/// A port on which nobody listens.
quint16 deadPort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

QJsonObject argsOf(const QJsonObject &given)
{
    QJsonObject args;
    const QJsonArray pairs = given[u"args"_s].toArray();
    for (const auto &pair : pairs)
        args[pair.toArray()[0].toString()] = pair.toArray()[1];
    return args;
}

QByteArrayList listOf(const QJsonValue &value)
{
    QByteArrayList list;
    const QJsonArray entries = value.toArray();
    for (const auto &entry : entries)
        list.append(bytes(entry));
    return list;
}

/// The attributes of a vector's message under their names, and the rest of what its constructor was given.
QByteArray attributesOf(const QJsonObject &args)
{
    return QJsonDocument(args).toJson();
}

} // namespace

/// Whole mailings, one row a vector: "keep" as recorded, "do better" by the general bar and by name.
class TestRobinVectors : public QObject
{
    Q_OBJECT

private slots:
    void mailing_data();
    void mailing();

private:
    void setUp(const QJsonObject &vector);
    void setUpLetter(const QJsonObject &args, const QJsonObject &given);
    [[nodiscard]] bool judgeRefusal(const QString &name) const;
    void judgeAccounting();
    void setUpMerging(QJsonObject args);
    void judgeLetter(const QByteArray &actual, const QByteArray &expected) const;
    static void judgeText(const QByteArray &actual, const QByteArray &expected);
    void judgeFate(const QJsonArray &fate);
    void judgeKeep(const QJsonObject &result);
    void judgeBetter(const QString &name, const QJsonObject &result);
    void judgeEveryoneReached();
    void setUpBanned(const QJsonValue &banned, const QJsonObject &files);
    void mailOneByOne(const QJsonArray &calls, const QJsonObject &result);
    [[nodiscard]] int accepted(const QByteArray &address) const;
    [[nodiscard]] int entriesFor(const QByteArray &address) const;

    std::vector<std::unique_ptr<VectorSink>> m_sinks; // null for a dead server
    std::unique_ptr<SendRig> m_rig;
    QByteArrayList m_list;
    QTemporaryDir m_folder;
    QString m_bannedFile;
    QJsonObject m_args;
    QString m_refusedSetting; // empty: the letter can be made
    std::optional<ComposeFault> m_letterFault;
    bool m_bannedRead = true;
    bool m_duplicatesAllowed = false;
};

void TestRobinVectors::mailing_data()
{
    QTest::addColumn<QString>("name");
    const QStringList names = vectorNames(u"robin"_s);
    QVERIFY2(!names.isEmpty(), "no vectors found");
    for (const QString &name : names)
        QTest::newRow(qPrintable(name)) << name;
}

void TestRobinVectors::setUp(const QJsonObject &vector)
{
    const QJsonObject given = vector[u"given"_s].toObject();
    const QJsonObject args = argsOf(given);
    m_rig.reset();
    m_sinks.clear();
    m_list.clear();
    m_args = {};
    m_refusedSetting.clear();
    m_letterFault.reset();
    QList<ServerProfile> profiles;
    const QJsonArray values = given[u"servers"_s].toArray();
    for (const auto &value : values) {
        const QJsonObject server = value.toObject();
        const bool isDead = server[u"kind"_s] == u"dead"_s;
        m_sinks.push_back(isDead ? nullptr : std::make_unique<VectorSink>(server[u"sink"_s].toObject()));
        profiles.append(
            profileOf(server[u"settings"_s].toObject(), isDead ? deadPort() : m_sinks.back()->port()));
    }
    const QJsonArray entries = given[u"list"_s].toArray();
    for (const auto &entry : entries)
        m_list.append(bytes(entry));
    m_rig = std::make_unique<SendRig>(profiles);
    m_rig->rules = Address::Rules::Classic;
    const QString senderName = args.contains(u"Sender"_s) ? u"Sender"_s : u"From"_s;
    m_rig->plan.sender = Address::parse(bytes(args[senderName])).address.wire();
    m_rig->plan.envelopes = args[u"use_envelope"_s].toVariant().toBool();
    if (given.contains(u"no_bad_log"_s))
        m_rig->plan.badFile.clear();
    const QJsonArray trusting = args[u"Trusting"_s].toArray();
    if (trusting.contains(u"email"_s)) // which was the way to have brackets taken
        m_rig->rules = Address::Rules::Current;
    m_duplicatesAllowed = trusting.contains(u"duplicates"_s);
    setUpBanned(args[u"banned"_s], given[u"files"_s].toObject());
    if (given[u"class"_s] == u"Mail::Bulkmail::Dynamic"_s)
        setUpMerging(args);
    else if (vector[u"name"_s]
        != u"47-address-forms"_s) // which are not all of today's, as entries in To must be
        setUpLetter(args, given);
}

/// The letter of the vector, which leaves when its clock says.
void TestRobinVectors::setUpLetter(const QJsonObject &args, const QJsonObject &given)
{
    m_args = args;
    const ClassicLetter classic = ClassicLetter::fromJson(attributesOf(args));
    m_refusedSetting = classic.fault;
    if (!classic.letter)
        return;
    const qint64 start = given[u"clock_start"_s].toInteger(1'700'000'000);
    const QTimeZone zone(given[u"tz"_s].toString(u"UTC"_s).toLatin1());
    const ComposedLetter made
        = compose(*classic.letter, {QDateTime::fromSecsSinceEpoch(start, zone), "1@client.test"});
    m_letterFault = made.fault;
    if (made.fault)
        return;
    m_rig->plan.message = made.message;
    const auto compiled = MergeTemplate::compile(made.message);
    if (classic.letter->hasFields)
        m_rig->plan.mergeFields = MergePress::namesOf(*compiled.letter);
}

/// Where the module refused the message, or should have, nothing begins.
bool TestRobinVectors::judgeRefusal(const QString &name) const
{
    using Kind = ComposeFault::Kind;
    static const QHash<QString, QString> settings{
        {u"64-no-from"_s, u"From"_s}, {u"65-no-message"_s, u"Message"_s}, {u"66-no-to-envelope"_s, u"To"_s}};
    static const QHash<QString, Kind> faults{{u"54-subject-injection"_s, Kind::LineInHeader},
        {u"55-forbidden-headers"_s, Kind::HeaderReserved},
        {u"56-invalid-header-name"_s, Kind::HeaderNameUnusable},
        {u"57-invalid-precedence"_s, Kind::PrecedenceUnusable}};
    [&] {
        QCOMPARE(m_refusedSetting, settings.value(name));
        QCOMPARE(m_letterFault.has_value(), faults.contains(name));
        if (m_letterFault)
            QCOMPARE(m_letterFault->kind, faults[name]);
    }();
    return QTest::currentTestFailed() || settings.contains(name) || faults.contains(name);
}

/// Headers in their order and the body. Long lines are encoded and not folded (D28), zones are right (D29).
void TestRobinVectors::judgeLetter(const QByteArray &actual, const QByteArray &expected) const
{
    constexpr qsizetype limit = 79; // and CR
    QByteArrayList headers = headersOf(expected);
    if (headers.first().endsWith("+06-30"))
        headers.first().replace("+06-30", "+0530");
    QCOMPARE(headersOf(actual), headers);
    QVERIFY(headerOf(actual, "Content-Type").startsWith(headerOf(expected, "Content-type")));
    QVERIFY(!headerOf(actual, "Message-ID").isEmpty());
    QVERIFY(!headerOf(actual, "MIME-Version").isEmpty());
    const qsizetype headerEnd = actual.indexOf("\r\n\r\n");
    QVERIFY(!hasLongLine(actual.sliced(headerEnd), limit));
    if (!m_args.contains(u"Trusting"_s))
        QVERIFY(!hasLongLine(actual.first(headerEnd), limit));
    QByteArray written = bytes(m_args[u"Message"_s]).replace("\r\n", "\n").replace('\r', '\n');
    if (m_args.contains(u"headers_from_message"_s))
        written.remove(0, written.indexOf("\n\n") + 2);
    if (!written.endsWith('\n'))
        written += '\n';
    QCOMPARE(bodyOf(actual), written.replace("\n", "\r\n"));
    if (!hasLongLine(written, limit - 2)) // which the module folded
        QCOMPARE(bodyOf(actual), undotted(bodyOf(expected)));
}

/// The arguments of the module that are about merging are our settings for it; the rest is the message.
void TestRobinVectors::setUpMerging(QJsonObject args)
{
    m_rig->plan.message = "From: " + bytes(args[u"From"_s]) + "\nSubject: " + bytes(args[u"Subject"_s])
        + "\nTo: BULK_EMAIL\n\n" + bytes(args[u"Message"_s]);
    for (const QString &key : {u"From"_s, u"Subject"_s, u"Message"_s})
        args.remove(key);
    m_rig->plan.classicMerge = QJsonDocument(args).toJson();
    const ClassicMerge::Read classic = ClassicMerge::fromJson(m_rig->plan.classicMerge);
    QVERIFY2(classic.settings, qPrintable(classic.fault));
    const auto made = MergeTemplate::compile(m_rig->plan.message, classic.settings.get());
    QVERIFY(made.letter);
    m_rig->plan.mergeFields = MergePress::namesOf(*made.letter);
}

/// The body, and of the headers those that the message of the vector has from its author.
void TestRobinVectors::judgeText(const QByteArray &actual, const QByteArray &expected)
{
    QCOMPARE(bodyOf(actual), bodyOf(expected));
    for (const QByteArray &name : {"From: "_ba, "Subject: "_ba, "To: "_ba}) {
        const auto lineOf = [&name](const QByteArray &text) {
            const qsizetype at = text.indexOf("\r\n" + name) + 2;
            return text.startsWith(name) ? text.first(text.indexOf('\r'))
                                         : text.sliced(at, text.indexOf('\r', at) - at);
        };
        QCOMPARE(lineOf(actual), lineOf(expected));
    }
}

/// Entries as they are, or the name of a file, which may not be there.
void TestRobinVectors::setUpBanned(const QJsonValue &banned, const QJsonObject &files)
{
    m_bannedFile.clear();
    for (const QString &file : files.keys()) {
        QFile out(m_folder.filePath(file));
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(bytes(files[file]));
    }
    if (banned.isString())
        m_bannedFile = m_folder.filePath(banned.toString());
    m_rig->filter = [this, entries = listOf(banned)](AddressList &list) {
        list.ban(entries);
        m_bannedRead = m_bannedFile.isEmpty() || list.openBanned(m_bannedFile);
        if (m_duplicatesAllowed)
            list.allowDuplicates();
    };
}

/// Each `mail` is a send of its own, of one entry through the same relays; who would be `nextServer` is
/// seen from one more mail. These are counted, as all mail is.
void TestRobinVectors::mailOneByOne(const QJsonArray &calls, const QJsonObject &result)
{
    QByteArrayList good;
    QByteArrayList bad;
    for (int i = 0; i < calls.size(); ++i) {
        const bool isMail = calls[i][0] == u"mail"_s;
        const QJsonValue given = calls[i][2][u"server"_s];
        m_rig->plan.chosenRelays.clear();
        if (given.isDouble())
            m_rig->plan.chosenRelays.append(m_rig->pool().at(given.toInt()).profile().name);
        const QString folder = m_folder.filePath(u"call%1"_s.arg(i));
        QVERIFY(QDir().mkpath(folder));
        m_rig->keepIn(folder);
        m_rig->start({isMail ? bytes(calls[i][1]) : "next@one.test"_ba});
        QTRY_VERIFY2_WITH_TIMEOUT(m_rig->isEnded(), "the mail does not end", Patience);
        const QJsonValue returned = result[u"calls"_s][i][u"returned"_s];
        QCOMPARE(m_rig->good().size(), returned.isNull() ? 0 : 1);
        if (isMail) {
            good += m_rig->good();
            bad += m_rig->bad();
            if (!returned.isNull())
                QCOMPARE(m_rig->rows().constFirst().address, bytes(returned));
        } else {
            QCOMPARE(u"server %1"_s.arg(m_rig->pool().lastTurn()), returned.toString());
        }
    }
    QCOMPARE(good, listOf(result[u"good"_s]));
    QCOMPARE(bad, listOf(result[u"bad"_s]));
    const QJsonArray servers = result[u"servers"_s].toArray();
    for (int row = 0; row < servers.size(); ++row) {
        const QJsonArray expected = servers[row][u"messages"_s].toArray();
        const QList<VectorSink::Message> actual = m_sinks[std::size_t(row)]->messages();
        QCOMPARE(actual.size(), expected.size() + 1); // and the one that shows whose turn it is
        for (int at = 0; at < expected.size(); ++at) {
            QCOMPARE(actual[at].from, bytes(expected[at][u"from"_s]));
            QCOMPARE(actual[at].to, listOf(expected[at][u"to"_s]));
            judgeLetter(actual[at].text, bytes(expected[at][u"data"_s]));
        }
    }
}

void TestRobinVectors::mailing()
{
    QFETCH(QString, name);
    const QJsonObject vector = readVector(u"robin"_s, name);
    QVERIFY2(!vector.isEmpty(), "the vector cannot be read");
    setUp(vector);
    if (judgeRefusal(name))
        return;
    if (name == u"67-mail-and-next-server"_s) {
        mailOneByOne(vector[u"given"_s].toObject()[u"calls"_s].toArray(), vector[u"result"_s].toObject());
        return;
    }
    m_rig->start(m_list);
    QTRY_VERIFY2_WITH_TIMEOUT(m_rig->isEnded(), "the mailing does not end", Patience);

    if (name == u"58-banned-file-missing-eats-the-list"_s) {
        QVERIFY(!m_bannedRead); // the engine does not begin such a send at all
        QCOMPARE(m_rig->send().end(), BulkSend::End::ListFailed);
        QCOMPARE(m_rig->send().listFault().file, m_bannedFile);
        QCOMPARE(m_rig->rows().size(), 0);
        return;
    }
    judgeAccounting();
    if (QTest::currentTestFailed())
        return;
    if (vector[u"label"_s] == u"keep"_s)
        judgeKeep(vector[u"result"_s].toObject());
    else
        judgeBetter(name, vector[u"result"_s].toObject());
    if (QTest::currentTestFailed() || !vector[u"given"_s].toObject().contains(u"calls"_s))
        return;
    m_rig->resume(); // it is sent once more, and everybody has had it
    QTRY_VERIFY2_WITH_TIMEOUT(m_rig->isEnded(), "the second mailing does not end", Patience);
    judgeAccounting();
}

int TestRobinVectors::accepted(const QByteArray &address) const
{
    int times = 0;
    for (const auto &sink : m_sinks) {
        if (!sink)
            continue;
        for (const VectorSink::Message &message : sink->messages())
            times += message.isAccepted() ? int(message.to.count(address)) : 0;
    }
    return times;
}

/// How often an address stands in the list, spelt like this.
int TestRobinVectors::entriesFor(const QByteArray &address) const
{
    return int(std::ranges::count_if(m_list, [&](const QByteArray &entry) {
        return Address::parse(entry, m_rig->rules).address.wire() == address;
    }));
}

/// The general bar: every entry has an outcome, GOOD names whom a relay took, nobody was sent to twice.
void TestRobinVectors::judgeAccounting()
{
    const QList<JournalRow> rows = m_rig->rows();
    qsizetype blank = 0;
    for (const QByteArray &entry : std::as_const(m_list))
        blank += entry.trimmed().isEmpty() ? 1 : 0;
    QCOMPARE(rows.size(), m_list.size() - blank);
    const QByteArrayList good = m_rig->good();
    qsizetype acceptedRows = 0;
    for (const JournalRow &row : rows) {
        const int times
            = row.address.isEmpty() || row.outcome == Outcome::LeftOut ? 0 : accepted(row.address);
        acceptedRows += row.outcome == Outcome::Accepted ? 1 : 0;
        switch (row.outcome) {
        case Outcome::Accepted: QCOMPARE(times, m_duplicatesAllowed ? entriesFor(row.address) : 1); break;
        case Outcome::InDoubt: QVERIFY(times <= 1); break;
        default: QCOMPARE(times, 0); break;
        }
        if (row.outcome == Outcome::Refused || row.outcome == Outcome::Deferred)
            QVERIFY2(row.code > 0 || !row.words.isEmpty(), "an outcome without a cause");
    }
    QCOMPARE(good.size(), acceptedRows);
}

/// What became of every entry of the list, blank ones aside.
void TestRobinVectors::judgeFate(const QJsonArray &fate)
{
    const QList<JournalRow> rows = m_rig->rows();
    qsizetype at = 0;
    for (const auto &value : fate) {
        if (bytes(value[u"entry"_s]).trimmed().isEmpty())
            continue;
        QVERIFY(at < rows.size());
        QCOMPARE(rows[at].outcome == Outcome::Accepted, value[u"accepted"_s].toBool());
        ++at;
    }
}

void TestRobinVectors::judgeKeep(const QJsonObject &result)
{
    QByteArrayList expectedGood;
    const QJsonArray entries = result[u"good"_s].toArray();
    for (const auto &entry : entries)
        expectedGood.append(bytes(entry));
    QCOMPARE(m_rig->good(), expectedGood);
    judgeFate(result[u"fate"_s].toArray());
    const QJsonArray servers = result[u"servers"_s].toArray();
    for (int row = 0; row < servers.size(); ++row) {
        const QJsonObject server = servers[row].toObject();
        const QJsonArray expected = server[u"messages"_s].toArray();
        const QList<VectorSink::Message> actual = m_sinks[std::size_t(row)]
            ? m_sinks[std::size_t(row)]->messages()
            : QList<VectorSink::Message>();
        QCOMPARE(actual.size(), expected.size());
        for (int i = 0; i < expected.size(); ++i) {
            const QJsonObject message = expected[i].toObject();
            QCOMPARE(actual[i].from, bytes(message[u"from"_s]));
            QByteArrayList to;
            const QJsonArray addresses = message[u"to"_s].toArray();
            for (const auto &address : addresses)
                to.append(bytes(address));
            QCOMPARE(actual[i].to, to);
            if (!m_rig->plan.classicMerge.isEmpty())
                judgeText(actual[i].text, bytes(message[u"data"_s]));
            else if (!m_args.isEmpty())
                judgeLetter(actual[i].text, bytes(message[u"data"_s]));
            if (QTest::currentTestFailed())
                return;
        }
        const QJsonObject counters = server[u"counters"_s].toObject();
        const Counters &counted = m_rig->pool().at(row).counters();
        QCOMPARE(int(counted.total), counters[u"sent_messages"_s].toInt());
        QCOMPARE(int(counted.robin), counters[u"sent_messages_this_robin"_s].toInt());
        QCOMPARE(int(counted.awake), counters[u"sent_messages_while_awake"_s].toInt());
        QCOMPARE(int(counted.envelope), counters[u"sent_messages_this_envelope"_s].toInt());
        if (server[u"kind"_s] == u"sink"_s)
            QCOMPARE(int(counted.connection), counters[u"sent_messages_this_connection"_s].toInt());
        if (server[u"kind"_s] == u"sink"_s || !expectedGood.isEmpty())
            QCOMPARE(m_rig->pool().at(row).worth(), server[u"not_worthless"_s].toInt());
    }
    qint64 slept = 0;
    const QJsonArray pauses = result[u"slept"_s].toArray();
    for (const auto &pause : pauses)
        slept += 1000 * pause.toInteger();
    QCOMPARE(m_rig->slept(), slept);
    const bool gaveUp = result[u"calls"_s].toArray()[0].toObject()[u"returned"_s].isNull();
    QCOMPARE(m_rig->send().end(), gaveUp ? BulkSend::End::NoRelay : BulkSend::End::Finished);
}

/// Everybody was reached, where the module lost some.
void TestRobinVectors::judgeEveryoneReached()
{
    QCOMPARE(m_rig->send().end(), BulkSend::End::Finished);
    for (const QByteArray &entry : std::as_const(m_list))
        QCOMPARE(accepted(Address::parse(entry).address.wire()), 1);
}

void TestRobinVectors::judgeBetter(const QString &name, const QJsonObject &result)
{
    static const QStringList lettersMended{u"48-wrapping-tail"_s, u"49-wrapping-last-line-77"_s,
        u"51-half-hour-time-zone"_s, u"69-wrapping-loses-a-zero"_s};
    if (lettersMended.contains(name)) {
        const QJsonArray recorded = result[u"servers"_s].toArray()[0].toObject()[u"messages"_s].toArray();
        const QList<VectorSink::Message> messages = m_sinks[0]->messages();
        QCOMPARE(messages.size(), 1);
        judgeLetter(messages[0].text, bytes(recorded[0].toObject()[u"data"_s]));
    }
    if (name == u"46-angle-address-invalid"_s)
        QCOMPARE(accepted("a@one.test"), 1);
    if (name == u"41-trusting-email"_s) {
        QCOMPARE(m_rig->good(), QByteArrayList{"Name <b@one.test>"_ba});
        QCOMPARE(m_rig->bad(), (QByteArrayList{"a b@one.test"_ba, "nobody"_ba}));
    }
    static const QStringList everyoneReached{u"12-wrap-to-worthless-first-server"_s,
        u"15-per-connection-envelope-loses-message"_s, u"16-max-messages-envelope-loses-message"_s,
        u"17-dummy-per-connection-envelope"_s, u"18-dummy-max-messages-exceeded"_s,
        u"22-dead-first-server-ends-the-mailing"_s, u"30-rcpt-temporary-then-accepted"_s,
        u"31-rcpt-temporary-single"_s, u"37-relay-closes-in-the-middle"_s,
        u"38-relay-closes-in-the-middle-sigpipe"_s, u"61-relay-refuses-in-greeting"_s,
        u"62-relay-falls-silent"_s, u"63-relay-says-421"_s};
    static const QHash<QString, QByteArrayList> refused{{u"27-rcpt-refused-envelope"_s, {"u2@one.test"_ba}},
        {u"28-rcpt-refused-single"_s, {"u2@one.test"_ba}},
        {u"34-data-refused-envelope"_s, {"u1@one.test"_ba, "u2@one.test"_ba}},
        {u"35-text-refused-envelope"_s, {"u1@one.test"_ba, "u2@one.test"_ba}}};
    if (everyoneReached.contains(name))
        judgeEveryoneReached();
    if (refused.contains(name)) {
        QByteArrayList named;
        for (const JournalRow &row : m_rig->rows()) {
            if (row.outcome == Outcome::Refused)
                named.append(row.address);
        }
        QCOMPARE(named, refused[name]);
        QCOMPARE(m_rig->bad(), refused[name]);
    }
    if (name == u"59-banned-file-stops-at-blank-line"_s) {
        QVERIFY(m_bannedRead);
        QCOMPARE(m_rig->good(), QByteArrayList());
        QCOMPARE(m_rig->bad(), m_list); // each of them, whatever its case
    }
    if (name == u"70-invalid-address-without-bad-log"_s) {
        QCOMPARE(m_rig->good(), QByteArrayList{"a@one.test"_ba});
        QCOMPARE(m_rig->rows()[3].leftOut, LeftOut::Banned);
        QCOMPARE(m_rig->send().end(), BulkSend::End::Finished);
    }
    if (name == u"26-negative-worth-hangs"_s) {
        QCOMPARE(m_rig->pool().at(0).profile().fault, std::optional(Field::MaxConnectionAttempts));
        QCOMPARE(m_rig->send().end(), BulkSend::End::NoRelay);
    }
}

QTEST_GUILESS_MAIN(TestRobinVectors)
#include "tst_robin_vectors.moc"
