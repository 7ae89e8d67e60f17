#include "bulk/standins.h"

#include <utility>

namespace Relaydeck {

StandIns::StandIns(const QByteArrayList &recipients, qint64 firstRow)
    : m_recipients(recipients),
      m_rowsToPass(firstRow - 1)
{}

void StandIns::replace(std::vector<ListEntry> &entries)
{
    for (const ListEntry &entry : std::exchange(entries, {})) {
        if (areServed() || entry.leftOut != LeftOut::No || m_rowsToPass-- > 0)
            continue;
        entries.push_back(standIn(entry));
        m_last = entry;
    }
}

void StandIns::serveTheRest(std::vector<ListEntry> &entries)
{
    while (m_last && !areServed())
        entries.push_back(standIn(*m_last));
}

ListEntry StandIns::standIn(const ListEntry &entry)
{
    ListEntry made;
    made.line = entry.line;
    made.raw = m_recipients[m_next++];
    const ParsedAddress parsed = Address::parse(made.raw);
    made.address = parsed.address;
    made.fault = parsed.fault;
    if (!parsed) {
        made.leftOut = LeftOut::Invalid;
        return made;
    }
    made.values = entry.values;
    for (QString &value : made.values) {
        if (value.contains(u'@') && Address::parse(value.toUtf8()).address == entry.address)
            value = QString::fromUtf8(made.address.wire());
    }
    return made;
}

} // namespace Relaydeck
