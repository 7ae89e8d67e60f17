#include "gui/changesview.h"

#include "editing/background.h"
#include "editing/linediff.h"
#include "gui/colours.h"
#include "models/words.h"

#include <QFontDatabase>
#include <QTextBlock>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Relaydeck {
namespace {

constexpr qsizetype Around = 3; // lines
constexpr qsizetype MostLines = 20'000;

QString readable(QByteArrayView line)
{
    while (!line.isEmpty() && (line.back() == '\n' || line.back() == '\r'))
        line.chop(1);
    QStringList parts;
    for (const QByteArray &part : line.toByteArray().split('\t'))
        parts << Words::bytes(part);
    return parts.join(u"→\t"_s); // a tab is to be told from blanks
}

} // namespace

ChangesView::ChangesView(QWidget *parent) : QPlainTextEdit(parent)
{
    setReadOnly(true);
    setLineWrapMode(NoWrap);
    setUndoRedoEnabled(false);
    setFrameShape(QFrame::NoFrame);
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setTabStopDistance(4 * fontMetrics().horizontalAdvance(u' '));
    setPlaceholderText(tr("A save would change nothing."));
    setAccessibleName(tr("What a save would change"));
}

void ChangesView::show(const QByteArray &before, const QByteArray &after)
{
    const quint64 number = ++m_number;
    inBackground(
        this, [before, after] { return compare(before, after); },
        [this, number](const QList<Line> &lines) {
            if (number == m_number)
                write(lines);
        });
}

QList<ChangesView::Line> ChangesView::compare(const QByteArray &before, const QByteArray &after)
{
    const QList<QByteArrayView> old = linesOf(before);
    const QList<QByteArrayView> now = linesOf(after);
    const QList<LineRun> runs = compareLines(old, now);
    QList<Line> lines;
    const auto add
        = [&lines](Line::Kind kind, const QList<QByteArrayView> &from, qsizetype begin, qsizetype end) {
              for (qsizetype i = begin; i < end && lines.size() < MostLines; ++i)
                  lines.append({kind, readable(from[i])});
          };
    for (qsizetype i = 0; i < runs.size(); ++i) {
        const LineRun &run = runs[i];
        if (!run.same) {
            add(Line::Kind::Gone, old, run.before, run.before + run.beforeLength);
            add(Line::Kind::New, now, run.after, run.after + run.afterLength);
            continue;
        }
        const bool isFirst = i == 0;
        const bool isLast = i == runs.size() - 1;
        if (isFirst && isLast)
            return {};
        const qsizetype end = run.after + run.afterLength;
        const qsizetype head = isFirst ? 0 : std::min(Around, run.afterLength); // behind the change before
        const qsizetype tail = isLast ? 0 : std::min(Around, run.afterLength - head);
        add(Line::Kind::Around, now, run.after, run.after + head);
        if (head + tail < run.afterLength && !isLast)
            lines.append({Line::Kind::Place, QString::number(end - tail + 1)});
        add(Line::Kind::Around, now, end - tail, end);
    }
    return lines;
}

void ChangesView::write(const QList<Line> &lines)
{
    clear();
    QTextCursor cursor(document());
    cursor.beginEditBlock();
    for (const Line &line : lines) {
        QTextCharFormat ink;
        QString mark = u"  "_s;
        QString text = line.text;
        switch (line.kind) {
        case Line::Kind::Around: break;
        case Line::Kind::Gone:
            ink.setForeground(colourOf(Tone::Negative, palette()));
            mark = u"- "_s;
            break;
        case Line::Kind::New:
            ink.setForeground(colourOf(Tone::Positive, palette()));
            mark = u"+ "_s;
            break;
        case Line::Kind::Place:
            ink.setForeground(colourOf(Tone::Accent, palette()));
            text = tr("line %1").arg(line.text);
            mark = u"@ "_s;
            break;
        }
        cursor.insertText(mark + text + u'\n', ink);
    }
    if (lines.size() >= MostLines)
        cursor.insertText(tr("There are more changes than can be shown here.") + u'\n');
    cursor.endEditBlock();
    moveCursor(QTextCursor::Start);
}

} // namespace Relaydeck
