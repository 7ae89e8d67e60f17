#include "gui/noticebar.h"

#include "gui/icons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Relaydeck {

NoticeBar::NoticeBar(QWidget *parent)
    : QFrame(parent),
      m_sign(new QLabel),
      m_text(new QLabel),
      m_buttons(new QHBoxLayout)
{
    setFrameShape(StyledPanel);
    setBackgroundRole(QPalette::AlternateBase);
    setAutoFillBackground(true);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *close = new QToolButton;
    close->setAutoRaise(true);
    close->setIcon(icon(u"close"_s));
    close->setToolTip(tr("Dismiss"));
    close->setAccessibleName(tr("Dismiss"));
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(8, 4, 4, 4);
    row->addWidget(m_sign);
    row->addWidget(m_text, 1);
    row->addLayout(m_buttons);
    row->addWidget(close);
    hide();
}

void NoticeBar::say(const QString &sentence, const QList<Answer> &answers)
{
    while (QLayoutItem *old = m_buttons->takeAt(0)) {
        old->widget()->deleteLater(); // it may have been clicked just now
        old->widget()->hide();
        delete old;
    }
    m_sign->setPixmap(icon(answers.isEmpty() ? u"info"_s : u"warning"_s).pixmap(16, 16));
    m_text->setText(sentence);
    for (const Answer &answer : answers) {
        auto *button = new QPushButton(answer.text);
        connect(button, &QPushButton::clicked, this, [this, act = answer.act] {
            hide();
            act();
        });
        m_buttons->addWidget(button);
    }
    setVisible(!sentence.isEmpty());
}

QString NoticeBar::sentence() const
{
    return m_text->text();
}

} // namespace Relaydeck
