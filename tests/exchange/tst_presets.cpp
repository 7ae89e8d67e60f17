#include "exchange/presets.h"
#include "models/presetwords.h"
#include "serverfile/fieldvalue.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

class TestPresets final : public QObject
{
    Q_OBJECT

private slots:
    void fillInARelay_data();
    void fillInARelay();
    void canBeToldApart();
};

void TestPresets::fillInARelay_data()
{
    QTest::addColumn<int>("which");
    for (int i = 0; i < int(relayPresets().size()); ++i)
        QTest::newRow(relayPresets()[std::size_t(i)].id) << i;
}

void TestPresets::fillInARelay()
{
    QFETCH(const int, which);
    const RelayPreset &preset = relayPresets()[std::size_t(which)];

    QMap<Field, QByteArray> values;
    for (const auto &[field, text] : preset.values()) {
        QVERIFY2(readField(field, text).usable, text.constData());
        values.insert(field, text);
    }
    QVERIFY(values.contains(Field::Smtp));
    const QByteArray port = values.value(Field::Port);
    const QByteArray security = values.value(Field::Security);
    QVERIFY2((port == "465") == (security == "tls"), "465 is TLS from the first byte, and nothing else is");
    QVERIFY2((preset.password == PresetPassword::None) == (security == "none"),
        "a password is never said in the clear");
    QCOMPARE(values.contains(Field::User), preset.user == PresetUser::Fixed);
    QCOMPARE(values.contains(Field::Auth), preset.password == PresetPassword::AccessToken);
    QCOMPARE(values.value(Field::Smtp).contains("REGION"), preset.need == PresetNeed::Region);

    QVERIFY(!PresetWords::name(preset).isEmpty());
    for (const QString &hint : PresetWords::hints(preset))
        QVERIFY2(hint.endsWith(u'.') && !hint.contains(u'%'), qPrintable(hint));
}

void TestPresets::canBeToldApart()
{
    QSet<QByteArray> ids;
    QSet<QString> names;
    for (const RelayPreset &preset : relayPresets()) {
        QVERIFY2(!ids.contains(preset.id), preset.id);
        ids.insert(preset.id);
        names.insert(PresetWords::name(preset));
    }
    QVERIFY(ids.size() >= 20);
    QCOMPARE(names.size(), ids.size());
    QVERIFY(!PresetWords::hints(relayPresets().front()).isEmpty());
}

QTEST_APPLESS_MAIN(TestPresets)
#include "tst_presets.moc"
