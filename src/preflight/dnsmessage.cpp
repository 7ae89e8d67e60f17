#include "preflight/dnsmessage.h"

#include <QHostAddress>
#include <QtEndian>

#include <algorithm>
#include <optional>
#include <utility>

namespace Relaydeck {

namespace {

using Record = DnsMessage::Record;

constexpr qsizetype HeaderSize = 12; // bytes
constexpr qsizetype LongestLabel = 63;
constexpr qsizetype LongestName = 253; // as text
constexpr quint16 InternetClass = 1;
constexpr quint16 RecursionDesired = 0x0100; // flags of the header
constexpr quint16 RecursionAvailable = 0x0080;
constexpr quint16 IsReply = 0x8000;
constexpr quint16 IsAuthority = 0x0400;
constexpr quint16 IsCut = 0x0200;
constexpr quint16 CodeMask = 0x000f;
constexpr quint16 NoSuchName = 3;

void put(QByteArray &into, quint16 number)
{
    into.append(char(number >> 8)).append(char(number & 0xff));
}

/// Empty: it cannot be one.
QByteArray wireName(const QByteArray &name)
{
    QByteArray wire;
    for (const QByteArray &label : name.split('.')) {
        if (label.isEmpty() || label.size() > LongestLabel || name.size() > LongestName)
            return {};
        wire.append(char(label.size())).append(label);
    }
    return wire.append('\0');
}

/// Reads from bytes that anybody may have written; past the end, or after anything odd, it is broken and gives nothing more.
class Cursor final
{
public:
    explicit Cursor(const QByteArray &bytes) : m_bytes(bytes) {}

    [[nodiscard]] bool isBroken() const noexcept { return m_isBroken; }
    [[nodiscard]] qsizetype at() const noexcept { return m_at; }

    quint16 number()
    {
        const QByteArray two = take(2);
        return m_isBroken ? quint16(0) : qFromBigEndian<quint16>(two.constData());
    }

    QByteArray take(qsizetype size)
    {
        m_isBroken = m_isBroken || size > m_bytes.size() - m_at;
        if (m_isBroken)
            return {};
        return m_bytes.sliced(std::exchange(m_at, m_at + size), size);
    }

    /// In lower case. Pointers lead back only, so that there is an end (section 4.1.4).
    QByteArray name()
    {
        QByteArrayList labels;
        qsizetype before = m_at;
        std::optional<qsizetype> back; // where to go on when the first pointer has been followed
        for (;;) {
            const quint8 size = quint8(take(1).append('\0').front());
            constexpr quint8 pointer = 0xc0;
            if (m_isBroken || size == 0)
                break;
            if ((size & pointer) == 0) {
                labels.append(take(size).toLower());
                continue;
            }
            const qsizetype to = (size & ~pointer) << 8 | quint8(take(1).append('\0').front());
            m_isBroken = m_isBroken || (size & pointer) != pointer || to >= before;
            back = back.value_or(m_at);
            before = m_at = to;
        }
        m_at = back.value_or(m_at);
        return labels.join('.');
    }

private:
    const QByteArray &m_bytes;
    qsizetype m_at = 0;
    bool m_isBroken = false;
};

/// The pieces of a text, as one.
QByteArray joined(const QByteArray &data, bool &isBroken)
{
    Cursor cursor(data);
    QByteArray text;
    while (cursor.at() < data.size() && !cursor.isBroken())
        text += cursor.take(quint8(cursor.take(1).append('\0').front()));
    isBroken = isBroken || cursor.isBroken();
    return text;
}

/// The value of one record, whose data begins at the cursor. An empty one says that there is none (RFC 7505).
QByteArray valueOf(Record record, quint16 size, Cursor &cursor, bool &isBroken)
{
    constexpr quint16 size4 = 4;
    constexpr quint16 size6 = 16;
    const qsizetype end = cursor.at() + size;
    if (record == Record::Mail) {
        cursor.number(); // its preference
        const QByteArray name = cursor.name();
        isBroken = isBroken || cursor.at() != end;
        return name;
    }
    const QByteArray data = cursor.take(size);
    if (record == Record::Text)
        return joined(data, isBroken);
    isBroken = isBroken || size != (record == Record::Address4 ? size4 : size6);
    if (isBroken || cursor.isBroken())
        return {};
    const QHostAddress address = record == Record::Address4
        ? QHostAddress(qFromBigEndian<quint32>(data.constData()))
        : QHostAddress(reinterpret_cast<const quint8 *>(data.constData()));
    return address.toString().toLatin1();
}

} // namespace

DnsMessage::DnsMessage(quint16 id, const QByteArray &name, Record record)
    : m_id(id),
      m_name(name.toLower()),
      m_record(record)
{
    const QByteArray wire = wireName(m_name);
    if (wire.isEmpty())
        return;
    for (const quint16 number : {m_id, RecursionDesired, quint16(1), quint16(0), quint16(0), quint16(0)})
        put(m_bytes, number);
    m_bytes += wire;
    put(m_bytes, quint16(m_record));
    put(m_bytes, InternetClass);
}

DnsMessage::Reply DnsMessage::read(const QByteArray &bytes) const
{
    Cursor cursor(bytes);
    const quint16 id = cursor.number();
    const quint16 flags = cursor.number();
    const quint16 questions = cursor.number();
    const quint16 records = cursor.number();
    cursor.take(HeaderSize - cursor.at());
    const bool isOurs = questions == 1 && cursor.name() == m_name && cursor.number() == quint16(m_record)
        && cursor.number() == InternetClass;
    if (cursor.isBroken() || !isOurs || id != m_id || !(flags & IsReply))
        return {};
    if (flags & IsCut)
        return {Reply::Kind::Cut, {}};
    if ((flags & CodeMask) == NoSuchName)
        return {Reply::Kind::Whole, {}};
    const Reply failed{Reply::Kind::Whole, {DnsAnswer::Fate::Failed, {}}};
    const bool knows = records > 0 || (flags & (RecursionAvailable | IsAuthority));
    if ((flags & CodeMask) != 0 || !knows)
        return failed;

    QByteArray owner = m_name;
    QByteArrayList values;
    for (int i = 0; i < records; ++i) {
        const QByteArray name = cursor.name();
        const quint16 type = cursor.number();
        cursor.take(6); // class and time to live
        const quint16 size = cursor.number();
        const qsizetype end = cursor.at() + size;
        bool isBroken = end > bytes.size() || cursor.isBroken();
        if (!isBroken && name == owner && type == quint16(Record::Alias))
            owner = cursor.name();
        else if (!isBroken && name == owner && type == quint16(m_record))
            values.append(valueOf(m_record, size, cursor, isBroken));
        else
            cursor.take(size);
        if (isBroken || cursor.isBroken() || cursor.at() != end)
            return failed;
    }
    values.removeAll(QByteArray());
    return {
        Reply::Kind::Whole, {values.isEmpty() ? DnsAnswer::Fate::Nothing : DnsAnswer::Fate::Found, values}};
}

} // namespace Relaydeck
