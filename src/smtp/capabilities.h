#pragma once

#include "smtp/reply.h"

#include <QByteArray>
#include <QMap>

namespace Relaydeck {

/// What a relay offers in its answer to EHLO (RFC 5321 section 4.1.1.1).
class Capabilities
{
public:
    Capabilities() = default;
    /// The first line is the relay's name and offers nothing. `AUTH=LOGIN` of old servers is read as `AUTH LOGIN`.
    explicit Capabilities(const Reply &ehlo);

    /// `keyword` in capitals, such as "PIPELINING".
    [[nodiscard]] bool has(const QByteArray &keyword) const { return m_offers.contains(keyword); }
    /// What stands behind the keyword, or nothing.
    [[nodiscard]] QByteArray parameters(const QByteArray &keyword) const { return m_offers.value(keyword); }
    [[nodiscard]] QByteArrayList keywords() const { return m_offers.keys(); }
    /// Largest message the relay takes, in bytes (RFC 1870); 0 when it names none.
    [[nodiscard]] qint64 maximumSize() const;

private:
    QMap<QByteArray, QByteArray> m_offers;
};

} // namespace Relaydeck
