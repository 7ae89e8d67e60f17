#include "gui/icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

using namespace Qt::StringLiterals;

namespace Relaydeck {
namespace {

QString fileOf(const QString &name)
{
    return u":/icons/%1.svg"_s.arg(name);
}

/// Draws the one-colour pictures of our set in the colour that the palette has for the mode asked for.
class PaletteIconEngine final : public QIconEngine
{
public:
    explicit PaletteIconEngine(QString name) : m_name(std::move(name)) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device()->devicePixelRatioF();
        QPixmap drawn = pixmap(rect.size() * ratio, mode, state);
        drawn.setDevicePixelRatio(ratio);
        painter->drawPixmap(rect.topLeft(), drawn);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        const QPalette palette = QGuiApplication::palette();
        const auto group = mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active;
        const auto role = mode == QIcon::Selected ? QPalette::HighlightedText : QPalette::ButtonText;
        return drawnIn(palette.color(group, role), m_name, size);
    }

    QIconEngine *clone() const override { return new PaletteIconEngine(m_name); }
    bool isNull() override { return !QFile::exists(fileOf(m_name)); }

private:
    QString m_name;
};

} // namespace

QIcon icon(const QString &name)
{
    return QFile::exists(fileOf(name)) ? QIcon(new PaletteIconEngine(name)) : QIcon();
}

QString iconName(Standing standing)
{
    switch (standing) {
    case Standing::Idle:
    case Standing::Leaving:
    case Standing::NothingLeft: return u"standing-idle"_s;
    case Standing::NotChosen:
    case Standing::OtherSenders:
    case Standing::Disabled:
    case Standing::Removed: return u"standing-disabled"_s;
    case Standing::WarmingUp:
    case Standing::RateLimited: return u"standing-ratelimit"_s;
    case Standing::ConnectionLimit:
    case Standing::Connecting: return u"standing-connecting"_s;
    case Standing::Working: return u"standing-working"_s;
    case Standing::WaitingForTurn: return u"standing-turn"_s;
    case Standing::Asleep: return u"standing-asleep"_s;
    case Standing::SlowedDown:
    case Standing::BackingOff: return u"standing-backoff"_s;
    case Standing::LimitReached: return u"standing-done"_s;
    case Standing::OnHold:
    case Standing::Paused: return u"standing-paused"_s;
    case Standing::Lost: return u"standing-lost"_s;
    case Standing::Worthless: return u"standing-worthless"_s;
    }
    return {};
}

QPixmap drawnIn(const QColor &colour, const QString &name, const QSize &size)
{
    const QString key = u"relaydeck/%1/%2/%3x%4"_s.arg(
        name, colour.name(QColor::HexArgb), QString::number(size.width()), QString::number(size.height()));
    QPixmap drawn;
    if (QPixmapCache::find(key, &drawn))
        return drawn;
    QFile file(fileOf(name));
    if (size.isEmpty() || !file.open(QIODevice::ReadOnly))
        return {};
    QByteArray svg = file.readAll();
    for (const auto &ink : {"#000000"_ba, "currentColor"_ba})
        svg.replace(ink, colour.name().toLatin1());
    QSvgRenderer renderer(svg);
    renderer.setAspectRatioMode(Qt::KeepAspectRatio);
    drawn = QPixmap(size);
    drawn.fill(Qt::transparent);
    QPainter painter(&drawn);
    renderer.render(&painter);
    painter.end();
    QPixmapCache::insert(key, drawn);
    return drawn;
}

} // namespace Relaydeck
