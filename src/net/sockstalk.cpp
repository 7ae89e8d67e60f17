#include "net/sockstalk.h"

#include <QHostAddress>
#include <QtEndian>

namespace Relaydeck {

using namespace Qt::StringLiterals;

namespace {

constexpr char Version = 5;
constexpr char LoginVersion = 1;
constexpr char NoLogin = 0;
constexpr char UserAndPassword = 2;
constexpr quint8 NoMethod = 0xff;
constexpr char Connect = 1;
constexpr qsizetype LongestText = 255; // its length is one byte

// Kinds of addresses
constexpr char IPv4 = 1;
constexpr char Name = 3;
constexpr char IPv6 = 4;

ProxyTalk::Next flawed(ProxyFlaw flaw, const QByteArray &words = {})
{
    return {{}, false, flaw, words};
}

char sizeOf(const QByteArray &text)
{
    return char(quint8(text.size()));
}

QByteArray addressBytes(const QHostAddress &address)
{
    if (address.protocol() == QAbstractSocket::IPv4Protocol) {
        QByteArray bytes(4, '\0');
        qToBigEndian(address.toIPv4Address(), bytes.data());
        return IPv4 + bytes;
    }
    const Q_IPV6ADDR bits = address.toIPv6Address();
    return IPv6 + QByteArray(reinterpret_cast<const char *>(bits.c), 16);
}

/// The verdicts of RFC 1928 section 6.
ProxyTalk::Next refusal(quint8 verdict)
{
    switch (verdict) {
    case 2: return flawed(ProxyFlaw::Forbidden);
    case 3:
    case 4: return flawed(ProxyFlaw::PeerNotFound);
    case 5: return flawed(ProxyFlaw::PeerRefused);
    case 6: return flawed(ProxyFlaw::PeerSilent);
    default: return flawed(ProxyFlaw::OtherRefusal, "SOCKS "_ba + QByteArray::number(verdict));
    }
}

} // namespace

SocksTalk::SocksTalk(const Proxy &proxy, const Endpoint &peer) : m_proxy(proxy), m_peer(peer)
{}

ProxyTalk::Next SocksTalk::begin()
{
    if (m_proxy.user.size() > LongestText || m_proxy.password.size() > LongestText
        || nameForProxy(m_peer.host).size() > LongestText)
        return flawed(ProxyFlaw::Unsayable);
    const QByteArray methods
        = m_proxy.user.isEmpty() ? QByteArray(1, NoLogin) : QByteArray(1, NoLogin) + UserAndPassword;
    return {Version + (sizeOf(methods) + methods), false, {}, {}};
}

ProxyTalk::Next SocksTalk::heed(QByteArray &heard)
{
    switch (m_awaits) {
    case Awaits::Method: return heedMethod(heard);
    case Awaits::LoginVerdict: return heedLogin(heard);
    case Awaits::Verdict: break;
    }
    return heedVerdict(heard);
}

ProxyTalk::Next SocksTalk::heedMethod(QByteArray &heard)
{
    constexpr qsizetype size = 2;
    if (!heard.isEmpty() && heard[0] != Version)
        return flawed(ProxyFlaw::NotAProxy, proxyWords(m_proxy, heard));
    if (heard.size() < size)
        return {};
    const auto method = quint8(heard[1]);
    heard.remove(0, size);
    if (method == NoLogin)
        return sayConnect();
    if (method == UserAndPassword && !m_proxy.user.isEmpty())
        return sayLogin();
    return flawed(
        method == NoMethod || method == UserAndPassword ? ProxyFlaw::LoginWanted : ProxyFlaw::NotAProxy);
}

ProxyTalk::Next SocksTalk::sayLogin()
{
    m_awaits = Awaits::LoginVerdict;
    return {
        LoginVersion + (sizeOf(m_proxy.user) + m_proxy.user) + (sizeOf(m_proxy.password) + m_proxy.password),
        false, {}, {}};
}

ProxyTalk::Next SocksTalk::heedLogin(QByteArray &heard)
{
    constexpr qsizetype size = 2;
    if (heard.size() < size)
        return {};
    const bool good = heard[1] == 0;
    heard.remove(0, size);
    return good ? sayConnect() : flawed(ProxyFlaw::LoginRefused);
}

ProxyTalk::Next SocksTalk::sayConnect()
{
    m_awaits = Awaits::Verdict;
    const QByteArray name = nameForProxy(m_peer.host);
    const QHostAddress address(m_peer.host);
    const QByteArray target = address.isNull() ? Name + (sizeOf(name) + name) : addressBytes(address);
    QByteArray port(2, '\0');
    qToBigEndian(m_peer.port, port.data());
    return {Version + (Connect + ('\0' + target)) + port, false, {}, {}};
}

/// Version, verdict, a zero, and an address that does not matter.
ProxyTalk::Next SocksTalk::heedVerdict(QByteArray &heard)
{
    constexpr qsizetype head = 5;
    constexpr qsizetype portSize = 2;
    if (!heard.isEmpty() && heard[0] != Version)
        return flawed(ProxyFlaw::NotAProxy, proxyWords(m_proxy, heard));
    if (heard.size() >= 2 && heard[1] != 0)
        return refusal(quint8(heard[1]));
    if (heard.size() < head)
        return {};
    const qsizetype address = heard[3] == IPv4 ? 4 : heard[3] == IPv6 ? 16 : 1 + quint8(heard[4]);
    if (heard[3] != IPv4 && heard[3] != IPv6 && heard[3] != Name)
        return flawed(ProxyFlaw::NotAProxy, proxyWords(m_proxy, heard));
    const qsizetype size = head - 1 + address + portSize;
    if (heard.size() < size)
        return {};
    heard.remove(0, size);
    return {{}, true, {}, {}};
}

} // namespace Relaydeck
