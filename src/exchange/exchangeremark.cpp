#include "exchange/exchangeremark.h"

#include <algorithm>
#include <utility>

namespace Relaydeck {

void RemarkList::add(ExchangeRemark remark)
{
    if (++m_counts[std::size_t(remark.kind)] <= PerKind)
        m_remarks.append(std::move(remark));
}

QList<ExchangeRemark> RemarkList::take()
{
    for (std::size_t kind = 0; kind < m_counts.size(); ++kind) {
        if (m_counts[kind] <= PerKind)
            continue;
        const auto last = std::find_if(m_remarks.crbegin(), m_remarks.crend(),
            [kind](const ExchangeRemark &remark) { return std::size_t(remark.kind) == kind; });
        ExchangeRemark rest = *last;
        rest.kind = ExchangeKind::TooMany;
        rest.of = ExchangeKind(kind);
        rest.number = m_counts[kind] - PerKind;
        m_remarks.append(rest);
    }
    m_counts = {};
    return std::exchange(m_remarks, {});
}

ExchangeRemark remarkOn(const FileContent &content, const QString &file)
{
    ExchangeRemark remark;
    remark.severity = Severity::Error;
    remark.file = file;
    remark.number = content.limit;
    remark.extra = content.detail.toUtf8();
    switch (content.flaw) {
    case ReadFlaw::NotAFile: remark.kind = ExchangeKind::FileNotAFile; break;
    case ReadFlaw::Unreadable: remark.kind = ExchangeKind::FileUnreadable; break;
    case ReadFlaw::TooLarge: remark.kind = ExchangeKind::FileTooLarge; break;
    case ReadFlaw::TooManyLines: remark.kind = ExchangeKind::FileTooManyLines; break;
    case ReadFlaw::Missing:
    case ReadFlaw::None: remark.kind = ExchangeKind::FileMissing; break;
    }
    return remark;
}

} // namespace Relaydeck
