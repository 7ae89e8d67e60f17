#pragma once

#include "bulk/listformat.h"
#include "bulk/policy.h"
#include "practice/temper.h"
#include "serverfile/serverprofile.h"
#include "smtp/dsn.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <chrono>

namespace Relaydeck {

/// All that is needed to send one message to one list. Relays are those of `Engine::useServers`.
struct SendOrder
{
    QString listFile; ///< `-` is standard input; empty: use `addresses`
    ListFormat listFormat; ///< of listFile
    QByteArrayList addresses; ///< entries, used when listFile is empty
    QString messageFile; ///< an .eml file
    bool merge = false; ///< the message has fields, and each recipient gets one with values from the list
    QByteArray
        classicMerge; ///< settings of Mail::Bulkmail::Dynamic (ClassicMerge), for message and list; implies merge
    QByteArray sender; ///< `address` or `Name <address>`
    DsnRequest dsn;
    bool envelopes = true; ///< recipients of one domain share a message; else one message each
    Policy policy = Policy::Robin;
    std::chrono::milliseconds deadline{0}; ///< for one whole message; 0: none
    QStringList relays; ///< names of those that the job uses; empty: all
    int attempts = 0; ///< with a recipient that is put off, in all; 0: `talk_attempts` of the relay
    std::chrono::milliseconds retryPause{1000}; ///< before the second of them; then twice as long each time
    QStringList bannedFiles; ///< of addresses and domains that nothing is sent to, see BannedAddresses
    bool duplicates = false; ///< an address that stands in the list twice gets the message twice
    /// When it is to begin, in milliseconds since the epoch: list and relays are looked at at once, then it waits. 0: at once
    qint64 startAt = 0;
    /// A test: the message goes to these alone, with values of the list's entries from `testRow` on (see StandIns) and in a
    /// new journal in the user's data folder, at once. No entry of the list is sent to. None: no test
    QByteArrayList testRecipients;
    qint64 testRow = 1; ///< from 1; entries that are left out do not count
    bool keepAwake = true; ///< the computer is not to fall asleep while it is sent
    QString jobFile; ///< journal; empty: a new one in the user's data folder. Not for a test
    QString conversationFile; ///< classic CONVERSATION log of all relays; empty: none
    QString goodFile; ///< accepted addresses, one a line; empty: none. Not for a test
    QString badFile; ///< refused and left out addresses; empty: none. Not for a test
};

/// Whether a job that is gone on with keeps to the moment it was to start at.
enum class StartTime : quint8 {
    AsPlanned, ///< waits for it; where it is past, and nothing was begun then, the order is refused (Trouble::Kind::StartMissed)
    Now,
};

/// How a practice relay behaves. Shares are percentages, 0 to 100; counts of 0 mean no limit.
struct PracticeOrder
{
    QString name;
    quint16 port = 0; ///< 0: the system picks one
    int latencyMs = 0; ///< between a command's arrival and its reply
    double deferPct = 0; ///< share of RCPT answered by 451, by chance
    double refusePct = 0; ///< share of recipients answered by 550, by address
    int maxRecipients = 0; ///< in one message; 452 beyond
    int maxMessages = 0; ///< in one connection; then 421 and close
    int closeAfter = 0; ///< messages, then the connection is closed without a word
    bool pipelining = true;
    bool chunking = false;
    bool dsn = true;
    QString book; ///< a file that what clients say is written to; empty: none
    PracticeTls tls = PracticeTls::None;
    int certificateDays
        = 30; ///< that its certificate, made for this run, is valid from now on; it has expired at 0
    QByteArray user; ///< who logs in; empty: nobody needs to
    QByteArray password;
};

} // namespace Relaydeck

Q_DECLARE_METATYPE(Relaydeck::SendOrder)
Q_DECLARE_METATYPE(Relaydeck::PracticeOrder)
