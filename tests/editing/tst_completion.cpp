#include "editing/completion.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

class TestCompletion final : public QObject
{
    Q_OBJECT

private slots:
    void offers_data();
    void offers();
    void offersAllKeysInAnEmptyLine();
};

void TestCompletion::offers_data()
{
    QTest::addColumn<QByteArray>("text"); // completed at its end
    QTest::addColumn<qsizetype>("typed");
    QTest::addColumn<QByteArrayList>("words");
    const QByteArray classic = "define package Mail::Bulkmail::Server\n";
    const QByteArray own = "define package Relaydeck::Server\n";
    QTest::newRow("a key of the package, whatever its case")
        << classic + "sMt" << qsizetype(3) << QByteArrayList{"Smtp"_ba};
    QTest::newRow("several keys that begin so")
        << classic + "max_messages_per" << qsizetype(16)
        << QByteArrayList{"max_messages_per_connection"_ba, "max_messages_per_robin"_ba};
    QTest::newRow("no key of ours in the package of Mail::Bulkmail")
        << classic + "secu" << qsizetype(0) << QByteArrayList{};
    QTest::newRow("our keys in ours") << own + "  secu" << qsizetype(4) << QByteArrayList{"security"_ba};
    QTest::newRow("words for a value") << own + "security @= start" << qsizetype(5)
                                       << QByteArrayList{"starttls"_ba, "starttls-if-offered"_ba};
    QTest::newRow("yes and no") << own + "enabled @= " << qsizetype(0) << QByteArrayList{"no"_ba, "yes"_ba};
    QTest::newRow("packages behind define package")
        << "define package Rel"_ba << qsizetype(3) << QByteArrayList{"Relaydeck::Server"_ba};
    QTest::newRow("nothing in a comment") << classic + "# Sm" << qsizetype(0) << QByteArrayList{};
    QTest::newRow("nothing for a text") << classic + "Smtp @= m" << qsizetype(0) << QByteArrayList{};
    QTest::newRow("nothing where the word is whole") << classic + "Smtp" << qsizetype(0) << QByteArrayList{};
}

void TestCompletion::offers()
{
    QFETCH(QByteArray, text);
    QFETCH(qsizetype, typed);
    QFETCH(QByteArrayList, words);
    QCOMPARE(completionAt(Document(text), text.size()), (Completion{typed, words}));
}

void TestCompletion::offersAllKeysInAnEmptyLine()
{
    const QByteArray text = "define package Relaydeck::Server\n\n";
    const Completion offer = completionAt(Document(text), text.size() - 1);
    QVERIFY(offer.words.contains("rate_per_hour"_ba));
    QVERIFY(!offer.words.contains("Smtp"_ba));
}

QTEST_APPLESS_MAIN(TestCompletion)
#include "tst_completion.moc"
