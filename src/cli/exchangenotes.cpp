#include "cli/exchangenotes.h"

#include "cli/remarks.h"
#include "cli/terminal.h"
#include "models/exchangewords.h"

#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Relaydeck {

void noteRemarks(ExchangeFormat format, const QList<ExchangeRemark> &remarks, Terminal &terminal)
{
    for (const ExchangeRemark &remark : remarks) {
        QStringList parts;
        if (!remark.file.isEmpty())
            parts += remark.file;
        if (!remark.file.isEmpty() && remark.line > 0)
            parts += QString::number(remark.line);
        const QString place = parts.isEmpty() ? QString() : parts.join(u':') + u": "_s;
        terminal.note(
            place + severityName(remark.severity) + u": "_s + ExchangeWords::remark(format, remark));
    }
}

QJsonArray remarksToJson(ExchangeFormat format, const QList<ExchangeRemark> &remarks)
{
    QJsonArray array;
    for (const ExchangeRemark &remark : remarks) {
        array.append(QJsonObject{
            {u"file"_s, remark.file},
            {u"line"_s, remark.line},
            {u"severity"_s, severityName(remark.severity)},
            {u"sentence"_s, ExchangeWords::remark(format, remark)},
        });
    }
    return array;
}

bool hasErrors(const QList<ExchangeRemark> &remarks)
{
    return std::any_of(remarks.cbegin(), remarks.cend(),
        [](const ExchangeRemark &remark) { return remark.severity == Severity::Error; });
}

} // namespace Relaydeck
