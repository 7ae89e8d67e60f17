#pragma once

#include "serverfile/fieldvalue.h"

#include <QJsonObject>

#include <map>
#include <optional>

namespace Relaydeck {

/// Settings of a vector by their keys, as texts of a server file; nothing for undef.
using SettingTexts = std::map<QByteArray, std::optional<QByteArray>>;

inline std::optional<QByteArray> settingText(const QJsonValue &value)
{
    if (value.isNull())
        return std::nullopt;
    return value.isDouble() ? QByteArray::number(value.toDouble(), 'g', 15) : value.toString().toLatin1();
}

inline SettingTexts settingTexts(const QJsonObject &settings)
{
    SettingTexts texts;
    for (auto it = settings.begin(); it != settings.end(); ++it)
        texts[it.key().toLatin1()] = settingText(*it);
    return texts;
}

inline ServerProfile profileOf(const SettingTexts &texts)
{
    ServerProfile profile;
    for (const auto &[key, text] : texts) {
        if (const auto field = fieldFor(key))
            applySetting(profile, *field, {text, {}});
    }
    return profile;
}

} // namespace Relaydeck
