#pragma once

#include "bulk/mergepress.h"
#include "preflight/oneclick.h"

namespace Relaydeck {

/// What becomes of a message with fields for the entries of a list, of which it sees one after the other.
class MergeSurvey final
{
public:
    MergeSurvey(std::shared_ptr<const MergePress> press, const QByteArray &message);

    void look(const ListEntry &entry);

    /// Those that the message cannot be made for.
    [[nodiscard]] const MergeLack &lack() const noexcept { return m_check.lack(); }
    /// Of all others.
    [[nodiscard]] OneClickTally oneClick() const;
    /// The message that asks most of a relay: of those with a value beyond ASCII the one with the longest values, else of all.
    /// Null: it can be made for nobody.
    [[nodiscard]] std::shared_ptr<const Content> heaviest() const;

private:
    std::shared_ptr<const MergePress> m_press;
    MergeCheck m_check;
    const QByteArray m_headers; // that decide on leaving by one click, without values
    OneClickTally m_oneClick;
    std::pair<bool, qsizetype> m_weight; // of m_values: beyond ASCII, and how long
    QStringList m_values;
    quint64 m_entries = 0; // that the message can be made for
    bool m_hasFieldsForIt = true; // values may decide on leaving by one click
};

} // namespace Relaydeck
