#include "gui/previewdialog.h"

#include "editing/background.h"
#include "gui/remark.h"
#include "models/mergewords.h"
#include "models/words.h"
#include "serverfile/filekeeper.h"
#include "ui_previewdialog.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QFontDatabase>
#include <QTimer>

#include <algorithm>
#include <array>
#include <chrono>
#include <limits>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Relaydeck {
namespace {

constexpr qsizetype MostSource = 2 * 1024 * 1024; // bytes that are shown

bool matters(const QString &header)
{
    static constexpr std::array names{"From"_L1, "Sender"_L1, "Reply-To"_L1, "To"_L1, "Cc"_L1, "Subject"_L1,
        "Date"_L1, "List-Unsubscribe"_L1};
    return std::any_of(names.begin(), names.end(),
        [&header](QLatin1StringView name) { return header.compare(name, Qt::CaseInsensitive) == 0; });
}

bool isHtml(const ReadablePart &part)
{
    return part.isText && part.type == "text/html";
}

} // namespace

PreviewDialog::PreviewDialog(const SendOrder &order, QWidget *parent)
    : QDialog(parent),
      m_order(order),
      m_ui(std::make_unique<Ui::PreviewDialog>())
{
    m_ui->setupUi(this);
    m_ui->source->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_ui->who->setForegroundRole(QPalette::PlaceholderText);
    m_ui->enclosures->setForegroundRole(QPalette::PlaceholderText);
    m_ui->note->setForegroundRole(QPalette::PlaceholderText);
    resize(fontMetrics().averageCharWidth() * 120, fontMetrics().height() * 36);
    if (m_order.listFile.isEmpty()) {
        m_order.merge = false; // there are no values
        m_order.addresses = {"nobody@example.org"};
    }
    setUpButtons();
    enableButtons();
    showTrouble({});
    connect(&m_rehearser, &Rehearser::done, this, &PreviewDialog::showRow);
    turnTo(1);
}

PreviewDialog::~PreviewDialog() = default;

void PreviewDialog::setUpButtons()
{
    const auto step = [this](int rows) { m_ui->row->setValue(m_ui->row->value() + rows); };
    connect(m_ui->row, &QSpinBox::valueChanged, this, &PreviewDialog::turnTo);
    connect(m_ui->previous, &QPushButton::clicked, this, [step] { step(-1); });
    connect(m_ui->next, &QPushButton::clicked, this, [step] { step(1); });
    connect(m_ui->lacking, &QPushButton::clicked, this, &PreviewDialog::goToNextLacking);
    connect(m_ui->save, &QPushButton::clicked, this, &PreviewDialog::save);
    connect(m_ui->close, &QPushButton::clicked, this, &QDialog::reject);
}

void PreviewDialog::turnTo(int row)
{
    if (m_rehearser.latest().row(row)) {
        showRow();
        return;
    }
    constexpr auto patience = 300ms;
    m_rehearser.look(m_order, row);
    QTimer::singleShot(patience, this, [this] {
        if (m_rehearser.isLooking())
            m_ui->who->setText(tr("Reading the list …"));
    });
}

void PreviewDialog::showRow()
{
    const Rehearsal &found = m_rehearser.latest();
    const qint64 rows = found.list.recipients();
    m_ui->row->setMaximum(int(std::clamp<qint64>(rows, 1, std::numeric_limits<int>::max())));
    m_ui->sum->setText(tr("of %1").arg(Words::number(quint64(rows))));
    enableButtons();
    const RehearsedRow *row = found.row(m_ui->row->value());
    const bool byHand = m_order.listFile.isEmpty();
    m_ui->who->setText(!row ? QString()
            : byHand        ? tr("As it stands in the file, since there is no list yet")
                            : tr("%1, line %2 of %3")
                           .arg(Words::bytes(row->address), Words::number(quint64(row->line)),
                               QFileInfo(m_order.listFile).fileName()));
    QString trouble = troubleOfAll();
    if (trouble.isEmpty() && row && row->flaw)
        trouble = tr("No message can be made for this recipient: %1").arg(MergeWords::flaw(row->flaw));
    showTrouble(trouble);
    const quint64 number = ++m_sheets;
    inBackground(
        this,
        [found, row = row ? *row : RehearsedRow(), isThere = row != nullptr] {
            return sheetOf(isThere ? found.messageFor(row) : QByteArray());
        },
        [this, number](const Sheet &sheet) {
            if (number == m_sheets)
                showSheet(sheet);
        });
}

/// Why there is nothing to be shown for anybody; empty where there is.
QString PreviewDialog::troubleOfAll() const
{
    const Rehearsal &found = m_rehearser.latest();
    if (found.messageTrouble)
        return Words::trouble(found.messageTrouble);
    if (found.mergeFault)
        return MergeWords::fault(found.mergeFault, m_order.messageFile);
    if (!found.lack.field.isEmpty())
        return MergeWords::withoutField(found.lack, m_order.listFile);
    if (found.listTrouble)
        return Words::trouble(found.listTrouble);
    if (found.isStream)
        return tr("The list is no file that can be read twice.");
    return found.list.recipients() == 0 ? Words::trouble({Trouble::Kind::ListEmpty, m_order.listFile, 0, {}})
                                        : QString();
}

PreviewDialog::Sheet PreviewDialog::sheetOf(const QByteArray &message)
{
    Sheet sheet;
    sheet.bytes = message;
    sheet.message = readable(message);
    sheet.hidden = std::max<qsizetype>(0, message.size() - MostSource);
    QStringList lines;
    for (QByteArray line : message.first(message.size() - sheet.hidden).split('\n')) {
        if (line.endsWith('\r'))
            line.chop(1);
        lines << Words::bytes(line);
    }
    sheet.source = lines.join(u'\n');
    return sheet;
}

void PreviewDialog::showSheet(const Sheet &sheet)
{
    m_sheet = sheet;
    m_ui->save->setEnabled(!sheet.bytes.isEmpty());
    m_ui->source->setPlainText(sheet.source);
    m_ui->note->setText(sheet.hidden > 0 ? tr("%1 bytes more are in the source; Save has them all")
                                               .arg(Words::number(quint64(sheet.hidden)))
                                         : QString());
    showHeaders(sheet.message);
    showParts(sheet.message);
}

void PreviewDialog::showHeaders(const ReadableMessage &message)
{
    QString rows;
    for (const auto &[name, value] : message.headers) {
        if (matters(name))
            rows += u"<tr><td align=\"right\">%1:&nbsp;</td><td>%2</td></tr>"_s.arg(
                name.toHtmlEscaped(), value.toHtmlEscaped());
    }
    m_ui->headers->setText(u"<table>%1</table>"_s.arg(rows));
}

void PreviewDialog::showParts(const ReadableMessage &message)
{
    QStringList html;
    QStringList text;
    QStringList enclosures;
    for (const ReadablePart &part : message.parts) {
        if (part.isText)
            (isHtml(part) ? html : text) << part.text;
        else
            enclosures << tr("%1 (%2, %3 bytes)")
                              .arg(part.name, QString::fromLatin1(part.type),
                                  Words::number(quint64(part.bytes)))
                              .trimmed();
    }
    m_ui->html->setHtml(html.join(u"<hr>"_s));
    m_ui->text->setPlainText(text.join(u"\n\n"_s));
    m_ui->tabs->setTabVisible(m_ui->tabs->indexOf(m_ui->html), !html.isEmpty());
    m_ui->tabs->setTabVisible(m_ui->tabs->indexOf(m_ui->text), !text.isEmpty() || html.isEmpty());
    m_ui->enclosures->setText(tr("With it: %1").arg(enclosures.join(u", "_s)));
    m_ui->enclosures->setVisible(!enclosures.isEmpty());
}

void PreviewDialog::showTrouble(const QString &sentence)
{
    showRemark(m_ui->trouble, sentence, Tone::Negative);
    m_ui->trouble->setVisible(!sentence.isEmpty());
}

void PreviewDialog::enableButtons()
{
    const int row = m_ui->row->value();
    const bool hasRows = m_rehearser.latest().list.recipients() > 0 && !m_order.listFile.isEmpty();
    m_ui->row->setEnabled(hasRows);
    m_ui->previous->setEnabled(hasRows && row > 1);
    m_ui->next->setEnabled(hasRows && row < m_ui->row->maximum());
    m_ui->lacking->setVisible(!m_rehearser.latest().lacking.isEmpty());
    m_ui->save->setEnabled(false);
}

/// Behind the last of them comes the first again.
void PreviewDialog::goToNextLacking()
{
    const QList<qint64> lacking = m_rehearser.latest().lacking;
    const auto next = std::upper_bound(lacking.begin(), lacking.end(), qint64(m_ui->row->value()));
    m_ui->row->setValue(int(next == lacking.end() ? lacking.constFirst() : *next));
}

void PreviewDialog::save()
{
    const QString file = QFileDialog::getSaveFileName(
        this, tr("Save this message"), {}, tr("Messages (*.eml);;All files (*)"));
    if (file.isEmpty())
        return;
    inBackground(
        this, [file, bytes = m_sheet.bytes] { return FileKeeper(file).save(bytes, true); },
        [this, file](const SaveOutcome &outcome) {
            m_ui->note->setText(
                outcome.isGood() ? tr("Saved as %1").arg(file) : Words::saveFlaw(file, outcome));
        });
}

} // namespace Relaydeck
