#pragma once

#include "gui/actions.h"
#include "models/filetext.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QTableView;

namespace Relaydeck {
class Deck;

/// The server file as text, with what was noticed in it. Saving keeps every byte that was not edited.
class EditorPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EditorPage)

public:
    EditorPage(Deck *deck, const Actions &actions, QWidget *parent = nullptr);

    [[nodiscard]] const QString &file() const noexcept { return m_file; } ///< empty: a new one
    [[nodiscard]] bool isModified() const;
    void showFile(const QString &file, const QByteArray &bytes);
    void begin(); ///< a new server file, with one relay to fill in

public slots:
    bool save(); ///< false when it was not saved; the reason was shown
    bool saveAs();

signals:
    void modifiedChanged(bool modified);
    void saved(const QString &file);

private:
    void setText(const QString &file, const FileText &content);
    bool write(const QString &file);
    [[nodiscard]] QString text() const;
    void jump(const QModelIndex &problem);
    void showTitle();
    void markProblems();
    void lint();

    Deck *m_deck;
    QLabel *m_title;
    QLabel *m_place;
    QLabel *m_note;
    QPlainTextEdit *m_editor;
    QTableView *m_problems;
    QTimer m_typed;
    QString m_file;
    FileText m_content;
};

} // namespace Relaydeck
