#include "gui/question.h"

#include <QPushButton>

namespace Relaydeck {

QMessageBox *Question::ask(
    QWidget *parent, const std::function<void()> &goOn, const std::function<void()> &otherwise) const
{
    auto *box = new QMessageBox(QMessageBox::Question, title, text, QMessageBox::NoButton, parent);
    box->setInformativeText(details);
    box->setAttribute(Qt::WA_DeleteOnClose);
    const QAbstractButton *go = box->addButton(button, role);
    box->setDefaultButton(box->addButton(QMessageBox::Cancel));
    QObject::connect(box, &QDialog::finished, parent, [box, go, goOn, otherwise] {
        if (box->clickedButton() == go)
            goOn();
        else if (otherwise)
            otherwise();
    });
    box->open();
    return box;
}

} // namespace Relaydeck
