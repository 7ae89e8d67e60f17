#pragma once

#include "editing/linediff.h"

#include <QDialog>
#include <QPointer>

class QListWidget;
class QPlainTextEdit;

namespace Relaydeck {

/// Two versions of a file, ours and the one on disk, become one. Where only one of them has changed a
/// line there is nothing to ask; for the rest the user chooses.
class MergeDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MergeDialog)

public:
    enum class Choice : quint8 { Mine, Theirs, Both };

    MergeDialog(const QList<MergedLines> &pieces, QWidget *parent = nullptr);

    [[nodiscard]] QByteArray merged() const;
    [[nodiscard]] static int conflictsIn(const QList<MergedLines> &pieces);

private:
    void showConflict();
    void choose(Choice choice);
    void renew(int row);

    QList<MergedLines> m_pieces;
    QList<qsizetype> m_conflicts; // rows to pieces
    QList<Choice> m_choices;
    QListWidget *m_list;
    QPlainTextEdit *m_mine;
    QPlainTextEdit *m_theirs;
};

} // namespace Relaydeck
