#pragma once

#include <QByteArrayView>

#include <memory>
#include <vector>

namespace Relaydeck {

/// Knows which addresses or domains came by, in any case, and with which number (a line, a file) each came first.
/// Exact: a hash only finds the place, the bytes decide. Takes the address and about 25 bytes for each.
class SeenAddresses final
{
    Q_DISABLE_COPY_MOVE(SeenAddresses)

public:
    SeenAddresses();
    ~SeenAddresses();

    /// 0 when `address` is new; it is remembered with `line`. Otherwise the line it was remembered with.
    /// Compares ASCII letters without case (spec section 12.6). At most 64 KiB an address; lines up to 2^32.
    [[nodiscard]] qint64 lineOrRemember(QByteArrayView address, qint64 line);

    /// The number it was remembered with; 0 when it never came by.
    [[nodiscard]] qint64 lineOf(QByteArrayView address) const;

    [[nodiscard]] qsizetype count() const noexcept { return m_count; }

private:
    struct Slot
    {
        quint32 hash = 0;
        quint32 place = 0; // of the entry in m_blocks, in units of Unit, plus 1; 0: free
    };

    void grow();
    /// The slot of `key`, or the free one that it would take.
    [[nodiscard]] size_t find(QByteArrayView key, quint32 hash) const;
    [[nodiscard]] const char *entryAt(quint32 place) const;
    [[nodiscard]] quint32 store(QByteArrayView key, quint32 line);

    std::vector<Slot> m_slots; // a power of two of them, at most two thirds taken
    std::vector<std::unique_ptr<char[]>> m_blocks; // entries: line (4 bytes), length (2), key
    qsizetype m_blockUsed = 0;
    qsizetype m_count = 0;
};

} // namespace Relaydeck
