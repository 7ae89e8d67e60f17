#include "bulk/journalreport.h"

#include "bulk/idlist.h"

#include <algorithm>

namespace Relaydeck {

namespace {

constexpr int RowsAtOnce = 500; // of recipients in memory

} // namespace

bool JournalReport::walk(std::optional<Outcome> outcome, const std::function<bool(const JournalRow &)> &visit)
{
    if (!readStates())
        return false;
    const auto wanted = [&](const State &state) { return !outcome || state.outcome == quint8(*outcome); };
    const auto next = [&](qint64 from) {
        return std::find_if(
                   m_states.begin() + std::min(from, qint64(m_states.size())), m_states.end(), wanted)
            - m_states.begin();
    };
    std::vector<RecipientRow> rows;
    for (qint64 id = next(1); id < qint64(m_states.size()); id = next(rows.back().id + 1)) {
        rows.clear();
        const bool read = m_store.eachRecipient(id, RowsAtOnce, [&](const RecipientRow &row) {
            rows.push_back(row);
            return true;
        });
        for (const RecipientRow &row : rows) {
            if (row.id >= qint64(m_states.size()) || !wanted(m_states[size_t(row.id)]))
                continue;
            const std::optional<JournalRow> joined = join(row, m_states[size_t(row.id)]);
            if (!joined)
                return false;
            if (!visit(*joined))
                return true;
        }
        if (!read || rows.empty())
            return read;
    }
    return true;
}

bool JournalReport::readStates()
{
    const std::optional<qint64> count = m_store.countRecipients();
    if (!count)
        return false;
    m_states.assign(size_t(*count) + 1, {});
    m_states[0].outcome = 0xff; // matches no outcome
    bool good = m_store.eachLeftOut([&](qint64 id) {
        m_states[size_t(id)].outcome = quint8(Outcome::LeftOut);
        return true;
    });
    good = good && m_store.eachVerdict([&](const VerdictRow &row) { return apply(row, qint32(row.id)); });
    for (size_t i = 0; good && i < m_noted.size(); ++i)
        good = apply(m_noted[i], -qint32(i) - 1);
    return good;
}

bool JournalReport::apply(const VerdictRow &verdict, qint32 number)
{
    return eachId(verdict.recipients, qint64(m_states.size()) - 1, [&](qint64 id) {
        State &state = m_states[size_t(id)];
        state.outcome = quint8(verdict.outcome);
        state.verdict = number;
        if (verdict.delivery != 0 && state.attempts < 0xff)
            ++state.attempts;
    });
}

std::optional<JournalRow> JournalReport::join(const RecipientRow &recipient, const State &state)
{
    JournalRow row;
    row.id = recipient.id;
    row.line = recipient.line;
    row.entry = recipient.entry.isEmpty() ? recipient.address : recipient.entry;
    row.address = recipient.address;
    row.outcome = Outcome(state.outcome);
    row.attempts = state.attempts;
    row.leftOut = LeftOut(recipient.reason);
    if (row.leftOut == LeftOut::Invalid)
        row.fault.kind = AddressFault::Kind(recipient.detail);
    if (row.leftOut == LeftOut::Duplicate)
        row.firstLine = recipient.detail;
    if (state.verdict == 0)
        return row;
    const std::optional<VerdictRow> last = verdict(state.verdict);
    if (!last)
        return std::nullopt;
    row.relay = last->relay;
    row.at = last->at;
    row.code = last->code;
    row.words = last->words;
    return row;
}

std::optional<VerdictRow> JournalReport::verdict(qint32 number)
{
    if (number < 0)
        return m_noted[size_t(-(number + 1))];
    if (m_last.id != number) {
        const std::optional<VerdictRow> read = m_store.verdict(number);
        if (!read)
            return std::nullopt;
        m_last = *read;
    }
    return m_last;
}

} // namespace Relaydeck
