#pragma once

#include "editing/serverfilesession.h"
#include "gui/quietaccess.h"

#include <Qsci/qsciscintilla.h>

namespace Relaydeck {

/// The text of the open server file, byte for byte: what is no UTF-8 is shown as hexadecimal numbers and
/// kept. Colours, completion, and remarks at and below the lines they are about.
class ConfTextView final : public QsciScintilla
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConfTextView)

public:
    explicit ConfTextView(ServerFileSession *session, QWidget *parent = nullptr);

    [[nodiscard]] qsizetype caretLine() const; ///< of the document, from 0
    void goToLine(qsizetype line, qsizetype column = 0); ///< of the document, from 0; column in bytes
    /// Finds the next place (the one before this when `backwards`) from the caret on, round the end.
    bool find(const QString &text, bool backwards);
    void setContextActions(const QList<QAction *> &actions) { m_contextActions = actions; }
    void setRemarksBelowLines(bool shown);

public slots:
    void complete(); ///< offers what may stand here

signals:
    void caretMoved(qsizetype line, qsizetype column);
    void fixWanted(qsizetype line); ///< the mark of a line was clicked

protected:
    void changeEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void setUp();
    void releaseKeys();
    void setColours();
    void load();
    void apply(const TextEdits &edits);
    void mirrorTyping();
    void announce(int position, int type, int length);
    void heedTyped();
    void style(qsizetype until);
    void styleLine(qsizetype line);
    void showRemarks();
    void remarkOn(int documentLine, const QList<Diagnostic> &remarks);
    void offerWhileTyping(int character);
    [[nodiscard]] qsizetype caret() const;
    [[nodiscard]] int lineHere(qsizetype documentLine) const;

    ServerFileSession *m_session;
    QuietAccess m_access{this};
    TextEdit m_typed; // what is about to be done to the text
    QList<QAction *> m_contextActions;
    QList<int> m_annotated;
    bool m_mirroring = false; // the text follows the session, not the other way round
    bool m_remarksBelow = true;
};

} // namespace Relaydeck
