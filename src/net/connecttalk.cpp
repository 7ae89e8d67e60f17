#include "net/connecttalk.h"

#include <algorithm>

namespace Relaydeck {

using namespace Qt::StringLiterals;

namespace {

/// Behind the empty line that ends the header lines; -1 while it has not come. Line ends may lack their CR.
qsizetype endOfHeader(const QByteArray &bytes)
{
    for (qsizetype at = bytes.indexOf('\n'); at >= 0; at = bytes.indexOf('\n', at + 1)) {
        const QByteArrayView rest = QByteArrayView(bytes).sliced(at + 1);
        if (rest.startsWith('\n'))
            return at + 2;
        if (rest.startsWith("\r\n"))
            return at + 3;
    }
    return -1;
}

/// The status of `HTTP/1.x 200 words`; 0 when it is no such line.
int statusIn(QByteArrayView line)
{
    constexpr QByteArrayView name("HTTP/1.");
    constexpr qsizetype digits = 9; // where they begin
    if (!line.startsWith(name) || line.size() < digits + 3 || line[digits - 1] != ' ')
        return 0;
    const QByteArrayView code = line.sliced(digits, 3);
    const bool isNumber = std::all_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; });
    return isNumber ? code.toInt() : 0;
}

ProxyFlaw flawOf(int status, bool hadLogin)
{
    switch (status) {
    case 401:
    case 407: return hadLogin ? ProxyFlaw::LoginRefused : ProxyFlaw::LoginWanted;
    case 403:
    case 405: return ProxyFlaw::Forbidden;
    case 404: return ProxyFlaw::PeerNotFound;
    case 502:
    case 503: return ProxyFlaw::PeerRefused;
    case 504: return ProxyFlaw::PeerSilent;
    default: return ProxyFlaw::OtherRefusal;
    }
}

} // namespace

ConnectTalk::ConnectTalk(const Proxy &proxy, const Endpoint &peer) : m_proxy(proxy), m_peer(peer)
{}

ProxyTalk::Next ConnectTalk::begin()
{
    const Endpoint ascii{QString::fromUtf8(nameForProxy(m_peer.host)), m_peer.port};
    const QByteArray target = ascii.toString().toUtf8();
    const auto odd = [](char c) { return quint8(c) <= ' ' || quint8(c) == 0x7f; };
    if (std::any_of(target.begin(), target.end(), odd) || m_proxy.user.contains(':'))
        return {{}, false, ProxyFlaw::Unsayable, {}};
    QByteArray request = "CONNECT "_ba + target + " HTTP/1.1\r\nHost: "_ba + target + "\r\n"_ba;
    if (!m_proxy.user.isEmpty())
        request += "Proxy-Authorization: Basic "_ba + (m_proxy.user + ':' + m_proxy.password).toBase64()
            + "\r\n"_ba;
    return {request + "\r\n"_ba, false, {}, {}};
}

ProxyTalk::Next ConnectTalk::heed(QByteArray &heard)
{
    const auto strange = [&] { return Next{{}, false, ProxyFlaw::NotAProxy, firstLine(heard)}; };
    int status = 100;
    while (status < 200) { // those below only say that more is to come
        const QByteArrayView begin("HTTP/1.");
        if (!begin.startsWith(QByteArrayView(heard).first(std::min(begin.size(), heard.size())))
            && !heard.startsWith(begin))
            return strange();
        const qsizetype end = endOfHeader(heard);
        if (end < 0)
            return heard.size() > LargestAnswer ? strange() : Next{};
        status = statusIn(heard);
        if (status == 0)
            return strange();
        if (status >= 300)
            return {{}, false, flawOf(status, !m_proxy.user.isEmpty()), firstLine(heard)};
        heard.remove(0, end);
    }
    return {{}, true, {}, {}};
}

/// What may be shown of it.
QByteArray ConnectTalk::firstLine(const QByteArray &heard) const
{
    return proxyWords(m_proxy, heard.split('\n').first()).trimmed();
}

} // namespace Relaydeck
