#include "editing/linediff.h"

#include <QHash>

#include <algorithm>
#include <vector>

#include <dtl/dtl.hpp>

namespace Relaydeck {
namespace {

using Ids = std::vector<quint32>;

/// More lines than this in the part that differs are not compared line by line, but replaced as a whole.
constexpr qsizetype MostLines = 20'000;

/// Numbers lines so that equal lines have equal numbers, and reads the ways of dtl into runs.
class Comparison
{
public:
    Comparison(const QList<QByteArrayView> &before, const QList<QByteArrayView> &after)
        : m_before(before),
          m_after(after)
    {}

    [[nodiscard]] QList<LineRun> run()
    {
        const qsizetype shorter = std::min(m_before.size(), m_after.size());
        qsizetype head = 0;
        while (head < shorter && m_before[head] == m_after[head])
            ++head;
        qsizetype tail = 0;
        while (tail < shorter - head
            && m_before[m_before.size() - 1 - tail] == m_after[m_after.size() - 1 - tail])
            ++tail;
        add(true, head, head);
        compareMiddle(head, tail);
        add(true, tail, tail);
        return std::move(m_runs);
    }

private:
    void compareMiddle(qsizetype head, qsizetype tail)
    {
        const qsizetype before = m_before.size() - head - tail;
        const qsizetype after = m_after.size() - head - tail;
        if (before == 0 || after == 0 || before + after > MostLines) {
            add(false, before, after);
            return;
        }
        dtl::Diff<quint32, Ids> diff(ids(m_before, head, before), ids(m_after, head, after));
        diff.onHuge();
        diff.compose();
        for (const auto &[line, where] : diff.getSes().getSequence()) {
            const bool common = where.type == dtl::SES_COMMON;
            const bool removed = common || where.type == dtl::SES_DELETE;
            const bool added = common || where.type == dtl::SES_ADD;
            add(common, removed ? 1 : 0, added ? 1 : 0);
        }
    }

    [[nodiscard]] Ids ids(const QList<QByteArrayView> &lines, qsizetype from, qsizetype count)
    {
        Ids made;
        made.reserve(std::size_t(count));
        for (const QByteArrayView line : lines.sliced(from, count)) {
            const QByteArray key = QByteArray::fromRawData(line.data(), line.size());
            const auto found = m_numbers.constFind(key);
            made.push_back(
                found != m_numbers.cend() ? *found : *m_numbers.insert(key, quint32(m_numbers.size())));
        }
        return made;
    }

    /// Joins it with the last run where both are of one kind.
    void add(bool same, qsizetype before, qsizetype after)
    {
        if (before == 0 && after == 0)
            return;
        if (m_runs.isEmpty() || m_runs.last().same != same)
            m_runs.append({same, m_nextBefore, 0, m_nextAfter, 0});
        m_runs.last().beforeLength += before;
        m_runs.last().afterLength += after;
        m_nextBefore += before;
        m_nextAfter += after;
    }

    const QList<QByteArrayView> &m_before;
    const QList<QByteArrayView> &m_after;
    QHash<QByteArray, quint32> m_numbers;
    QList<LineRun> m_runs;
    qsizetype m_nextBefore = 0;
    qsizetype m_nextAfter = 0;
};

/// Walks through two comparisons with the same older text and cuts it where both have a line in common.
class Merge
{
public:
    Merge(const QByteArray &base, const QByteArray &mine, const QByteArray &theirs)
        : m_base(linesOf(base)),
          m_mine(linesOf(mine)),
          m_theirs(linesOf(theirs)),
          m_mineOf(partners(m_base, m_mine)),
          m_theirsOf(partners(m_base, m_theirs))
    {}

    [[nodiscard]] QList<MergedLines> run()
    {
        qsizetype base = 0;
        while (base < m_base.size()) {
            const qsizetype stable = nextStable(base);
            addChange(stable, partner(m_mineOf, stable, m_mine), partner(m_theirsOf, stable, m_theirs));
            base = stable;
            while (base < m_base.size() && isNext(base))
                ++base;
            addCommon(base);
        }
        addChange(m_base.size(), m_mine.size(), m_theirs.size());
        return std::move(m_pieces);
    }

private:
    /// For each line of `before` the line it is in `after`, or -1.
    static QList<qsizetype> partners(const QList<QByteArrayView> &before, const QList<QByteArrayView> &after)
    {
        QList<qsizetype> made(before.size(), -1);
        for (const LineRun &run : compareLines(before, after)) {
            for (qsizetype i = 0; run.same && i < run.beforeLength; ++i)
                made[run.before + i] = run.after + i;
        }
        return made;
    }

    static qsizetype partner(const QList<qsizetype> &of, qsizetype line, const QList<QByteArrayView> &text)
    {
        return line < of.size() ? of[line] : text.size();
    }

    /// The first line from here on that both have kept.
    [[nodiscard]] qsizetype nextStable(qsizetype from) const
    {
        while (from < m_base.size() && (m_mineOf[from] < 0 || m_theirsOf[from] < 0))
            ++from;
        return from;
    }

    /// Whether this line of the base comes next in all three texts.
    [[nodiscard]] bool isNext(qsizetype line) const
    {
        const qsizetype further = line - m_baseAt;
        return m_mineOf[line] == m_mineAt + further && m_theirsOf[line] == m_theirsAt + further;
    }

    static QByteArray text(const QList<QByteArrayView> &lines, qsizetype from, qsizetype to)
    {
        QByteArray joined;
        for (qsizetype i = from; i < to; ++i)
            joined += lines[i];
        return joined;
    }

    void addChange(qsizetype base, qsizetype mine, qsizetype theirs)
    {
        const QByteArray old = text(m_base, m_baseAt, base);
        const QByteArray here = text(m_mine, m_mineAt, mine);
        const QByteArray there = text(m_theirs, m_theirsAt, theirs);
        if (here != old && there != old && here != there)
            m_pieces.append({true, here, there, old});
        else
            addText(here == old ? there : here);
        m_baseAt = base;
        m_mineAt = mine;
        m_theirsAt = theirs;
    }

    void addCommon(qsizetype base)
    {
        addText(text(m_base, m_baseAt, base));
        m_mineAt += base - m_baseAt;
        m_theirsAt += base - m_baseAt;
        m_baseAt = base;
    }

    void addText(const QByteArray &piece)
    {
        if (piece.isEmpty())
            return;
        if (m_pieces.isEmpty() || m_pieces.last().isConflict)
            m_pieces.append(MergedLines());
        m_pieces.last().mine += piece;
    }

    QList<QByteArrayView> m_base;
    QList<QByteArrayView> m_mine;
    QList<QByteArrayView> m_theirs;
    QList<qsizetype> m_mineOf;
    QList<qsizetype> m_theirsOf;
    qsizetype m_baseAt = 0; // up to here everything is in the pieces
    qsizetype m_mineAt = 0;
    qsizetype m_theirsAt = 0;
    QList<MergedLines> m_pieces;
};

} // namespace

QList<QByteArrayView> linesOf(QByteArrayView text)
{
    QList<QByteArrayView> lines;
    while (!text.isEmpty()) {
        const qsizetype feed = text.indexOf('\n');
        const qsizetype length = feed < 0 ? text.size() : feed + 1;
        lines.append(text.first(length));
        text = text.sliced(length);
    }
    return lines;
}

QList<LineRun> compareLines(const QList<QByteArrayView> &before, const QList<QByteArrayView> &after)
{
    return Comparison(before, after).run();
}

TextEdits lineEdits(const QByteArray &before, const QByteArray &after)
{
    const QList<QByteArrayView> old = linesOf(before);
    const QList<QByteArrayView> now = linesOf(after);
    TextEdits edits;
    const auto place = [](const QByteArray &text, const QList<QByteArrayView> &lines, qsizetype line) {
        return line < lines.size() ? lines[line].data() - text.constData() : text.size();
    };
    for (const LineRun &run : compareLines(old, now)) {
        if (run.same)
            continue;
        const qsizetype begin = place(before, old, run.before);
        const qsizetype end = place(before, old, run.before + run.beforeLength);
        const qsizetype newBegin = place(after, now, run.after);
        const qsizetype newEnd = place(after, now, run.after + run.afterLength);
        edits.append({begin, end - begin, after.sliced(newBegin, newEnd - newBegin)});
    }
    return edits;
}

QList<MergedLines> mergeLines(const QByteArray &base, const QByteArray &mine, const QByteArray &theirs)
{
    return Merge(base, mine, theirs).run();
}

} // namespace Relaydeck
