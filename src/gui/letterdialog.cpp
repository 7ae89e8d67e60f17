#include "gui/letterdialog.h"

#include "compose/composer.h"
#include "editing/background.h"
#include "gui/question.h"
#include "gui/remark.h"
#include "models/composewords.h"
#include "models/words.h"
#include "serverfile/filekeeper.h"
#include "ui_letterdialog.h"

#include <QApplication>
#include <QDateTime>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFontDatabase>
#include <QMenu>
#include <QScrollBar>
#include <QSysInfo>
#include <QTabBar>

#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Relaydeck {
namespace {

enum FileRole { PathRole = Qt::UserRole, IsPictureRole };

LetterDraft readDraft(const QString &file)
{
    const FileContent content = FileKeeper(file).load();
    return content.isGood() ? LetterDraft::fromJson(content.bytes) : LetterDraft();
}

/// Drafts are for their author's eyes.
void writeDraft(const QString &file, const QByteArray &json)
{
    const QString folder = QFileInfo(file).path();
    QDir().mkpath(folder);
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    [[maybe_unused]] const SaveOutcome outcome = FileKeeper(file).save(json, true);
}

} // namespace

LetterDialog::LetterDialog(
    const QString &messageFile, const QStringList &fields, const QString &from, QWidget *parent)
    : QDialog(parent),
      m_ui(std::make_unique<Ui::LetterDialog>()),
      m_from(from)
{
    m_ui->setupUi(this);
    resize(fontMetrics().averageCharWidth() * 120, fontMetrics().height() * 36);
    m_ui->html->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_ui->filesNote->setForegroundRole(QPalette::PlaceholderText);
    for (const char *kind : {"list", "bulk", "junk"})
        m_ui->precedence->addItem(QString::fromLatin1(kind), QString::fromLatin1(kind));
    m_ui->precedence->addItem(tr("no such header"), QString());
    m_writer.setMaxThreadCount(1); // one behind the other, and the last one stays
    m_typed.setSingleShot(true);
    m_typed.setInterval(400ms);
    connect(&m_typed, &QTimer::timeout, this, [this] {
        keepDraft();
        look();
    });
    setUpFiles();
    setUpFields(fields);
    setUpButtons();
    goOnWith(messageFile);
}

LetterDialog::~LetterDialog()
{
    disconnect(qApp, nullptr, this, nullptr); // fields that go lose the focus, too
}

void LetterDialog::setUpFiles()
{
    connect(m_ui->attach, &QPushButton::clicked, this, [this] { addFiles(false); });
    connect(m_ui->picture, &QPushButton::clicked, this, [this] { addFiles(true); });
    connect(m_ui->remove, &QPushButton::clicked, this, &LetterDialog::removeFiles);
    const auto renew = [this] { m_ui->remove->setEnabled(!m_ui->files->selectedItems().isEmpty()); };
    connect(m_ui->files, &QListWidget::itemSelectionChanged, this, renew);
    renew();
}

void LetterDialog::setUpFields(const QStringList &fields)
{
    const auto typed = qOverload<>(&QTimer::start);
    for (QLineEdit *field :
        {m_ui->from, m_ui->to, m_ui->subject, m_ui->replyTo, m_ui->unsubscribeUrl, m_ui->unsubscribeMail})
        connect(field, &QLineEdit::textChanged, &m_typed, typed);
    for (QPlainTextEdit *field : {m_ui->text, m_ui->html, m_ui->headers})
        connect(field, &QPlainTextEdit::textChanged, &m_typed, typed);
    connect(m_ui->precedence, &QComboBox::currentIndexChanged, &m_typed, typed);
    connect(m_ui->oneClick, &QCheckBox::toggled, &m_typed, typed);
    m_edited = m_ui->text;
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) {
        for (QWidget *field : std::initializer_list<QWidget *>{
                 m_ui->subject, m_ui->to, m_ui->text, m_ui->html, m_ui->unsubscribeUrl}) {
            if (field == now)
                m_edited = now;
        }
    });
    auto *menu = new QMenu(m_ui->field);
    for (const QString &name : fields)
        menu->addAction(name, this, [this, name] { insertField(name); });
    menu->addAction(u"entry"_s, this, [this] { insertField(u"entry"_s); });
    m_ui->field->setMenu(menu);
}

void LetterDialog::setUpButtons()
{
    connect(m_ui->save, &QPushButton::clicked, this, &LetterDialog::save);
    connect(m_ui->close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_ui->clear, &QPushButton::clicked, this, &LetterDialog::beginAnother);
    connect(m_ui->tabs, &QTabWidget::currentChanged, this, [this](int tab) {
        QWidget *const first[] = {m_ui->text, m_ui->html, m_ui->attach, m_ui->replyTo};
        if (!m_ui->tabs->tabBar()->hasFocus()) // where arrow keys go from one to the next
            first[tab]->setFocus();
    });
}

void LetterDialog::goOnWith(const QString &messageFile)
{
    setEnabled(false);
    inBackground(
        this,
        [messageFile] {
            const LetterDraft known
                = messageFile.isEmpty() ? LetterDraft() : readDraft(LetterDraft::fileFor(messageFile));
            return std::pair(known, known.isEmpty() ? readDraft(LetterDraft::fileFor({})) : LetterDraft());
        },
        [this, messageFile](const std::pair<LetterDraft, LetterDraft> &drafts) {
            m_file = drafts.first.isEmpty() ? QString() : messageFile;
            showDraft(drafts.first.isEmpty() ? drafts.second : drafts.first);
            setEnabled(true);
            (m_ui->from->text().isEmpty() ? m_ui->from : m_ui->subject)->setFocus();
        });
}

void LetterDialog::showDraft(const LetterDraft &draft)
{
    m_isOpen = true;
    setWindowTitle(m_file.isEmpty() ? tr("Write a message")
                                    : tr("Write a message: %1").arg(QFileInfo(m_file).fileName()));
    m_ui->from->setText(draft.isEmpty() ? m_from : draft.from);
    m_ui->to->setText(draft.to);
    m_ui->subject->setText(draft.subject);
    m_ui->text->setPlainText(draft.text);
    m_ui->html->setPlainText(draft.html);
    m_ui->files->clear();
    for (const QString &file : draft.pictures)
        addFile(file, true);
    for (const QString &file : draft.attachments)
        addFile(file, false);
    m_ui->replyTo->setText(draft.replyTo);
    m_ui->precedence->setCurrentIndex(m_ui->precedence->findData(draft.precedence));
    m_ui->unsubscribeUrl->setText(draft.unsubscribeUrl);
    m_ui->unsubscribeMail->setText(draft.unsubscribeMail);
    m_ui->oneClick->setChecked(draft.oneClick);
    m_ui->headers->setPlainText(draft.headers);
    look();
}

LetterDraft LetterDialog::draft() const
{
    LetterDraft draft;
    draft.from = m_ui->from->text();
    draft.to = m_ui->to->text();
    draft.subject = m_ui->subject->text();
    draft.text = m_ui->text->toPlainText();
    draft.html = m_ui->html->toPlainText();
    for (int row = 0; row < m_ui->files->count(); ++row) {
        const QListWidgetItem *item = m_ui->files->item(row);
        QStringList &files = item->data(IsPictureRole).toBool() ? draft.pictures : draft.attachments;
        files.append(item->data(PathRole).toString());
    }
    draft.replyTo = m_ui->replyTo->text();
    draft.precedence = m_ui->precedence->currentData().toString();
    draft.unsubscribeUrl = m_ui->unsubscribeUrl->text();
    draft.unsubscribeMail = m_ui->unsubscribeMail->text();
    draft.oneClick = m_ui->oneClick->isChecked();
    draft.headers = m_ui->headers->toPlainText();
    return draft;
}

/// The draft of the letter that stands here is kept; the one that was never saved makes room, which is asked.
void LetterDialog::beginAnother()
{
    const auto begin = [this] {
        keepDraft();
        m_file.clear();
        showDraft({});
        m_ui->subject->setFocus();
    };
    const LetterDraft written = draft();
    if (!m_file.isEmpty() || (written.text.isEmpty() && written.html.isEmpty())) {
        begin();
        return;
    }
    const Question question{windowTitle(), tr("Throw this letter away? It was never saved as a message."), {},
        tr("Throw away"), QMessageBox::DestructiveRole};
    question.ask(this, begin);
}

void LetterDialog::keepDraft()
{
    if (!m_isOpen)
        return;
    m_writer.start(
        [file = LetterDraft::fileFor(m_file), json = draft().toJson()] { writeDraft(file, json); });
}

LetterDialog::Found LetterDialog::build(const LetterDraft &draft, LetterDraft::Files files)
{
    const LetterDraft::Reading read = draft.read(files);
    if (!read.fault.isEmpty())
        return {read.fault, {}};
    const Posting posting{
        QDateTime::currentDateTime(), newMessageId(read.letter, QSysInfo::machineHostName().toUtf8())};
    const ComposedLetter made = compose(read.letter, posting);
    return {made.fault ? ComposeWords::fault(*made.fault) : QString(), made.message};
}

void LetterDialog::look()
{
    struct Sight
    {
        QString fault;
        QString html;
    };
    inBackground(
        this,
        [draft = draft()] {
            return Sight{build(draft, LetterDraft::Files::Named).fault, draft.illustratedHtml()};
        },
        [this, number = ++m_looks](const Sight &sight) {
            if (number != m_looks)
                return;
            if (std::exchange(m_seen, sight.html) != sight.html) {
                const int place = m_ui->look->verticalScrollBar()->value();
                m_ui->look->setHtml(sight.html);
                m_ui->look->verticalScrollBar()->setValue(place);
            }
            m_ui->save->setEnabled(sight.fault.isEmpty());
            showRemark(m_ui->verdict,
                sight.fault.isEmpty() ? tr("This can be saved as a message.") : sight.fault, Tone::Muted);
        });
}

void LetterDialog::addFiles(bool arePictures)
{
    const QStringList files = arePictures
        ? QFileDialog::getOpenFileNames(this, tr("Add pictures for the HTML text"), {},
            tr("Pictures (*.png *.jpg *.jpeg *.gif *.webp *.svg);;All files (*)"))
        : QFileDialog::getOpenFileNames(this, tr("Attach files"));
    for (const QString &file : files) {
        addFile(file, arePictures);
        if (arePictures)
            m_ui->html->insertPlainText(
                u"<img src=\"cid:%1\" alt=\"\">"_s.arg(QString::fromLatin1(LetterDraft::pictureName(file))));
    }
    m_typed.start();
}

void LetterDialog::addFile(const QString &file, bool isPicture)
{
    const QFileInfo info(file);
    const QString shown = isPicture
        ? tr("%1, in the HTML text as cid:%2")
              .arg(info.fileName(), QString::fromLatin1(LetterDraft::pictureName(file)))
        : info.fileName();
    auto *item = new QListWidgetItem(shown, m_ui->files);
    item->setData(PathRole, info.absoluteFilePath());
    item->setData(IsPictureRole, isPicture);
    item->setToolTip(info.absoluteFilePath());
}

void LetterDialog::removeFiles()
{
    qDeleteAll(m_ui->files->selectedItems());
    m_typed.start();
}

void LetterDialog::insertField(const QString &name)
{
    const QString field = u"{{%1}}"_s.arg(name);
    if (auto *line = qobject_cast<QLineEdit *>(m_edited))
        line->insert(field);
    else if (auto *text = qobject_cast<QPlainTextEdit *>(m_edited))
        text->insertPlainText(field);
    if (m_edited)
        m_edited->setFocus();
}

void LetterDialog::save()
{
    const QString file = QFileDialog::getSaveFileName(
        this, tr("Save the message"), m_file, tr("Messages (*.eml);;All files (*)"));
    if (!file.isEmpty())
        saveAs(QFileInfo(file).suffix().isEmpty() ? file + u".eml"_s : file);
}

void LetterDialog::saveAs(const QString &file)
{
    setEnabled(false);
    m_typed.stop();
    m_writer.waitForDone(); // a draft is no more than a few kilobytes
    inBackground(
        this,
        [file, draft = draft(), isFirst = m_file.isEmpty()] {
            const Found found = build(draft, LetterDraft::Files::Read);
            if (!found.fault.isEmpty())
                return found.fault;
            const SaveOutcome saved = FileKeeper(file).save(found.message, true);
            if (!saved.isGood())
                return Words::saveFlaw(file, saved);
            writeDraft(LetterDraft::fileFor(file), draft.toJson());
            if (isFirst)
                QFile::remove(LetterDraft::fileFor({}));
            return QString();
        },
        [this, file](const QString &fault) {
            setEnabled(true);
            if (!fault.isEmpty()) {
                showRemark(m_ui->verdict, fault, Tone::Negative);
                return;
            }
            m_file = file;
            emit saved(file);
            accept();
        });
}

void LetterDialog::done(int result)
{
    m_typed.stop();
    if (result != Accepted)
        keepDraft();
    QDialog::done(result);
}

} // namespace Relaydeck
