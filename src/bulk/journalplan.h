#pragma once

#include "server/standing.h"
#include "serverfile/serverprofile.h"
#include "smtp/dsn.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <chrono>

namespace Relaydeck {

/// What a job is to do: all that is needed to go on with it on another day.
struct JournalPlan
{
    QByteArray jobId; ///< made by Journal::create; the same in every copy of the file
    qint64 createdAt = 0; ///< milliseconds since the epoch

    QByteArray sender; ///< reverse-path without brackets
    DsnRequest dsn;
    bool envelopes = true; ///< recipients of one domain share a message
    quint64 envelopeLimit = 0; ///< recipients in one message; 0: that of the relay
    int policy = 0; ///< number of the engine's Policy
    std::chrono::milliseconds deadline{0}; ///< for one whole message; 0: none
    QStringList chosenRelays; ///< names of the relays it uses; empty: all
    int attempts = 0; ///< with a recipient that is put off, in all; 0: `talk_attempts` of the relay
    std::chrono::milliseconds retryPause{
        1000}; ///< before the second of them; each is twice as long, to 64 times

    qint64 startAt = 0; ///< when it is to begin, in milliseconds since the epoch; 0: at once. See jobstart.h.
    /// A test: the message goes to test recipients only, with the values that the list has from this entry on; 0: no test
    qint64 testRow = 0;
    bool keepAwake = true; ///< the computer is not to fall asleep while it is sent

    QString listFile; ///< as the user named them; empty: none
    QStringList bannedFiles; ///< addresses and domains that nothing is sent to
    QString messageFile;
    QString conversationFile;
    QString goodFile;
    QString badFile;
    QString subject; ///< decoded, for titles

    QStringList
        mergeFields; ///< of the message, in the order of each recipient's values; none: it is sent as it is

    QByteArray classicMerge; ///< JSON, see ClassicMerge; empty: fields are written in braces

    QByteArray message; ///< the text as read, of which a Content is made
    QList<ServerProfile>
        relays; ///< typed members only: texts of a server file may hold secrets, so `settings` is empty

    [[nodiscard]] bool isTest() const { return testRow > 0; }

    friend bool operator==(const JournalPlan &, const JournalPlan &) = default;
};

/// What a relay has done for a job, over all its runs.
struct RelayRecord
{
    Counters counters;
    quint64 connectionsMade = 0;
    quint64 messages = 0; ///< contents accepted

    friend bool operator==(const RelayRecord &, const RelayRecord &) = default;
};

} // namespace Relaydeck
