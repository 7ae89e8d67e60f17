#include "smtp/command.h"
#include "smtp/dsn.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

class TestDsn final : public QObject
{
    Q_OBJECT

private slots:
    void encodes_data();
    void encodes();
    void asks_data();
    void asks();
    void keepsLineEndsOut();
    void judgesEnvelopeIds_data();
    void judgesEnvelopeIds();
};

void TestDsn::encodes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("encoded");
    QTest::newRow("letters, digits and most signs stay") << "aZ09!~@.<>"_ba
                                                         << "aZ09!~@.<>"_ba;
    QTest::newRow("plus and equals sign are encoded") << "a+b=c"_ba
                                                      << "a+2Bb+3Dc"_ba;
    QTest::newRow("a blank is encoded") << "a b"_ba
                                        << "a+20b"_ba;
    QTest::newRow("controls are encoded") << "\r\n\0\x7f"_ba
                                          << "+0D+0A+00+7F"_ba;
    QTest::newRow("8-bit bytes are encoded") << "\xc3\xa4"_ba
                                             << "+C3+A4"_ba;
    QTest::newRow("nothing is nothing") << ""_ba
                                        << ""_ba;
}

void TestDsn::encodes()
{
    QFETCH(QByteArray, text);
    QTEST(xtext(text), "encoded");
}

void TestDsn::asks_data()
{
    using Return = DsnRequest::Return;
    QTest::addColumn<DsnRequest>("request");
    QTest::addColumn<QByteArray>("mail");
    QTest::addColumn<QByteArray>("rcpt");
    const QByteArray original = " ORCPT=rfc822;a+2Bb@x.test"_ba;
    QTest::newRow("nothing is asked for unless wanted") << DsnRequest() << ""_ba
                                                        << ""_ba;
    QTest::newRow("the whole message") << DsnRequest{Return::Full, 0, {}} << "RET=FULL"_ba
                                       << ""_ba;
    QTest::newRow("the headers and a name")
        << DsnRequest{Return::Headers, 0, "x y"_ba} << "RET=HDRS ENVID=x+20y"_ba
        << ""_ba;
    QTest::newRow("no report at all") << DsnRequest{Return::Unsaid, DsnRequest::Never, {}} << ""_ba
                                      << "NOTIFY=NEVER" + original;
    QTest::newRow("every report") << DsnRequest{Return::Unsaid,
        DsnRequest::Success | DsnRequest::Failure | DsnRequest::Delay, {}}
                                  << ""_ba
                                  << "NOTIFY=SUCCESS,FAILURE,DELAY" + original;
}

void TestDsn::asks()
{
    QFETCH(DsnRequest, request);
    QTEST(request.mailParameters(), "mail");
    QTEST(request.rcptParameters("a+b@x.test"), "rcpt");
}

/// An address beyond ASCII has no form in ORCPT that every relay knows, so it is left out.
void TestDsn::keepsLineEndsOut()
{
    const DsnRequest request{DsnRequest::Return::Full, DsnRequest::Failure, "a\r\nDATA"_ba};
    QVERIFY(fitsInCommand(request.mailParameters()));
    QVERIFY(fitsInCommand(request.rcptParameters("a\r\nDATA\r\n@x.test"_ba)));
    QCOMPARE(request.rcptParameters("\xc3\xa4@x.test"), "NOTIFY=FAILURE"_ba);
}

void TestDsn::judgesEnvelopeIds_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("good");
    QTest::newRow("words may be one") << "spring mailing 7"_ba << true;
    QTest::newRow("nothing is none") << ""_ba << false;
    QTest::newRow("100 characters may be one") << QByteArray(100, 'x') << true;
    QTest::newRow("101 are too many") << QByteArray(101, 'x') << false;
    QTest::newRow("a line end can not be in one") << "a\nb"_ba << false;
    QTest::newRow("8-bit bytes can not be in one") << "\xc3\xa4"_ba << false;
}

void TestDsn::judgesEnvelopeIds()
{
    QFETCH(QByteArray, text);
    QTEST(DsnRequest::isEnvelopeId(text), "good");
}

QTEST_APPLESS_MAIN(TestDsn)
#include "tst_dsn.moc"
