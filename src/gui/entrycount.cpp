#include "gui/entrycount.h"

#include "bulk/listrecords.h"
#include "models/words.h"

#include <QByteArray>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace Relaydeck {
namespace {

EntryCount failed(const Trouble &trouble)
{
    EntryCount count;
    count.error = Words::trouble(trouble);
    return count;
}

EntryCount ofLines(QFile &source)
{
    constexpr qint64 piece = 1 << 20;
    EntryCount count{0, {}};
    bool blank = true;
    QByteArray bytes;
    while (!(bytes = source.read(piece)).isEmpty()) {
        for (const char c : bytes) {
            if (c == '\n') {
                count.entries += blank ? 0 : 1;
                blank = true;
            } else if (blank && c != ' ' && c != '\t' && c != '\r') {
                blank = false;
            }
        }
    }
    count.entries += blank ? 0 : 1;
    return count;
}

/// No number where the table does not say which column it is.
EntryCount ofRecords(QFile &source, ListRecords &records)
{
    constexpr qint64 longestLine = 64 * 1024; // as of AddressList
    EntryCount count{0, {}};
    ListRecords::Found found = ListRecords::Found::Nothing;
    QByteArray line;
    while (found != ListRecords::Found::NoColumn && !(line = source.readLine(longestLine)).isEmpty()) {
        while (line.endsWith('\n') || line.endsWith('\r'))
            line.chop(1);
        found = records.take(line);
        count.entries += found == ListRecords::Found::Entry ? 1 : 0;
    }
    if (found != ListRecords::Found::NoColumn) {
        found = records.finish();
        count.entries += found == ListRecords::Found::Entry ? 1 : 0;
    }
    return found == ListRecords::Found::NoColumn ? EntryCount() : count;
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
    const ListFormat format;
    const ListFormat::Kind kind = format.kindOf(file);
    if (kind == ListFormat::Kind::Plain)
        return ofLines(source);
    ListRecords records(format, kind);
    const EntryCount count = ofRecords(source, records);
    if (count.entries >= 0)
        return count;
    return failed({Trouble::Kind::ListWithoutColumn, file, 0, records.columns().join(u", "_s)});
}

} // namespace Relaydeck
