#include "models/letterinput.h"

#include "bulk/message.h"
#include "bulk/openfile.h"

#include <QFile>
#include <QFileInfo>
#include <QMimeDatabase>

namespace Relaydeck {

LetterInput::File LetterInput::read(const QString &name)
{
    QFile file;
    QString words = openForReading(file, name, Openable::RegularFiles);
    if (words.isEmpty() && file.size() > Message::MaximumSize)
        words = tr("it is larger than %1 MiB").arg(Message::MaximumSize >> 20);
    if (!words.isEmpty())
        return {{}, tr("%1 cannot be read: %2").arg(name, words)};
    return {file.readAll(), {}};
}

Enclosure LetterInput::enclosure(const QString &file, const QByteArray &bytes, const QByteArray &contentId)
{
    const QString name = QFileInfo(file).fileName();
    const QByteArray type = QMimeDatabase().mimeTypeForFileNameAndData(name, bytes).name().toLatin1();
    return {name, type, bytes, contentId};
}

bool LetterInput::addHeader(Letter &letter, const QString &line)
{
    const qsizetype colon = line.indexOf(u':');
    if (colon < 1)
        return false;
    letter.headers.append({line.first(colon).toUtf8(), line.sliced(colon + 1).trimmed()});
    return true;
}

} // namespace Relaydeck
