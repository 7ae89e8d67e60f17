#include "bulk/journalreport.h"

#include "bulk/idlist.h"

#include <algorithm>

namespace Relaydeck {

namespace {

constexpr int RowsAtOnce = 500; // of recipients in memory
constexpr qint32 LongestGap = 4; // rows that are read in vain rather than asking again

} // namespace

bool JournalReport::walk(std::optional<Outcome> outcome, const std::function<bool(const JournalRow &)> &visit)
{
    m_outcome = outcome;
    if (!readStates())
        return false;
    for (qint64 id = nextWanted(1); id < qint64(m_states.size());) {
        m_rows.clear();
        qint64 last = 0;
        const bool read = m_store.eachRecipient(id, RowsAtOnce, [&](const RecipientRow &row) {
            last = row.id;
            if (wants(row.id))
                m_rows.push_back(row);
            return true;
        });
        if (!readAnswers())
            return false;
        for (const RecipientRow &row : m_rows) {
            if (!visit(join(row)))
                return true;
        }
        if (!read || last == 0)
            return read;
        id = nextWanted(last + 1);
    }
    return true;
}

bool JournalReport::wants(qint64 id) const
{
    return id < qint64(m_states.size()) && (!m_outcome || m_states[size_t(id)].outcome == quint8(*m_outcome));
}

qint64 JournalReport::nextWanted(qint64 fromId) const
{
    qint64 id = fromId;
    while (id < qint64(m_states.size()) && !wants(id))
        ++id;
    return id;
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

/// Neighbours in the list mostly have neighbouring answers, so those are read in runs.
bool JournalReport::readAnswers()
{
    m_answers.clear();
    std::vector<qint32> numbers;
    for (const RecipientRow &row : m_rows) {
        const qint32 number = m_states[size_t(row.id)].verdict;
        if (number < 0)
            m_answers[number] = m_noted[size_t(-(number + 1))];
        else if (number > 0)
            numbers.push_back(number);
    }
    std::sort(numbers.begin(), numbers.end());
    for (size_t i = 0; i < numbers.size();) {
        size_t end = i + 1;
        while (end < numbers.size() && numbers[end] - numbers[end - 1] <= LongestGap)
            ++end;
        if (!m_store.eachAnswer(numbers[i], numbers[end - 1], [&](const VerdictRow &row) {
                m_answers[qint32(row.id)] = row;
                return true;
            }))
            return false;
        i = end;
    }
    return true;
}

JournalRow JournalReport::join(const RecipientRow &recipient) const
{
    const State &state = m_states[size_t(recipient.id)];
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
    if (row.leftOut == LeftOut::Banned)
        row.bannedBy = m_bannedFiles.value(recipient.detail - 1);
    if (const auto answer = m_answers.find(state.verdict); answer != m_answers.end()) {
        row.relay = answer->second.relay;
        row.at = answer->second.at;
        row.code = answer->second.code;
        row.words = answer->second.words;
    }
    return row;
}

} // namespace Relaydeck
