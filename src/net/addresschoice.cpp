#include "net/addresschoice.h"

namespace Relaydeck {

bool isOf(AddressFamily family, const QHostAddress &address)
{
    switch (family) {
    case AddressFamily::IPv4: return address.protocol() == QAbstractSocket::IPv4Protocol;
    case AddressFamily::IPv6: return address.protocol() == QAbstractSocket::IPv6Protocol;
    case AddressFamily::Any: break;
    }
    return true;
}

AddressFamily familyOf(const QString &sourceAddress)
{
    const QHostAddress address(sourceAddress);
    if (address.isNull())
        return AddressFamily::Any;
    return isOf(AddressFamily::IPv4, address) ? AddressFamily::IPv4 : AddressFamily::IPv6;
}

QList<QHostAddress> addressesToTry(const QList<QHostAddress> &addresses, AddressFamily family)
{
    QList<QHostAddress> preferred;
    QList<QHostAddress> others;
    for (const QHostAddress &address : addresses) {
        if (!isOf(family, address) || preferred.contains(address) || others.contains(address))
            continue;
        const bool alike = preferred.isEmpty() || preferred.first().protocol() == address.protocol();
        (alike ? preferred : others).append(address);
    }
    QList<QHostAddress> order;
    while (order.size() < MostAddresses && !(preferred.isEmpty() && others.isEmpty())) {
        order.append(preferred.takeFirst());
        if (!others.isEmpty() || preferred.isEmpty())
            preferred.swap(others);
    }
    return order;
}

} // namespace Relaydeck
