#include "gui/listformatdialog.h"

#include "editing/background.h"
#include "gui/colours.h"
#include "gui/listsample.h"
#include "ui_listformatdialog.h"

#include <QHeaderView>
#include <QPushButton>

#include <algorithm>

namespace Relaydeck {

using Kind = ListFormat::Kind;

ListFormatDialog::ListFormatDialog(const QString &file, const ListFormat &format, QWidget *parent)
    : QDialog(parent),
      m_file(file),
      m_column(format.column),
      m_ui(std::make_unique<Ui::ListFormatDialog>())
{
    m_ui->setupUi(this);
    m_ui->sample->verticalHeader()->setDefaultSectionSize(fontMetrics().height() * 3 / 2);
    m_ui->sample->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    resize(fontMetrics().averageCharWidth() * 100, fontMetrics().height() * 26);
    setUpChoices(format);
    read();
}

ListFormatDialog::~ListFormatDialog() = default;

void ListFormatDialog::setUpChoices(const ListFormat &format)
{
    m_ui->kind->addItem(tr("what the name of the file says"), int(Kind::ByName));
    m_ui->kind->addItem(tr("one entry a line"), int(Kind::Plain));
    m_ui->kind->addItem(tr("table (CSV, TSV)"), int(Kind::Table));
    m_ui->kind->addItem(tr("lines of JSON"), int(Kind::JsonLines));
    m_ui->kind->setCurrentIndex(m_ui->kind->findData(int(format.kind)));
    const std::pair<QString, char> delimiters[]
        = {{tr("as the first line has it"), '\0'}, {tr("comma ,"), ','}, {tr("semicolon ;"), ';'},
            {tr("tab"), '\t'}, {tr("bar |"), '|'}, {tr("colon :"), ':'}};
    for (const auto &[name, delimiter] : delimiters)
        m_ui->delimiter->addItem(name, int(delimiter));
    m_ui->delimiter->setCurrentIndex(m_ui->delimiter->findData(int(format.delimiter)));
    connect(m_ui->kind, &QComboBox::activated, this, &ListFormatDialog::read);
    connect(m_ui->delimiter, &QComboBox::activated, this, &ListFormatDialog::read);
    connect(m_ui->address, &QComboBox::activated, this, [this] {
        m_column = m_ui->address->currentData().toString();
        read();
    });
}

ListFormat ListFormatDialog::format() const
{
    ListFormat format;
    format.kind = Kind(m_ui->kind->currentData().toInt());
    const bool isTable = format.kindOf(m_file) == Kind::Table;
    format.delimiter = isTable ? char(m_ui->delimiter->currentData().toInt()) : '\0';
    format.column = format.kindOf(m_file) == Kind::Plain ? QString() : m_column;
    return format;
}

void ListFormatDialog::read()
{
    const quint64 number = ++m_reads;
    inBackground(
        this, [file = m_file, format = format()] { return ListSample::of(file, format); },
        [this, number](const ListSample &sample) {
            if (number == m_reads)
                showSample(sample);
        });
}

void ListFormatDialog::showSample(const ListSample &sample)
{
    m_ui->delimiter->setEnabled(sample.kind == Kind::Table);
    m_ui->address->setEnabled(sample.kind != Kind::Plain);
    QPalette colours = palette();
    if (!sample.error.isEmpty() || sample.addressColumn < 0)
        colours.setColor(QPalette::WindowText, colourOf(Tone::Negative, colours));
    m_ui->remark->setPalette(colours);
    m_ui->remark->setText(!sample.error.isEmpty() ? sample.error
            : sample.addressColumn < 0            ? tr("Which column has the addresses?")
                                                  : tr("The list begins like this:"));
    m_ui->buttons->button(QDialogButtonBox::Ok)->setEnabled(sample.addressColumn >= 0);
    showColumns(sample);
    showRecords(sample);
}

void ListFormatDialog::showColumns(const ListSample &sample)
{
    QComboBox *choice = m_ui->address;
    choice->clear();
    choice->addItem(tr("the column whose name says so"), QString());
    for (const QString &column : sample.columns) {
        if (sample.hasHeader)
            choice->addItem(column, column);
    }
    if (!m_column.isEmpty() && choice->findData(m_column, Qt::UserRole, Qt::MatchFixedString) < 0)
        choice->addItem(m_column, m_column);
    choice->setCurrentIndex(
        m_column.isEmpty() ? 0 : choice->findData(m_column, Qt::UserRole, Qt::MatchFixedString));
}

void ListFormatDialog::showRecords(const ListSample &sample)
{
    QTableWidget *table = m_ui->sample;
    table->clear();
    table->setColumnCount(int(sample.columns.size()));
    table->setRowCount(int(sample.records.size()));
    table->setHorizontalHeaderLabels(sample.columns);
    QFont bold = font();
    bold.setBold(true);
    for (int row = 0; row < table->rowCount(); ++row) {
        for (int column = 0; column < table->columnCount(); ++column) {
            auto *cell = new QTableWidgetItem(sample.records[row].value(column));
            cell->setToolTip(cell->text());
            if (column == sample.addressColumn)
                cell->setFont(bold);
            table->setItem(row, column, cell);
        }
    }
    table->horizontalHeader()->setStretchLastSection(false);
    table->resizeColumnsToContents();
    const int most = fontMetrics().averageCharWidth() * 32;
    for (int column = 0; column < table->columnCount(); ++column)
        table->setColumnWidth(column, std::min(table->columnWidth(column), most));
    table->horizontalHeader()->setStretchLastSection(true);
}

} // namespace Relaydeck
