#pragma once

#include <QByteArrayView>

namespace Relaydeck {

/// Spreads neighbouring numbers evenly over all 64 bits (the finalizer of SplitMix64).
[[nodiscard]] constexpr quint64 spread(quint64 number) noexcept
{
    number += 0x9e3779b97f4a7c15U;
    number = (number ^ (number >> 30)) * 0xbf58476d1ce4e5b9U;
    number = (number ^ (number >> 27)) * 0x94d049bb133111ebU;
    return number ^ (number >> 31);
}

/// FNV-1a over the bytes, ASCII letters in either case being one: the same on every machine and in every run.
[[nodiscard]] constexpr quint64 fingerprint(QByteArrayView bytes) noexcept
{
    quint64 hash = 0xcbf29ce484222325U;
    for (const char byte : bytes) {
        const bool capital = byte >= 'A' && byte <= 'Z';
        hash = (hash ^ quint8(capital ? byte + ('a' - 'A') : byte)) * 0x100000001b3U;
    }
    return hash;
}

/// Whether `number` is one of the `percent` in a hundred (0 to 100) that are chosen.
[[nodiscard]] constexpr bool fallsInto(quint64 number, double percent) noexcept
{
    return double(spread(number) >> 11) * 0x1p-53 * 100 < percent;
}

} // namespace Relaydeck
