#include "bulk/bannedaddresses.h"

#include "bulk/listrecords.h"
#include "bulk/openfile.h"

#include <algorithm>

#include <QFile>

using namespace Qt::StringLiterals;

namespace Relaydeck {

namespace {

constexpr qint64 SliceSize = 1024 * 1024; // bytes
constexpr qsizetype LongestLine = 64 * 1024; // bytes; what is longer is no address, and not kept whole
constexpr QByteArrayView ByteOrderMark = "\xef\xbb\xbf";

/// Exports of other services are tables whatever their names say.
ListFormat::Kind kindOf(const QString &fileName, QByteArrayView firstLine)
{
    const ListFormat::Kind byName = ListFormat().kindOf(fileName);
    if (byName != ListFormat::Kind::Plain || Address::parse(firstLine))
        return byName;
    const bool hasDelimiter = std::any_of(firstLine.begin(), firstLine.end(),
        [](char byte) { return byte == ',' || byte == ';' || byte == '\t'; });
    return hasDelimiter ? ListFormat::Kind::Table : ListFormat::Kind::Plain;
}

} // namespace

/// One file, as far as it was read.
class BannedAddresses::Source final
{
public:
    QString name; // as the user says it; a file that was opened by its descriptor does not know it
    QFile file;
    QByteArray rest; // of a line whose end was not read yet
    std::optional<ListRecords> records; // of one that is not plain
    int number = 0;
    bool isKnown = false; // what kind it is
    bool atStart = true;
};

BannedAddresses::BannedAddresses() = default;

BannedAddresses::~BannedAddresses() = default;

void BannedAddresses::add(const QByteArrayList &entries)
{
    for (const QByteArray &entry : entries)
        remember(entry, 0);
}

bool BannedAddresses::open(const QString &fileName)
{
    auto source = std::make_unique<Source>();
    m_fault = {fileName, openForReading(source->file, fileName, Openable::RegularFiles)};
    if (m_fault)
        return false;
    source->name = fileName;
    source->number = ++m_files;
    m_sources.push_back(std::move(source));
    return true;
}

void BannedAddresses::remember(QByteArrayView entry, int file)
{
    const ParsedAddress parsed = Address::parse(entry);
    QByteArrayView key = parsed ? QByteArrayView(parsed.address.wire()) : entry.trimmed();
    if (key.startsWith('@'))
        key = key.sliced(1);
    if (!key.isEmpty())
        (void)m_known.lineOrRemember(key, file + 1);
}

std::optional<int> BannedAddresses::find(const Address &address) const
{
    if (m_known.count() == 0)
        return std::nullopt;
    qint64 known = m_known.lineOf(address.wire());
    if (known == 0)
        known = m_known.lineOf(QByteArrayView(address.wire()).sliced(address.wire().lastIndexOf('@') + 1));
    return known == 0 ? std::nullopt : std::optional(int(known) - 1);
}

bool BannedAddresses::readOn()
{
    if (m_sources.empty())
        return true;
    Source &source = *m_sources.front();
    const QByteArray slice = source.file.read(SliceSize);
    if (source.file.error() != QFileDevice::NoError) {
        m_fault = {source.name, source.file.errorString()};
        return false;
    }
    const QByteArray text = source.rest + slice;
    qsizetype at
        = std::exchange(source.atStart, false) && text.startsWith(ByteOrderMark) ? ByteOrderMark.size() : 0;
    for (qsizetype end = text.indexOf('\n', at); end >= 0; end = text.indexOf('\n', at)) {
        if (!take(source, QByteArrayView(text).sliced(at, end - at)))
            return false;
        at = end + 1;
    }
    source.rest = text.sliced(at).left(LongestLine);
    if (!slice.isEmpty())
        return true;
    const bool isGood = finish(source);
    m_sources.pop_front();
    return isGood;
}

bool BannedAddresses::finish(Source &source)
{
    if (!source.rest.isEmpty() && !take(source, source.rest))
        return false;
    if (source.records && source.records->finish() == ListRecords::Found::Entry)
        remember(source.records->entry(), source.number);
    return true;
}

/// False: nobody knows in which column the addresses are.
bool BannedAddresses::take(Source &source, QByteArrayView line)
{
    if (line.endsWith('\r'))
        line.chop(1);
    if (!source.isKnown) {
        if (line.startsWith('#') || line.trimmed().isEmpty())
            return true;
        source.isKnown = true;
        if (const auto kind = kindOf(source.name, line); kind != ListFormat::Kind::Plain)
            source.records.emplace(ListFormat(), kind);
    }
    if (!source.records) {
        if (!line.startsWith('#'))
            remember(line, source.number);
        return true;
    }
    const ListRecords::Found found = source.records->take(line);
    if (found == ListRecords::Found::Entry)
        remember(source.records->entry(), source.number);
    if (found != ListRecords::Found::NoColumn)
        return true;
    m_fault = {source.name, source.records->columns().join(u", "_s), source.records->columns()};
    return false;
}

} // namespace Relaydeck
