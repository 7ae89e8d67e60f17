#include "models/reportrow.h"

#include "models/listwords.h"
#include "models/words.h"
#include "serverfile/fieldvalue.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Relaydeck {
namespace {

QString words(const JournalRow &row)
{
    if (row.leftOut != LeftOut::No)
        return ListWords::leftOut(row);
    const bool byUs = row.outcome == Outcome::Refused && row.code == 0;
    return byUs ? Words::localRule(row.words) : displayText(row.words);
}

QString timeText(const JournalRow &row)
{
    return row.at > 0 ? QDateTime::fromMSecsSinceEpoch(row.at, QTimeZone::utc()).toString(Qt::ISODateWithMs)
                      : QString();
}

QByteArray quoted(const QString &text)
{
    const bool plain = std::none_of(
        text.begin(), text.end(), [](QChar c) { return c == u',' || c == u'"' || c == u'\n' || c == u'\r'; });
    return plain ? text.toUtf8() : '"' + QString(text).replace(u'"', u"\"\""_s).toUtf8() + '"';
}

} // namespace

std::optional<Outcome> outcomeFor(const QString &name)
{
    for (const auto &[known, outcome] : outcomeNames) {
        if (name == QLatin1StringView(known))
            return outcome;
    }
    return std::nullopt;
}

QString nameOf(Outcome outcome)
{
    const auto *found = std::find_if(outcomeNames.begin(), outcomeNames.end(),
        [outcome](const auto &pair) { return pair.second == outcome; });
    return QString::fromLatin1(found->first);
}

QByteArray csvHeading()
{
    return "address,outcome,code,words,relay,attempts,time,line,entry\n"_ba;
}

QByteArray csvLine(const JournalRow &row, const JournalPlan &plan)
{
    const QByteArrayList cells{quoted(displayText(row.address)), nameOf(row.outcome).toLatin1(),
        row.code > 0 ? QByteArray::number(row.code) : QByteArray(), quoted(words(row)),
        quoted(rowRelay(row, plan)), QByteArray::number(row.attempts), timeText(row).toLatin1(),
        QByteArray::number(row.line), quoted(displayText(row.entry))};
    return cells.join(',') + '\n';
}

QJsonObject rowToJson(const JournalRow &row, const JournalPlan &plan)
{
    return {
        {u"address"_s, displayText(row.address)},
        {u"outcome"_s, nameOf(row.outcome)},
        {u"code"_s, row.code},
        {u"words"_s, words(row)},
        {u"relay"_s, rowRelay(row, plan)},
        {u"attempts"_s, row.attempts},
        {u"time"_s, timeText(row)},
        {u"line"_s, row.line},
        {u"entry"_s, displayText(row.entry)},
    };
}

QString rowRecipient(const JournalRow &row)
{
    return displayText(row.address.isEmpty() ? row.entry : row.address);
}

QByteArray rowEntry(const JournalRow &row)
{
    return (row.entry.isEmpty() ? row.address : row.entry).trimmed();
}

QString rowReason(const JournalRow &row)
{
    const bool wasTried = row.outcome == Outcome::InDoubt || row.outcome == Outcome::Deferred;
    if (wasTried && row.code == 0 && row.words.isEmpty())
        return Words::noAnswer();
    const QString code = row.code > 0 ? QString::number(row.code) + u' ' : QString();
    return (code + words(row).replace(u'\n', u' ')).trimmed();
}

QString rowRelay(const JournalRow &row, const JournalPlan &plan)
{
    return row.relay >= 0 && row.relay < plan.relays.size() ? plan.relays[row.relay].name : QString();
}

QString rowText(const JournalRow &row)
{
    const QString said = rowReason(row);
    return said.isEmpty() ? rowRecipient(row) : u"%1: %2"_s.arg(rowRecipient(row), said);
}

} // namespace Relaydeck
