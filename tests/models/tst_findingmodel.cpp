#include "models/findingmodel.h"
#include "practice/practicerelay.h"
#include "preflight/preflighthost.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Relaydeck;
using Severity = Finding::Severity;

namespace {

constexpr int Patience = 30'000; // milliseconds

Finding finding(Severity severity, Finding::Kind kind, const QByteArray &raw = {})
{
    Finding made;
    made.severity = severity;
    made.kind = kind;
    made.raw = raw;
    return made;
}

} // namespace

/// Findings of a preflight as rows, and the thread that they come from.
class TestFindingModel final : public QObject
{
    Q_OBJECT

private slots:
    void errorsComeFirst();
    void theRawTextIsAtHand();
    void aHostEndsOnce();
    void aHostMayBeLetGoInTheMiddle();

private:
    [[nodiscard]] PreflightOrder order(const PracticeRelay &relay) const;

    QTemporaryDir m_folder;
};

PreflightOrder TestFindingModel::order(const PracticeRelay &relay) const
{
    QFile letter(m_folder.filePath(u"letter.eml"_s));
    if (letter.open(QIODevice::WriteOnly))
        letter.write("From: news@deck.example\nSubject: s\n\nm\n");
    ServerProfile profile;
    profile.host = u"127.0.0.1"_s;
    profile.port = relay.port();
    profile.name = u"practice"_s;
    PreflightOrder order;
    order.send.addresses = {"a@one.example"_ba};
    order.send.messageFile = letter.fileName();
    order.send.sender = "news@deck.example";
    order.relays = {profile};
    order.asksNames = false;
    return order;
}

void TestFindingModel::errorsComeFirst()
{
    FindingModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.append(finding(Severity::Note, Finding::Kind::NamesNotAsked));
    model.append(finding(Severity::Error, Finding::Kind::NoDomain));
    model.append(finding(Severity::Warning, Finding::Kind::DmarcNone));
    model.sortBySeverity();
    QCOMPARE(model.count(Severity::Error), 1);
    const auto severityOf = [&model](int row) { return model.index(row, 0).data().toString(); };
    QCOMPARE(QStringList({severityOf(0), severityOf(1), severityOf(2)}),
        QStringList({u"error"_s, u"warning"_s, u"ok"_s}));
    model.clear();
    QCOMPARE(model.rowCount(), 0);
}

void TestFindingModel::theRawTextIsAtHand()
{
    FindingModel model;
    model.append(finding(Severity::Error, Finding::Kind::DmarcBroken, "v=DMARC1; p=perhaps"));
    const QModelIndex index = model.index(0, FindingModel::SentenceColumn);
    QCOMPARE(index.data(FindingModel::RawRole).toString(), u"v=DMARC1; p=perhaps"_s);
    QVERIFY(index.data(Qt::ToolTipRole).toString().endsWith(u"\nv=DMARC1; p=perhaps"_s));
    QVERIFY(model.text().startsWith(u"error: "_s));
}

void TestFindingModel::aHostEndsOnce()
{
    PracticeRelay relay{Temper()};
    QVERIFY(relay.listen());
    PreflightHost host;
    FindingModel model;
    connect(&host, &PreflightHost::found, &model, &FindingModel::append);
    QSignalSpy ended(&host, &PreflightHost::ended);
    host.start(order(relay));
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, Patience);
    QCOMPARE(model.count(Severity::Error), 0);
    QVERIFY2(model.text().contains(u"practice"_s), qPrintable(model.text()));
}

void TestFindingModel::aHostMayBeLetGoInTheMiddle()
{
    Temper slow;
    slow.latencyMs = 60'000;
    PracticeRelay relay{slow};
    QVERIFY(relay.listen());
    auto host = std::make_unique<PreflightHost>();
    QSignalSpy found(host.get(), &PreflightHost::found);
    QSignalSpy ended(host.get(), &PreflightHost::ended);
    host->start(order(relay));
    QTRY_VERIFY_WITH_TIMEOUT(found.count() > 0, Patience);
    host.reset();
    QCOMPARE(ended.count(), 0);
}

QTEST_GUILESS_MAIN(TestFindingModel)
#include "tst_findingmodel.moc"
