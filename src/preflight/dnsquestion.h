#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QHash>

namespace Relaydeck {

/// What is asked of the name service.
struct DnsQuestion
{
    enum class Type : quint8 { Text, Address, Mail };

    Type type = Type::Text;
    QByteArray name; ///< in ASCII, without a dot at the end

    friend bool operator==(const DnsQuestion &, const DnsQuestion &) = default;
    friend std::size_t qHash(const DnsQuestion &question, std::size_t seed = 0)
    {
        return qHashMulti(seed, int(question.type), question.name.toLower());
    }
};

/// What it says.
struct DnsAnswer
{
    enum class Fate : quint8 {
        Found,
        Nothing, ///< the name, or anything of that type under it, does not exist
        Failed, ///< no answer in time, or one that cannot be used
    };

    Fate fate = Fate::Nothing;
    /// Text: each record as one piece. Address: IPv4 and IPv6 as text. Mail: names of hosts.
    QByteArrayList values;

    friend bool operator==(const DnsAnswer &, const DnsAnswer &) = default;
};

using DnsAnswers = QHash<DnsQuestion, DnsAnswer>;

} // namespace Relaydeck
