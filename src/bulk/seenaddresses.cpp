#include "bulk/seenaddresses.h"

#include <array>
#include <cstring>

#include <QHashFunctions>

namespace Relaydeck {

namespace {

constexpr size_t FirstSlots = 1024;
constexpr qsizetype BlockSize = 1024 * 1024; // bytes
constexpr qsizetype Unit = 8; // entries begin at multiples of it, so 32 bits reach 32 GiB
constexpr quint32 UnitsInBlock = BlockSize / Unit;
constexpr qsizetype LongestKey = 0xffff;

struct EntryHead
{
    quint32 line;
    quint16 length;
};
constexpr qsizetype HeadSize = sizeof(quint32) + sizeof(quint16);

EntryHead headOf(const char *entry)
{
    EntryHead head{};
    std::memcpy(&head.line, entry, sizeof head.line);
    std::memcpy(&head.length, entry + sizeof head.line, sizeof head.length);
    return head;
}

/// The address with ASCII letters in lower case, in place of a heap allocation for each.
class LowerCase final
{
public:
    explicit LowerCase(QByteArrayView address) : m_size(std::min(address.size(), LongestKey))
    {
        if (m_size > qsizetype(m_short.size()))
            m_long.reset(new char[size_t(m_size)]);
        char *to = m_long ? m_long.get() : m_short.data();
        for (qsizetype i = 0; i < m_size; ++i)
            to[i] = address[i] >= 'A' && address[i] <= 'Z' ? char(address[i] + ('a' - 'A')) : address[i];
    }
    [[nodiscard]] QByteArrayView view() const { return {m_long ? m_long.get() : m_short.data(), m_size}; }

private:
    qsizetype m_size;
    std::array<char, 512> m_short;
    std::unique_ptr<char[]> m_long;
};

/// Seeded for each process, so a list can not be made to collide.
quint32 hashOf(QByteArrayView key)
{
    return quint32(qHashBits(key.data(), size_t(key.size()), QHashSeed::globalSeed()));
}

} // namespace

SeenAddresses::SeenAddresses() : m_slots(FirstSlots)
{}

SeenAddresses::~SeenAddresses() = default;

qint64 SeenAddresses::lineOrRemember(QByteArrayView address, qint64 line)
{
    if (size_t(m_count) * 3 >= m_slots.size() * 2)
        grow();
    const LowerCase lower(address);
    const quint32 hash = hashOf(lower.view());
    Slot &slot = m_slots[find(lower.view(), hash)];
    if (slot.place != 0)
        return headOf(entryAt(slot.place)).line;
    slot = {hash, store(lower.view(), quint32(line))};
    ++m_count;
    return 0;
}

qint64 SeenAddresses::lineOf(QByteArrayView address) const
{
    const LowerCase lower(address);
    const Slot &slot = m_slots[find(lower.view(), hashOf(lower.view()))];
    return slot.place != 0 ? headOf(entryAt(slot.place)).line : 0;
}

size_t SeenAddresses::find(QByteArrayView key, quint32 hash) const
{
    const size_t mask = m_slots.size() - 1;
    size_t at = hash & mask;
    for (; m_slots[at].place != 0; at = (at + 1) & mask) {
        if (m_slots[at].hash != hash)
            continue;
        const char *entry = entryAt(m_slots[at].place);
        if (headOf(entry).length == key.size()
            && std::memcmp(entry + HeadSize, key.data(), size_t(key.size())) == 0)
            break;
    }
    return at;
}

void SeenAddresses::grow()
{
    std::vector<Slot> old(m_slots.size() * 2);
    old.swap(m_slots);
    const size_t mask = m_slots.size() - 1;
    for (const Slot &slot : old) {
        if (slot.place == 0)
            continue;
        size_t at = slot.hash & mask;
        while (m_slots[at].place != 0)
            at = (at + 1) & mask;
        m_slots[at] = slot;
    }
}

const char *SeenAddresses::entryAt(quint32 place) const
{
    const quint32 unit = place - 1;
    return m_blocks[unit / UnitsInBlock].get() + qsizetype(unit % UnitsInBlock) * Unit;
}

quint32 SeenAddresses::store(QByteArrayView key, quint32 line)
{
    const qsizetype size = HeadSize + key.size();
    if (m_blocks.empty() || m_blockUsed + size > BlockSize) {
        m_blocks.emplace_back(new char[BlockSize]);
        m_blockUsed = 0;
    }
    char *entry = m_blocks.back().get() + m_blockUsed;
    const auto length = quint16(key.size());
    std::memcpy(entry, &line, sizeof line);
    std::memcpy(entry + sizeof line, &length, sizeof length);
    std::memcpy(entry + HeadSize, key.data(), size_t(key.size()));
    const auto unit = quint32(m_blocks.size() - 1) * UnitsInBlock + quint32(m_blockUsed / Unit);
    m_blockUsed += (size + Unit - 1) / Unit * Unit;
    return unit + 1;
}

} // namespace Relaydeck
