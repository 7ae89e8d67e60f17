#pragma once

#include "serverfile/diagnostic.h"
#include "serverfile/relaycolumns.h"
#include "serverfile/textedit.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace Relaydeck {

/// A password that stands in a server file, and the login it is for.
struct StoredSecret
{
    qsizetype relay = 0;
    QByteArray
        user; ///< `user` of the relay, or what a key beside the secret says (`user`, `smtp_login`, ...)
    QString host;
    quint16 port = 0;
    QByteArray value; ///< the password itself: not to be shown, logged or kept

    friend bool operator==(const StoredSecret &, const StoredSecret &) = default;
};

/// What must be kept elsewhere before the line of a SecretInFile may go: the values of its whole column,
/// one for each relay; of a scalar the same for all. Empty where it cannot be told for every value whose
/// it is: then only a person can move them.
[[nodiscard]] QList<StoredSecret> secretsAt(const Diagnostic &diagnostic, const RelayColumns &columns);

/// Takes the column out of the file, with the lines of its key that count for nothing. Nothing where
/// secretsAt() finds nothing.
[[nodiscard]] TextEdits removalOf(const Diagnostic &diagnostic, const RelayColumns &columns);

} // namespace Relaydeck
