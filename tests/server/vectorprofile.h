#pragma once

#include "serverfile/fieldvalue.h"
#include "support/vectorfiles.h"

#include <QJsonObject>
#include <QTest>

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

/// One row of a test for each vector of a family, by its name.
inline void addVectorRows(const QString &family)
{
    QTest::addColumn<QString>("name");
    const QStringList names = vectorNames(family);
    QVERIFY(!names.isEmpty());
    for (const QString &name : names)
        QTest::newRow(qPrintable(name)) << name;
}

} // namespace Relaydeck
