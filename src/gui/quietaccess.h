#pragma once

#include <QAccessible>

class QsciScintillaBase;

namespace Relaydeck {

/// Keeps QScintilla from telling screen readers where the caret is while there is none to listen: for that it counts
/// every character in front of the caret, which takes tens of milliseconds at the end of a file of 50,000 relays. Once
/// a screen reader listens it is told everything.
class QuietAccess final : public QAccessible::ActivationObserver
{
    Q_DISABLE_COPY_MOVE(QuietAccess)

public:
    explicit QuietAccess(QsciScintillaBase *text);
    ~QuietAccess() override;

private:
    void accessibilityActiveChanged(bool active) override;
    void settle(bool active);

    QsciScintillaBase *m_text;
};

} // namespace Relaydeck
