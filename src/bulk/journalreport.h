#pragma once

#include "bulk/journal.h"
#include "bulk/journalstore.h"

#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace Relaydeck {

/// Joins recipients with the last verdict on each of them, for reports.
class JournalReport final
{
public:
    /// `noted` are verdicts that are newer than those in the file.
    JournalReport(JournalStore &store, std::span<const VerdictRow> noted) : m_store(store), m_noted(noted) {}

    /// See Journal::forEach.
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
    [[nodiscard]] std::optional<JournalRow> join(const RecipientRow &recipient, const State &state);
    [[nodiscard]] std::optional<VerdictRow> verdict(qint32 number);

    JournalStore &m_store;
    const std::span<const VerdictRow> m_noted;
    std::vector<State> m_states; // by id; there is no recipient 0
    VerdictRow m_last; // the one read last: neighbours often share it
};

} // namespace Relaydeck
