#include "smtp/capabilities.h"

namespace Relaydeck {

using namespace Qt::StringLiterals;

Capabilities::Capabilities(const Reply &ehlo)
{
    for (const QByteArray &line : ehlo.lines.sliced(std::min<qsizetype>(1, ehlo.lines.size()))) {
        if (replyCode(line) < 0)
            continue;
        const QByteArray offer = line.mid(4).trimmed();
        qsizetype end = 0;
        while (end < offer.size() && quint8(offer[end]) > ' ' && offer[end] != '=')
            ++end;
        const QByteArray keyword = offer.left(end).toUpper();
        if (keyword.isEmpty())
            continue;
        QByteArray &parameters = m_offers[keyword];
        const QByteArray more = offer.mid(end + 1).trimmed();
        if (!parameters.isEmpty() && !more.isEmpty())
            parameters += ' ';
        parameters += more;
    }
}

qint64 Capabilities::maximumSize() const
{
    bool isNumber = false;
    const qint64 size = parameters("SIZE"_ba).toLongLong(&isNumber);
    return isNumber && size > 0 ? size : 0;
}

} // namespace Relaydeck
