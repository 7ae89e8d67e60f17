#include "gui/editorpage.h"

#include "gui/celldelegates.h"
#include "gui/colours.h"
#include "gui/deck.h"
#include "gui/emptystate.h"
#include "gui/problemsview.h"
#include "models/words.h"

#include <QAction>
#include <QFileDialog>
#include <QFileInfo>
#include <QFontDatabase>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSaveFile>
#include <QSplitter>
#include <QTextBlock>
#include <QVBoxLayout>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Relaydeck {
namespace {

QString blankServerFile()
{
    return uR"(define package Mail::Bulkmail::Server

# One relay is one row across the columns: the first Smtp goes with the first Port, and so on.
Smtp @= mail.example.org
Port @= 25
Domain @= example.org
Tries @= 3

# Limits count recipients; 0 means no limit.
envelope_limit @= 100
max_messages_per_robin @= 0
max_messages_per_connection @= 0

# Seconds for each reply.
time_out @= 300
)"_s;
}

} // namespace

EditorPage::EditorPage(Deck *deck, const Actions &actions, QWidget *parent)
    : QWidget(parent),
      m_deck(deck),
      m_title(new QLabel),
      m_place(new QLabel),
      m_note(new QLabel),
      m_editor(new QPlainTextEdit),
      m_problems(new ProblemsView(deck->problems()))
{
    m_editor->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_editor->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_editor->setPlaceholderText(tr("Open a server file to see its text here, or begin a new one."));
    m_editor->setFrameShape(QFrame::NoFrame);
    m_place->setForegroundRole(QPalette::PlaceholderText);
    m_note->setWordWrap(true);
    m_note->setContentsMargins(8, 0, 8, 4);
    m_note->hide();

    auto *saveButton = new QPushButton(actions.save->icon(), actions.save->text());
    connect(saveButton, &QPushButton::clicked, actions.save, &QAction::trigger);
    connect(actions.save, &QAction::changed, saveButton,
        [saveButton, save = actions.save] { saveButton->setEnabled(save->isEnabled()); });
    auto *row = new QHBoxLayout;
    row->setContentsMargins(8, 4, 8, 4);
    row->setSpacing(10);
    row->addWidget(m_title);
    row->addStretch();
    row->addWidget(m_place);
    row->addWidget(saveButton);
    auto *halves = new QSplitter(Qt::Vertical);
    halves->addWidget(m_editor);
    halves->addWidget(m_problems);
    halves->setStretchFactor(0, 3);
    halves->setStretchFactor(1, 1);
    halves->setChildrenCollapsible(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(row);
    column->addWidget(m_note);
    column->addWidget(halves, 1);

    m_typed.setSingleShot(true);
    m_typed.setInterval(300ms);
    connect(&m_typed, &QTimer::timeout, this, &EditorPage::lint);
    connect(m_editor->document(), &QTextDocument::contentsChanged, &m_typed, qOverload<>(&QTimer::start));
    connect(m_editor, &QPlainTextEdit::modificationChanged, this, [this](bool modified) {
        showTitle();
        emit modifiedChanged(modified);
    });
    connect(m_editor, &QPlainTextEdit::cursorPositionChanged, this, [this] {
        const QTextCursor cursor = m_editor->textCursor();
        m_place->setText(
            tr("Line %1, column %2").arg(cursor.blockNumber() + 1).arg(cursor.positionInBlock() + 1));
    });
    connect(m_problems, &QTableView::activated, this, &EditorPage::jump);
    connect(m_problems, &QTableView::clicked, this, &EditorPage::jump);
    connect(deck->problems(), &QAbstractItemModel::modelReset, this, &EditorPage::markProblems);
    showTitle();
}

bool EditorPage::isModified() const
{
    return m_editor->document()->isModified();
}

void EditorPage::showFile(const QString &file, const QByteArray &bytes)
{
    if (file == m_file && (isModified() || m_content.toBytes(text()) == bytes))
        return; // what stands here is newer, or the same: keep it with its undo history
    setText(file, FileText::fromBytes(bytes));
    m_typed.stop(); // whoever read the file has looked at it already
}

void EditorPage::begin()
{
    FileText content;
    content.text = blankServerFile();
    setText({}, content);
    m_editor->document()->setModified(true);
}

void EditorPage::setText(const QString &file, const FileText &content)
{
    const int line = file == m_file ? m_editor->textCursor().blockNumber() : 0;
    m_file = file;
    m_content = content;
    m_editor->setPlainText(content.text);
    m_editor->setReadOnly(!content.exact);
    m_editor->document()->setModified(false);
    m_editor->setTextCursor(QTextCursor(m_editor->document()->findBlockByNumber(line)));
    m_note->setVisible(!content.exact);
    m_note->setText(
        tr("This file mixes line ends or holds characters that a text editor would change. It can be "
           "read here, but not edited, so that no byte is lost."));
    showTitle();
    markProblems();
}

QString EditorPage::text() const
{
    QString text = m_editor->document()->toRawText(); // toPlainText() turns no-break spaces into blanks
    return text.replace(QChar::ParagraphSeparator, u'\n');
}

bool EditorPage::save()
{
    return m_file.isEmpty() ? saveAs() : write(m_file);
}

bool EditorPage::saveAs()
{
    const QString file = QFileDialog::getSaveFileName(
        this, tr("Save the server file"), m_file, tr("Server files (*.conf *.cfg);;All files (*)"));
    return !file.isEmpty() && write(file);
}

bool EditorPage::write(const QString &file)
{
    const QByteArray bytes = m_content.toBytes(text());
    QSaveFile target(file);
    if (!target.open(QIODevice::WriteOnly) || target.write(bytes) != bytes.size() || !target.commit()) {
        m_note->setText(tr("%1 was not saved: %2").arg(file, target.errorString()));
        m_note->show();
        return false;
    }
    m_note->hide();
    m_file = file;
    m_editor->document()->setModified(false);
    showTitle();
    emit saved(file);
    return true;
}

void EditorPage::showTitle()
{
    const QString name = m_file.isEmpty() ? tr("New server file") : QFileInfo(m_file).fileName();
    m_title->setText(isModified() ? tr("<b>%1</b> (not saved)").arg(name.toHtmlEscaped())
                                  : u"<b>%1</b>"_s.arg(name.toHtmlEscaped()));
    m_title->setToolTip(m_file);
}

void EditorPage::lint()
{
    if (isModified())
        m_deck->lint(m_content.toBytes(text()), m_file);
}

void EditorPage::markProblems()
{
    QList<QTextEdit::ExtraSelection> marks;
    for (const Diagnostic &problem : m_deck->problems()->diagnostics()) {
        const QTextBlock block = m_editor->document()->findBlockByNumber(problem.line - 1);
        if (problem.file != m_file || !block.isValid())
            continue;
        QTextEdit::ExtraSelection mark;
        mark.cursor = QTextCursor(block);
        mark.cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
        mark.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        const Tone tone = problem.severity == Severity::Error ? Tone::Negative : Tone::Caution;
        mark.format.setUnderlineColor(colourOf(tone, palette()));
        mark.format.setToolTip(Words::diagnostic(problem));
        marks << mark;
    }
    m_editor->setExtraSelections(marks);
}

void EditorPage::jump(const QModelIndex &problem)
{
    if (problem.data(DiagnosticModel::FileRole).toString() != m_file)
        return;
    const int line = problem.data(DiagnosticModel::LineRole).toInt();
    const QTextBlock block = m_editor->document()->findBlockByNumber(std::max(0, line - 1));
    if (!block.isValid())
        return;
    m_editor->setTextCursor(QTextCursor(block));
    m_editor->centerCursor();
    m_editor->setFocus();
}

} // namespace Relaydeck
