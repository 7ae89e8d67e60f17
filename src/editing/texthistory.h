#pragma once

#include "serverfile/textedit.h"

#include <QList>
#include <QUndoCommand>

#include <functional>

namespace Relaydeck {

/// One step that can be taken back: edits of a text, one list after the other.
///
/// Letters typed one behind the other, or rubbed out so, become one step, as do edits of one turn of the
/// event loop.
class TextStep final : public QUndoCommand
{
public:
    using Apply = std::function<void(const TextEdits &)>;

    /// The edits of `before` have not been made yet; `apply` makes them.
    TextStep(const QString &title, const TextEdits &edits, const QByteArray &before, Apply apply);
    /// Typed: the edit is in the text already, and was made in turn number `turn`.
    TextStep(
        const QString &title, const TextEdit &edit, const QByteArray &removed, quint64 turn, Apply apply);

    void undo() override;
    void redo() override;
    [[nodiscard]] int id() const override;
    bool mergeWith(const QUndoCommand *other) override;

private:
    struct Change
    {
        TextEdits edits;
        TextEdits inverse;
    };
    [[nodiscard]] bool continues(const Change &typed);

    QList<Change> m_changes;
    Apply m_apply;
    quint64 m_turn = 0; // 0: not typed
    bool m_isMade = false;
};

} // namespace Relaydeck
