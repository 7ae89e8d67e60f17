#include "gui/fieldeditor.h"

#include "gui/colours.h"
#include "models/fieldwords.h"
#include "serverfile/fieldvalue.h"

#include <QApplication>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QToolTip>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Relaydeck {
namespace {

QByteArrayList choicesOf(Field field)
{
    const FieldInfo &info = fieldInfo(field);
    return info.kind == FieldInfo::Kind::YesNo ? QByteArrayList{"yes"_ba, "no"_ba}
                                               : QByteArray(info.choices).split(' ');
}

bool isChoice(Field field)
{
    const FieldInfo::Kind kind = fieldInfo(field).kind;
    return kind == FieldInfo::Kind::YesNo || kind == FieldInfo::Kind::Choice;
}

QString placeholder(Field field)
{
    const FieldInfo &info = fieldInfo(field);
    QString builtIn = QString::fromLatin1(info.builtIn);
    switch (info.kind) {
    case FieldInfo::Kind::Limit: return FieldWords::value(field, "0"_ba);
    case FieldInfo::Kind::Seconds:
        return builtIn.isEmpty() ? FieldWords::value(field, std::nullopt) : builtIn;
    default: return builtIn;
    }
}

} // namespace

FieldEditor::FieldEditor(Field field, QWidget *parent) : QWidget(parent), m_field(field)
{
    makeInput();
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_input);
    m_input->setAccessibleName(FieldWords::titleWithUnit(field));
    m_input->setToolTip(FieldWords::help(field));
    setFocusProxy(m_input);
}

/// Numbers are edited in a line, since a setting may also be absent; the arrow keys step within the range.
void FieldEditor::makeInput()
{
    if (isChoice(m_field)) {
        auto *box = new QComboBox;
        for (const QByteArray &word : choicesOf(m_field))
            box->addItem(FieldWords::value(m_field, word), word);
        connect(box, &QComboBox::activated, this, &FieldEditor::commit);
        m_input = box;
        return;
    }
    auto *line = new QLineEdit;
    line->setPlaceholderText(placeholder(m_field));
    const FieldInfo &info = fieldInfo(m_field);
    if (info.maximum > 0)
        line->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    connect(line, &QLineEdit::editingFinished, this, &FieldEditor::commit);
    connect(line, &QLineEdit::textChanged, this, &FieldEditor::judge);
    line->installEventFilter(this);
    m_input = line;
}

bool FieldEditor::eventFilter(QObject *watched, QEvent *event)
{
    auto *line = qobject_cast<QLineEdit *>(watched);
    const FieldInfo &info = fieldInfo(m_field);
    if (!line || event->type() != QEvent::KeyPress || info.maximum <= 0)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key != Qt::Key_Up && key != Qt::Key_Down)
        return QWidget::eventFilter(watched, event);
    const QByteArray now = text().value_or(QByteArray(info.builtIn ? info.builtIn : "0"));
    const double next = readField(m_field, now).number + (key == Qt::Key_Up ? 1 : -1);
    line->setText(QString::number(std::clamp(next, info.minimum, info.maximum), 'f', 0));
    return true;
}

bool FieldEditor::isUsable() const
{
    const std::optional<QByteArray> now = text();
    return !now || readField(m_field, *now).usable;
}

void FieldEditor::judge()
{
    QPalette colours = QApplication::palette(m_input);
    if (!isUsable())
        colours.setColor(QPalette::Text, colourOf(Tone::Negative, colours));
    m_input->setPalette(colours);
}

void FieldEditor::show(const std::optional<QByteArray> &text)
{
    if (auto *line = qobject_cast<QLineEdit *>(m_input)) {
        line->setPlaceholderText(placeholder(m_field));
        const QString shown = text ? displayText(*text) : QString();
        if (line->text() != shown)
            line->setText(shown);
    } else if (auto *box = qobject_cast<QComboBox *>(m_input)) {
        const QByteArray word = text.value_or(QByteArray()).toLower();
        int row = box->findData(word);
        if (row < 0 && fieldInfo(m_field).kind == FieldInfo::Kind::YesNo && !word.isEmpty())
            row = readField(m_field, word).yes ? 0 : 1;
        box->setCurrentIndex(row);
        if (row < 0)
            box->setPlaceholderText(displayText(word));
    }
    m_shown = this->text();
}

void FieldEditor::showSeveral()
{
    show(std::nullopt);
    if (auto *line = qobject_cast<QLineEdit *>(m_input))
        line->setPlaceholderText(tr("several values"));
    else if (auto *box = qobject_cast<QComboBox *>(m_input))
        box->setPlaceholderText(tr("several values"));
}

std::optional<QByteArray> FieldEditor::text() const
{
    QByteArray text;
    if (const auto *line = qobject_cast<QLineEdit *>(m_input))
        text = line->text().trimmed().toUtf8();
    else if (const auto *box = qobject_cast<QComboBox *>(m_input))
        text = box->currentData().toByteArray();
    return text.isEmpty() ? std::nullopt : std::optional(text);
}

void FieldEditor::commit()
{
    if (!isChanged())
        return;
    if (isUsable())
        emit committed();
    else
        QToolTip::showText(m_input->mapToGlobal(QPoint(0, m_input->height())),
            tr("This cannot be used and was not taken over.\n%1").arg(FieldWords::help(m_field)), m_input);
}

} // namespace Relaydeck
