#include "bulk/listrecords.h"

#include "exchange/csvtext.h"
#include "smtp/address.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace Relaydeck {
namespace {

constexpr int MostLines = 1000; // of a record; a quotation mark without a partner must not eat the list
constexpr std::array UsualNames{"email"_L1, "e-mail"_L1, "mail"_L1, "address"_L1, "email address"_L1,
    "e-mail address"_L1, "mail address"_L1, "email_address"_L1, "emailaddress"_L1, "bulk_email"_L1,
    "recipient"_L1, "e-mail-adresse"_L1, "adresse"_L1, "correo"_L1, "courriel"_L1};

bool isNamed(const QString &name, const QString &wanted)
{
    const QString trimmed = name.trimmed();
    if (!wanted.isEmpty())
        return trimmed.compare(wanted, Qt::CaseInsensitive) == 0;
    return std::any_of(UsualNames.begin(), UsualNames.end(),
        [&trimmed](QLatin1StringView usual) { return trimmed.compare(usual, Qt::CaseInsensitive) == 0; });
}

bool isAddress(const QByteArray &cell)
{
    return cell.contains('@') && Address::parse(cell);
}

} // namespace

ListFormat::Kind ListFormat::kindOf(const QString &fileName) const
{
    if (kind != Kind::ByName)
        return kind;
    const auto ends
        = [&fileName](QLatin1StringView ending) { return fileName.endsWith(ending, Qt::CaseInsensitive); };
    if (ends(".csv"_L1) || ends(".tsv"_L1) || ends(".tab"_L1))
        return Kind::Table;
    return ends(".jsonl"_L1) || ends(".ndjson"_L1) ? Kind::JsonLines : Kind::Plain;
}

ListRecords::ListRecords(const ListFormat &format, ListFormat::Kind kind)
    : m_format(format),
      m_kind(kind),
      m_delimiter(format.delimiter)
{}

ListRecords::Found ListRecords::take(QByteArrayView line)
{
    if (m_isWhole) {
        m_record.clear();
        m_lines = 0;
    } else {
        m_record += '\n';
    }
    m_record += line;
    ++m_lines;
    m_isWhole = m_kind != ListFormat::Kind::Table || m_lines >= MostLines || !isOpen();
    return m_isWhole ? takeWhole() : Found::Nothing;
}

ListRecords::Found ListRecords::finish()
{
    if (!std::exchange(m_isWhole, true))
        return takeWhole();
    const bool lacksKey
        = m_kind == ListFormat::Kind::JsonLines && m_values && m_lines > 0 && !m_values->wasEverySeen();
    return lacksKey ? Found::NoField : Found::Nothing;
}

ListRecords::Found ListRecords::takeWhole()
{
    if (m_kind == ListFormat::Kind::Classic)
        return takeClassic();
    return m_kind == ListFormat::Kind::JsonLines ? takeJson() : takeRecord();
}

/// Whether a cell in quotation marks goes on behind the record's last line. A mark within a cell that does not begin with
/// one is a mark like any letter.
bool ListRecords::isOpen() const
{
    const char delimiter = m_delimiter != 0 ? m_delimiter : csvDelimiter(m_record);
    bool quoted = false;
    bool atStart = true;
    for (qsizetype i = 0; i < m_record.size(); ++i) {
        const char c = m_record[i];
        if (quoted) {
            if (c == '"' && i + 1 < m_record.size() && m_record[i + 1] == '"')
                ++i;
            else if (c == '"')
                quoted = false;
            continue;
        }
        quoted = atStart && c == '"';
        atStart = c == delimiter || c == '\n' || (atStart && c == ' ');
    }
    return quoted;
}

/// The record in UTF-8.
QByteArray ListRecords::text()
{
    QByteArray text = csvAsUtf8(m_record);
    m_hadLatin1 = m_hadLatin1 || text.size() > m_record.size();
    return text;
}

ListRecords::Found ListRecords::takeJson()
{
    const QJsonObject object = QJsonDocument::fromJson(text()).object();
    if (object.isEmpty())
        return m_record.trimmed().isEmpty() ? Found::Nothing : Found::NoRecord;
    if (m_columns.isEmpty())
        m_columns = object.keys();
    m_entry.clear();
    QString addressKey;
    for (auto member = object.begin(); member != object.end() && m_entry.isEmpty(); ++member) {
        if (!isNamed(member.key(), m_format.column))
            continue;
        addressKey = member.key();
        m_entry = member.value().toString().trimmed().toUtf8();
    }
    if (m_column < 0)
        m_column = m_columns.indexOf(addressKey);
    if (m_values)
        m_values->take(object, addressKey);
    return m_entry.isEmpty() ? Found::NoEntry : Found::Entry;
}

ListRecords::Found ListRecords::takeClassic()
{
    if (m_record.trimmed().isEmpty())
        return Found::Nothing;
    if (m_columns.isEmpty()) {
        m_columns = m_format.classic->columns();
        m_column = m_format.classic->addressColumn();
        if (!bind())
            return Found::NoField;
    }
    const QByteArrayList cells = m_format.classic->cells(m_record);
    return cells.isEmpty() ? Found::Misfit : entryOf(cells);
}

ListRecords::Found ListRecords::takeRecord()
{
    const QByteArray text = this->text();
    const bool isHeader = m_columns.isEmpty();
    if (isHeader && text.trimmed().isEmpty())
        return Found::Nothing;
    if (m_delimiter == 0)
        m_delimiter = csvDelimiter(text);
    QByteArrayList cells;
    readCsv(text, m_delimiter, [&cells](const CsvRecord &record) {
        cells = record.cells;
        return false;
    });
    if (cells.isEmpty())
        return Found::Nothing; // an empty line
    return isHeader ? takeHeader(cells) : entryOf(cells);
}

ListRecords::Found ListRecords::takeHeader(const QByteArrayList &cells)
{
    for (const QByteArray &cell : cells)
        m_columns.append(QString::fromUtf8(cell).trimmed());
    for (qsizetype i = 0; i < m_columns.size() && m_column < 0; ++i) {
        if (isNamed(m_columns[i], m_format.column))
            m_column = i;
    }
    m_hasHeader = m_column >= 0;
    if (m_hasHeader)
        return bind() ? Found::Nothing : Found::NoField;
    const auto address = std::find_if(cells.cbegin(), cells.cend(), isAddress);
    if (address == cells.cend() || !m_format.column.isEmpty())
        return Found::NoColumn;
    m_column = address - cells.cbegin();
    return bind() ? entryOf(cells) : Found::NoField;
}

bool ListRecords::bind()
{
    return !m_values || m_values->bind(m_columns, m_column);
}

ListRecords::Found ListRecords::entryOf(const QByteArrayList &cells)
{
    m_entry = m_column < cells.size() ? cells[m_column].trimmed() : QByteArray();
    if (m_values)
        m_values->take(cells);
    return m_entry.isEmpty() ? Found::NoEntry : Found::Entry;
}

} // namespace Relaydeck
