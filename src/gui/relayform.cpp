#include "gui/relayform.h"

#include "gui/fieldeditor.h"
#include "gui/icons.h"
#include "models/fieldwords.h"
#include "models/presetwords.h"
#include "models/words.h"
#include "serverfile/editbuilder.h"

#include <QGridLayout>
#include <QLabel>
#include <QMenu>
#include <QScrollArea>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Relaydeck {
namespace {

constexpr int Margin = 8;

using Group = FieldInfo::Group;

/// Fields of a page, as a person would ask for them.
QList<Field> fieldsOf(Group group)
{
    QList<Field> fields;
    if (group == Group::Connection)
        fields = {Field::Smtp, Field::Port, Field::Name, Field::Enabled, Field::Domain, Field::Tries,
            Field::MaxConnectionAttempts};
    for (const Field field : RelayGridModel::fields()) {
        const bool belongs
            = fieldInfo(field).group == group && field != Field::Enabled && field != Field::Note;
        if ((belongs || (field == Field::Note && group == Group::Behaviour)) && !fields.contains(field))
            fields.append(field);
    }
    return fields;
}

QLabel *mutedLabel(const QString &text = {})
{
    auto *label = new QLabel(text);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setWordWrap(true);
    return label;
}

} // namespace

RelayForm::RelayForm(ServerFileSession *session, RelayGridModel *relays, QWidget *parent)
    : QWidget(parent),
      m_session(session),
      m_relaysModel(relays),
      m_title(new QLabel),
      m_hints(mutedLabel()),
      m_pages(new QTabWidget)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Margin, Margin, Margin, Margin);
    auto *top = new QHBoxLayout;
    top->addWidget(m_title, 1);
    top->addWidget(makeServices());
    column->addLayout(top);
    column->addWidget(m_hints);
    column->addWidget(m_pages, 1);
    m_hints->hide();
    m_pages->setDocumentMode(true);
    for (const Group group : {Group::Connection, Group::Security, Group::Limits, Group::Behaviour})
        m_pages->addTab(makePage(group), FieldWords::group(group));
    connect(relays, &QAbstractItemModel::dataChanged, this, &RelayForm::renew);
    connect(session, &ServerFileSession::replaced, this, [this] { showRelays({}); });
    renew();
}

QWidget *RelayForm::makePage(Group group)
{
    auto *page = new QWidget;
    auto *grid = new QGridLayout(page);
    grid->setColumnStretch(1, 1);
    int line = 0;
    for (const Field field : fieldsOf(group)) {
        auto *editor = new FieldEditor(field);
        auto *label = new QLabel(FieldWords::titleWithUnit(field));
        label->setBuddy(editor->input());
        auto *reset = new QToolButton;
        reset->setIcon(icon(u"undo"_s));
        reset->setAutoRaise(true);
        reset->setToolTip(tr("Take the value out of this file"));
        reset->setAccessibleName(tr("Take %1 out of this file").arg(FieldWords::title(field)));
        QLabel *origin = mutedLabel();
        grid->addWidget(label, line, 0, Qt::AlignRight);
        grid->addWidget(editor, line, 1);
        grid->addWidget(reset, line, 2);
        grid->addWidget(origin, line + 1, 1, 1, 2, Qt::AlignTop);
        line += 2;
        connect(editor, &FieldEditor::committed, this,
            [this, field, editor] { m_relaysModel->setForAll(m_shown, field, editor->text()); });
        connect(reset, &QToolButton::clicked, this,
            [this, field] { m_relaysModel->setForAll(m_shown, field, std::nullopt); });
        m_rows.insert(field, {editor, origin, reset});
    }
    grid->setRowStretch(line, 1);
    auto *area = new QScrollArea;
    area->setWidget(page);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    return area;
}

QWidget *RelayForm::makeServices()
{
    m_services = new QToolButton;
    m_services->setText(tr("Fill in for a service"));
    m_services->setToolTip(tr("Host, port and encryption of well-known services"));
    m_services->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(m_services);
    int number = 0;
    for (const RelayPreset &preset : relayPresets()) {
        menu->addAction(PresetWords::name(preset), this, [this, number] { fillIn(number); });
        ++number;
    }
    m_services->setMenu(menu);
    return m_services;
}

/// One step: each setting is worked out on the text that the one before has left.
void RelayForm::fillIn(int number)
{
    const RelayPreset &preset = relayPresets()[std::size_t(number)];
    const auto now = m_session->reading();
    Document document = now->document();
    for (const auto &[field, text] : preset.values()) {
        const FileReading between(document, m_session->fileName(), m_session->masters());
        QMap<qsizetype, std::optional<QByteArray>> texts;
        for (const qsizetype relay : std::as_const(m_shown))
            texts.insert(relay, text);
        document.apply(RelayEditor(between.columns()).setValues(field, texts));
    }
    m_session->rewrite(tr("Settings of %1").arg(PresetWords::name(preset)), document.bytes());
    m_hints->setText(PresetWords::hints(preset).join(u' '));
    m_hints->setVisible(!m_hints->text().isEmpty());
}

void RelayForm::showRelays(const QList<qsizetype> &relays)
{
    if (relays != m_shown)
        m_hints->hide();
    m_shown = relays;
    renew();
}

void RelayForm::focusField(Field field)
{
    const auto row = m_rows.constFind(field);
    if (row == m_rows.cend())
        return;
    for (int page = 0; page < m_pages->count(); ++page) {
        if (m_pages->widget(page)->isAncestorOf(row->editor))
            m_pages->setCurrentIndex(page);
    }
}

void RelayForm::renew()
{
    const int rows = m_relaysModel->rowCount();
    m_shown.removeIf([rows](qsizetype relay) { return relay >= rows; });
    const bool any = !m_shown.isEmpty();
    m_pages->setEnabled(any);
    m_services->setEnabled(any);
    if (!any)
        m_title->setText(tr("Choose a relay in the table."));
    else if (m_shown.size() == 1)
        m_title->setText(u"<b>%1</b>"_s.arg(m_session->reading()->nameOf(m_shown.first()).toHtmlEscaped()));
    else
        m_title->setText(tr("<b>%1</b>: what is set here is set for all of them")
                             .arg(Words::relays(quint64(m_shown.size()))));
    for (auto row = m_rows.cbegin(); row != m_rows.cend(); ++row)
        renewRow(row.key());
}

void RelayForm::renewRow(Field field)
{
    const Row &row = m_rows[field];
    QString origin = FieldWords::explanation(field);
    bool isSetHere = false;
    if (m_shown.isEmpty()) {
        row.editor->show(std::nullopt);
    } else {
        const auto now = m_session->reading();
        const Setting first = now->setting(m_shown.first(), field);
        const auto isSame = [&](qsizetype relay) { return now->setting(relay, field).text == first.text; };
        const bool inFile = first.origin.kind == Origin::Kind::ServerFile;
        isSetHere = std::any_of(m_shown.cbegin(), m_shown.cend(), [&](qsizetype relay) {
            return now->setting(relay, field).origin.kind == Origin::Kind::ServerFile;
        });
        if (!std::all_of(m_shown.cbegin(), m_shown.cend(), isSame)) {
            row.editor->showSeveral();
        } else {
            row.editor->show(first.text);
            const bool isBuiltIn = first.origin.kind == Origin::Kind::BuiltIn;
            if (!inFile && !(isBuiltIn && !first.text))
                origin += u' ' + tr("Now: %1.").arg(FieldWords::origin(first.origin));
        }
    }
    row.origin->setText(origin);
    row.reset->setVisible(isSetHere && field != Field::Smtp);
}

} // namespace Relaydeck
