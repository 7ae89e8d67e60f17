#pragma once

#include "compose/letter.h"

#include <QCoreApplication>
#include <QString>

namespace Relaydeck {

/// What users put into a letter, taken as they give it.
class LetterInput final
{
    Q_DECLARE_TR_FUNCTIONS(Relaydeck::LetterInput)

public:
    struct File
    {
        QByteArray bytes;
        QString fault; ///< a sentence; empty: it was read
    };

    /// A regular file, no larger than a message may be. Reads all of it: not for the thread of a window.
    [[nodiscard]] static File read(const QString &name);
    /// The type is found from name and content. `contentId` empty: an attachment.
    [[nodiscard]] static Enclosure enclosure(
        const QString &file, const QByteArray &bytes, const QByteArray &contentId);
    /// `Name: value`, as it stands in a message. False: it is none.
    [[nodiscard]] static bool addHeader(Letter &letter, const QString &line);
};

} // namespace Relaydeck
