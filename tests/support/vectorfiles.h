#pragma once

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

namespace Relaydeck {

/// The folder of a family of golden vectors: ours, or that in the environment variable RELAYDECK_VECTORS.
inline QDir vectorFolder(const QString &family)
{
    const QString other = qEnvironmentVariable("RELAYDECK_VECTORS");
    const QString all = other.isEmpty() ? QStringLiteral(RELAYDECK_SOURCE_DIR "/tests/vectors") : other;
    return QDir(all + QLatin1Char('/') + family);
}

/// Names of the vectors of a family, without `.json`, in order.
inline QStringList vectorNames(const QString &family)
{
    QStringList names = vectorFolder(family).entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name);
    for (QString &name : names)
        name.chop(5);
    return names;
}

inline QJsonObject readVector(const QString &family, const QString &name)
{
    QFile file(vectorFolder(family).filePath(name + QStringLiteral(".json")));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).object();
}

} // namespace Relaydeck
