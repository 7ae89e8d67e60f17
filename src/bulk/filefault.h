#pragma once

#include <QString>
#include <QStringList>

namespace Relaydeck {

/// Why a file cannot be read or written. A default one means that nothing went wrong.
struct FileFault
{
    QString file; ///< as the user named it; `-` is standard input
    QString words; ///< the system's: "Permission denied"; empty: no fault
    /// Of a list that does not say in which of them its addresses are; `words` names them then.
    QStringList columns = {};
    QString field = {}; ///< that none of these columns is called like, though the message asks for it

    explicit operator bool() const { return !words.isEmpty(); }
    friend bool operator==(const FileFault &, const FileFault &) = default;
};

} // namespace Relaydeck
