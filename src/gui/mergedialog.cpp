#include "gui/mergedialog.h"

#include "models/words.h"

#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QGridLayout>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Relaydeck {
namespace {

QPlainTextEdit *versionView(const QString &name)
{
    auto *view = new QPlainTextEdit;
    view->setReadOnly(true);
    view->setLineWrapMode(QPlainTextEdit::NoWrap);
    view->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    view->setPlaceholderText(MergeDialog::tr("These lines are not in this version."));
    view->setAccessibleName(name);
    return view;
}

QString readable(const QByteArray &piece)
{
    QStringList lines;
    for (const QByteArrayView line : linesOf(piece))
        lines << Words::bytes(line.endsWith('\n') ? line.chopped(1) : line);
    return lines.join(u'\n');
}

} // namespace

MergeDialog::MergeDialog(const QList<MergedLines> &pieces, QWidget *parent)
    : QDialog(parent),
      m_pieces(pieces),
      m_list(new QListWidget),
      m_mine(versionView(tr("Your version"))),
      m_theirs(versionView(tr("Version on disk")))
{
    setWindowTitle(tr("Merge with the file on disk"));
    for (qsizetype i = 0; i < m_pieces.size(); ++i) {
        if (m_pieces[i].isConflict)
            m_conflicts.append(i);
    }
    m_choices.fill(Choice::Mine, m_conflicts.size());
    for (int row = 0; row < int(m_conflicts.size()); ++row) {
        m_list->addItem(QString());
        renew(row);
    }

    auto *grid = new QGridLayout(this);
    auto *head
        = new QLabel(tr("You and somebody else have changed the same lines. Choose for each place what "
                        "stays; all other changes of both are kept."));
    head->setWordWrap(true);
    grid->addWidget(head, 0, 0, 1, 3);
    grid->addWidget(m_list, 1, 0, 3, 1);
    grid->addWidget(new QLabel(tr("Your version")), 1, 1);
    grid->addWidget(new QLabel(tr("On disk")), 1, 2);
    grid->addWidget(m_mine, 2, 1);
    grid->addWidget(m_theirs, 2, 2);
    auto *choices = new QHBoxLayout;
    const std::pair<QString, Choice> ways[] = {{tr("Keep &mine"), Choice::Mine},
        {tr("Take the one on &disk"), Choice::Theirs}, {tr("Keep &both"), Choice::Both}};
    for (const auto &[text, choice] : ways) {
        auto *button = new QPushButton(text);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, [this, chosen = choice] { choose(chosen); });
        choices->addWidget(button);
    }
    grid->addLayout(choices, 3, 1, 1, 2);
    auto *box = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    box->button(QDialogButtonBox::Ok)->setText(tr("Merge"));
    connect(box, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(box, &QDialogButtonBox::rejected, this, &QDialog::reject);
    grid->addWidget(box, 4, 0, 1, 3);
    grid->setColumnStretch(1, 2);
    grid->setColumnStretch(2, 2);
    grid->setColumnStretch(0, 1);
    connect(m_list, &QListWidget::currentRowChanged, this, &MergeDialog::showConflict);
    m_list->setCurrentRow(0);
    constexpr QSize roomy(860, 420);
    resize(roomy);
}

int MergeDialog::conflictsIn(const QList<MergedLines> &pieces)
{
    return int(std::count_if(
        pieces.cbegin(), pieces.cend(), [](const MergedLines &piece) { return piece.isConflict; }));
}

QByteArray MergeDialog::merged() const
{
    QByteArray text;
    for (qsizetype i = 0, row = 0; i < m_pieces.size(); ++i) {
        const MergedLines &piece = m_pieces[i];
        const Choice choice = piece.isConflict ? m_choices[row++] : Choice::Mine;
        if (choice != Choice::Theirs)
            text += piece.mine;
        if (choice == Choice::Both && !piece.mine.isEmpty() && !piece.mine.endsWith('\n'))
            text += '\n';
        if (choice != Choice::Mine)
            text += piece.theirs;
    }
    return text;
}

void MergeDialog::showConflict()
{
    const int row = m_list->currentRow();
    if (row < 0)
        return;
    const MergedLines &piece = m_pieces[m_conflicts[row]];
    m_mine->setPlainText(readable(piece.mine));
    m_theirs->setPlainText(readable(piece.theirs));
}

void MergeDialog::choose(Choice choice)
{
    const int row = m_list->currentRow();
    if (row < 0)
        return;
    m_choices[row] = choice;
    renew(row);
    m_list->setCurrentRow(std::min(row + 1, m_list->count() - 1));
}

void MergeDialog::renew(int row)
{
    const Choice choice = m_choices[row];
    const QString word = choice == Choice::Mine ? tr("mine")
        : choice == Choice::Theirs              ? tr("on disk")
                                                : tr("both");
    m_list->item(row)->setText(tr("Place %1: %2").arg(QString::number(row + 1), word));
}

} // namespace Relaydeck
