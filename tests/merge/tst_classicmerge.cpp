#include "merge/classicmerge.h"
#include "merge/mergetemplate.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

namespace {

/// As in vector robin/68, with a key that is the beginning of another one.
const QByteArray Settings = R"({"quotemeta": 1, "merge_delimiter": "::",
    "merge_keys": ["BULK_EMAIL", "<name>", "<name>s", "BULK_DYNAMIC_MESSAGE"],
    "global_merge": {"<day>": "Monday", "<both>": "<name> on <day>"},
    "dynamic_message_delimiter": ";", "dynamic_message_value_delimiter": "=",
    "dynamic_message_data": {"<greeting>": {"_default": "Hello", "long": "Dear <name>, happy <day>"},
                             "<end>": {"short": "Bye"}}})";

/// The settings with one of them taken away or changed.
QByteArray without(const QByteArray &piece, const QByteArray &instead = {})
{
    return QByteArray(Settings).replace(piece, instead);
}

} // namespace

class TestClassicMerge final : public QObject
{
    Q_OBJECT

private slots:
    void entries_data();
    void entries();
    void messages_data();
    void messages();
    void settings_data();
    void settings();
};

void TestClassicMerge::entries_data()
{
    QTest::addColumn<QByteArray>("entry");
    QTest::addColumn<QByteArrayList>("cells"); // the keys, then <end> and <greeting>

    const auto row = [](const char *sentence, const QByteArray &entry, const QByteArrayList &cells) {
        QTest::newRow(sentence) << entry << cells;
    };
    row("a choice gives its text, merged", "a@b.test::Ann::Anns::<greeting>=long",
        {"a@b.test", "Ann", "Anns", "<greeting>=long", "", "Dear Ann, happy Monday"});
    row("no choice gives the default", "a@b.test::Ann::x::", {"a@b.test", "Ann", "x", "", "", "Hello"});
    row("an unknown choice gives nothing", "a@b.test::Ann::x::<greeting>=odd",
        {"a@b.test", "Ann", "x", "<greeting>=odd", "", ""});
    row("several choices", "a@b.test::Ann::x::<greeting>=long;<end>=short",
        {"a@b.test", "Ann", "x", "<greeting>=long;<end>=short", "Bye", "Dear Ann, happy Monday"});
    row("too few values fit no keys (MBD003)", "a@b.test::Ann::x", {});
    row("an unknown token fits none (MBD007)", "a@b.test::Ann::x::<what>=long", {});
    row("values may be empty", "a@b.test::::::", {"a@b.test", "", "", "", "", "Hello"});
}

void TestClassicMerge::entries()
{
    QFETCH(QByteArray, entry);
    const ClassicMerge::Read read = ClassicMerge::fromJson(Settings);
    QVERIFY2(read.settings, qPrintable(read.fault));
    QTEST(read.settings->cells(entry), "cells");
}

void TestClassicMerge::messages_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");

    QTest::newRow("keys are replaced wherever they stand") << "x<name>y"_ba
                                                           << "xAnny"_ba;
    QTest::newRow("the longest key is meant") << "<name>s"_ba
                                              << "<b>Anns"_ba;
    QTest::newRow("tokens become the text of the choice") << "<greeting>!"_ba
                                                          << "Dear Ann, happy Monday!"_ba;
    QTest::newRow("what all get may have keys in it") << "<both>"_ba
                                                      << "Ann on <day>"_ba;
    QTest::newRow("braces mean nothing") << "{{name}} {{{{ <day>"_ba
                                         << "{{name}} {{{{ Monday"_ba;
    QTest::newRow("zero is a value") << "BULK_EMAIL"_ba
                                     << "0@b.test"_ba;
    QTest::newRow("the entry's own choices are a key, too") << "BULK_DYNAMIC_MESSAGE"_ba
                                                            << "<greeting>=long"_ba;
}

void TestClassicMerge::messages()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    const ClassicMerge::Read read = ClassicMerge::fromJson(Settings);
    QVERIFY2(read.settings, qPrintable(read.fault));
    for (const QByteArray &type : {"text/plain"_ba, "text/html"_ba}) { // nothing is escaped
        const QByteArray head = "Subject: <name>, <day>\r\nContent-Type: " + type + "\r\n\r\n";
        const auto made = MergeTemplate::compile(head + text + "\r\n", read.settings.get());
        QVERIFY(made.letter);
        const QByteArrayList cells = read.settings->cells("0@b.test::Ann::<b>Anns::<greeting>=long");
        QStringList values;
        for (const MergeField &field : made.letter->fields())
            values.append(QString::fromUtf8(cells.value(read.settings->columns().indexOf(field.name))));
        QVERIFY(!made.letter->judge(values));
        QCOMPARE(made.letter->rendered(values, 0),
            "Subject: Ann, Monday\r\nContent-Type: " + type + "\r\n\r\n" + expected + "\r\n");
    }
}

void TestClassicMerge::settings_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("fault");

    QTest::newRow("whole ones are good") << Settings << QString();
    QTest::newRow("no object") << "[]"_ba << u"JSON"_s;
    QTest::newRow("no delimiter (MBD002)") << without("\"merge_delimiter\": \"::\",") << u"merge_delimiter"_s;
    QTest::newRow("no address among the keys (MBD001)") << without("\"BULK_EMAIL\", ") << u"merge_keys"_s;
    QTest::newRow("no delimiter of choices (MBD005)")
        << without("\"dynamic_message_delimiter\": \";\",") << u"dynamic_message_delimiter"_s;
    QTest::newRow("no delimiter within a choice (MBD006)")
        << without("\"dynamic_message_value_delimiter\": \"=\",") << u"dynamic_message_value_delimiter"_s;
    QTest::newRow("a key that is a pattern")
        << without("\"<name>s\"", "\"name.*\"").replace("\"quotemeta\": 1,", "") << u"quotemeta"_s;
    QTest::newRow("the same key once more") << without("\"<name>s\"", "\"<NAME>\"") << u"merge_keys"_s;
    QTest::newRow("a setting nobody knows") << without("global_merge", "globalmerge") << u"globalmerge"_s;
    QTest::newRow("a sender of each entry's own") << without("<name>s", "BULK_SENDER") << u"merge_keys"_s;
}

void TestClassicMerge::settings()
{
    QFETCH(QByteArray, json);
    QTEST(ClassicMerge::fromJson(json).fault, "fault");
}

QTEST_GUILESS_MAIN(TestClassicMerge)
#include "tst_classicmerge.moc"
