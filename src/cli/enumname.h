#pragma once

#include <QMetaEnum>
#include <QString>

namespace Relaydeck {

/// "UnknownAuthority" as "unknown-authority".
template <typename Enum>
[[nodiscard]] QString nameOf(Enum value)
{
    QString name;
    for (const QChar c : QString::fromLatin1(QMetaEnum::fromType<Enum>().valueToKey(int(value)))) {
        if (c.isUpper() && !name.isEmpty())
            name += u'-';
        name += c.toLower();
    }
    return name;
}

} // namespace Relaydeck
