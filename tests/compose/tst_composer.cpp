#include "compose/composer.h"
#include "smtp/content.h"

#undef signals // GLib has a member of this name
#include <gmime/gmime.h>
#define signals Q_SIGNALS

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

using Kind = ComposeFault::Kind;

class TestComposer final : public QObject
{
    Q_OBJECT

private slots:
    void othersReadWhatWasMeant_data();
    void othersReadWhatWasMeant();
    void isSevenBitAndShortLined_data();
    void isSevenBitAndShortLined();
    void theZoneIsRight_data();
    void theZoneIsRight();
    void layersAreAsFewAsCanBe_data();
    void layersAreAsFewAsCanBe();
    void headersStandInOrder();
    void faultsAreNamed_data();
    void faultsAreNamed();
    void identitiesDiffer();

private:
    [[nodiscard]] QJsonObject readByPython(const QByteArray &message) const;

    QString m_python = QStandardPaths::findExecutable(u"python3"_s);
};

namespace {

Letter plain()
{
    Letter letter;
    letter.from = u"news@deck.example"_s;
    letter.subject = u"Hello"_s;
    letter.text = u"One line.\n"_s;
    return letter;
}

Posting posting()
{
    return {
        QDateTime(QDate(2024, 2, 29), QTime(8, 5, 9), QTimeZone(5 * 3600 + 1800)), "unique@deck.example"_ba};
}

/// Complaints of GMime's own parser.
int gmimeComplaints(const QByteArray &message)
{
    int complaints = 0;
    GMimeParserOptions *options = g_mime_parser_options_new();
    g_mime_parser_options_set_warning_callback(
        options,
        [](gint64, GMimeParserWarning, const gchar *, gpointer count) { ++*static_cast<int *>(count); },
        &complaints);
    GMimeStream *stream = g_mime_stream_mem_new_with_buffer(message.constData(), std::size_t(message.size()));
    GMimeParser *parser = g_mime_parser_new_with_stream(stream);
    GMimeMessage *read = g_mime_parser_construct_message(parser, options);
    if (!read)
        ++complaints;
    else
        g_object_unref(read);
    g_object_unref(parser);
    g_object_unref(stream);
    g_mime_parser_options_free(options);
    return complaints;
}

QString headerOf(const QJsonObject &read, const QString &name)
{
    for (const QJsonValue &header : read[u"headers"].toArray()) {
        if (header[0].toString() == name)
            return header[1].toString();
    }
    return {};
}

QJsonObject partOf(const QJsonObject &read, const QString &type)
{
    for (const QJsonValue &part : read[u"parts"].toArray()) {
        if (part[u"type"].toString() == type)
            return part.toObject();
    }
    return {};
}

} // namespace

QJsonObject TestComposer::readByPython(const QByteArray &message) const
{
    QProcess python;
    python.start(m_python, {QStringLiteral(RELAYDECK_SOURCE_DIR "/tests/compose/readmail.py")});
    python.write(message);
    python.closeWriteChannel();
    if (!python.waitForFinished())
        return {};
    const QByteArray said = python.readAllStandardError();
    if (!said.isEmpty())
        qWarning("%s", said.constData());
    return QJsonDocument::fromJson(python.readAllStandardOutput()).object();
}

void TestComposer::othersReadWhatWasMeant_data()
{
    QTest::addColumn<Letter>("letter");
    const auto row = [](const char *sentence, auto change) {
        Letter letter = plain();
        change(letter);
        QTest::newRow(sentence) << letter;
    };
    row("plain ASCII", [](Letter &) {});
    row("an empty subject", [](Letter &letter) { letter.subject.clear(); });
    row("umlauts in every header field", [](Letter &letter) {
        letter.from = u"Jürgen Größe <juergen@deck.example>"_s;
        letter.sender = u"Käthe Öl <kaethe@deck.example>"_s;
        letter.replyTo = u"Rückfragen, Büro <r@deck.example>, zwei@deck.example"_s;
        letter.replyTo = u"\"Rückfragen, Büro\" <r@deck.example>, zwei@deck.example"_s;
        letter.to = u"Ürsula Äpfel <u@deck.example>"_s;
        letter.subject = u"Öfter grüßen müssen"_s;
        letter.headers = {{"X-Note"_ba, u"für später, sehr häufig"_s}};
    });
    row("an emoji subject", [](Letter &letter) { letter.subject = u"Spring 🌸 is here 🎉🎉"_s; });
    row("a long subject", [](Letter &letter) { letter.subject = u"a word and "_s.repeated(60).trimmed(); });
    row("a long subject beyond ASCII",
        [](Letter &letter) { letter.subject = u"größer und "_s.repeated(60).trimmed(); });
    row("a subject that looks encoded", [](Letter &letter) { letter.subject = u"=?utf-8?q?not_this?="_s; });
    row("lines of 2,000 bytes",
        [](Letter &letter) { letter.text = u"x"_s.repeated(2000) + u'\n' + u"ö"_s.repeated(1000) + u'\n'; });
    row("lines that begin with dots and From",
        [](Letter &letter) { letter.text = u".\n..\nFrom here on\n.end\n"_s; });
    row("blanks at line ends", [](Letter &letter) { letter.text = u"one  \ntwo\t\n\n\nthree\n"_s; });
    row("Greek", [](Letter &letter) { letter.text = u"Καλημέρα σε όλους\n"_s.repeated(20); });
    row("text and HTML", [](Letter &letter) { letter.html = u"<p>Grüße &amp; more</p>\n"_s; });
    row("HTML and text with an inline picture", [](Letter &letter) {
        letter.html = u"<p>Look: <img src=\"cid:flower@deck.example\"></p>\n"_s;
        letter.enclosures
            = {{u"flower.png"_s, "image/png"_ba, "\x89PNG\r\n\x1a\n\0\xff"_ba, "flower@deck.example"_ba}};
    });
    row("attachments with names beyond ASCII", [](Letter &letter) {
        letter.enclosures = {{u"Übersicht – März.pdf"_s, "application/pdf"_ba, QByteArray(3000, '\xfe'), {}},
            {u"日本語 ファイル名 がとても長い場合でも壊れない.txt"_s, {}, "bytes\n"_ba, {}}};
    });
    row("an attachment alone", [](Letter &letter) {
        letter.text.clear();
        letter.enclosures = {{u"a \"quoted\" name.txt"_s, "text/csv"_ba, "a;b\r\n"_ba, {}}};
    });
    row("a list's headers", [](Letter &letter) {
        letter.precedence = u"bulk"_s;
        letter.unsubscribeUrl = "https://deck.example/bye?reader=17&list=spring"_ba;
        letter.unsubscribeMail = "bye@deck.example"_ba;
        letter.oneClick = true;
    });
    row("long words of ASCII stay as they are", [](Letter &letter) {
        letter.unsubscribeUrl = "https://deck.example/?a=?b?q?" + QByteArray(800, 'x') + "?=";
        letter.unsubscribeMail = "bye-" + QByteArray(60, 'x') + "@deck.example";
        letter.subject = u"x"_s.repeated(150) + u"  two blanks "_s + u"y"_s.repeated(900);
        letter.headers = {{"List-Help"_ba, u"<https://deck.example/"_s + u"x"_s.repeated(150) + u'>'}};
    });
}

void TestComposer::othersReadWhatWasMeant()
{
    if (m_python.isEmpty())
        QSKIP("There is no Python to read the messages with");
    QFETCH(Letter, letter);
    const ComposedLetter made = compose(letter, posting());
    QVERIFY(!made.fault);
    QCOMPARE(gmimeComplaints(made.message), 0);
    const QJsonObject read = readByPython(made.message);
    QCOMPARE(read[u"defects"].toArray(), QJsonArray());
    QVERIFY2(read[u"longest"].toInt() <= 998, made.message);
    QCOMPARE(read[u"bare"].toInt(-1), 0);
    QVERIFY(read[u"ascii"].toBool());
    QCOMPARE(headerOf(read, u"Subject"_s), letter.subject);
    QCOMPARE(headerOf(read, u"From"_s), letter.from);
    QCOMPARE(headerOf(read, u"Message-Id"_s) + headerOf(read, u"Message-ID"_s), u"<unique@deck.example>"_s);
    QCOMPARE(headerOf(read, u"MIME-Version"_s) + headerOf(read, u"Mime-Version"_s), u"1.0"_s);
    for (const auto &[name, value] : letter.headers)
        QCOMPARE(headerOf(read, QString::fromLatin1(name)), value);
    if (!letter.unsubscribeUrl.isEmpty()) {
        QVERIFY(made.message.contains('<' + letter.unsubscribeUrl + '>')); // never encoded (RFC 2369)
        QVERIFY(made.message.contains("<mailto:" + letter.unsubscribeMail + '>'));
    }
    if (!letter.replyTo.isEmpty())
        QCOMPARE(headerOf(read, u"Reply-To"_s), letter.replyTo);
    if (!letter.text.isEmpty())
        QCOMPARE(partOf(read, u"text/plain"_s)[u"content"].toString(), letter.text);
    if (!letter.html.isEmpty())
        QCOMPARE(partOf(read, u"text/html"_s)[u"content"].toString(), letter.html);
    QSet<QString> names;
    for (const QJsonValue &part : read[u"parts"].toArray())
        names.insert(part[u"name"].toString());
    for (const Enclosure &enclosure : letter.enclosures)
        QVERIFY2(names.contains(enclosure.name), made.message);
}

/// Whatever is written, any relay can take it without 8BITMIME and without cutting a line.
void TestComposer::isSevenBitAndShortLined_data()
{
    QTest::addColumn<Letter>("letter");
    const auto row = [](const char *sentence, auto change) {
        Letter letter = plain();
        change(letter);
        QTest::newRow(sentence) << letter;
    };
    const QString endless = u"x"_s.repeated(3000);
    row("a line of 3,000 letters", [&](Letter &letter) { letter.text = endless; });
    row("a line of 3,000 letters in HTML", [&](Letter &letter) { letter.html = endless; });
    row("every character up to U+1000", [](Letter &letter) {
        for (char16_t c = 0; c < 0x1000; ++c)
            letter.text += QChar(c);
        letter.html = letter.text;
    });
    row("halves of surrogate pairs", [](Letter &letter) {
        letter.text = QString(QChar(0xd83c)) + u"a"_s + QChar(0xdf38);
        letter.subject = letter.text;
    });
    row("a subject of one word of 3,000 letters", [&](Letter &letter) { letter.subject = endless; });
    row("a subject of one word of 3,000 umlauts",
        [](Letter &letter) { letter.subject = u"ö"_s.repeated(3000); });
    row("a header of one word of 3,000 letters", [&](Letter &letter) {
        letter.headers = {{"X-Note"_ba, endless}};
    });
    row("a name of 3,000 letters before the address",
        [&](Letter &letter) { letter.from = endless + u" <news@deck.example>"_s; });
    row("a quoted name of 3,000 characters", [](Letter &letter) {
        letter.replyTo = u'"' + u"a, b \\\""_s.repeated(430) + u"\" <r@deck.example>"_s;
    });
    row("300 addresses", [](Letter &letter) {
        QStringList all;
        for (int i = 0; i < 300; ++i)
            all.append(u"reader%1@deck.example"_s.arg(i));
        letter.to = all.join(u", "_s);
    });
    row("a file name of 3,000 letters", [&](Letter &letter) {
        letter.enclosures = {{endless, {}, "bytes"_ba, {}}};
    });
    row("a file name of 3,000 umlauts", [](Letter &letter) {
        letter.enclosures = {{u"ö"_s.repeated(3000), {}, "bytes"_ba, {}}};
    });
    row("a sender at a domain beyond ASCII", [&](Letter &letter) { letter.from = u"news@bücher.example"_s; });
    row("a file of bytes of all values", [](Letter &letter) {
        QByteArray bytes;
        for (int i = 0; i < 5000; ++i)
            bytes += char(i);
        letter.enclosures = {{u"x"_s, "text/plain"_ba, bytes, {}}};
    });
}

void TestComposer::isSevenBitAndShortLined()
{
    QFETCH(Letter, letter);
    const ComposedLetter made = compose(letter, posting());
    QVERIFY(!made.fault);
    const Content content(made.message);
    QVERIFY(!content.has8bit());
    QVERIFY2(content.longestLine() <= 998, QByteArray::number(content.longestLine()));
    QCOMPARE(content.plain(), made.message); // no line end stands alone
    QCOMPARE(gmimeComplaints(made.message), 0);
}

void TestComposer::theZoneIsRight_data()
{
    QTest::addColumn<int>("offset");
    QTest::addColumn<QByteArray>("date");
    QTest::newRow("UTC") << 0 << "Thu, 29 Feb 2024 08:05:09 +0000"_ba;
    QTest::newRow("a half hour") << 19800 << "Thu, 29 Feb 2024 08:05:09 +0530"_ba;
    QTest::newRow("a quarter, far east") << 45900 << "Thu, 29 Feb 2024 08:05:09 +1245"_ba;
    QTest::newRow("beyond twelve") << 50400 << "Thu, 29 Feb 2024 08:05:09 +1400"_ba;
    QTest::newRow("a half hour in the west") << -12600 << "Thu, 29 Feb 2024 08:05:09 -0330"_ba;
}

void TestComposer::theZoneIsRight()
{
    QFETCH(int, offset);
    QFETCH(QByteArray, date);
    Posting when = posting();
    when.date = QDateTime(QDate(2024, 2, 29), QTime(8, 5, 9), QTimeZone(offset));
    QVERIFY(compose(plain(), when).message.contains("Date: " + date + "\r\n"));
}

void TestComposer::layersAreAsFewAsCanBe_data()
{
    QTest::addColumn<bool>("text");
    QTest::addColumn<bool>("html");
    QTest::addColumn<bool>("picture");
    QTest::addColumn<bool>("attachment");
    QTest::addColumn<QStringList>("types");
    const QString plainText = u"text/plain"_s;
    const QString html = u"text/html"_s;
    const QString png = u"image/png"_s;
    const QString mixed = u"multipart/mixed"_s;
    const QString either = u"multipart/alternative"_s;
    const QString related = u"multipart/related"_s;
    QTest::newRow("text") << true << false << false << false << QStringList{plainText};
    QTest::newRow("HTML") << false << true << false << false << QStringList{html};
    QTest::newRow("both") << true << true << false << false << QStringList{either, plainText, html};
    QTest::newRow("HTML with a picture") << false << true << true << false << QStringList{related, html, png};
    QTest::newRow("an attachment") << false << false << false << true << QStringList{png};
    QTest::newRow("text and an attachment")
        << true << false << false << true << QStringList{mixed, plainText, png};
    QTest::newRow("everything") << true << true << true << true
                                << QStringList{mixed, either, plainText, related, html, png, png};
}

void TestComposer::layersAreAsFewAsCanBe()
{
    if (m_python.isEmpty())
        QSKIP("There is no Python to read the messages with");
    QFETCH(bool, text);
    QFETCH(bool, html);
    QFETCH(bool, picture);
    QFETCH(bool, attachment);
    Letter letter = plain();
    letter.text = text ? u"t\n"_s : QString();
    letter.html = html ? u"<p>h</p>\n"_s : QString();
    if (picture)
        letter.enclosures.append({u"p.png"_s, "image/png"_ba, "p"_ba, "p@x"_ba});
    if (attachment)
        letter.enclosures.append({u"a.png"_s, "image/png"_ba, "a"_ba, {}});
    QStringList types;
    const QJsonObject read = readByPython(compose(letter, posting()).message);
    for (const QJsonValue &part : read[u"parts"].toArray())
        types << part[u"type"].toString();
    QTEST(types, "types");
}

void TestComposer::headersStandInOrder()
{
    Letter letter = plain();
    letter.precedence = u"list"_s;
    letter.headers = {{"X-One"_ba, u"1"_s}, {"X-Two"_ba, u"2"_s}};
    QByteArrayList names;
    for (const QByteArray &line : compose(letter, posting()).message.split('\n')) {
        if (line == "\r")
            break;
        if (!line.startsWith(' ') && !line.startsWith('\t'))
            names << line.first(line.indexOf(':'));
    }
    QCOMPARE(names.mid(0, 4), QByteArrayList({"Date", "From", "Subject", "To"}));
    QCOMPARE(names.indexOf("X-Two"), names.indexOf("X-One") + 1);
}

void TestComposer::faultsAreNamed_data()
{
    QTest::addColumn<Letter>("letter");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("header");
    const auto row = [](const char *sentence, Kind kind, const QByteArray &header, auto change) {
        Letter letter = plain();
        change(letter);
        QTest::newRow(sentence) << letter << int(kind) << header;
    };
    row("nobody writes", Kind::NoFrom, "From", [](Letter &letter) { letter.from.clear(); });
    row("two write", Kind::NoFrom, "From",
        [](Letter &letter) { letter.from = u"a@b.example, c@d.example"_s; });
    row("a sender without a place", Kind::AddressUnusable, "Sender",
        [](Letter &letter) { letter.sender = u"ann"_s; });
    row("a subject of two lines", Kind::LineInHeader, "Subject",
        [](Letter &letter) { letter.subject = u"Hello\r\nBcc: all@deck.example"_s; });
    row("a bare line feed in a name", Kind::LineInHeader, "From",
        [](Letter &letter) { letter.from = u"A\nB <a@b.example>"_s; });
    row("a NUL in a header of the user's", Kind::LineInHeader, "X-A", [](Letter &letter) {
        letter.headers = {{"X-A"_ba, QString(QChar(u'\0'))}};
    });
    row("a blank in a header's name", Kind::HeaderNameUnusable, "X A", [](Letter &letter) {
        letter.headers = {{"X A"_ba, u"1"_s}};
    });
    row("a line end in a header's name", Kind::HeaderNameUnusable, "X\r\nY", [](Letter &letter) {
        letter.headers = {{"X\r\nY"_ba, u"1"_s}};
    });
    row("a copy to others", Kind::HeaderReserved, "Bcc-All", [](Letter &letter) {
        letter.headers = {{"Bcc-All"_ba, u"1"_s}};
    });
    row("a second From", Kind::HeaderReserved, "FROM", [](Letter &letter) {
        letter.headers = {{"FROM"_ba, u"1"_s}};
    });
    row("a precedence of its own", Kind::PrecedenceUnusable, "Precedence",
        [](Letter &letter) { letter.precedence = u"first"_s; });
    row("a link that is none", Kind::UnsubscribeUnusable, "List-Unsubscribe",
        [](Letter &letter) { letter.unsubscribeUrl = "javascript:alert(1)"_ba; });
    row("a link that fills a line", Kind::UnsubscribeUnusable, "List-Unsubscribe",
        [](Letter &letter) { letter.unsubscribeUrl = "https://deck.example/" + QByteArray(900, 'x'); });
    row("a link beyond ASCII", Kind::UnsubscribeUnusable, "List-Unsubscribe",
        [](Letter &letter) { letter.unsubscribeUrl = "https://deck.example/tschüß"_ba; });
    row("an address beyond ASCII before its @", Kind::AddressBeyondAscii, "Reply-To",
        [](Letter &letter) { letter.replyTo = u"a@b.example, Grüße <grüße@deck.example>"_s; });
    row("a picture named beyond ASCII", Kind::IdentityUnusable, "Content-ID", [](Letter &letter) {
        letter.html = u"<p>x</p>"_s;
        letter.enclosures = {{u"p"_s, "image/png"_ba, "p"_ba, "blüte@x"_ba}};
    });
    row("a picture whose name fills a line", Kind::IdentityUnusable, "Content-ID", [](Letter &letter) {
        letter.html = u"<p>x</p>"_s;
        letter.enclosures = {{u"p"_s, "image/png"_ba, "p"_ba, QByteArray(1000, 'x')}};
    });
    row("one click in clear", Kind::OneClickWithoutHttps, "List-Unsubscribe-Post", [](Letter &letter) {
        letter.unsubscribeUrl = "http://deck.example/bye"_ba;
        letter.oneClick = true;
    });
    row("nothing to say", Kind::NothingToSay, "", [](Letter &letter) { letter.text.clear(); });
    row("a picture without HTML", Kind::InlineWithoutHtml, "", [](Letter &letter) {
        letter.enclosures = {{u"p"_s, "image/png"_ba, "p"_ba, "p@x"_ba}};
    });
    row("a type that is none", Kind::TypeUnusable, "Content-Type", [](Letter &letter) {
        letter.enclosures = {{u"p"_s, "image"_ba, "p"_ba, {}}};
    });
}

void TestComposer::faultsAreNamed()
{
    QFETCH(Letter, letter);
    const ComposedLetter made = compose(letter, posting());
    QVERIFY(made.fault);
    QCOMPARE(made.message, QByteArray());
    QTEST(int(made.fault->kind), "kind");
    QTEST(made.fault->header, "header");
}

void TestComposer::identitiesDiffer()
{
    const QByteArray one = newMessageId(plain(), "fallback.example"_ba);
    QVERIFY(one.endsWith("@deck.example"));
    QVERIFY(one != newMessageId(plain(), "fallback.example"_ba));
    Letter foreign = plain();
    foreign.from = u"news@bücher.example"_s;
    QVERIFY(newMessageId(foreign, "fallback.example"_ba).endsWith("@xn--bcher-kva.example"));
    Letter nobody = plain();
    nobody.from.clear();
    QVERIFY(newMessageId(nobody, "fallback.example"_ba).endsWith("@fallback.example"));
}

QTEST_GUILESS_MAIN(TestComposer)
#include "tst_composer.moc"
