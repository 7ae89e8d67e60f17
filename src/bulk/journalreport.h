#pragma once

#include "bulk/journal.h"
#include "bulk/journalstore.h"

#include <functional>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

namespace Relaydeck {

/// Joins recipients with the last verdict on each of them, for reports.
class JournalReport final
{
public:
    /// `noted` are verdicts that are newer than those in the file; `bannedFiles` are those of the plan.
    JournalReport(JournalStore &store, std::span<const VerdictRow> noted, const QStringList &bannedFiles)
        : m_store(store),
          m_noted(noted),
          m_bannedFiles(bannedFiles)
    {}

    /// See Journal::forEach. For one walk only.
    [[nodiscard]] bool walk(
        std::optional<Outcome> outcome, const std::function<bool(const JournalRow &)> &visit);

private:
    struct State
    {
        quint8 outcome = quint8(Outcome::Unsent);
        quint8 attempts = 0; // stops at 255
        qint32 verdict = 0; // id in the file; negative: one of the noted ones; 0: none
    };

    [[nodiscard]] bool readStates();
    [[nodiscard]] bool apply(const VerdictRow &verdict, qint32 number);
    [[nodiscard]] bool wants(qint64 id) const;
    [[nodiscard]] qint64 nextWanted(qint64 fromId) const; // one behind the last when there is none
    [[nodiscard]] bool readAnswers(); // those that m_rows need
    [[nodiscard]] JournalRow join(const RecipientRow &recipient) const;

    JournalStore &m_store;
    const std::span<const VerdictRow> m_noted;
    const QStringList m_bannedFiles;
    std::optional<Outcome> m_outcome;
    std::vector<State> m_states; // by id; there is no recipient 0
    std::vector<RecipientRow> m_rows; // wanted ones, a slice of them
    std::unordered_map<qint32, VerdictRow> m_answers; // by number
};

} // namespace Relaydeck
