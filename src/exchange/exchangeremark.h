#pragma once

#include "serverfile/diagnostic.h"
#include "serverfile/filereader.h"

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QString>

#include <array>

namespace Relaydeck {
inline namespace ExchangeRemarks {
Q_NAMESPACE

/// What is to be said about settings that come from another program, or go to one. The comment says
/// what the members of ExchangeRemark hold beside the place.
enum class ExchangeKind : quint8 {
    // Files. subject: the name as it stands in another file; empty for the input itself.
    FileMissing,
    FileNotAFile, ///< a directory, FIFO or device
    FileUnreadable, ///< extra: the system's words
    FileTooLarge, ///< number: the limit in bytes
    FileTooManyLines, ///< number: the limit in lines
    NoRelays, ///< the input describes none
    TooManyRelays, ///< number: how many are taken over at most
    TableKindUnread, ///< a table that is not a text file; subject: setting, extra: kind of table

    // Settings that are not taken over. subject: what the setting is called there.
    Unknown, ///< the other program does not know it either
    NotOfARelay, ///< it is about messages, logs and the like
    NoCounterpart, ///< Relaydeck has nothing like it
    ValueMissing,
    ValueUnusable, ///< extra: the value
    DaneLevel, ///< taken over as a certificate that the system's authorities vouch for; extra: the level
    WouldRun, ///< something would have to be run to know the value
    NeedsShell, ///< a variable, pattern or redirection that only a shell understands
    QuoteOpen, ///< a quotation mark without its partner
    StrayWord, ///< a word where none can be; number: which one on its line, from 1
    LineUnreadable, ///< a line that says nothing
    Overridden, ///< said again later; number: that line
    NameLoop, ///< a parameter that stands for itself, or for far too much

    // Relays.
    NoHost, ///< no relay: it has no host
    NotSmtp, ///< no relay: it speaks something else; extra: what
    ParentUnknown, ///< subject: an account that is not there (yet)
    NameTaken, ///< subject: an account that was there before; nothing is taken from this one
    SameRelay, ///< subject: a name for the relay `extra`, which is there already
    HostOfDomain, ///< the host would have been asked of the MX records of subject
    ByAddress, ///< which addresses go through this relay is not taken over
    WeakFingerprint, ///< not SHA-256
    SeparateKey, ///< the key must stand in the file of the certificate; extra: the key's file
    CleartextPassword, ///< the password would be said without TLS, which must be allowed
    SecretLeft, ///< a password was found, which stays there; subject: user@host:port
    EntryUnused, ///< subject: a destination that no relay has
    SecretWithoutRelay, ///< a password was found for a destination that no relay has; subject: destination

    // The way out. subject: the key of ours.
    NotSayable, ///< the other program has nothing like it; extra: the value
    SaidStricter, ///< said as something stricter; extra: the value
    RelayUnusable, ///< left out: subject is the key whose value cannot be used
    OnlyOneRelay, ///< the other program uses one relay: number more are in comments
    FillInSecret, ///< the other program needs the password: subject: user@host:port

    TooMany, ///< number: remarks of kind `of` that were left out; else like the last one that was not
};
Q_ENUM_NS(ExchangeKind)
} // namespace ExchangeRemarks

/// One thing noticed, with its place. A value without a sentence and without a secret; ExchangeWords
/// has the sentences.
struct ExchangeRemark
{
    Severity severity = Severity::Warning; ///< error: a relay is lost, or all are
    ExchangeKind kind = ExchangeKind::Unknown;
    QString file; ///< as the user named it, or as another file did
    int line = 0; ///< from 1; 0: the file as a whole
    QByteArray subject;
    QByteArray extra;
    QByteArray relay; ///< what the relay is called, where it is about one
    qint64 number = 0;
    ExchangeKind of = ExchangeKind::TooMany; ///< for TooMany

    friend bool operator==(const ExchangeRemark &, const ExchangeRemark &) = default;
};

/// Collects remarks and keeps at most `PerKind` of each kind.
class RemarkList
{
public:
    static constexpr int PerKind = 1000;

    void add(ExchangeRemark remark);
    /// What was said, in that order; one TooMany for each kind that was cut.
    [[nodiscard]] QList<ExchangeRemark> take();

private:
    QList<ExchangeRemark> m_remarks;
    std::array<int, std::size_t(ExchangeKind::TooMany) + 1> m_counts{};
};

/// Why a file was not read, as an error about `file`.
[[nodiscard]] ExchangeRemark remarkOn(const FileContent &content, const QString &file);

} // namespace Relaydeck
