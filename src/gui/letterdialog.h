#pragma once

#include "models/letterdraft.h"

#include <QDialog>
#include <QPointer>
#include <QThreadPool>
#include <QTimer>

#include <memory>

class QPlainTextEdit;

namespace Ui {
class LetterDialog;
}

namespace Relaydeck {

/// Where a message is written: texts, files and headers. What stands here is kept as a draft while it is written, and
/// saving builds the message from it.
class LetterDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LetterDialog)

public:
    /// Goes on with the draft of `messageFile`; where there is none, with the letter that was never saved.
    /// `fields` are columns of the list, `from` is for a new letter.
    LetterDialog(const QString &messageFile, const QStringList &fields, const QString &from,
        QWidget *parent = nullptr);
    ~LetterDialog() override;

    void done(int result) override; ///< the draft stays

    void saveAs(const QString &file);

signals:
    void saved(const QString &file);

private:
    struct Found
    {
        QString fault; ///< a sentence
        QByteArray message;
    };

    void setUpFiles();
    void setUpFields(const QStringList &fields);
    void setUpButtons();
    void goOnWith(const QString &messageFile);
    void showDraft(const LetterDraft &draft);
    void beginAnother();
    [[nodiscard]] LetterDraft draft() const;
    void keepDraft();
    void look(); // whether a message can be built
    void addFiles(bool arePictures);
    void addFile(const QString &file, bool isPicture);
    void removeFiles();
    void insertField(const QString &name);
    void save();
    [[nodiscard]] static Found build(const LetterDraft &draft, LetterDraft::Files files);

    std::unique_ptr<Ui::LetterDialog> m_ui;
    const QString m_from;
    QString m_file; // of the message; empty: not saved yet
    QTimer m_typed;
    QThreadPool m_writer; // of drafts
    QPointer<QWidget> m_edited; // the last field that had the cursor
    QString m_seen; // beside the HTML text
    quint64 m_looks = 0; // answers to earlier ones are passed over
    bool m_isOpen = false; // the draft was read
};

} // namespace Relaydeck
