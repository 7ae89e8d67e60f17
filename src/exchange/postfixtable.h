#pragma once

#include "exchange/exchangeremark.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>

namespace Relaydeck {

/// One line of a lookup table: what is looked up, and what is found.
struct PostfixEntry
{
    QByteArray key; ///< in lower case
    QByteArray value;
    QString file;
    int line = 0;
};

/// The tables that one parameter names, as one: the first that has a key answers.
class PostfixTable
{
public:
    /// The source text of a table (postmap(1)), in which the last line of several for one key counts.
    void addText(const QByteArray &bytes, const QString &fileName, RemarkList &remarks);
    /// One that answers every key with the same.
    void setFallback(const QByteArray &value, const QString &fileName, int line);

    /// nullptr: not there. Valid until something is added. Counts as used from now on.
    [[nodiscard]] const PostfixEntry *find(const QByteArray &key);
    [[nodiscard]] const QList<PostfixEntry> &entries() const noexcept { return m_entries; }
    [[nodiscard]] QList<PostfixEntry> unused() const;
    [[nodiscard]] bool isEmpty() const noexcept { return m_entries.isEmpty() && m_fallback.line == 0; }

private:
    QList<PostfixEntry> m_entries;
    QHash<QByteArray, qsizetype> m_numbers;
    QList<bool> m_used;
    PostfixEntry m_fallback;
};

} // namespace Relaydeck
