#include "bulk/mergepress.h"

#include "bulk/mergevalues.h"

#include <algorithm>

namespace Relaydeck {

MergePress::MergePress(std::shared_ptr<const MergeTemplate> letter, const QStringList &fields)
    : m_letter(std::move(letter)),
      m_fields(fields.size())
{
    for (const MergeField &field : m_letter->fields()) {
        const auto place = std::find_if(fields.begin(), fields.end(),
            [&field](const QString &name) { return name.compare(field.name, Qt::CaseInsensitive) == 0; });
        m_places.append(place == fields.end() ? -1 : place - fields.begin());
    }
}

QStringList MergePress::namesOf(const MergeTemplate &letter)
{
    QStringList names;
    for (const MergeField &field : letter.fields())
        names.append(field.name);
    return names;
}

QStringList MergePress::inOrder(const QStringList &values) const
{
    QStringList ordered;
    for (const qsizetype place : m_places)
        ordered.append(values.value(place));
    return ordered;
}

MergeFlaw MergePress::judge(const QStringList &values) const
{
    return m_letter->judge(inOrder(values));
}

QByteArray MergePress::headers(const QStringList &values) const
{
    return m_letter->renderedHeaders(inOrder(values));
}

std::shared_ptr<const Content> MergePress::print(const JournalRecipient &recipient) const
{
    const QStringList values = mergeValuesFromJson(recipient.values);
    if (values.size() != m_fields || judge(values))
        return nullptr;
    return std::make_shared<const Content>(m_letter->rendered(inOrder(values), recipient.id));
}

bool MergeCheck::look(const ListEntry &entry)
{
    if (entry.leftOut != LeftOut::No)
        return false;
    const MergeFlaw flaw = m_press->judge(entry.values);
    if (!flaw)
        return true;
    ++m_lack.entries;
    if (m_lack.gaps.size() < MergeLack::MostGaps)
        m_lack.gaps.append({entry.line, flaw});
    return false;
}

} // namespace Relaydeck
