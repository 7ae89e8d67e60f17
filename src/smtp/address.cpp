#include "smtp/address.h"

#include "smtp/addressreader.h"

namespace Relaydeck {

namespace {

/// Line ends and control bytes are refused before anything else looks at the entry.
AddressFault forbiddenByte(QByteArrayView entry)
{
    for (qsizetype i = 0; i < entry.size(); ++i) {
        const auto byte = static_cast<unsigned char>(entry[i]);
        if (byte == '\r' || byte == '\n')
            return {AddressFault::Kind::LineEnd, i};
        if ((byte < ' ' && byte != '\t') || byte == 0x7f)
            return {AddressFault::Kind::ControlByte, i};
    }
    return {};
}

} // namespace

Address::Address(QByteArray wire, Rules rules)
    : m_wire(std::move(wire)),
      m_at(m_wire.lastIndexOf('@')),
      m_rules(rules)
{
    m_needsSmtpUtf8 = AddressReader::has8bit(m_wire);
}

ParsedAddress Address::parse(QByteArrayView entry, Rules rules)
{
    qsizetype first = 0;
    qsizetype last = entry.size();
    while (first < last && AddressReader::isSpace(entry[first]))
        ++first;
    while (last > first && AddressReader::isSpace(entry[last - 1]))
        --last;
    const QByteArrayView text = entry.sliced(first, last - first);

    AddressFault fault = forbiddenByte(text);
    QByteArray wire;
    if (!fault)
        fault = rules == Rules::Current ? AddressReader(text).read(wire) : readClassicAddress(text, wire);
    if (fault) {
        fault.position += first;
        return {{}, fault};
    }
    return {Address(std::move(wire), rules), {}};
}

QByteArrayView Address::domain() const
{
    return m_wire.isEmpty() ? QByteArrayView() : QByteArrayView(m_wire).sliced(m_at + 1);
}

QByteArray Address::domainKey() const
{
    const qsizetype at = m_rules == Rules::Classic ? m_wire.indexOf('@') : m_at;
    return m_wire.isEmpty() ? QByteArray() : m_wire.sliced(at + 1).toLower();
}

} // namespace Relaydeck
