#pragma once

#include "serverfile/fieldtable.h"

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QString>

#include <optional>

namespace Relaydeck {
inline namespace Diagnostics {
Q_NAMESPACE

enum class Severity : quint8 {
    Hint, ///< worth knowing
    Warning, ///< works, but hardly as meant
    Error, ///< a relay, or all of them, cannot be used
};
Q_ENUM_NS(Severity)

/// What was noticed in a file. The comment says what the members of Diagnostic hold beside the place.
enum class DiagnosticKind : quint8 {
    // Files. `subject`: the name as written, when a line of another file names it.
    FileMissing,
    FileUnreadable, ///< extra: the system's words
    FileNotAFile, ///< a directory, FIFO or device
    FileTooLarge, ///< number: the limit in bytes
    FileTooManyLines, ///< number: the limit in lines
    FileIsBinary, ///< holds NUL bytes near its beginning, like a picture does
    FileIsUtf16,
    NoServerFile, ///< no file was given and no master conf names one
    NoRelays, ///< the server file has no Smtp entry

    // Lines.
    InvalidLine, ///< MBO002; subject: the line, cut
    AppendAfterScalar, ///< `@=` after a true `=`: Mail::Bulkmail dies; subject: key
    ScalarAfterArray, ///< `=` after `@=` throws the array away; subject: key
    PackageInsideLine, ///< `define package` with text before it is read as a package line; subject: name
    ByteOrderMark,
    LoneCarriageReturn, ///< taken for line ends; Mail::Bulkmail sees one line. In a value: part of it
    ForAnotherUser, ///< subject: key, number: the user id
    NulByte,

    // Keys. subject: the key.
    UnknownKey,
    MisspeltKey, ///< extra: the key that was meant
    KeyCaseDiffers, ///< extra: the key that was meant
    KeyWithoutEffect, ///< a known attribute that no file can set
    SecretInFile, ///< see secretsAt()

    // Columns. subject: the key, field: the same.
    ColumnTooShort, ///< number: how many relays at the end get nothing from it
    ColumnTooLong, ///< at the first entry without a relay; number: how many there are
    ScalarReachesFirstOnly, ///< number: how many relays it does not reach
    ZeroGivesWay, ///< Mail::Bulkmail uses another value; extra: that value, empty when none
    UndefInColumn, ///< MBO004
    UndefInMaster, ///< MBO003
    ArrayInMaster, ///< an array as the default of every relay
    NoTries, ///< number: how many relays have none; Mail::Bulkmail takes them for worthless
    NoDomain, ///< number: how many relays have none
    RelayTwice, ///< with the same user; subject: host, number: line of the first one

    // Values. subject: the text, field: whose it is.
    ValueUndecodable, ///< begins with a backslash and would need Perl; subject: raw text
    NotANumber, ///< number: what Mail::Bulkmail uses
    NumberWithTail, ///< number: what is used, the rest is ignored
    NotWhole, ///< number: what is used, rounded up
    OutOfRange, ///< number: what Mail::Bulkmail uses, cut to 64 bits
    HostUnusable,
    DomainUnusable, ///< blank, control character or line end in what EHLO says
    DomainNotAscii,
    NotYesNo,
    NotAChoice, ///< extra: the words there are
    CertificateRuleUnusable,
    AddressUnusable,
    ProxyUnusable,
    ProxyWithPassword, ///< which has no place there
    NotADate,
    SendersUnusable, ///< a word that is neither an address nor a domain
    TextUnusable, ///< too long, or with NUL or line ends where none can be
    TimeOutShort, ///< below the RFC's advice of 300 s (RFC 5321 4.5.3.2)
    ConversationNotWritable, ///< MB702; the relay is used without it

    // Security of one relay. At the value that decides, or at its host where nothing is said.
    PortAndSecurity, ///< number: the port, subject: `security` as written, or empty, extra: what fits
    LoginWithoutTls, ///< the login is refused; subject and extra: as above
    PasswordReadable, ///< by all on the way: `password_in_clear`
    SecurityDeniable, ///< with a login, starttls-if-offered is hardly better than none; extra: what fits
    CertificateUnchecked,
    CertificateFileMissing, ///< subject: the file's name
    TwoPasswordSources, ///< the command wins over the variable, that over the file
    LoginWithoutUser, ///< nobody to log in; subject: the key that asks for a login

    TooMany, ///< number: diagnostics of kind `of` that were left out
};
Q_ENUM_NS(DiagnosticKind)
} // namespace Diagnostics

/// One thing noticed, with its place. A value without a sentence; models/Words has those.
struct Diagnostic
{
    Severity severity = Severity::Warning;
    DiagnosticKind kind = DiagnosticKind::InvalidLine;
    QString file; ///< as the user named it
    int line = 0; ///< from 1; 0: the file as a whole
    int column = 0; ///< in bytes, from 1; 0: the line as a whole
    int length = 0; ///< in bytes
    QByteArray subject;
    QByteArray extra;
    qint64 number = 0;
    std::optional<Field> field;
    DiagnosticKind of = DiagnosticKind::TooMany; ///< for TooMany

    friend bool operator==(const Diagnostic &, const Diagnostic &) = default;
};

/// The code Mail::Bulkmail gives this error (`MBO002`), or nothing.
[[nodiscard]] QByteArray mailBulkmailCode(DiagnosticKind kind);

/// Collects diagnostics and keeps at most `PerKind` of each kind and `LongestText` bytes of what they
/// quote, so that a large foreign file does not become a larger list.
class DiagnosticList
{
public:
    static constexpr int PerKind = 1000;
    static constexpr qsizetype LongestText = 1000;

    void add(Diagnostic diagnostic);
    void add(const QList<Diagnostic> &diagnostics);
    void add(const DiagnosticList &others);
    [[nodiscard]] bool has(DiagnosticKind kind) const noexcept { return m_counts[std::size_t(kind)] > 0; }
    /// In the order of `files` (others last), then by line and column; one TooMany for each kind that was cut.
    [[nodiscard]] QList<Diagnostic> sorted(const QStringList &files) const;

private:
    QList<Diagnostic> m_diagnostics;
    std::array<int, std::size_t(DiagnosticKind::TooMany) + 1> m_counts{};
};

} // namespace Relaydeck

Q_DECLARE_METATYPE(Relaydeck::Diagnostic)
