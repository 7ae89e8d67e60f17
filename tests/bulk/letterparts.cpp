#include "bulk/letterparts.h"

#include <algorithm>

namespace Relaydeck {

QByteArrayList headersOf(const QByteArray &text)
{
    QByteArrayList headers;
    for (const QByteArray &line : text.first(text.indexOf("\r\n\r\n")).split('\n')) {
        if (line.startsWith(' ') || line.startsWith('\t'))
            headers.last() += ' ' + line.trimmed();
        else
            headers.append(line);
    }
    for (QByteArray &header : headers)
        header = header.simplified().replace("\"", "").replace(":;", ": ;");
    erase_if(headers, [](const QByteArray &header) {
        const QByteArray name = header.first(header.indexOf(':')).toLower();
        return name == "message-id" || name == "mime-version" || name.startsWith("content-");
    });
    return headers;
}

QByteArray headerOf(const QByteArray &text, const QByteArray &name)
{
    const QByteArray lower = text.toLower();
    const qsizetype at = lower.indexOf("\n" + name.toLower() + ": ");
    const qsizetype from = at + name.size() + 3;
    return at < 0 ? QByteArray() : text.sliced(from, text.indexOf('\r', from) - from);
}

QByteArray bodyOf(const QByteArray &text)
{
    QByteArray body = text.sliced(text.indexOf("\r\n\r\n") + 4);
    if (headerOf(text, "Content-Transfer-Encoding") != "quoted-printable")
        return body;
    body.replace("=\r\n", "");
    for (qsizetype at = body.indexOf('='); at >= 0; at = body.indexOf('=', at + 1))
        body.replace(at, 3, QByteArray::fromHex(body.sliced(at + 1, 2)));
    return body;
}

bool hasLongLine(const QByteArray &text, qsizetype limit)
{
    const QByteArrayList lines = text.split('\n');
    return std::ranges::any_of(lines, [limit](const QByteArray &line) { return line.size() > limit; });
}

QByteArray undotted(const QByteArray &text)
{
    return QByteArray('\n' + text).replace("\n.", "\n").sliced(1);
}

} // namespace Relaydeck
