#pragma once

#include "engine/snapshot.h"
#include "session/failure.h"

#include <QByteArray>
#include <QMetaType>
#include <QString>

#include <optional>

namespace Relaydeck {

/// One thing that was found out before a send. A value; models/ has the sentences.
struct Finding
{
    Q_GADGET
public:
    enum class Severity : quint8 {
        Note, ///< as it should be, or good to know
        Warning, ///< the user should look at it first
        Error, ///< the send would fail, in whole or for a part of the list
    };
    Q_ENUM(Severity)

    enum class Kind : quint8 {
        NotUsable, ///< `trouble`: message, list, sender, relays
        Recipients, ///< number: those that are sent to
        EntriesLeftOut, ///< number: duplicates, banned ones and what is no address
        NotMergeable, ///< number: entries that the message cannot be made for; trouble.mergeLack; detail: the fields
        FieldsNotMerged, ///< the message has fields, and would be sent with the braces; detail: the first
        RelayReady,
        RelayNotReady, ///< failure
        RelayInClear, ///< nobody secures what is said to it
        SenderTaken,
        SenderNotTaken, ///< failure: the relay's words, or why we would not send it this message
        RecipientsNeedUtf8, ///< number: of the recipients have addresses that the relay does not take
        NoDomain, ///< the sender has no domain that could be looked up
        NamesNotAsked, ///< the user did not want it
        SpfPass, ///< raw: the term that matched; detail: the address
        SpfFail,
        SpfSoftFail,
        SpfNeutral,
        SpfNone,
        SpfBroken, ///< raw: the term that is wrong, or empty
        SpfUnknown, ///< raw: the term that is not evaluated here
        SpfNotAnswered,
        SpfPrivateAddress, ///< nobody outside sees that address
        DmarcNone,
        DmarcBroken, ///< raw: the record
        DmarcNotAnswered,
        DmarcPolicy, ///< raw: the record
        DmarcNotAligned, ///< detail: the domain of From; the policy asks for more than nothing
        DkimGood, ///< detail: the name that was asked
        DkimMissing,
        DkimRevoked,
        DkimBroken, ///< raw: the record
        DkimNotAnswered,
        OneClickGood,
        OneClickMissing, ///< number: recipients; other: line of the first, 0 where all are alike
        OneClickHalf, ///< the same; one of the two headers of RFC 8058 is missing, or has no https address
        LimitsTooSmall, ///< number: recipients that all relays together take, ever; other: those there are
        TakesTime, ///< number: seconds that it takes at least
        TakesTooLong, ///< number: seconds that are not enough
    };
    Q_ENUM(Kind)

    Kind kind = Kind::NotUsable;
    Severity severity = Severity::Note;
    QString relay; ///< its name; empty: it is not about one
    QString detail;
    QByteArray raw;
    quint64 number = 0;
    quint64 other = 0;
    std::optional<Failure> failure;
    Trouble trouble;
};

} // namespace Relaydeck

Q_DECLARE_METATYPE(Relaydeck::Finding)
