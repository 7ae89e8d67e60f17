#include "serverfile/confgenerator.h"

#include "serverfile/confvalue.h"

namespace Relaydeck {

using namespace Qt::StringLiterals;

QByteArray ConfGenerator::text(Field field)
{
    if (field == Field::Smtp)
        return "relay" + QByteArray::number(below(40)) + ".example";
    if (field == Field::Conversation) // the module opens it
        return pick({"/dev/null"_ba, "conv1.log"_ba, "conv2.log"_ba});
    if (chance(8))
        return pick({""_ba, "undef"_ba, " 5 "_ba, "\\5"_ba, "a\r\nb"_ba, "define package Nope"_ba,
            "say define package Nope"_ba, "$x @y \"z\""_ba, "caf\xe9"_ba, "# no comment"_ba, "= @= ="_ba,
            "\xc2\xa0"_ba, "\x01\x7f"_ba, "0:25"_ba});
    if (fieldInfo(field).kind == FieldInfo::Kind::Choice)
        return pick(QByteArray(fieldInfo(field).choices).split(' '));
    if (field == Field::CertificateCheck)
        return pick({"system"_ba, "off"_ba, "ca:/nowhere/ca.pem"_ba, "sha256:"_ba + QByteArray(64, 'a')});
    if (field == Field::Proxy)
        return pick({"none"_ba, "socks5://proxy.test:1080"_ba, "http://tim@[::1]"_ba, "ftp://x"_ba});
    if (field == Field::SourceAddress)
        return pick({"192.0.2.1"_ba, "::1"_ba, "here"_ba});
    if (field == Field::Port)
        return pick({"25"_ba, "465"_ba, "587"_ba, "2525"_ba, "0"_ba, "65536"_ba});
    return fieldInfo(field).minimum < fieldInfo(field).maximum
        ? pick({"0"_ba, "1"_ba, "25"_ba, "587"_ba, "100"_ba, "2.5"_ba, "1e3"_ba, "-1"_ba, "3 apples"_ba,
            "00"_ba})
        : pick({"deck.test"_ba, "client.example"_ba, "yes"_ba, "no"_ba, "rented until May"_ba});
}

Field ConfGenerator::field()
{
    return Field(below(int(FieldCount) - 1) + 1); // not Smtp
}

RelayEditor::Values ConfGenerator::values()
{
    RelayEditor::Values values{{Field::Smtp, text(Field::Smtp)}};
    for (const FieldInfo &info : fieldTable().subspan(1)) {
        if (chance(35))
            values.append({info.field, text(info.field)});
    }
    return values;
}

QByteArray ConfGenerator::raw(Field field)
{
    if (field != Field::Smtp && field != Field::Conversation && chance(4))
        return pick({"\\x31\\x30"_ba, "\\061"_ba, "\\tx"_ba, "\\\\a\\$b"_ba, "\\E5"_ba});
    return encodeValue(text(field));
}

QByteArray ConfGenerator::entry(const QByteArray &key, bool append, const QByteArray &raw)
{
    const QByteArray before = pick({" "_ba, " "_ba, " "_ba, ""_ba, "\t"_ba, "   "_ba});
    const QByteArray after = pick({" "_ba, " "_ba, " "_ba, ""_ba, "\t"_ba, "  "_ba});
    return pick({""_ba, ""_ba, ""_ba, "  "_ba, "\t"_ba}) + key + before + (append ? "@=" : "=") + after + raw
        + pick({""_ba, ""_ba, ""_ba, " "_ba, "\t"_ba});
}

QByteArray ConfGenerator::noise()
{
    return pick({""_ba, ""_ba, "# a comment"_ba, "  # Smtp @= not.this"_ba, " \t"_ba, "colour = red"_ba,
        "4242:Port = 9"_ba, "_sent_messages @= 3"_ba, "#"_ba});
}

/// Now and then what stops a reader, or hardly anybody knows.
QByteArray ConfGenerator::odd()
{
    return pick({"what is this"_ba, "Port ="_ba, "Port @= undef"_ba, "Tries @= 3"_ba, "Domain = x"_ba,
        "Domain = undef"_ba, "00:Tries = 4"_ba, "x define package Mail::Bulkmail::Server"_ba,
        "define package Somebody::Else"_ba, "define package Mail::Bulkmail::Object"_ba});
}

void ConfGenerator::addRelays(QByteArrayList &lines)
{
    const int relays = below(5);
    QList<Field> fields{Field::Smtp};
    for (const FieldInfo &info : fieldTable().subspan(1, ClassicFieldCount - 1)) {
        if (chance(40))
            fields.append(info.field);
    }
    const bool byRelay = chance(60);
    const bool uneven = chance(25);
    for (int outer = 0; outer < (byRelay ? relays : int(fields.size())); ++outer) {
        if (chance(30))
            lines.append(noise());
        for (int inner = 0; inner < (byRelay ? int(fields.size()) : relays); ++inner) {
            const Field now = fields[byRelay ? inner : outer];
            if (now == Field::Smtp || !uneven || chance(75))
                lines.append(entry(fieldInfo(now).key, true, raw(now)));
        }
    }
}

QByteArray ConfGenerator::serverFile()
{
    QByteArrayList lines;
    for (int i = below(3); i > 0; --i)
        lines.append(
            chance(30) ? entry(fieldInfo(field()).key, chance(50), pick({"7"_ba, "0"_ba})) : noise());
    lines.append("define package Mail::Bulkmail::Server");
    if (chance(20)) {
        lines.append(entry("Smtp", false, raw(Field::Smtp)));
    } else {
        addRelays(lines);
    }
    for (int i = below(3); i > 0 && chance(50); --i) {
        const Field now = field();
        lines.append(entry(fieldInfo(now).key, false, raw(now)));
    }
    if (chance(15))
        lines.insert(below(int(lines.size()) + 1), odd());
    if (chance(25)) {
        lines.append("define package Relaydeck::Server");
        for (int columns = below(4); columns > 0; --columns) {
            const Field now = Field(int(ClassicFieldCount) + below(int(FieldCount - ClassicFieldCount)));
            for (int i = below(4); i > 0; --i)
                lines.append(entry(fieldInfo(now).key, true, raw(now)));
        }
    }
    const QByteArray lineEnd = chance(25) ? "\r\n"_ba : "\n"_ba;
    return lines.join(lineEnd) + (chance(80) ? lineEnd : QByteArray());
}

QByteArray ConfGenerator::masterFile()
{
    QByteArrayList lines{
        "Domain = base.example"_ba, "envelope_limit = 50"_ba, "define package Mail::Bulkmail::Server"_ba};
    for (const Field now : {Field::Port, Field::Tries, Field::TalkAttempts, Field::EnvelopeLimit})
        lines.append(entry(fieldInfo(now).key, false, QByteArray::number(below(100))));
    return lines.join('\n') + '\n';
}

} // namespace Relaydeck
