#include "cli/texttable.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Relaydeck {
namespace {

bool isNumber(const QString &cell)
{
    return std::all_of(
        cell.begin(), cell.end(), [](QChar c) { return c.isDigit() || u",./%\u00a0\u202f "_s.contains(c); });
}

} // namespace

TextTable::TextTable(QStringList headings) : m_rows{std::move(headings)}
{}

void TextTable::add(QStringList cells)
{
    m_rows.append(std::move(cells));
}

QString TextTable::toString() const
{
    const qsizetype columns = m_rows.constFirst().size();
    QList<qsizetype> widths(columns, 0);
    QList<bool> numeric(columns, m_rows.size() > 1);
    for (qsizetype row = 0; row < m_rows.size(); ++row) {
        for (qsizetype column = 0; column < columns; ++column) {
            const QString &cell = m_rows[row][column];
            widths[column] = std::max(widths[column], cell.size());
            numeric[column] = numeric[column] && (row == 0 || isNumber(cell));
        }
    }

    QStringList lines;
    for (const QStringList &row : m_rows) {
        QString line;
        for (qsizetype column = 0; column < columns; ++column) {
            line += numeric[column] ? row[column].rightJustified(widths[column])
                                    : row[column].leftJustified(widths[column]);
            line += u"  "_s;
        }
        while (line.endsWith(u' '))
            line.chop(1);
        lines += line;
    }
    return lines.join(u'\n');
}

} // namespace Relaydeck
