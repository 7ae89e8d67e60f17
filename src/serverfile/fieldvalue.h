#pragma once

#include "serverfile/diagnostic.h"
#include "serverfile/serverprofile.h"

#include <QByteArrayView>

#include <optional>

namespace Relaydeck {

/// What the text of a setting comes to.
struct FieldReading
{
    bool usable = true; ///< false: the relay cannot be used with this text
    double number = 0; ///< the number that is used; for unusable texts what Mail::Bulkmail would use
    bool yes = false; ///< for Kind::YesNo
    int choice = 0; ///< for Kind::Choice: which of the words
    CertificateRule certificate; ///< for Kind::Certificate
    ProxyRule proxy; ///< for Kind::Proxy
    QDate date; ///< for Kind::Date
    QByteArrayList senders; ///< for Kind::Senders: in lower case, domains without `@`
    std::optional<DiagnosticKind> flaw; ///< what is wrong or odd about the text
};

/// Judges a text by the field table. Numbers follow Perl's rules; fractions of limits and counts are
/// rounded up, because a limit of 2.5 is reached at 3; negative numbers, words and numbers out of range
/// are not usable.
[[nodiscard]] FieldReading readField(Field field, QByteArrayView text);

/// Puts a text and its origin into the profile, and the number it comes to. An unusable text leaves
/// the number as it is and is noted in `fault`.
void applySetting(ServerProfile &profile, Field field, Setting setting);
/// Notes that a field cannot be used; `fault` keeps the first one.
void noteFault(ServerProfile &profile, Field field);

/// Text of a file for eyes: UTF-8 where it is valid, else Latin-1.
[[nodiscard]] QString displayText(QByteArrayView bytes);

} // namespace Relaydeck
