#pragma once

#include "smtp/address.h"

#include <QByteArray>
#include <QStringList>

namespace Relaydeck {

/// Why an entry of a list is not sent to. The numbers are stored in journals: do not renumber.
enum class LeftOut : quint8 {
    No = 0, ///< it is sent to
    Invalid = 1, ///< no address; the AddressFault says why
    Duplicate = 2, ///< the same address stood further up
    LineTooLong = 3, ///< over 64 KiB
    Banned = 4, ///< the address, or its domain, is one of those that nothing is to be sent to
    NoValue = 5, ///< a record of a table, or an object of JSON, with nothing in the column of the address
    NoRecord = 6, ///< the line is no object of JSON
    Misfit = 7, ///< fewer values than merge keys, or a choice there is not (MBD003, MBD007)
};

/// One entry of a list, judged.
struct ListEntry
{
    qint64 line = 0; ///< from 1; for entries given by hand their number
    QByteArray
        raw; ///< as it came, blanks and all, without its line end; of a line that is too long the first 200 bytes
    Address address; ///< empty when leftOut is Invalid, LineTooLong, NoValue, NoRecord or Misfit
    LeftOut leftOut = LeftOut::No;
    AddressFault fault; ///< set when leftOut is Invalid
    qint64 firstLine = 0; ///< for a Duplicate: where the address stood first
    int bannedBy = 0; ///< for a Banned one: the number of the file that names it, from 1; 0: none does
    QStringList values; ///< of the fields that were asked for; none where it is left out
};

} // namespace Relaydeck
