#include "exchange/csvtext.h"

#include <QStringDecoder>

#include <algorithm>

#include <csv.h>

namespace Relaydeck {
namespace {

constexpr qsizetype Slice = 64 * 1024; // bytes handed to the parser at once

/// libcsv with a record in the making.
class CsvParser
{
    Q_DISABLE_COPY_MOVE(CsvParser)

public:
    CsvParser(char delimiter, const std::function<bool(const CsvRecord &)> &take) : m_take(take)
    {
        csv_init(&m_parser, CSV_REPALL_NL);
        csv_set_delim(&m_parser, static_cast<unsigned char>(delimiter));
        csv_set_blk_size(&m_parser, std::size_t(Slice));
    }
    ~CsvParser() { csv_free(&m_parser); }

    /// False when it wants no more.
    bool feed(QByteArrayView bytes)
    {
        const std::size_t done = csv_parse(&m_parser, bytes.data(), std::size_t(bytes.size()),
            &CsvParser::endCell, &CsvParser::endLine, this);
        return done == std::size_t(bytes.size()) && !m_enough;
    }
    void finish() { csv_fini(&m_parser, &CsvParser::endCell, &CsvParser::endLine, this); }

private:
    static void endCell(void *bytes, std::size_t size, void *self)
    {
        static_cast<CsvParser *>(self)->addCell({static_cast<const char *>(bytes), qsizetype(size)});
    }
    static void endLine(int character, void *self) { static_cast<CsvParser *>(self)->addLineEnd(character); }

    void addCell(QByteArrayView cell)
    {
        m_lines += int(std::count(cell.begin(), cell.end(), '\n'));
        if (m_record.cells.size() < CsvRecord::MostCells && !m_enough)
            m_record.cells.append(cell.toByteArray());
    }

    /// -1 is the end of the file.
    void addLineEnd(int character)
    {
        const bool isEmpty
            = m_record.cells.isEmpty() || (m_record.cells.size() == 1 && m_record.cells.first().isEmpty());
        if (!isEmpty && !m_enough)
            m_enough = !m_take(m_record);
        m_lines += character == '\n' ? 1 : 0;
        m_record.cells.clear();
        m_record.line = m_lines;
    }

    const std::function<bool(const CsvRecord &)> &m_take;
    csv_parser m_parser{};
    CsvRecord m_record{{}, 1};
    int m_lines = 1;
    bool m_enough = false;
};

} // namespace

QByteArray csvAsUtf8(const QByteArray &bytes)
{
    static constexpr QByteArrayView mark("\xEF\xBB\xBF");
    if (bytes.startsWith("\xFF\xFE") || bytes.startsWith("\xFE\xFF"))
        return QString(QStringDecoder(QStringDecoder::Utf16)(bytes)).toUtf8();
    if (bytes.startsWith(mark))
        return bytes.mid(mark.size());
    QStringDecoder utf8(QStringDecoder::Utf8);
    const QString decoded = utf8(bytes);
    return utf8.hasError() ? QString::fromLatin1(bytes).toUtf8() : bytes;
}

char csvDelimiter(QByteArrayView text)
{
    static constexpr QByteArrayView candidates(",;\t");
    std::array<qsizetype, 3> counts{};
    bool quoted = false;
    for (const char c : text) {
        if (c == '\n' && !quoted)
            break;
        quoted = quoted != (c == '"');
        if (const qsizetype which = candidates.indexOf(c); which >= 0 && !quoted)
            ++counts[std::size_t(which)];
    }
    return candidates[std::max_element(counts.cbegin(), counts.cend()) - counts.cbegin()];
}

void readCsv(QByteArrayView text, char delimiter, const std::function<bool(const CsvRecord &)> &take)
{
    CsvParser parser(delimiter, take);
    while (!text.isEmpty()) {
        const QByteArrayView slice = text.first(std::min(Slice, text.size()));
        if (!parser.feed(slice))
            return;
        text = text.sliced(slice.size());
    }
    parser.finish();
}

QByteArray csvLine(const QByteArrayList &cells)
{
    QByteArray line;
    for (const QByteArray &cell : cells) {
        if (&cell != &cells.first())
            line.append(',');
        const bool blankAtEnd
            = cell.startsWith(' ') || cell.endsWith(' ') || cell.startsWith('\t') || cell.endsWith('\t');
        const bool special = std::any_of(cell.cbegin(), cell.cend(),
            [](char c) { return c == ',' || c == ';' || c == '"' || c == '\r' || c == '\n'; });
        if (!blankAtEnd && !special) {
            line.append(cell);
            continue;
        }
        QByteArray quoted(2 * cell.size() + 2, Qt::Uninitialized);
        quoted.resize(qsizetype(csv_write(
            quoted.data(), std::size_t(quoted.size()), cell.constData(), std::size_t(cell.size()))));
        line.append(quoted);
    }
    return line + "\r\n";
}

} // namespace Relaydeck
