#include "gui/quietaccess.h"

#include <Qsci/qsciscintillabase.h>

#include <QAccessibleWidget>

namespace Relaydeck {
namespace {

using Sci = QsciScintillaBase;

constexpr unsigned long Before = Sci::SC_MOD_BEFOREINSERT | Sci::SC_MOD_BEFOREDELETE;
constexpr unsigned long After = Sci::SC_MOD_INSERTTEXT | Sci::SC_MOD_DELETETEXT;

bool tellsAll(const Sci *text)
{
    return text->SendScintilla(Sci::SCI_GETMODEVENTMASK) & long(After);
}

QAccessibleInterface *plainAccess(const QString &, QObject *object)
{
    auto *text = qobject_cast<Sci *>(object);
    return text && !tellsAll(text) ? new QAccessibleWidget(text, QAccessible::EditableText) : nullptr;
}

/// The next one who asks gets a new one.
void forgetAccess(QObject *object)
{
    if (QAccessibleInterface *known = QAccessible::queryAccessibleInterface(object))
        QAccessible::deleteAccessibleInterface(QAccessible::uniqueId(known));
}

} // namespace

QuietAccess::QuietAccess(QsciScintillaBase *text) : m_text(text)
{
    QAccessible::installFactory(plainAccess); // in front of QScintilla's own, and only once
    QAccessible::installActivationObserver(this);
    settle(QAccessible::isActive());
}

QuietAccess::~QuietAccess()
{
    QAccessible::removeActivationObserver(this);
}

void QuietAccess::accessibilityActiveChanged(bool active)
{
    settle(active);
}

void QuietAccess::settle(bool active)
{
    m_text->SendScintilla(Sci::SCI_SETMODEVENTMASK, active ? Before | After : Before);
    forgetAccess(m_text);
}

} // namespace Relaydeck
