#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <utility>

namespace Relaydeck {

/// A part of a message for eyes: everything is decoded.
struct ReadablePart
{
    QByteArray type; ///< `text/plain`
    QString name; ///< of a file; empty: none
    QString text; ///< of one that is to be read; lines end in LF
    qsizetype bytes = 0; ///< of one that is not
    bool isText = false;
};

/// A message for eyes.
struct ReadableMessage
{
    QList<std::pair<QString, QString>> headers; ///< of the message, without those that say how it is written
    QList<ReadablePart> parts; ///< in order
};

/// What cannot be decoded is shown as it stands.
[[nodiscard]] ReadableMessage readable(const QByteArray &message);

} // namespace Relaydeck
