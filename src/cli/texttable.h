#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace Relaydeck {

/// Text in columns that line up: numbers to the right, everything else to the left.
class TextTable final
{
public:
    explicit TextTable(QStringList headings);

    void add(QStringList cells); ///< as many as there are headings
    [[nodiscard]] QString toString() const; ///< lines joined by LF, without a last one

private:
    QList<QStringList> m_rows; // headings first
};

} // namespace Relaydeck
