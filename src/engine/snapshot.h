#pragma once

#include "bulk/mergelack.h"
#include "bulk/sendwait.h"
#include "server/standing.h"
#include "session/failure.h"

#include <QByteArray>
#include <QList>
#include <QMetaType>
#include <QString>

#include <array>
#include <optional>

namespace Relaydeck {

/// What one relay looks like at one beat. Copied across the thread border.
struct ServerSnapshot
{
    QString name;
    QString host;
    quint16 port = 0;
    StandingReport standing;
    Counters counters;

    // The limits that belong to the counters; 0 means no limit.
    quint64 maxMessages = 0;
    quint64 maxMessagesPerRobin = 0;
    quint64 maxMessagesPerConnection = 0;
    quint64 maxMessagesWhileAwake = 0;
    quint64 envelopeLimit = 0;

    int connections = 0; ///< open right now
    quint64 connectionsMade = 0; ///< since the pool was made
    int worth = 0; ///< failed attempts it is still good for
    double rate = 0; ///< accepted recipients a second, over the last few seconds
    quint64 refused = 0; ///< recipients refused by this relay in this send
    quint64 deferred = 0;
    quint64 inDoubt = 0;
    int lastReplyCode = 0; ///< 0: nothing heard yet
    QByteArray lastReply; ///< last line of the last reply, with its code
    std::optional<Failure> lastFailure;
    bool waitsToAdopt = false; ///< new settings, or its removal, wait until no envelope is under way

    [[nodiscard]] quint64 errors() const { return refused + deferred + inDoubt; }
};

inline namespace SendStates {
Q_NAMESPACE
/// Where the send stands.
enum class SendState : quint8 {
    None, ///< no send yet
    Reading, ///< the list is being read and journalled
    Waiting, ///< all is ready, and it starts at a time: `wait.until`
    Sending,
    Paused,
    Stopping, ///< envelopes under way are being finished
    Finished, ///< every recipient has an outcome
    Stopped, ///< ended before the end of the list; can be resumed
    NoRelay, ///< no relay can be used any more; can be resumed
    Failed, ///< could not be started, or the journal could not be written: `trouble` says why
};
Q_ENUM_NS(SendState)

/// Why an order was not carried out, or a file not read. `detail` carries names and the system's words.
struct Trouble
{
    Q_GADGET
public:
    enum class Kind : quint8 {
        None,
        FileNotReadable, ///< detail: the system's words
        MessageEmpty,
        MessageWithoutHeaders,
        MessageIsNotText,
        SenderInvalid,
        ListEmpty,
        ListWithoutColumn, ///< a table that does not say where its addresses are; detail: its columns
        MessageNotMergeable, ///< mergeFault
        ListWithoutField, ///< no column for a field of the message: mergeLack
        ListLacking, ///< the message cannot be merged for some of its entries: mergeLack
        NoServers,
        JournalFailed,
        JournalInUse,
        JournalDamaged,
        NotAJournal,
        LogNotWritable,
        OptionInvalid,
        MessageTooLarge,
        JournalExists, ///< a new job would overwrite it
        JournalNewer, ///< written by a later Relaydeck
        ListIncomplete, ///< the job was ended before its list was read; nothing was sent
        DiskFull, ///< the send waits and goes on when there is room
        LineInvalid, ///< can not be said to a relay: detail is the line
        PracticeFailed, ///< a practice relay cannot listen
        Busy, ///< a send is running
        RelayUnknown, ///< the job was to use it: detail is its name
        StartPast, ///< it was to start at a moment that is past: startAt
        StartMissed, ///< the program did not run when the job was to start: startAt
        ListTooShort, ///< a test was to have the values of an entry behind its last one: line
        NoRelayForSender, ///< it is bound to relays that the job does not use, or every relay to others; detail
    };
    Q_ENUM(Kind)
    Kind kind = Kind::None;
    QString file;
    qint64 line = 0; ///< from 1; 0: none
    QString detail;
    MergeFault mergeFault = {};
    MergeLack mergeLack = {};
    qint64 startAt = 0; ///< milliseconds since the epoch

    explicit operator bool() const { return kind != Kind::None; }
    friend bool operator==(const Trouble &, const Trouble &) = default;
};
} // namespace SendStates

/// How the recipients of the send are spread over the outcomes. They add up to `recipients`.
struct Tally
{
    quint64 recipients = 0; ///< entries of the list that were read so far, left out ones included
    quint64 accepted = 0;
    quint64 refused = 0;
    quint64 deferred = 0;
    quint64 inDoubt = 0;
    quint64 unsent = 0;
    quint64 leftOut = 0;

    friend bool operator==(const Tally &, const Tally &) = default;
};

/// The send at one beat.
struct SendSnapshot
{
    SendState state = SendState::None;
    QString subject; ///< of the message, decoded; for titles
    QString jobFile;
    bool isTest = false; ///< to test recipients only
    Tally tally;
    quint64 messages = 0; ///< envelopes whose content was accepted
    quint64 connections = 0;
    double rate = 0; ///< accepted recipients a second
    double seconds = 0; ///< from the first connection to the last reply so far
    double secondsLeft = -1; ///< guess from rate and unsent; negative: unknown
    SendWait wait; ///< what it waits for while nothing is under way
    Trouble trouble;
    int downRelay = -1; ///< row of the first relay, while it is down and others stand in for it; -1: none
    std::optional<Failure> firstFailure;
    std::optional<Failure> lastFailure;
};

/// Everything that eyes may want, at one beat.
struct Snapshot
{
    QList<ServerSnapshot> servers;
    SendSnapshot send;
};

} // namespace Relaydeck

Q_DECLARE_METATYPE(Relaydeck::Snapshot)
Q_DECLARE_METATYPE(Relaydeck::Trouble)
