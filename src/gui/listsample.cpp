#include "gui/listsample.h"

#include "bulk/listrecords.h"
#include "bulk/openfile.h"
#include "engine/snapshot.h"
#include "exchange/csvtext.h"
#include "models/words.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

namespace Relaydeck {
namespace {

constexpr qsizetype Beginning = 64 * 1024; // bytes
constexpr QByteArrayView ByteOrderMark = "\xef\xbb\xbf";

/// Whole lines, unless there is none.
QByteArray beginningOf(QFile &file)
{
    QByteArray bytes = file.read(Beginning);
    if (bytes.startsWith(ByteOrderMark))
        bytes.remove(0, ByteOrderMark.size());
    if (const qsizetype end = bytes.lastIndexOf('\n'); end > 0 && !file.atEnd())
        bytes.truncate(end);
    return bytes;
}

/// The first that are not blank.
QByteArrayList linesOf(const QByteArray &bytes)
{
    QByteArrayList lines;
    for (const QByteArray &line : bytes.split('\n')) {
        if (!line.trimmed().isEmpty() && lines.size() < ListSample::MostRecords)
            lines << line.trimmed();
    }
    return lines;
}

QStringList textsOf(const QByteArrayList &cells)
{
    QStringList texts;
    for (const QByteArray &cell : cells)
        texts << QString::fromUtf8(cell).simplified();
    return texts;
}

} // namespace

ListSample ListSample::of(const QString &file, const ListFormat &format)
{
    ListSample sample;
    sample.kind = format.kindOf(file);
    QFile source;
    if (const QString words = openForReading(source, file, Openable::RegularFiles); !words.isEmpty()) {
        sample.error = Words::trouble({Trouble::Kind::FileNotReadable, file, 0, words});
        return sample;
    }
    const QByteArray bytes = beginningOf(source);
    if (sample.kind == ListFormat::Kind::Table) {
        sample.readTable(bytes, format);
    } else if (sample.kind == ListFormat::Kind::JsonLines) {
        sample.readObjects(bytes, format);
    } else {
        sample.columns = {tr("Entry")};
        sample.addressColumn = 0;
        for (const QByteArray &line : linesOf(bytes))
            sample.records << QStringList(Words::bytes(line));
    }
    return sample;
}

void ListSample::readTable(const QByteArray &bytes, const ListFormat &format)
{
    ListRecords facts(format, kind);
    for (const QByteArray &line : bytes.split('\n')) {
        if (facts.take(line.endsWith('\r') ? line.chopped(1) : line) == ListRecords::Found::NoColumn
            || !facts.columns().isEmpty())
            break;
    }
    addressColumn = facts.addressColumn();
    hasHeader = facts.hasHeader() || addressColumn < 0;
    for (qsizetype i = 0; i < facts.columns().size(); ++i)
        columns << (hasHeader ? facts.columns()[i] : tr("Column %1").arg(i + 1));
    bool isFirst = hasHeader;
    readCsv(csvAsUtf8(bytes), facts.delimiter(), [this, &isFirst](const CsvRecord &record) {
        if (!isFirst)
            records << textsOf(record.cells);
        isFirst = false;
        return records.size() < MostRecords;
    });
}

void ListSample::readObjects(const QByteArray &bytes, const ListFormat &format)
{
    ListRecords facts(format, kind);
    for (const QByteArray &line : linesOf(bytes)) {
        [[maybe_unused]] const ListRecords::Found found = facts.take(line);
        const QJsonObject object = QJsonDocument::fromJson(csvAsUtf8(line)).object();
        QStringList values;
        for (const QString &key : facts.columns())
            values << object.value(key).toVariant().toString().simplified();
        records << values;
    }
    hasHeader = true;
    columns = facts.columns();
    addressColumn = facts.addressColumn();
}

} // namespace Relaydeck
