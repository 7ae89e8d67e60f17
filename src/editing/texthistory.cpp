#include "editing/texthistory.h"

#include <algorithm>
#include <ranges>
#include <utility>

namespace Relaydeck {
namespace {

constexpr int Typed = 1;
constexpr int NeverMerged = -1;

} // namespace

TextStep::TextStep(const QString &title, const TextEdits &edits, const QByteArray &before, Apply apply)
    : QUndoCommand(title),
      m_changes{{edits, inverseOf(edits, before)}},
      m_apply(std::move(apply))
{}

TextStep::TextStep(
    const QString &title, const TextEdit &edit, const QByteArray &removed, quint64 turn, Apply apply)
    : QUndoCommand(title),
      m_changes{{{edit}, {{edit.offset, edit.text.size(), removed}}}},
      m_apply(std::move(apply)),
      m_turn(turn),
      m_isMade(true)
{}

void TextStep::undo()
{
    for (const auto &change : m_changes | std::views::reverse)
        m_apply(change.inverse);
}

void TextStep::redo()
{
    if (std::exchange(m_isMade, false))
        return;
    for (const Change &change : std::as_const(m_changes))
        m_apply(change.edits);
}

int TextStep::id() const
{
    return m_turn > 0 ? Typed : NeverMerged;
}

bool TextStep::mergeWith(const QUndoCommand *other)
{
    const auto *next = static_cast<const TextStep *>(other); // id() says so
    const Change &typed = next->m_changes.first();
    if (!continues(typed)) {
        if (m_turn != next->m_turn)
            return false;
        m_changes.append(typed);
    }
    m_turn = next->m_turn;
    return true;
}

/// Joins what was typed with what was typed last, where the two touch within a line.
bool TextStep::continues(const Change &typed)
{
    TextEdit &last = m_changes.last().edits.first();
    TextEdit &back = m_changes.last().inverse.first();
    const TextEdit &next = typed.edits.first();
    const QByteArray &removed = typed.inverse.first().text;
    const bool isInsert = next.length == 0 && last.length == 0;
    if (isInsert && next.offset == last.offset + last.text.size() && !last.text.endsWith('\n')) {
        last.text += next.text;
        back.length = last.text.size();
        return true;
    }
    const bool isRubbing = next.text.isEmpty() && last.text.isEmpty() && !removed.contains('\n');
    if (isRubbing && next.offset + next.length == last.offset) { // backspace
        back.text.prepend(removed);
        last.offset = back.offset = next.offset;
        last.length += next.length;
        return true;
    }
    if (isRubbing && next.offset == last.offset) { // delete
        back.text.append(removed);
        last.length += next.length;
        return true;
    }
    return false;
}

} // namespace Relaydeck
