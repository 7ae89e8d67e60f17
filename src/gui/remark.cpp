#include "gui/remark.h"

#include "gui/colours.h"

#include <QLabel>

namespace Relaydeck {

void showRemark(QLabel *label, const QString &sentence, Tone tone)
{
    QPalette colours = label->parentWidget()->palette();
    colours.setColor(QPalette::WindowText, colourOf(tone, colours));
    label->setPalette(colours);
    label->setText(sentence);
}

} // namespace Relaydeck
