#include "serverfile/confstore.h"
#include "serverfile/document.h"
#include "serverfile/filereader.h"
#include "serverfile/serverset.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

namespace {

/// Strings of the vectors are byte strings, one character a byte.
QByteArray bytesOf(const QJsonValue &value)
{
    return value.toString().toLatin1();
}

QJsonValue textOf(const ConfStore &store, EntryRef entry)
{
    const ConfValue value = store.value(entry);
    return value.isText() ? QJsonValue(QString::fromLatin1(value.text)) : QJsonValue();
}

/// What a store holds, in the shape of the vectors; packages without entries are left out.
QJsonObject confOf(const ConfStore &store)
{
    QJsonObject conf;
    for (const ConfColumn &column : store.columns()) {
        const QString package = QString::fromLatin1(store.names()[column.package]);
        const QString key = QString::fromLatin1(store.names()[column.key]);
        QJsonArray list;
        for (const EntryRef entry : column.entries)
            list.append(textOf(store, entry));
        QJsonObject entries = conf[package].toObject();
        entries.insert(key, column.isArray ? QJsonValue(list) : list.first());
        conf.insert(package, entries);
    }
    return conf;
}

QJsonObject withoutEmptyPackages(const QJsonObject &conf)
{
    QJsonObject kept;
    for (auto it = conf.begin(); it != conf.end(); ++it) {
        if (!it->toObject().isEmpty())
            kept.insert(it.key(), *it);
    }
    return kept;
}

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray trimmedLine(const ConfStore &store)
{
    const EntryRef at = store.stoppedAt();
    const Document &document = store.document(at);
    return document.parts(at.line).value.of(document.line(at.line)).toByteArray();
}

LoadOptions optionsFor(const QJsonObject &vector)
{
    LoadOptions options;
    options.euid = vector["euid"_L1].toString().toUInt();
    if (vector["class"_L1].toString() == "Mail::Bulkmail::DummyServer"_L1)
        options.serverClass = ServerClass::DummyServer;
    const QJsonArray args = vector["call"_L1].toObject()["args"_L1].toArray();
    for (const QJsonValue &argument : args) {
        if (!argument.isObject())
            continue;
        const QJsonObject hash = argument.toObject();
        QList<std::pair<Field, QByteArray>> given;
        for (auto it = hash.begin(); it != hash.end(); ++it) {
            if (const auto field = fieldFor(it.key().toLatin1()))
                given.append({*field, bytesOf(*it)});
        }
        options.more.append(given);
    }
    return options;
}

QString serverFileOf(const QJsonObject &vector)
{
    const QJsonArray args = vector["call"_L1].toObject()["args"_L1].toArray();
    const bool isNamed = !args.isEmpty() && args.first().isString();
    return isNamed ? args.first().toString() : QString();
}

QStringList mastersOf(const QJsonObject &vector)
{
    QStringList masters;
    for (const QJsonValue &name : vector["files"_L1].toObject()["master"_L1].toArray())
        masters.append(name.toString());
    return masters;
}

ServerSet play(const QJsonObject &vector)
{
    return loadServers(serverFileOf(vector), mastersOf(vector), optionsFor(vector));
}

bool reports(const ServerSet &set, DiagnosticKind kind, int line = 0, const QString &file = {})
{
    return std::any_of(set.diagnostics.cbegin(), set.diagnostics.cend(), [&](const Diagnostic &diagnostic) {
        return diagnostic.kind == kind && (line == 0 || diagnostic.line == line)
            && (file.isEmpty() || diagnostic.file == file);
    });
}

std::optional<QByteArray> textIn(const ServerSet &set, qsizetype server, Field field)
{
    return set.servers.value(server).setting(field).text;
}

/// What a "do better" sentence promises of the relays of its vector.
using Check = std::function<void(const ServerSet &, const QJsonObject &)>;

} // namespace

/// One row for each vector in tests/vectors/conf, or in the folder RELAYDECK_VECTORS/conf.
class TestConfVectors final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void vector_data();
    void vector();
    void promisedDiagnostics_data();
    void promisedDiagnostics();
    void doBetter_data();
    void doBetter();

private:
    [[nodiscard]] QJsonObject load(const QString &name) const;
    void compareFiles(const QJsonObject &vector);
    void compareStore(const ConfStore &store, const QJsonObject &expected);
    void compareServers(const ServerSet &set, const QJsonObject &create);
    void compareServer(const ServerProfile &server, const QJsonObject &expected);
    void checkGeneralBar(const ServerSet &set);
};

void TestConfVectors::initTestCase()
{
    const QString given = qEnvironmentVariable("RELAYDECK_VECTORS");
    const QString base = given.isEmpty() ? QStringLiteral(RELAYDECK_SOURCE_DIR "/tests/vectors") : given;
    QVERIFY2(QDir::setCurrent(base + "/conf"_L1), qPrintable(base)); // names in the files are relative to it
}

QJsonObject TestConfVectors::load(const QString &name) const
{
    QFile file(name + ".json"_L1);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

void TestConfVectors::vector_data()
{
    QTest::addColumn<QString>("name");
    const QStringList files = QDir().entryList({u"*.json"_s}, QDir::Files, QDir::Name);
    QVERIFY(!files.isEmpty());
    for (const QString &file : files) {
        const QString name = file.chopped(5);
        QTest::newRow(qPrintable(name)) << name;
    }
}

/// "keep" is compared exactly; of "do better" the files must be read alike where the module reads them
/// at all, and the general bar holds. `doBetter` has what their sentences promise.
void TestConfVectors::vector()
{
    QFETCH(QString, name);
    const QJsonObject vector = load(name);
    QVERIFY(!vector.isEmpty());
    const ServerSet set = play(vector);
    if (vector["label"_L1].toString() == "keep"_L1) {
        compareFiles(vector);
        compareServers(set, vector["create"_L1].toObject());
    }
    checkGeneralBar(set);
    QCOMPARE(play(vector).servers, set.servers); // reading again changes nothing
}

void TestConfVectors::compareFiles(const QJsonObject &vector)
{
    const quint32 euid = vector["euid"_L1].toString().toUInt();
    const QJsonObject parse = vector["parse"_L1].toObject();
    for (auto it = parse.begin(); it != parse.end(); ++it) {
        const FileContent content = readFile(it.key());
        QVERIFY2(content.isGood(), qPrintable(it.key()));
        const Document document(content.bytes);
        QCOMPARE(document.bytes(), content.bytes);
        compareStore(ConfStore({{it.key(), &document}}, euid), it->toObject());
    }
    if (vector.contains("master"_L1)) {
        const MasterConfs masters(mastersOf(vector));
        compareStore(masters.store(euid), vector["master"_L1].toObject());
    }
}

void TestConfVectors::compareStore(const ConfStore &store, const QJsonObject &expected)
{
    if (expected.contains("died"_L1)) {
        QCOMPARE(store.stop(), ConfStore::Stop::AppendAfterScalar);
    } else if (expected["ok"_L1].toBool()) {
        QCOMPARE(store.stop(), ConfStore::Stop::None);
        QCOMPARE(compact(confOf(store)), compact(withoutEmptyPackages(expected["conf"_L1].toObject())));
    } else {
        QCOMPARE(store.stop(), ConfStore::Stop::InvalidLine);
        QCOMPARE(bytesOf(expected["errcode"_L1]), "MBO002"_ba);
        QCOMPARE("Invalid conf file : " + trimmedLine(store), bytesOf(expected["error"_L1]));
    }
}

void TestConfVectors::compareServers(const ServerSet &set, const QJsonObject &create)
{
    const QByteArray code = bytesOf(create["errcode"_L1]);
    if (code == "MB702") { // the servers are kept without their transcript
        QVERIFY(reports(set, DiagnosticKind::ConversationNotWritable));
        QVERIFY(!set.servers.isEmpty());
        return;
    }
    if (create.contains("died"_L1) || !code.isEmpty()) {
        QVERIFY(set.failure.has_value());
        QVERIFY(set.servers.isEmpty());
        QVERIFY(set.hasErrors());
        if (!code.isEmpty())
            QCOMPARE(mailBulkmailCode(*set.failure), code);
        return;
    }
    const QJsonArray expected = create["servers"_L1].toArray();
    QCOMPARE(set.servers.size(), expected.size());
    for (qsizetype i = 0; i < expected.size(); ++i)
        compareServer(set.servers[i], expected[i].toObject());
}

void TestConfVectors::compareServer(const ServerProfile &server, const QJsonObject &expected)
{
    for (const FieldInfo &info : fieldTable().first(ClassicFieldCount)) {
        const QJsonValue value = expected[QLatin1StringView(info.key)];
        const Setting &setting = server.setting(info.field);
        if (value.isArray()) { // of no use for one relay
            QVERIFY2(server.fault.has_value() && !setting.text, info.key);
        } else if (value.isNull()) {
            QVERIFY2(!setting.text, info.key);
        } else if (value.toString() == "<open handle>"_L1) {
            QVERIFY2(!server.conversation.isEmpty(), info.key);
        } else {
            QVERIFY2(setting.text.has_value(), info.key);
            QCOMPARE(*setting.text, bytesOf(value));
        }
    }
    if (!server.fault)
        QCOMPARE(QString::number(server.maxConnectionAttempts), expected["_not_worthless"_L1].toString());
}

/// No silent loss: where there are no relays, an error says why, and each names its file.
void TestConfVectors::checkGeneralBar(const ServerSet &set)
{
    QVERIFY(!set.servers.isEmpty() || set.hasErrors());
    for (const Diagnostic &diagnostic : set.diagnostics)
        QVERIFY(!diagnostic.file.isEmpty() || diagnostic.kind == DiagnosticKind::NoServerFile);
    for (const ServerProfile &server : set.servers)
        QVERIFY(!server.host.isEmpty() || server.fault.has_value());
}

/// What the `better` sentence of a "keep" vector asks for beside the result.
void TestConfVectors::promisedDiagnostics_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<DiagnosticKind>("kind");
    QTest::addColumn<int>("line");
    QTest::addColumn<qint64>("number");

    const auto row
        = [](const char *sentence, const char *name, DiagnosticKind kind, int line, qint64 number = 0) {
              QTest::newRow(sentence) << QString::fromLatin1(name) << kind << line << number;
          };
    using enum DiagnosticKind;
    row("a scalar that leaves two relays without", "04-scalar-reaches-first-server-only",
        ScalarReachesFirstOnly, 2, 2);
    row("entries beyond the last relay are pointed out", "06-column-longer-than-smtp", ColumnTooLong, 4, 2);
    row("a column of another length is pointed out", "07-interleaved-columns-lose-their-owner",
        ColumnTooShort, 6, 1);
    row("the empty value is named by its line", "26-empty-value", InvalidLine, 3);
    row("undef in a column is named by its line", "31-undef-in-array", UndefInColumn, 5);
    row("= after @= is warned of", "34-array-then-scalar", ScalarAfterArray, 4);
    row("a key in other case is warned of", "40-unknown-keys", KeyCaseDiffers, 3);
    row("undef in the master is named by its line", "56-master-undef", UndefInMaster, 3);
    row("a transcript that cannot be written is reported", "60-conversation-unwritable",
        ConversationNotWritable, 5);
    row("a word for a port is flagged", "64-values-are-not-checked", NotANumber, 3, 0);
    row("negative tries are flagged with their number", "64-values-are-not-checked", OutOfRange, 4, -1);
    row("a word for a time-out is flagged", "64-values-are-not-checked", NotANumber, 8, 0);
}

void TestConfVectors::promisedDiagnostics()
{
    QFETCH(QString, name);
    QFETCH(DiagnosticKind, kind);
    QFETCH(int, line);
    QFETCH(qint64, number);
    const QJsonObject vector = load(name);
    if (vector.isEmpty())
        QSKIP("not among these vectors");
    const ServerSet set = play(vector);
    const auto found = std::find_if(set.diagnostics.cbegin(), set.diagnostics.cend(),
        [&](const Diagnostic &diagnostic) { return diagnostic.kind == kind && diagnostic.line == line; });
    QVERIFY(found != set.diagnostics.cend());
    QCOMPARE(found->number, number);
}

void TestConfVectors::doBetter_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<Check>("check");
    const auto row
        = [](const char *name, Check check) { QTest::newRow(name) << QString::fromLatin1(name) << check; };
    using enum DiagnosticKind;

    row("10-zero-gives-way-to-base-package", [](const ServerSet &set, const QJsonObject &) {
        QCOMPARE(textIn(set, 0, Field::MaxMessages), "0"_ba);
        QVERIFY(reports(set, ZeroGivesWay));
    });
    row("17-dummy-master-order", [](const ServerSet &set, const QJsonObject &) {
        QCOMPARE(textIn(set, 0, Field::Port), "2"_ba);
        QCOMPARE(textIn(set, 0, Field::Tries), "13"_ba);
    });
    row("23-cr-only-file", [](const ServerSet &set, const QJsonObject &) {
        QVERIFY(reports(set, LoneCarriageReturn, 1));
        QVERIFY(reports(set, InvalidLine, 5)); // read by lines, the file has a stray word
    });
    row("25-bom-before-comment", [](const ServerSet &set, const QJsonObject &) {
        QCOMPARE(set.servers.size(), 1);
        QVERIFY(reports(set, ByteOrderMark, 1));
    });
    row("33-scalar-then-array", [](const ServerSet &set, const QJsonObject &) {
        QVERIFY(set.servers.isEmpty());
        QVERIFY(reports(set, AppendAfterScalar, 3));
    });
    row("38-backslash-escapes", [this](const ServerSet &set, const QJsonObject &vector) {
        compareFiles(vector);
        compareServers(set, vector["create"_L1].toObject());
    });
    row("39-backslash-that-does-not-compile", [](const ServerSet &set, const QJsonObject &) {
        for (int line = 3; line <= 5; ++line)
            QVERIFY(reports(set, ValueUndecodable, line));
        QCOMPARE(set.servers.value(0).fault, Field::Port);
    });
    row("42-define-anywhere-in-line", [this](const ServerSet &set, const QJsonObject &vector) {
        compareServers(set, vector["create"_L1].toObject()); // a reader must; a writer must not
        QVERIFY(reports(set, PackageInsideLine, 3));
        QVERIFY(reports(set, PackageInsideLine, 5));
    });
    row("46-missing-server-file", [](const ServerSet &set, const QJsonObject &) {
        QVERIFY(reports(set, FileMissing, 2, u"46-missing-server-file.master.conf"_s));
    });
    row("47-invalid-server-file-through-master", [](const ServerSet &set, const QJsonObject &) {
        QVERIFY(reports(set, InvalidLine, 3, u"47-invalid-server-file-through-master.conf"_s));
    });
    row("49-invalid-master-explicit-file", [](const ServerSet &set, const QJsonObject &) {
        QVERIFY(reports(set, InvalidLine, 3, u"49-invalid-master-explicit-file.master.conf"_s));
    });
    row("52-server-file-is-the-master", [](const ServerSet &set, const QJsonObject &) {
        QCOMPARE(set.servers.size(), 2);
        QCOMPARE(set.servers[1].host, u"b.example.com"_s);
        QVERIFY(!set.hasErrors());
    });
    row("55-master-array-default", [](const ServerSet &set, const QJsonObject &) {
        QVERIFY(reports(set, ArrayInMaster, 3));
        QCOMPARE(set.servers.value(1).fault, Field::Port);
    });
    row("62-master-calls-any-method", [this](const ServerSet &set, const QJsonObject &vector) {
        compareServers(set, vector["create"_L1].toObject());
        for (int line = 3; line <= 7; ++line)
            QVERIFY(reports(set, KeyWithoutEffect, line));
    });
    row("67-master-newer-than-process", [this](const ServerSet &set, const QJsonObject &vector) {
        compareFiles(vector); // as it is before the first look
        compareServers(set, vector["create"_L1].toObject());
    });
}

void TestConfVectors::doBetter()
{
    QFETCH(QString, name);
    QFETCH(Check, check);
    const QJsonObject vector = load(name);
    if (vector.isEmpty())
        QSKIP("not among these vectors");
    check(play(vector), vector);
}

QTEST_GUILESS_MAIN(TestConfVectors)
#include "tst_conf_vectors.moc"
