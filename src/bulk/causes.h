#pragma once

#include "bulk/journal.h"

#include <QByteArray>
#include <QHash>
#include <QList>

#include <utility>

namespace Relaydeck {

/// Recipients that met the same fate for the same reason.
struct Cause
{
    JournalRow example; ///< the first of them: outcome, code, words, leftOut, fault
    quint64 recipients = 0;
    quint64 domains = 0;
    QList<std::pair<QByteArray, quint64>> mostOften; ///< up to three domains, and how many of them each

    /// `5.1.1` (RFC 3463) as the relay gave it; empty: it gave none.
    [[nodiscard]] QByteArray enhancedCode() const;
};

/// Groups what became of recipients by outcome, reply code and enhanced code; replies without one by their
/// words, in which numbers and addresses do not count.
class Causes final
{
public:
    static constexpr qsizetype Most
        = 1000; ///< causes told apart; what comes later counts with those of its outcome and code

    /// What rows of one cause have in common, however many causes there are.
    [[nodiscard]] static QByteArray keyOf(const JournalRow &row);

    void add(const JournalRow &row);
    /// Largest first.
    [[nodiscard]] QList<Cause> sorted() const;

private:
    struct Group
    {
        JournalRow example;
        quint64 recipients = 0;
        QHash<QByteArray, quint64> domains;
    };
    QHash<QByteArray, Group> m_groups;
};

} // namespace Relaydeck
