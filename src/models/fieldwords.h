#pragma once

#include "serverfile/fieldtable.h"
#include "serverfile/serverprofile.h"

#include <QCoreApplication>
#include <QString>

namespace Relaydeck {

/// What the keys of a server file are called, what they mean, and how their values read.
class FieldWords final
{
    Q_DECLARE_TR_FUNCTIONS(Relaydeck::FieldWords)

public:
    [[nodiscard]] static QString group(FieldInfo::Group group);
    [[nodiscard]] static QString title(Field field); ///< "Time-out"
    [[nodiscard]] static QString unit(Field field); ///< "s", "recipients"; empty where there is none
    [[nodiscard]] static QString titleWithUnit(Field field); ///< "Time-out (s)"
    [[nodiscard]] static QString explanation(Field field); ///< one sentence
    /// "Connections at the same time. max_connections in Relaydeck::Server, 1 to 1,000"
    [[nodiscard]] static QString help(Field field);

    /// A text of a file for a cell: "no limit" for 0, "yes" for "1", "not set" for nothing where nothing
    /// is a choice. What cannot be used is shown as it stands.
    [[nodiscard]] static QString value(Field field, const std::optional<QByteArray> &text);
    /// One of the words of a Kind::Choice: "required (STARTTLS)".
    [[nodiscard]] static QString choice(Field field, QByteArrayView word);
    /// "from line 12 of relays.conf", "built-in default".
    [[nodiscard]] static QString origin(const Origin &origin);

private:
    [[nodiscard]] static QString classicExplanation(Field field);
    [[nodiscard]] static QString ownExplanation(Field field);
};

} // namespace Relaydeck
