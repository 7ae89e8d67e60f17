#include "gui/entrycount.h"

#include "models/words.h"

#include <QByteArray>
#include <QFile>
#include <QFileInfo>

namespace Relaydeck {
namespace {

EntryCount failed(const Trouble &trouble)
{
    EntryCount count;
    count.error = Words::trouble(trouble);
    return count;
}

} // namespace

EntryCount EntryCount::of(const QString &file)
{
    Trouble trouble{Trouble::Kind::FileNotReadable, file, 0, {}};
    const QFileInfo info(file);
    if (info.exists() && !info.isFile()) {
        trouble.detail = tr("it is not a file");
        return failed(trouble);
    }
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly)) {
        trouble.detail = source.errorString();
        return failed(trouble);
    }
    constexpr qint64 piece = 1 << 20;
    qint64 entries = 0;
    bool blank = true;
    QByteArray bytes;
    while (!(bytes = source.read(piece)).isEmpty()) {
        for (const char c : bytes) {
            if (c == '\n') {
                entries += blank ? 0 : 1;
                blank = true;
            } else if (blank && c != ' ' && c != '\t' && c != '\r') {
                blank = false;
            }
        }
    }
    EntryCount count;
    count.entries = entries + (blank ? 0 : 1);
    return count;
}

} // namespace Relaydeck
