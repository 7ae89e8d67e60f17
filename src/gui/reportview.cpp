#include "gui/reportview.h"

#include "editing/background.h"
#include "engine/datafolder.h"
#include "engine/troubles.h"
#include "gui/celldelegates.h"
#include "gui/deck.h"
#include "gui/emptystate.h"
#include "gui/icons.h"
#include "gui/reportgroups.h"
#include "models/words.h"

#include <QAction>
#include <QDateTime>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Relaydeck {

ReportView::ReportView(Deck *deck, const Actions &actions, QWidget *parent)
    : QWidget(parent),
      m_deck(deck),
      m_states(new QStackedWidget),
      m_title(new QLabel),
      m_facts(new QLabel),
      m_note(new QLabel),
      m_find(new QLineEdit),
      m_groups(new ReportGroups),
      m_table(new QTableView)
{
    m_states->addWidget(new EmptyState(tr("No report yet"),
        tr("When a send has begun, this page says what became of each recipient, and why. Jobs of the past "
           "can be opened, too."),
        {actions.openReport}));
    m_states->addWidget(makeReport());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(m_states);
    m_typed.setSingleShot(true);
    m_typed.setInterval(250ms);
    connect(&m_typed, &QTimer::timeout, this, &ReportView::readRows);
    connect(m_find, &QLineEdit::textChanged, &m_typed, qOverload<>(&QTimer::start));
    connect(m_groups, &ReportGroups::chosenChanged, this, &ReportView::readRows);
    connect(deck, &Deck::sendEnded, this, &ReportView::followSend);
}

QWidget *ReportView::makeReport()
{
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_title->setTextFormat(Qt::PlainText);
    m_facts->setTextFormat(Qt::PlainText);
    m_facts->setForegroundRole(QPalette::PlaceholderText);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_find->setPlaceholderText(tr("Find an address or words of a relay"));
    m_find->setClearButtonEnabled(true);
    m_find->addAction(icon(u"find"_s), QLineEdit::LeadingPosition);
    auto *refresh = new QPushButton(icon(u"redo"_s), tr("Read &again"));
    refresh->setToolTip(tr("While a send is running the report is of the moment when it was read"));
    connect(refresh, &QPushButton::clicked, this, &ReportView::read);

    m_table->setModel(&m_rows);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setItemDelegate(new ToneDelegate(ReportModel::ToneRole, m_table));
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() * 3 / 2);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setAccessibleName(tr("Recipients"));
    const int unit = fontMetrics().averageCharWidth();
    const std::pair<int, int> widths[] = {{ReportModel::LineColumn, 8}, {ReportModel::RecipientColumn, 34},
        {ReportModel::OutcomeColumn, 12}, {ReportModel::WordsColumn, 40}, {ReportModel::RelayColumn, 18},
        {ReportModel::AttemptsColumn, 10}, {ReportModel::TimeColumn, 22}};
    for (const auto &[section, characters] : widths)
        m_table->setColumnWidth(section, characters * unit);

    auto *head = new QHBoxLayout;
    head->addWidget(m_title);
    head->addWidget(m_facts, 1);
    auto *tools = new QHBoxLayout;
    tools->addWidget(m_find, 1);
    tools->addWidget(m_note);
    tools->addWidget(refresh);
    tools->addWidget(makeExports());
    auto *right = new QWidget;
    auto *rightColumn = new QVBoxLayout(right);
    rightColumn->setContentsMargins({});
    rightColumn->addLayout(tools);
    rightColumn->addWidget(m_table, 1);
    auto *halves = new QSplitter;
    halves->addWidget(m_groups);
    halves->addWidget(right);
    halves->setStretchFactor(1, 1);
    halves->setSizes({unit * 56, unit * 130});
    auto *report = new QWidget;
    auto *column = new QVBoxLayout(report);
    column->addLayout(head);
    column->addWidget(halves, 1);
    return report;
}

QPushButton *ReportView::makeExports()
{
    auto *button = new QPushButton(icon(u"export"_s), tr("E&xport"));
    auto *menu = new QMenu(button);
    const auto offer = [&](const QString &text, ReportExport::Form form) {
        menu->addAction(text, this, [this, form] { exportAs(form); });
    };
    offer(tr("Recipients shown as a table (CSV) …"), ReportExport::Form::Csv);
    offer(tr("Recipients shown as JSON lines …"), ReportExport::Form::Json);
    offer(tr("Recipients shown as a list, to be sent to …"), ReportExport::Form::List);
    menu->addSeparator();
    offer(tr("GOOD, BAD and ERR files of Mail::Bulkmail …"), ReportExport::Form::Classic);
    offer(tr("Summary as a web page …"), ReportExport::Form::Page);
    button->setMenu(menu);
    return button;
}

void ReportView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    followSend();
}

/// The send of this moment, unless another job has been opened.
void ReportView::followSend()
{
    const QString &current = m_deck->send().jobFile;
    const bool isRead = m_jobFile == current && !m_wasRunning;
    if (!isVisible() || isRead || current.isEmpty()
        || (!m_jobFile.isEmpty() && m_jobFile != current && !m_deck->isSending()))
        return;
    m_jobFile = current;
    read();
}

void ReportView::open(const QString &jobFile)
{
    m_jobFile = jobFile;
    m_find->clear();
    read();
}

void ReportView::chooseJob()
{
    const QString job = QFileDialog::getOpenFileName(this, tr("Open a report"),
        m_jobFile.isEmpty() ? jobsFolder() : m_jobFile, tr("Jobs (*.job);;All files (*)"));
    if (!job.isEmpty())
        open(job);
}

void ReportView::find()
{
    m_find->setFocus(Qt::ShortcutFocusReason);
    m_find->selectAll();
}

void ReportView::read()
{
    m_wasRunning = m_deck->isSending() && m_jobFile == m_deck->send().jobFile;
    const quint64 number = ++m_reads;
    inBackground(
        this,
        [file = m_jobFile] {
            Read read;
            const Journal::Opened opened = Journal::openToRead(file);
            JournalFault fault = opened.fault;
            if (opened.journal) {
                read.summary = summaryOf(*opened.journal);
                read.summary.plan.message.clear();
                fault = fault ? fault : opened.journal->fault();
            }
            read.summary.file = file;
            read.error = Words::trouble(troubleOf(fault));
            return read;
        },
        [this, number](const Read &read) {
            if (number == m_reads)
                show(read);
        });
}

void ReportView::show(const Read &read)
{
    if (!read.error.isEmpty())
        emit failed(read.error);
    if (read.summary.tally.recipients() == 0 && !read.error.isEmpty())
        return;
    const JournalPlan &plan = read.summary.plan;
    const QFileInfo file(read.summary.file);
    m_title->setText(plan.subject.isEmpty() ? file.fileName() : plan.subject);
    m_facts->setText(
        tr("begun %1, from %2, %3")
            .arg(QLocale().toString(QDateTime::fromMSecsSinceEpoch(plan.createdAt), QLocale::ShortFormat),
                Words::bytes(plan.sender), file.fileName()));
    m_facts->setToolTip(file.absoluteFilePath());
    m_groups->show(read.summary);
    m_states->setCurrentIndex(1);
    readRows();
}

ReportFilter ReportView::filter() const
{
    ReportFilter filter = m_groups->chosen();
    filter.text = m_find->text().trimmed();
    return filter;
}

void ReportView::readRows()
{
    m_typed.stop();
    const quint64 number = ++m_rowReads;
    m_note->setText(tr("reading ..."));
    inBackground(
        this,
        [file = m_jobFile, wanted = filter()] {
            return std::make_shared<const ReportSlice>(ReportSlice::of(file, wanted));
        },
        [this, number](const std::shared_ptr<const ReportSlice> &slice) {
            if (number == m_rowReads)
                showRows(slice);
        });
}

void ReportView::showRows(const std::shared_ptr<const ReportSlice> &slice)
{
    m_rows.show(slice);
    m_note->setText(slice->matching > slice->rows.size()
            ? tr("the first %1 of %2; exports have all")
                  .arg(Words::number(slice->rows.size()), Words::recipients(slice->matching))
            : Words::recipients(slice->matching));
    if (!slice->error.isEmpty())
        emit failed(slice->error);
}

void ReportView::exportAs(ReportExport::Form form)
{
    using Form = ReportExport::Form;
    if (form == Form::Classic) {
        exportTo(QFileDialog::getSaveFileName(this,
                     tr("Export: the name that .good, .bad and .err are put behind"),
                     QFileInfo(m_jobFile).completeBaseName()),
            form);
        return;
    }
    const QString ending = form == Form::Csv ? u"csv"_s
        : form == Form::Json                 ? u"jsonl"_s
        : form == Form::List                 ? u"txt"_s
                                             : u"html"_s;
    const QString proposed = QFileInfo(m_jobFile).completeBaseName() + u'.' + ending;
    exportTo(QFileDialog::getSaveFileName(this, tr("Export"), proposed), form);
}

void ReportView::exportTo(const QString &file, ReportExport::Form form)
{
    if (file.isEmpty())
        return;
    m_note->setText(tr("writing ..."));
    inBackground(
        this, [wish = ReportExport{m_jobFile, filter(), form, file}] { return wish.write(); },
        [this, file](const QString &error) {
            m_note->setText(error.isEmpty() ? tr("written: %1").arg(QFileInfo(file).fileName()) : QString());
            if (!error.isEmpty())
                emit failed(error);
        });
}

} // namespace Relaydeck
