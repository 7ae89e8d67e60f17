#include "compose/encodedwords.h"
#include "merge/mergetemplate.h"

#include <QTest>

using namespace Relaydeck;
using namespace Qt::StringLiterals;
using Fault = MergeFault::Kind;
using Flaw = MergeFlaw::Kind;

Q_DECLARE_METATYPE(Relaydeck::MergeFault::Kind)
Q_DECLARE_METATYPE(Relaydeck::MergeFlaw::Kind)

namespace {

/// A letter of one part, whose text is that.
QByteArray letterOf(const QByteArray &text, const QByteArray &type = {})
{
    return "Subject: News\r\n" + (type.isEmpty() ? QByteArray() : "Content-Type: " + type + "\r\n") + "\r\n"
        + text + "\r\n";
}

QStringList namesOf(const MergeTemplate &letter)
{
    QStringList names;
    for (const MergeField &field : letter.fields())
        names.append(field.isNeeded ? field.name : field.name + u'?');
    return names;
}

/// Values by the name of their field.
QStringList valuesFor(const MergeTemplate &letter, const QHash<QString, QString> &row)
{
    QStringList values;
    for (const MergeField &field : letter.fields())
        values.append(row.value(field.name.toLower()));
    return values;
}

const QHash<QString, QString> &anna()
{
    static const QHash<QString, QString> row{{u"name"_s, u"Anna"_s}, {u"city"_s, u"Köln"_s},
        {u"address"_s, u"anna@one.example"_s}, {u"odd"_s, u"Tom & \"Jerry\" <x>"_s},
        {u"lines"_s, u"one\ntwo"_s}, {u"full"_s, u"Müller, Anna"_s}, {u"query"_s, u"a b&c=d/é"_s}};
    return row;
}

QByteArray merged(const QByteArray &message, qint64 number = 1)
{
    const MergeTemplate::Compiled made = MergeTemplate::compile(message);
    if (!made.letter)
        return "no template";
    const QStringList values = valuesFor(*made.letter, anna());
    const MergeFlaw flaw = made.letter->judge(values);
    return flaw ? "flaw in " + flaw.header : made.letter->rendered(values, number);
}

} // namespace

/// Messages with fields, and what becomes of them.
class TestMergeTemplate : public QObject
{
    Q_OBJECT

private slots:
    void text_data();
    void text();
    void header_data();
    void header();
    void part_data();
    void part();
    void fault_data();
    void fault();
    void flaw_data();
    void flaw();
    void fieldsAreCollected();
    void headerIsShort();
    void untouchedWithoutFields();
};

void TestMergeTemplate::text_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    QTest::addColumn<QByteArray>("type");

    const QByteArray plain;
    const QByteArray html = "text/html; charset=utf-8";
    QTest::newRow("a field takes its value") << "Dear {{name}}!"_ba
                                             << "Dear Anna!"_ba << plain;
    QTest::newRow("a field may stand several times") << "{{name}}{{name}}"_ba
                                                     << "AnnaAnna"_ba << plain;
    QTest::newRow("blanks in the braces do not count") << "{{ name }}"_ba
                                                       << "Anna"_ba << plain;
    QTest::newRow("case does not count") << "{{NAME}}"_ba
                                         << "Anna"_ba << plain;
    QTest::newRow("a field may be broken by a line end") << "{{\r\nname}}"_ba
                                                         << "Anna"_ba << plain;
    QTest::newRow("a default stands in for an empty value") << "{{none|dear reader}}"_ba
                                                            << "dear reader"_ba << plain;
    QTest::newRow("a value is stronger than a default") << "{{name|reader}}"_ba
                                                        << "Anna"_ba << plain;
    QTest::newRow("a default may be empty") << "<{{none|}}>"_ba
                                            << "<>"_ba << plain;
    QTest::newRow("four braces are two that are meant") << "{{{{name}} is a field"_ba
                                                        << "{{name}} is a field"_ba << plain;
    QTest::newRow("one brace is one brace") << "{name} {{name}}"_ba
                                            << "{name} Anna"_ba << plain;
    QTest::newRow("closing braces alone are closing braces") << "}} {{name}}"_ba
                                                             << "}} Anna"_ba << plain;
    QTest::newRow("url encodes what a web address cannot hold")
        << "https://x.example/?q={{query:url}}"_ba
        << "https://x.example/?q=a%20b%26c%3Dd%2F%C3%A9"_ba << plain;
    QTest::newRow("a plain text is not escaped") << "{{odd}}"_ba
                                                 << "Tom & \"Jerry\" <x>"_ba << plain;
    QTest::newRow("line ends of values become those of mail") << "{{lines}}"_ba
                                                              << "one\r\ntwo"_ba << plain;
    QTest::newRow("HTML is escaped") << "<b>{{odd}}</b>"_ba
                                     << "<b>Tom &amp; &quot;Jerry&quot; &lt;x&gt;</b>"_ba << html;
    QTest::newRow("an ampersand asks for raw HTML") << "<b>{{&odd}}</b>"_ba
                                                    << "<b>Tom & \"Jerry\" <x></b>"_ba << html;
    QTest::newRow("editors may write that ampersand as an entity")
        << "<b>{{&amp;odd}}{{&nbsp;name&nbsp;}}</b>"_ba
        << "<b>Tom & \"Jerry\" <x>Anna</b>"_ba << html;
    QTest::newRow("a default of HTML is escaped") << "{{none|a&b}}"_ba
                                                  << "a&amp;b"_ba << html;
}

void TestMergeTemplate::text()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    QFETCH(QByteArray, type);
    QCOMPARE(merged(letterOf(text, type)), letterOf(expected, type));
}

void TestMergeTemplate::header_data()
{
    QTest::addColumn<QByteArray>("given");
    QTest::addColumn<QByteArray>("expected");

    QTest::newRow("a subject takes values") << "Subject: News for {{name}}"_ba
                                            << "Subject: News for Anna"_ba;
    QTest::newRow("a subject beyond ASCII becomes encoded words") << "Subject: {{city}}"_ba
                                                                  << "Subject: =?utf-8?b?S8O2bG4=?="_ba;
    QTest::newRow("a field may stand in an encoded word")
        << "Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe=2C_{{name}}?="_ba
        << "Subject: =?utf-8?b?R3LDvMOfZSwgQW5uYQ==?="_ba;
    QTest::newRow("a name beside an address is quoted") << "To: {{name}} <{{address}}>"_ba
                                                        << "To: Anna <anna@one.example>"_ba;
    QTest::newRow("a name with a comma stays one name")
        << "To: {{full}} <{{address}}>"_ba
        << "To: =?iso-8859-1?q?M=FCller=2C?= Anna <anna@one.example>"_ba;
    QTest::newRow("a name in quotation marks stays in them")
        << "To: \"{{odd}}\" <{{address}}>"_ba
        << "To: \"Tom & \\\"Jerry\\\" <x>\" <anna@one.example>"_ba;
    QTest::newRow("an address may stand alone") << "To: {{address}}"_ba
                                                << "To: anna@one.example"_ba;
    QTest::newRow("an address may be made of parts") << "Reply-To: bounce+{{name}}@one.example"_ba
                                                     << "Reply-To: bounce+Anna@one.example"_ba;
    QTest::newRow("an encoded name beside an address is decoded first")
        << "To: =?utf-8?q?{{full}}?= <{{address}}>"_ba
        << "To: =?iso-8859-1?q?M=FCller=2C?= Anna <anna@one.example>"_ba;
    QTest::newRow("a place to unsubscribe takes the address")
        << "List-Unsubscribe: <https://x.example/u?a={{address:url}}>, <mailto:off@x.example>"_ba
        << "List-Unsubscribe: <https://x.example/u?a=anna%40one.example>,\r\n <mailto:off@x.example>"_ba;
    QTest::newRow("each copy has a Message-ID of its own") << "Message-ID: <abc@one.example>"_ba
                                                           << "Message-ID: <abc.7@one.example>"_ba;
    QTest::newRow("a Message-ID with a field is left to its author")
        << "Message-ID: <{{name}}@one.example>"_ba
        << "Message-ID: <Anna@one.example>"_ba;
    QTest::newRow("a header without fields stays as it is written") << "X-Odd:   a\r\n\tb =?utf-8?q?c?="_ba
                                                                    << "X-Odd:   a\r\n\tb =?utf-8?q?c?="_ba;
    QTest::newRow("words that look encoded are encoded") << "X-Odd: {{{{ =?{{name}}?="_ba
                                                         << "X-Odd: =?utf-8?b?e3sgPT9Bbm5hPz0=?="_ba;
    QTest::newRow("long headers are folded at blanks")
        << "Subject: {{name}} 1234567890 1234567890 1234567890 1234567890 1234567890 1234567890 1234567890"_ba
        << "Subject: Anna 1234567890 1234567890 1234567890 1234567890 1234567890\r\n 1234567890 1234567890"_ba;
}

void TestMergeTemplate::header()
{
    QFETCH(QByteArray, given);
    QFETCH(QByteArray, expected);
    QCOMPARE(merged(given + "\r\n\r\nHello {{name}}\r\n", 7), expected + "\r\n\r\nHello Anna\r\n");
}

void TestMergeTemplate::part_data()
{
    QTest::addColumn<QByteArray>("given");
    QTest::addColumn<QByteArray>("expected");

    QTest::newRow("text that was ASCII becomes UTF-8 when a value asks for it")
        << "Subject: x\r\n\r\nFrom {{city}}=\r\n"_ba
        << "Subject: x\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
           "Content-Transfer-Encoding: quoted-printable\r\n\r\n=46rom K=C3=B6ln=3D\r\n"_ba;
    QTest::newRow("8bit UTF-8 stays")
        << "Content-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{{city}}\r\n"_ba
        << "Content-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\nKöln\r\n"_ba;
    QTest::newRow("quoted-printable is taken apart and made again")
        << "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8; format=flowed\r\n"
           "Content-Transfer-Encoding: quoted-printable\r\nX-Last: 1\r\n\r\nGr=C3=BC=C3=9Fe, {{na=\r\nme}}\r\n"_ba
        << "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8;\r\n format=flowed\r\n"
           "Content-Transfer-Encoding: quoted-printable\r\nX-Last: 1\r\n\r\nGr=C3=BC=C3=9Fe, Anna\r\n"_ba;
    QTest::newRow("base64 is taken apart and made again")
        << "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
           "Content-Transfer-Encoding: base64\r\n\r\n"_ba
            + "Hi {{name}}\r\n"_ba.toBase64() + "\r\n"
        << "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
           "Content-Transfer-Encoding: base64\r\n\r\n"_ba
            + "Hi Anna\r\n"_ba.toBase64();
    QTest::newRow("Latin-1 becomes UTF-8")
        << "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=iso-8859-1\r\n"
           "Content-Transfer-Encoding: 8bit\r\n\r\n\xfc {{name}}, dear friend\r\n"_ba
        << "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
           "Content-Transfer-Encoding: quoted-printable\r\n\r\n=C3=BC Anna, dear friend\r\n"_ba;
    QTest::newRow("parts of a multipart are merged, attachments are not")
        << "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"b\"\r\n\r\npre {{name}}\r\n--b\r\n"
           "Content-Type: text/plain\r\n\r\nHi {{name}}\r\n--b\r\nContent-Type: "
           "text/html\r\n\r\n<p>{{odd}}\r\n--b\r\n"
           "Content-Type: text/plain\r\nContent-Disposition: attachment; "
           "filename={{name}}\r\n\r\n{{name}}\r\n"
           "--b\r\nContent-Type: message/rfc822\r\n\r\nSubject: {{name}}\r\n\r\n{{name}}\r\n--b--\r\n"_ba
        << "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"b\"\r\n\r\npre {{name}}\r\n--b\r\n"
           "Content-Type: text/plain\r\n\r\nHi Anna\r\n--b\r\nContent-Type: text/html\r\n\r\n"
           "<p>Tom &amp; &quot;Jerry&quot; &lt;x&gt;\r\n--b\r\n"
           "Content-Type: text/plain\r\nContent-Disposition: attachment; "
           "filename={{name}}\r\n\r\n{{name}}\r\n"
           "--b\r\nContent-Type: message/rfc822\r\n\r\nSubject: {{name}}\r\n\r\n{{name}}\r\n--b--\r\n"_ba;
    QTest::newRow("a multipart within a multipart is merged")
        << "Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\nContent-Type: multipart/alternative;\r\n"
           " boundary=\"a/b\"\r\n\r\n--a/b\r\n\r\n{{name}}\r\n--a/b--\r\n--a--\r\n"_ba
        << "Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\nContent-Type: multipart/alternative;\r\n"
           " boundary=\"a/b\"\r\n\r\n--a/b\r\n\r\nAnna\r\n--a/b--\r\n--a--\r\n"_ba;
    QTest::newRow("a part whose headers say nothing gets its headers where values ask for them")
        << "Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n\r\n{{city}}\r\n--a--\r\n"_ba
        << "Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\nContent-Type: text/plain; "
           "charset=utf-8\r\n"
           "Content-Transfer-Encoding: base64\r\n\r\nS8O2bG4=\r\n--a--\r\n"_ba;
}

void TestMergeTemplate::part()
{
    QFETCH(QByteArray, given);
    QFETCH(QByteArray, expected);
    QCOMPARE(merged(given), expected);
}

void TestMergeTemplate::fault_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<MergeFault::Kind>("kind");
    QTest::addColumn<QByteArray>("header");

    QTest::newRow("braces without a partner are named")
        << letterOf("Dear {{name,") << Fault::Unclosed << ""_ba;
    QTest::newRow("braces far apart are no pair")
        << letterOf("{{" + QByteArray(400, 'x') + "}}") << Fault::Unclosed << ""_ba;
    QTest::newRow("a field has a name") << letterOf("{{ }}") << Fault::BadName << ""_ba;
    QTest::newRow("a default alone is no field") << letterOf("{{|x}}") << Fault::BadName << ""_ba;
    QTest::newRow("a name holds no braces") << letterOf("{{{name}}}") << Fault::BadName << ""_ba;
    QTest::newRow("an unknown filter is named")
        << letterOf("{{name:upper}}") << Fault::UnknownFilter << ""_ba;
    QTest::newRow("a header is named") << "Subject: {{name\r\n\r\n"_ba << Fault::Unclosed << "Subject"_ba;
    QTest::newRow("nobody changes what the message is")
        << "Content-Type: text/{{name}}\r\n\r\n"_ba << Fault::HeaderFixed << "Content-Type"_ba;
    QTest::newRow("a charset nobody knows is named")
        << letterOf("{{name}}", "text/plain; charset=x-klingon") << Fault::CharsetUnknown << ""_ba;
    QTest::newRow("a charset nobody knows does no harm without a field")
        << letterOf("name", "text/plain; charset=x-klingon") << Fault::None << ""_ba;
    QTest::newRow("a signed message is not changed")
        << "Content-Type: multipart/signed; boundary=a\r\n\r\n--a\r\n\r\n{{name}}\r\n--a--\r\n"_ba
        << Fault::Signed << ""_ba;
}

void TestMergeTemplate::fault()
{
    QFETCH(QByteArray, message);
    QFETCH(MergeFault::Kind, kind);
    QFETCH(QByteArray, header);
    const MergeTemplate::Compiled made = MergeTemplate::compile(message);
    QCOMPARE(made.fault.kind, kind);
    QCOMPARE(made.fault.header, header);
    QCOMPARE(made.letter == nullptr, kind != Fault::None);
}

void TestMergeTemplate::flaw_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("value");
    QTest::addColumn<MergeFlaw::Kind>("kind");

    const QByteArray unsubscribe = "List-Unsubscribe: <https://x.example/{{v}}>"_ba;
    QTest::newRow("a missing value is a flaw") << "Subject: {{v}}"_ba << QString() << Flaw::NoValue;
    QTest::newRow("a missing value with a default is none")
        << "Subject: {{v|x}}"_ba << QString() << Flaw::None;
    QTest::newRow("a line end begins no other header")
        << "Subject: {{v}}"_ba << u"a\r\nBcc: x@y.example"_s << Flaw::ControlInHeader;
    QTest::newRow("a line feed alone does not either")
        << "Subject: {{v}}"_ba << u"a\nb"_s << Flaw::ControlInHeader;
    QTest::newRow("nor in a name") << "To: {{v}} <a@b.example>"_ba << u"a\nb"_s << Flaw::ControlInHeader;
    QTest::newRow("a text in the message may have lines") << "\r\n{{v}}"_ba << u"a\nb"_s << Flaw::None;
    QTest::newRow("a name cannot smuggle an address in")
        << "To: {{v}} <a@b.example>"_ba << u"x\" <c@d.example>, \"y"_s << Flaw::None;
    QTest::newRow("an address is one address")
        << "To: {{v}}"_ba << u"a@b.example, c@d.example"_s << Flaw::NoAddress;
    QTest::newRow("an address is an address") << "To: {{v}}"_ba << u"nobody"_s << Flaw::NoAddress;
    QTest::newRow("an address may have its name with it")
        << "To: {{v}}"_ba << u"Ann <a@b.example>"_s << Flaw::None;
    QTest::newRow("brackets hold no brackets")
        << "To: x <{{v}}>"_ba << u"Ann <a@b.example>"_s << Flaw::NoAddress;
    QTest::newRow("a web address has no blank") << unsubscribe << u"a b"_s << Flaw::UnfitForHeader;
    QTest::newRow("a web address has no bracket") << unsubscribe << u"a>b"_s << Flaw::UnfitForHeader;
    QTest::newRow("a web address is ASCII") << unsubscribe << u"ü"_s << Flaw::UnfitForHeader;
    QTest::newRow("a header that cannot be folded is a flaw")
        << "Subject: {{v}}"_ba << QString(1000, u'x') << Flaw::HeaderTooLong;
    QTest::newRow("a long one of several words is none")
        << "Subject: {{v}}"_ba << u"word "_s.repeated(1000).trimmed() << Flaw::None;
}

void TestMergeTemplate::flaw()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, value);
    QFETCH(MergeFlaw::Kind, kind);
    const MergeTemplate::Compiled made
        = MergeTemplate::compile("From: a@b.example\r\n" + line + "\r\n\r\nx\r\n");
    QVERIFY(made.letter);
    const MergeFlaw flaw = made.letter->judge({value});
    QCOMPARE(flaw.kind, kind);
    if (flaw)
        QCOMPARE(flaw.field.isEmpty() ? u"v"_s : flaw.field, u"v"_s);
    if (kind == Flaw::None && line.startsWith("To: {{v}} <"))
        QCOMPARE(made.letter->rendered({value}, 1).count("@b.example>"), 1);
}

void TestMergeTemplate::fieldsAreCollected()
{
    const MergeTemplate::Compiled made
        = MergeTemplate::compile("Subject: {{a|x}} {{B}}\r\n\r\n{{b|y}} {{A}} {{c|z}}\r\n");
    QVERIFY(made.letter);
    QCOMPARE(namesOf(*made.letter), (QStringList{u"b"_s, u"A"_s, u"c?"_s}));
}

/// RFC 2047 section 2: lines with encoded words have 76 characters at most.
void TestMergeTemplate::headerIsShort()
{
    const MergeTemplate::Compiled made = MergeTemplate::compile("Subject: {{v}}\r\n\r\nx\r\n");
    QVERIFY(made.letter);
    const QString value
        = u"Grüße an alle, die schöne Wörter mögen, und an jene, die Smileys 🙂 lesen"_s;
    const QByteArray message = made.letter->rendered({value}, 1);
    const QByteArray header = message.first(message.indexOf("\r\n\r\n"));
    for (const QByteArray &line : header.split('\n'))
        QVERIFY2(line.trimmed().size() <= 76, line.constData());
    QCOMPARE(decodeEncodedWords(QByteArray(header).replace("\r\n", "").sliced(8)), value);
}

void TestMergeTemplate::untouchedWithoutFields()
{
    const QByteArray message
        = "Message-ID: <a@b>\r\nSubject:  x\r\nContent-Type: text/html\r\n\r\n<p>.\r\n"_ba;
    const MergeTemplate::Compiled made = MergeTemplate::compile(message);
    QVERIFY(made.letter);
    QVERIFY(made.letter->fields().isEmpty());
    QCOMPARE(made.letter->rendered({}, 0), message);
}

QTEST_GUILESS_MAIN(TestMergeTemplate)
#include "tst_mergetemplate.moc"
