#include "preflight/mergesurvey.h"

#include "bulk/mergevalues.h"

#include <algorithm>

namespace Relaydeck {

namespace {

std::pair<bool, qsizetype> weightOf(const QStringList &values)
{
    std::pair<bool, qsizetype> weight;
    for (const QString &value : values) {
        weight.first |= std::any_of(value.begin(), value.end(), [](QChar c) { return c.unicode() >= 0x80; });
        weight.second += value.size();
    }
    return weight;
}

} // namespace

MergeSurvey::MergeSurvey(std::shared_ptr<const MergePress> press, const QByteArray &message)
    : m_press(std::move(press)),
      m_check(m_press),
      m_headers(oneClickHeadersOf(message))
{}

void MergeSurvey::look(const ListEntry &entry)
{
    if (!m_check.look(entry))
        return;
    if (const auto weight = weightOf(entry.values); m_entries == 0 || weight > m_weight) {
        m_weight = weight;
        m_values = entry.values;
    }
    const bool isFirst = m_entries++ == 0;
    if (!m_hasFieldsForIt)
        return;
    const QByteArray merged = m_press->headers(entry.values);
    m_oneClick.add(oneClickOf(merged + m_headers), entry.line);
    m_hasFieldsForIt = !isFirst || merged.toLower().contains("list-unsubscribe");
}

OneClickTally MergeSurvey::oneClick() const
{
    return m_hasFieldsForIt ? m_oneClick : OneClickTally::of(oneClickOf(m_headers), m_entries);
}

std::shared_ptr<const Content> MergeSurvey::heaviest() const
{
    if (m_entries == 0)
        return nullptr;
    JournalRecipient recipient;
    recipient.id = qint64(m_entries);
    recipient.values = mergeValuesToJson(m_values);
    return m_press->print(recipient);
}

} // namespace Relaydeck
