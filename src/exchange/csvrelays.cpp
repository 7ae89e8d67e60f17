#include "exchange/csvrelays.h"

#include "exchange/csvtext.h"
#include "serverfile/fieldvalue.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Relaydeck {
namespace {

constexpr qsizetype LongestTitle = 100; // bytes of a title in a remark

/// What a column is for.
struct Column
{
    QByteArray title;
    std::optional<Field> field;
    bool isSecret = false;
};

/// Lower case letters and digits: "Max. connections" and "max_connections" are the same.
QByteArray bare(QByteArrayView title)
{
    QByteArray word = title.toByteArray().toLower();
    word.removeIf([](char c) { return QByteArrayView(" _-./:()\t").contains(c); });
    return word;
}

std::optional<Field> fieldForWord(const QByteArray &word)
{
    static const QHash<QByteArray, Field> words{{"host"_ba, Field::Smtp}, {"hostname"_ba, Field::Smtp},
        {"server"_ba, Field::Smtp}, {"smtpserver"_ba, Field::Smtp}, {"smtphost"_ba, Field::Smtp},
        {"relay"_ba, Field::Smtp}, {"address"_ba, Field::Smtp}, {"username"_ba, Field::User},
        {"login"_ba, Field::User}, {"encryption"_ba, Field::Security}, {"tls"_ba, Field::Security},
        {"helo"_ba, Field::Domain}, {"ehlo"_ba, Field::Domain}, {"comment"_ba, Field::Note}};
    for (const FieldInfo &info : fieldTable()) {
        if (bare(info.key) == word)
            return info.field;
    }
    const auto found = words.constFind(word);
    return found == words.cend() ? std::nullopt : std::optional(*found);
}

bool isSecretWord(const QByteArray &word)
{
    return word == "password" || word == "pass" || word == "passwd" || word == "secret";
}

/// Excel writes `sep=;` in front of the table. Gives what it says, and takes it away.
std::optional<char> takeSeparatorLine(QByteArrayView &text)
{
    const qsizetype end = std::find(text.begin(), text.end(), '\n') - text.begin();
    const QByteArrayView line = text.first(end).trimmed();
    const bool isTab = text.startsWith("sep=\t");
    if (!line.startsWith("sep=") || (line.size() != 5 && !isTab))
        return std::nullopt;
    const char separator = text[4];
    text = text.sliced(std::min(end + 1, text.size()));
    return separator;
}

class CsvRelayReader
{
public:
    CsvRelayReader(QString file, int skippedLines, const QHash<QString, Field> &titles)
        : m_file(std::move(file)),
          m_skipped(skippedLines),
          m_titles(titles)
    {}

    [[nodiscard]] bool take(const CsvRecord &record)
    {
        const int line = record.line + m_skipped;
        if (m_columns.isEmpty())
            return readHeader(record, line);
        if (m_imported.relays.size() == MostRelays) {
            remark(ExchangeKind::TooManyRelays, line, {}, Severity::Error, MostRelays);
            return false;
        }
        if (auto draft = readRow(record, line))
            m_imported.relays.append(*std::move(draft));
        return true;
    }

    [[nodiscard]] ImportedRelays result()
    {
        m_imported.remarks = m_remarks.take();
        return std::move(m_imported);
    }

private:
    void remark(ExchangeKind kind, int line, const QByteArray &subject, Severity severity = Severity::Warning,
        qint64 number = 0)
    {
        ExchangeRemark made;
        made.severity = severity;
        made.kind = kind;
        made.file = m_file;
        made.line = line;
        made.subject = subject.left(LongestTitle);
        made.number = number;
        m_remarks.add(std::move(made));
    }

    [[nodiscard]] bool readHeader(const CsvRecord &record, int line)
    {
        for (const QByteArray &title : record.cells)
            m_columns.append(columnFor(title));
        if (!hasColumn(Field::Smtp, m_columns.size())) { // then the titles may be anything, even secrets
            remark(ExchangeKind::ValueMissing, line, fieldInfo(Field::Smtp).key, Severity::Error);
            return false;
        }
        for (qsizetype i = 0; i < m_columns.size(); ++i) {
            Column &column = m_columns[i];
            if (column.field && hasColumn(*column.field, i)) {
                remark(ExchangeKind::Overridden, line, column.title, Severity::Warning, line);
                column.field.reset();
            } else if (!column.field && !column.isSecret && !column.title.isEmpty()) {
                remark(ExchangeKind::Unknown, line, column.title);
            }
        }
        return true;
    }

    /// Whether one of the first columns is for this field.
    [[nodiscard]] bool hasColumn(Field field, qsizetype first) const
    {
        return std::any_of(m_columns.cbegin(), m_columns.cbegin() + first,
            [field](const Column &column) { return column.field == field; });
    }

    [[nodiscard]] Column columnFor(const QByteArray &title) const
    {
        Column column{title, fieldFor(title)};
        const auto titled = m_titles.constFind(displayText(title).toLower());
        if (!column.field && titled != m_titles.cend())
            column.field = *titled;
        if (!column.field)
            column.field = fieldForWord(bare(title));
        column.isSecret = !column.field && isSecretWord(bare(title));
        return column;
    }

    [[nodiscard]] std::optional<RelayDraft> readRow(const CsvRecord &record, int line)
    {
        const bool empty = std::all_of(record.cells.cbegin(), record.cells.cend(),
            [](const QByteArray &cell) { return cell.isEmpty(); });
        if (empty)
            return std::nullopt;
        if (record.cells.size() > m_columns.size())
            remark(ExchangeKind::StrayWord, line, {}, Severity::Warning, m_columns.size() + 1);
        DraftBuilder builder(m_remarks, m_file, line, labelOf(record));
        for (qsizetype i = 0; i < std::min(record.cells.size(), m_columns.size()); ++i) {
            const QByteArray &cell = record.cells[i];
            const Column &column = m_columns[i];
            if (cell.isEmpty())
                continue;
            if (column.field)
                builder.take(*column.field, cell, {column.title.left(LongestTitle), line});
            else if (column.isSecret)
                builder.setSecret(cell, {column.title, line});
        }
        return builder.finish();
    }

    [[nodiscard]] QByteArray labelOf(const CsvRecord &record) const
    {
        for (qsizetype i = 0; i < std::min(record.cells.size(), m_columns.size()); ++i) {
            if (m_columns[i].field == Field::Smtp)
                return record.cells[i].left(LongestTitle);
        }
        return {};
    }

    QString m_file;
    int m_skipped;
    const QHash<QString, Field> &m_titles;
    RemarkList m_remarks;
    QList<Column> m_columns;
    ImportedRelays m_imported;
};

} // namespace

ImportedRelays readCsvRelays(
    const QByteArray &bytes, const QString &fileName, const QHash<QString, Field> &titles)
{
    const QByteArray utf8 = csvAsUtf8(bytes);
    QByteArrayView text = utf8;
    const std::optional<char> said = takeSeparatorLine(text);
    CsvRelayReader reader(fileName, said ? 1 : 0, titles);
    readCsv(text, said.value_or(csvDelimiter(text)),
        [&reader](const CsvRecord &record) { return reader.take(record); });
    return reader.result();
}

QByteArray writeCsvRelays(const QList<ServerProfile> &relays)
{
    QByteArrayList cells;
    for (const FieldInfo &info : fieldTable())
        cells.append(info.key);
    QByteArray table = csvLine(cells);
    for (const ServerProfile &relay : relays) {
        cells.clear();
        for (const FieldInfo &info : fieldTable()) {
            const Setting &setting = relay.setting(info.field);
            const bool isSaid = setting.text && setting.origin.kind != Origin::Kind::BuiltIn;
            cells.append(isSaid ? displayText(*setting.text).toUtf8() : QByteArray());
        }
        table += csvLine(cells);
    }
    return table;
}

} // namespace Relaydeck
