#include "exchange/postfixtable.h"

#include "exchange/postfixlines.h"

#include <algorithm>

namespace Relaydeck {

void PostfixTable::addText(const QByteArray &bytes, const QString &fileName, RemarkList &remarks)
{
    const qsizetype before = m_entries.size();
    PostfixLines lines(bytes);
    while (lines.next()) {
        const QByteArray &line = lines.line();
        const auto end
            = std::find_if(line.cbegin(), line.cend(), [](char c) { return c == ' ' || c == '\t'; });
        const PostfixEntry entry{line.left(end - line.cbegin()).toLower(),
            line.mid(end - line.cbegin()).trimmed(), fileName, lines.number()};
        if (entry.key.isEmpty() || entry.value.isEmpty()) {
            ExchangeRemark remark;
            remark.kind = ExchangeKind::LineUnreadable;
            remark.file = fileName;
            remark.line = entry.line;
            remarks.add(std::move(remark));
            continue;
        }
        const qsizetype number = m_numbers.value(entry.key, -1);
        if (number >= before) {
            m_entries[number] = entry;
        } else if (number < 0) {
            m_numbers.insert(entry.key, m_entries.size());
            m_entries.append(entry);
            m_used.append(false);
        }
    }
}

void PostfixTable::setFallback(const QByteArray &value, const QString &fileName, int line)
{
    if (m_fallback.line == 0)
        m_fallback = {{}, value, fileName, line};
}

const PostfixEntry *PostfixTable::find(const QByteArray &key)
{
    const qsizetype number = m_numbers.value(key.toLower(), -1);
    if (number < 0)
        return m_fallback.line > 0 ? &m_fallback : nullptr;
    m_used[number] = true;
    return &m_entries.at(number);
}

QList<PostfixEntry> PostfixTable::unused() const
{
    QList<PostfixEntry> entries;
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        if (!m_used[i])
            entries.append(m_entries[i]);
    }
    return entries;
}

} // namespace Relaydeck
