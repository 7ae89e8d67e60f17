#include "models/words.h"
#include "secrets/secretanswer.h"
#include "serverfile/saveoutcome.h"

#include <QMetaEnum>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

using Kind = SecretPlace::Kind;

class TestSecretWords final : public QObject
{
    Q_OBJECT

private slots:
    void secrets_data();
    void secrets();
    void everyFlawHasASentenceWhereItCanHappen();
    void saves_data();
    void saves();
    void remarks();
};

void TestSecretWords::secrets_data()
{
    QTest::addColumn<SecretAnswer>("answer");
    QTest::addColumn<QString>("sentence");

    const SecretPlace entry{Kind::Keyring, u"me@mx.example:587"_s};
    const SecretPlace command{Kind::Command, u"pass show hush"_s};
    QTest::newRow("without a keyring the other two ways are named")
        << SecretAnswer{.place = entry, .flaw = SecretFlaw::NoKeyring, .detail = u"no bus"_s}
        << u"This system has no keyring that answers (no bus); name a password_command or a password_variable for the relay instead"_s;
    QTest::newRow("an entry that is missing is named")
        << SecretAnswer{.place = entry, .flaw = SecretFlaw::NotInKeyring}
        << u"The keyring has no password for me@mx.example:587; keep it there, or name a password_command or a password_variable for the relay"_s;
    QTest::newRow("a command is told by its program alone") << SecretAnswer{.place = command,
        .flaw = SecretFlaw::CommandFailed,
        .exitCode = 2,
        .detail = u"no key\nat all"_s} << u"The password command pass failed with status 2: no key at all"_s;
    QTest::newRow("a variable is named")
        << SecretAnswer{.place = {Kind::Variable, u"SMTP_PW"_s}, .flaw = SecretFlaw::VariableNotSet}
        << u"The environment variable SMTP_PW is not set"_s;
    QTest::newRow("with a secret there is nothing to say")
        << SecretAnswer{.place = command, .secret = "hush"_ba} << QString();
}

void TestSecretWords::secrets()
{
    QFETCH(const SecretAnswer, answer);
    QTEST(Words::secretFlaw(answer), "sentence");
}

void TestSecretWords::everyFlawHasASentenceWhereItCanHappen()
{
    using enum SecretFlaw;
    const QMap<Kind, QList<SecretFlaw>> possible{
        {Kind::Keyring, {NoKeyring, NotInKeyring, KeyringDenied, KeyringTooSlow, Empty, TooLong, NotText}},
        {Kind::Command, {CommandNotStarted, CommandFailed, CommandSilent, CommandTooSlow, TooLong}},
        {Kind::Variable, {VariableNotSet, Empty, TooLong}}, {Kind::File, {FileNotReadable, Empty, TooLong}}};
    QSet<SecretFlaw> named;
    for (auto kind = possible.cbegin(); kind != possible.cend(); ++kind) {
        QSet<QString> sentences;
        for (const SecretFlaw flaw : *kind) {
            const QString sentence = Words::secretFlaw({.place = {kind.key(), u"word"_s}, .flaw = flaw});
            QVERIFY(sentence.contains(u"word"_s) || flaw == NoKeyring);
            QVERIFY(!sentences.contains(sentence));
            sentences.insert(sentence);
            named.insert(flaw);
        }
    }
    QCOMPARE(named.size(), QMetaEnum::fromType<SecretFlaw>().keyCount());
    QVERIFY(!Words::secretFlaw({.place = {Kind::Command, {}}, .flaw = CommandNotStarted}).isEmpty());
}

void TestSecretWords::saves_data()
{
    QTest::addColumn<SaveOutcome>("outcome");
    QTest::addColumn<QString>("sentence");

    QTest::newRow("a good save has no flaw") << SaveOutcome{} << QString();
    QTest::newRow("a full disk") << SaveOutcome{.flaw = SaveFlaw::Unwritable,
        .detail = u"No space left on device"_s}
                                 << u"f.conf cannot be written and is as it was: No space left on device"_s;
    QTest::newRow("a folder that refuses")
        << SaveOutcome{.flaw = SaveFlaw::Unwritable, .detail = u"Permission denied"_s, .folderRefuses = true}
        << u"f.conf is as it was: its folder lets no new file be made, and to write into the old one could leave half a file: Permission denied"_s;
    QTest::newRow("another program was quicker")
        << SaveOutcome{.flaw = SaveFlaw::ChangedOnDisk} << u"f.conf was changed on disk by another program"_s;
    QTest::newRow("a pipe") << SaveOutcome{.flaw = SaveFlaw::NotAFile}
                            << u"f.conf is not a file: it is a folder, a pipe or a device"_s;
}

void TestSecretWords::saves()
{
    QFETCH(const SaveOutcome, outcome);
    QTEST(Words::saveFlaw(u"f.conf"_s, outcome), "sentence");
}

void TestSecretWords::remarks()
{
    QCOMPARE(Words::saveRemarks({}), QString());
    const QMetaEnum all = QMetaEnum::fromType<SaveRemarks>();
    QSet<QString> sentences;
    for (int i = 0; i < all.keyCount(); ++i)
        sentences.insert(Words::saveRemarks(SaveRemark(all.value(i))));
    QCOMPARE(sentences.size(), all.keyCount());
    QCOMPARE(Words::saveRemarks(SaveRemark::OwnerChanged | SaveRemark::OtherNames),
        u"Saved, but the file is yours now, since only root can give it back to its owner; the file has other names (hard links), which keep the old content"_s);
}

QTEST_GUILESS_MAIN(TestSecretWords)
#include "tst_secretwords.moc"
