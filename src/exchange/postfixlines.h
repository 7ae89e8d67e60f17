#pragma once

#include "exchange/textlines.h"

#include <QByteArray>

namespace Relaydeck {

/// The logical lines of a file of Postfix (postconf(5), postmap(1)): a line that begins with a blank
/// goes on with the one before, empty lines and comments count for nothing wherever they stand.
class PostfixLines
{
public:
    explicit PostfixLines(QByteArrayView text);

    bool next();
    /// Without blanks at its end. Begins with a blank when there is no line that it could go on with.
    [[nodiscard]] const QByteArray &line() const noexcept { return m_line; }
    [[nodiscard]] int number() const noexcept { return m_number; } ///< where it begins, from 1

private:
    [[nodiscard]] bool fetch();

    TextLines m_lines;
    bool m_waiting = false; // there is a physical line that was not used yet
    QByteArray m_line;
    int m_number = 0;
};

} // namespace Relaydeck
