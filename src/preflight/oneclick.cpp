#include "preflight/oneclick.h"

namespace Relaydeck {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype LongestHead = 64 * 1024; // bytes of headers that are looked at

/// The value of the first header of that name, unfolded; nothing when there is none.
QByteArray headerOf(const QByteArray &message, const QByteArray &name)
{
    QByteArray value;
    bool inside = false;
    bool found = false;
    for (const QByteArray &raw : message.left(LongestHead).split('\n')) {
        const QByteArray line = raw.endsWith('\r') ? raw.chopped(1) : raw;
        if (line.isEmpty())
            break;
        if (line.front() == ' ' || line.front() == '\t') {
            value += inside ? line : QByteArray();
            continue;
        }
        inside = !found && line.left(line.indexOf(':')).trimmed().toLower() == name;
        found = found || inside;
        if (inside)
            value = line.mid(line.indexOf(':') + 1);
    }
    return value.trimmed();
}

} // namespace

OneClick oneClickOf(const QByteArray &message)
{
    const QByteArray address = headerOf(message, "list-unsubscribe"_ba).toLower();
    const QByteArray post = headerOf(message, "list-unsubscribe-post"_ba).simplified().toLower();
    if (post == "list-unsubscribe=one-click" && address.contains("<https://"))
        return OneClick::Good;
    return post.isEmpty() ? OneClick::Missing : OneClick::Half;
}

QByteArray oneClickHeadersOf(const QByteArray &message)
{
    QByteArray headers;
    for (const QByteArray &name : {"List-Unsubscribe"_ba, "List-Unsubscribe-Post"_ba}) {
        if (const QByteArray value = headerOf(message, name.toLower()); !value.isEmpty())
            headers += name + ": " + value + "\r\n";
    }
    return headers;
}

OneClickTally OneClickTally::of(OneClick all, quint64 recipients)
{
    OneClickTally tally;
    (all == OneClick::Good ? tally.good : all == OneClick::Half ? tally.half : tally.missing) = recipients;
    return tally;
}

void OneClickTally::add(OneClick one, qint64 line)
{
    ++(one == OneClick::Good ? good : one == OneClick::Half ? half : missing);
    if (one != OneClick::Good && firstLine == 0)
        firstLine = line;
}

} // namespace Relaydeck
