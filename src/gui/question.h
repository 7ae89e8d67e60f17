#pragma once

#include <QMessageBox>

#include <functional>

namespace Relaydeck {

/// One question with one way on, and Cancel, which is what Return does. The window waits for the answer, this call does not.
struct Question
{
    QString title;
    QString text;
    QString details; ///< may be empty
    QString button; ///< that goes on
    QMessageBox::ButtonRole role = QMessageBox::AcceptRole; ///< of that button

    /// The box, which goes by itself when it was answered.
    QMessageBox *ask(QWidget *parent, const std::function<void()> &goOn,
        const std::function<void()> &otherwise = {}) const;
};

} // namespace Relaydeck
