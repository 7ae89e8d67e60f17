#pragma once

#include "preflight/dnsquestion.h"

#include <QByteArray>

namespace Relaydeck {

/// A question for records of one type as a name server reads it, and what comes back (RFC 1035 section 4).
class DnsMessage final
{
public:
    enum class Record : quint16 { Address4 = 1, Alias = 5, Mail = 15, Text = 16, Address6 = 28 };

    /// `name` in ASCII, without a dot at the end.
    DnsMessage(quint16 id, const QByteArray &name, Record record);

    /// Empty: there can be no such name (RFC 1035 section 2.3.4).
    [[nodiscard]] const QByteArray &bytes() const noexcept { return m_bytes; }

    struct Reply
    {
        enum class Kind : quint8 {
            Foreign, ///< to another question, or none at all
            Cut, ///< it did not fit, and is to be asked for by TCP
            Whole,
        };
        Kind kind = Kind::Foreign;
        DnsAnswer answer; ///< of a whole one
    };
    /// Any bytes. Aliases are followed within the reply.
    [[nodiscard]] Reply read(const QByteArray &bytes) const;

private:
    const quint16 m_id;
    const QByteArray m_name; // in lower case
    const Record m_record;
    QByteArray m_bytes;
};

} // namespace Relaydeck
