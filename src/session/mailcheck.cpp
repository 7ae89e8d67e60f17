#include "session/mailcheck.h"

#include "smtp/command.h"
#include "smtp/content.h"
#include "smtp/dsn.h"

namespace Relaydeck {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype LongestLine = 998; // bytes of text, RFC 5321 section 4.5.3.1.6

} // namespace

QByteArray unsendable(const MailFacts &facts, const Capabilities &capabilities)
{
    const qint64 limit = capabilities.maximumSize();
    if (limit > 0 && facts.content.size() > limit)
        return "SIZE "_ba + QByteArray::number(limit);
    if (facts.content.has8bit() && !capabilities.has("8BITMIME"_ba))
        return "8BITMIME"_ba;
    if (facts.content.longestLine() > LongestLine)
        return "line of "_ba + QByteArray::number(facts.content.longestLine());
    if (!fitsInCommand(facts.sender))
        return "sender"_ba;
    if (!isAscii(facts.sender) && !capabilities.has("SMTPUTF8"_ba))
        return "SMTPUTF8"_ba;
    return {};
}

QByteArray mailParameters(const MailFacts &facts, const Capabilities &capabilities)
{
    QByteArrayList parameters;
    if (capabilities.has("SIZE"_ba))
        parameters.append("SIZE="_ba + QByteArray::number(facts.content.size()));
    if (facts.content.has8bit() && capabilities.has("8BITMIME"_ba))
        parameters.append("BODY=8BITMIME"_ba);
    if (capabilities.has("SMTPUTF8"_ba) && (facts.utf8Recipients || !isAscii(facts.sender)))
        parameters.append("SMTPUTF8"_ba);
    if (facts.dsn && capabilities.has("DSN"_ba))
        parameters.append(facts.dsn->mailParameters());
    parameters.removeAll(QByteArray());
    return parameters.join(' ');
}

} // namespace Relaydeck
