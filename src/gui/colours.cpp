#include "gui/colours.h"

namespace Relaydeck {
namespace {

struct Hues
{
    QRgb window, base, alternate, button, text, muted, line, highlight, highlightedText, link;
};

QPalette paletteOf(const Hues &hues)
{
    const QColor text(hues.text);
    const QColor muted(hues.muted);
    QPalette palette(QColor(hues.button), QColor(hues.window));
    for (const auto role :
        {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText})
        palette.setColor(role, text);
    palette.setColor(QPalette::Base, QColor(hues.base));
    palette.setColor(QPalette::AlternateBase, QColor(hues.alternate));
    palette.setColor(QPalette::ToolTipBase, QColor(hues.button));
    palette.setColor(QPalette::PlaceholderText, muted);
    palette.setColor(QPalette::BrightText, Qt::white);
    palette.setColor(QPalette::Mid, QColor(hues.line));
    palette.setColor(QPalette::Highlight, QColor(hues.highlight));
    palette.setColor(QPalette::HighlightedText, QColor(hues.highlightedText));
    palette.setColor(QPalette::Link, QColor(hues.link));
    palette.setColor(QPalette::LinkVisited, QColor(hues.link));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, muted);
    return palette;
}

} // namespace

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Base).lightness() < 128;
}

QColor colourOf(Tone tone, const QPalette &palette)
{
    const bool dark = isDark(palette);
    switch (tone) {
    case Tone::Plain: return palette.color(QPalette::Text);
    case Tone::Muted: return dark ? QColor(0x9A, 0xA1, 0xA9) : QColor(0x63, 0x6A, 0x72);
    case Tone::Positive: return dark ? QColor(0x57, 0xAB, 0x5A) : QColor(0x1A, 0x7F, 0x37);
    case Tone::Caution: return dark ? QColor(0xD4, 0xA7, 0x2C) : QColor(0x87, 0x5A, 0x00);
    case Tone::Negative: return dark ? QColor(0xF4, 0x70, 0x67) : QColor(0xCF, 0x22, 0x2E);
    case Tone::Accent: return dark ? QColor(0x6C, 0xB6, 0xFF) : QColor(0x09, 0x69, 0xDA);
    }
    return {};
}

QPalette darkPalette()
{
    return paletteOf({0xFF2B2E33, 0xFF1E2125, 0xFF24272C, 0xFF363A40, 0xFFE3E6EA, 0xFF9AA1A9, 0xFF4A4F57,
        0xFF2F5D94, 0xFFFFFFFF, 0xFF6CB6FF});
}

QPalette lightPalette()
{
    return paletteOf({0xFFF3F4F6, 0xFFFFFFFF, 0xFFF7F8FA, 0xFFECEEF1, 0xFF1F2328, 0xFF636A72, 0xFFC4C9D0,
        0xFF2F6FBF, 0xFFFFFFFF, 0xFF0969DA});
}

} // namespace Relaydeck
