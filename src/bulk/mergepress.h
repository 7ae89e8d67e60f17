#pragma once

#include "bulk/journal.h"
#include "bulk/mergelack.h"
#include "merge/mergetemplate.h"
#include "smtp/content.h"

namespace Relaydeck {

/// Makes the message of each recipient out of a template and the values that the journal keeps.
class MergePress final
{
public:
    /// `fields` are those of the plan: their order is that of the values, whatever order the template has them in.
    MergePress(std::shared_ptr<const MergeTemplate> letter, const QStringList &fields);

    [[nodiscard]] static QStringList namesOf(const MergeTemplate &letter);

    [[nodiscard]] MergeFlaw judge(const QStringList &values) const;
    /// Those headers that have fields, for values that `judge` found nothing wrong with.
    [[nodiscard]] QByteArray headers(const QStringList &values) const;
    /// Null when the values are not those of the fields: the journal is damaged.
    [[nodiscard]] std::shared_ptr<const Content> print(const JournalRecipient &recipient) const;

private:
    [[nodiscard]] QStringList inOrder(const QStringList &values) const;

    std::shared_ptr<const MergeTemplate> m_letter;
    qsizetype m_fields; // of the plan
    QList<qsizetype> m_places; // of each field of the letter in the plan
};

/// Notes what entries lack.
class MergeCheck final
{
public:
    explicit MergeCheck(std::shared_ptr<const MergePress> press) : m_press(std::move(press)) {}
    /// Whether the message can be made for it; also false for one that is left out.
    bool look(const ListEntry &entry);
    [[nodiscard]] const MergeLack &lack() const noexcept { return m_lack; }

private:
    std::shared_ptr<const MergePress> m_press;
    MergeLack m_lack;
};

} // namespace Relaydeck
