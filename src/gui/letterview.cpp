#include "gui/letterview.h"

#include "gui/colours.h"

#include <QUrl>

namespace Relaydeck {

LetterView::LetterView(QWidget *parent) : QTextBrowser(parent)
{
    setOpenLinks(false);
    setPalette(lightPalette());
    connect(this, &QTextBrowser::highlighted, this,
        [this](const QUrl &link) { setToolTip(link.toString().toHtmlEscaped()); });
}

/// Pictures that the letter itself holds (RFC 2397) are shown; of others an empty one, so that nothing else is tried.
QVariant LetterView::loadResource(int, const QUrl &name)
{
    return name.scheme() == QLatin1StringView("data") ? QVariant() : QByteArray("");
}

} // namespace Relaydeck
