#include "server/limits.h"
#include "server/vectorprofile.h"
#include "serverfile/perlnumber.h"
#include "support/vectorfiles.h"

#include <QJsonArray>
#include <QTest>

#include <functional>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using namespace Relaydeck;

namespace {

bool isZeroButTrue(const std::optional<QByteArray> &text)
{
    return text && perlTrue(*text) && perlNumber(*text).isNumeric() && perlNumber(*text).value == 0;
}

/// The Ledger of a relay that is never connected, driven by the calls of a vector.
class Player
{
public:
    explicit Player(const QJsonObject &vector)
        : m_texts(settingTexts(vector["settings"_L1].toObject())),
          m_profile(profileOf(m_texts)),
          m_ledger(Limits::of(m_profile)),
          m_now(vector["clock_start"_L1].toInteger() * 1000)
    {
        Counters counters;
        counters.total = countOf("_sent_messages"_ba);
        counters.robin = countOf("_sent_messages_this_robin"_ba);
        counters.connection = countOf("_sent_messages_this_connection"_ba);
        counters.awake = countOf("_sent_messages_while_awake"_ba);
        counters.envelope = countOf("_sent_messages_this_envelope"_ba);
        m_ledger.setCounters(counters);
    }

    [[nodiscard]] const ServerProfile &profile() const { return m_profile; }
    [[nodiscard]] const Ledger &ledger() const { return m_ledger; }
    [[nodiscard]] const SettingTexts &texts() const { return m_texts; }
    /// Pauses of the last call in milliseconds, those left out before a stop included.
    [[nodiscard]] const QList<qint64> &slept() const { return m_slept; }
    [[nodiscard]] bool sleptBeforeAStop() const { return m_sleptBeforeAStop; }

    /// What the call returns; limit codes as numbers, an object as `$self`.
    QString call(const QJsonArray &call);
    void letTimePass(std::chrono::milliseconds time) { m_now += time.count(); }

private:
    [[nodiscard]] quint64 countOf(const QByteArray &key) const
    {
        const auto found = m_texts.find(key);
        return found != m_texts.end() && found->second ? found->second->toULongLong() : 0;
    }

    QString reachedLimit();
    QString loop(qint64 rounds);
    QString set(const QByteArray &key, const std::optional<QByteArray> &text);

    SettingTexts m_texts;
    ServerProfile m_profile;
    Ledger m_ledger;
    qint64 m_now;
    QList<qint64> m_slept;
    bool m_sleptBeforeAStop = false;
};

QString Player::call(const QJsonArray &call)
{
    m_slept.clear();
    const QString method = call.first().toString();
    const QJsonValue argument = call.size() > 1 ? call[1] : QJsonValue();
    if (method == "reached_limit"_L1)
        return reachedLimit();
    if (method == "reached_envelope_limit"_L1)
        return m_ledger.reachedEnvelopeLimit() ? u"1"_s : QString();
    if (method == "loop"_L1)
        return loop(argument.toInteger());
    if (method == "set"_L1)
        return set(argument.toString().toLatin1(), settingText(call[2]));
    if (method == "advance"_L1) {
        letTimePass(std::chrono::seconds(argument.toInteger()));
        return {};
    }
    if (method == "increment_messages_sent"_L1) {
        for (qint64 i = 0; i < argument.toInteger(); ++i)
            m_ledger.count(1, m_now);
    } else if (method == "reset_message_counters"_L1) {
        m_ledger.resetMessageCounters();
    } else if (method == "reset_envelope_counter"_L1) {
        m_ledger.resetEnvelopeCounter();
    } else {
        return u"unknown call"_s;
    }
    return u"$self"_s;
}

QString Player::reachedLimit()
{
    const Limits &limits = m_ledger.limits();
    const bool pauseIsDue = limits.awake > 0 && m_ledger.counters().awake >= limits.awake;
    const LimitVerdict verdict = m_ledger.reachedLimit();
    m_sleptBeforeAStop |= verdict.kind == LimitKind::Total && verdict.sleep > 0ms;
    if (pauseIsDue && limits.sleepLength > 0ms)
        m_slept.append(verdict.kind == LimitKind::Total ? limits.sleepLength.count() : verdict.sleep.count());
    return QString::number(int(verdict.kind));
}

QString Player::loop(qint64 rounds)
{
    QStringList codes;
    for (qint64 i = 0; i < rounds; ++i) {
        const qsizetype before = m_slept.size();
        codes.append(reachedLimit());
        if (m_slept.size() > before)
            letTimePass(std::chrono::milliseconds(m_slept.last()));
        m_ledger.count(1, m_now);
    }
    return codes.join(u',');
}

QString Player::set(const QByteArray &key, const std::optional<QByteArray> &text)
{
    m_texts[key] = text;
    m_profile = profileOf(m_texts);
    m_ledger.setLimits(Limits::of(m_profile));
    return text ? QString::fromLatin1(*text) : QString();
}

using Check = std::function<void(const QJsonObject &)>;

QStringList codesOf(const QJsonObject &vector)
{
    Player player(vector);
    QStringList codes;
    for (const QJsonValue &step : vector["steps"_L1].toArray())
        codes.append(player.call(step.toObject()["call"_L1].toArray()));
    return codes;
}

} // namespace

/// One row for each vector in tests/vectors/limits, or in the folder RELAYDECK_VECTORS/limits.
class TestLimitsVectors final : public QObject
{
    Q_OBJECT

private slots:
    void vector_data();
    void vector();
    void doBetter_data();
    void doBetter();

private:
    void compareState(const Player &player, const QJsonObject &expected);
    void compareStep(Player &player, const QJsonObject &step);
    void checkGeneralBar(const QJsonObject &vector);
};

void TestLimitsVectors::vector_data()
{
    addVectorRows(u"limits"_s);
}

/// "keep" is compared exactly; for "do better" the general bar holds, and `doBetter` has what their
/// sentences promise.
void TestLimitsVectors::vector()
{
    QFETCH(QString, name);
    const QJsonObject vector = readVector(u"limits"_s, name);
    QVERIFY(!vector.isEmpty());
    if (vector["label"_L1].toString() == "keep"_L1) {
        Player player(vector);
        QVERIFY(!player.profile().fault);
        compareState(player, vector["start"_L1].toObject());
        for (const QJsonValue &step : vector["steps"_L1].toArray()) {
            compareStep(player, step.toObject());
            if (QTest::currentTestFailed())
                return;
        }
    }
    checkGeneralBar(vector);
}

void TestLimitsVectors::compareState(const Player &player, const QJsonObject &expected)
{
    const Counters &counters = player.ledger().counters();
    const auto number = [&expected](QLatin1StringView key) { return quint64(expected[key].toInteger()); };
    QCOMPARE(counters.total, number("sent_messages"_L1));
    QCOMPARE(counters.robin, number("sent_messages_this_robin"_L1));
    QCOMPARE(counters.connection, number("sent_messages_this_connection"_L1));
    QCOMPARE(counters.awake, number("sent_messages_while_awake"_L1));
    QCOMPARE(counters.envelope, number("sent_messages_this_envelope"_L1));
    QCOMPARE(player.ledger().worth(), expected["not_worthless"_L1].toInt());
    QCOMPARE(player.ledger().lastMessageAt(), expected["time_of_last_message"_L1].toInteger() * 1000);
}

void TestLimitsVectors::compareStep(Player &player, const QJsonObject &step)
{
    const QJsonArray call = step["call"_L1].toArray();
    const QString method = call.first().toString();
    const QString returned = player.call(call);
    QList<qint64> slept;
    for (const QJsonValue &seconds : step["slept"_L1].toArray())
        slept.append(seconds.toInteger() * 1000);

    QCOMPARE(player.slept(), slept);
    QVERIFY(!player.sleptBeforeAStop());
    if (method == "reached_envelope_limit"_L1)
        QCOMPARE(returned == "1"_L1, step["returned"_L1].toString() == "1"_L1); // a boolean [spec 5]
    else
        QCOMPARE(returned, step["returned"_L1].toString());
    if (method != "loop"_L1) { // which has let its own time pass
        for (const qint64 pause : slept)
            player.letTimePass(std::chrono::milliseconds(pause));
    }
    compareState(player, step["after"_L1].toObject());
}

/// Nothing is lost from the count, a text that is no limit is an error that names its key, and zero
/// is no limit however it is written.
void TestLimitsVectors::checkGeneralBar(const QJsonObject &vector)
{
    Player player(vector);
    for (const QJsonValue &value : vector["steps"_L1].toArray()) {
        const QJsonObject step = value.toObject();
        const QString returned = player.call(step["call"_L1].toArray());
        QVERIFY(returned != "unknown call"_L1);
        QCOMPARE(player.ledger().counters().total,
            quint64(step["after"_L1].toObject()["sent_messages"_L1].toInteger()));
        QVERIFY(!player.sleptBeforeAStop());
    }
    for (const auto &[key, text] : player.texts()) {
        const auto field = fieldFor(key);
        if (!field || !text || fieldInfo(*field).kind != FieldInfo::Kind::Limit)
            continue;
        const PerlNumber number = perlNumber(*text);
        QCOMPARE(!player.profile().fault.has_value() || *player.profile().fault != *field,
            number.isNumeric() && number.value >= 0);
    }
}

/// What the sentences of the "do better" vectors promise.
void TestLimitsVectors::doBetter_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<Check>("check");
    const auto row
        = [](const char *name, Check check) { QTest::newRow(name) << QString::fromLatin1(name) << check; };

    const auto zeroIsZero = [](const QJsonObject &vector) {
        Player player(vector);
        QVERIFY(!player.profile().fault);
        QVERIFY(std::any_of(player.texts().begin(), player.texts().end(),
            [](const auto &entry) { return isZeroButTrue(entry.second); }));
        for (const QString &code : codesOf(vector))
            QVERIFY2(code == "0"_L1 || code == "$self"_L1 || code.isEmpty(), qPrintable(code));
    };
    const auto isRejected = [](Field field) {
        return [field](const QJsonObject &vector) {
            QCOMPARE(Player(vector).profile().fault, std::optional(field));
            for (const QString &code : codesOf(vector)) // what is no limit never stops anything
                QVERIFY2(code == "0"_L1 || code == "$self"_L1, qPrintable(code));
        };
    };

    row("10-sleep-fraction", [](const QJsonObject &vector) {
        Player player(vector);
        QList<qint64> slept;
        for (const QJsonValue &step : vector["steps"_L1].toArray()) {
            player.call(step.toObject()["call"_L1].toArray());
            slept += player.slept();
        }
        QCOMPARE(slept, (QList<qint64>{900, 2900}));
    });
    row("17-limit-is-text-zero-point-zero", zeroIsZero);
    row("18-limit-is-00", zeroIsZero);
    row("19-limit-is-a-word", isRejected(Field::MaxMessagesPerConnection));
    row("20-limit-is-negative", isRejected(Field::MaxMessages));
}

void TestLimitsVectors::doBetter()
{
    QFETCH(QString, name);
    QFETCH(Check, check);
    const QJsonObject vector = readVector(u"limits"_s, name);
    if (vector.isEmpty())
        QSKIP("not among these vectors");
    check(vector);
}

QTEST_GUILESS_MAIN(TestLimitsVectors)
#include "tst_limits_vectors.moc"
