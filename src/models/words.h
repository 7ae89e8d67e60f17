#pragma once

#include "engine/orders.h"
#include "engine/snapshot.h"
#include "serverfile/diagnostic.h"
#include "serverfile/saveoutcome.h"
#include "session/delivery.h"
#include "session/transcriptline.h"

#include <QByteArrayView>
#include <QCoreApplication>
#include <QString>

#include <chrono>

namespace Relaydeck {

struct SecretAnswer;

/// Values put into words: the one place where an enum, a count or an error becomes text for eyes.
///
/// Standings, outcomes and states are lower case words that fit a cell or the middle of a line;
/// failures and troubles are sentences without a full stop, with the cause after a colon.
class Words final
{
    Q_DECLARE_TR_FUNCTIONS(Relaydeck::Words)

public:
    /// "asleep, 12 s left". `now` is in milliseconds since the epoch.
    [[nodiscard]] static QString standing(const StandingReport &report, qint64 now);
    [[nodiscard]] static QString standing(const StandingReport &report); ///< as of this moment

    /// "The relay refused RCPT: 550 5.1.1 No such user".
    [[nodiscard]] static QString failure(const Failure &failure);
    /// Why we would not send: `rule` is the raw text of a failure of kind RefusedLocally.
    /// Of an attempt that ended without a reply.
    [[nodiscard]] static QString noAnswer();
    [[nodiscard]] static QString localRule(const QByteArray &rule);
    /// What is known beyond kind and step: "the relay does not offer STARTTLS"; mostly nothing.
    [[nodiscard]] static QString detail(const Failure &failure);
    /// "it refused the login": why the proxy did not bring us to the relay.
    [[nodiscard]] static QString proxyFlaw(ProxyFlaw flaw);
    /// The cause alone, for the end of another sentence: "connection refused", "451".
    [[nodiscard]] static QString cause(const Failure &failure);
    /// "list.txt cannot be read: Permission denied"; empty for Trouble::Kind::None.
    [[nodiscard]] static QString trouble(const Trouble &trouble);

    /// What was noticed in a server file, without its place.
    [[nodiscard]] static QString diagnostic(const Diagnostic &diagnostic);
    [[nodiscard]] static QString severity(Severity severity); ///< "hint", "warning", "error"

    /// Why there is no password, and where else one can be had; empty where there is one.
    [[nodiscard]] static QString secretFlaw(const SecretAnswer &answer);

    /// Why a server file was not saved; empty where it was.
    [[nodiscard]] static QString saveFlaw(const QString &file, const SaveOutcome &outcome);
    /// What is not as before though the file is saved; empty where all is.
    [[nodiscard]] static QString saveRemarks(SaveRemarks remarks);

    [[nodiscard]] static QString outcome(Outcome outcome);
    [[nodiscard]] static QString sendState(SendState state);
    /// What the send waits for while nothing is under way: "waiting for relay1: asleep, 12 s left"; empty
    /// where it does not wait, or the user told it to. Of several relays the one that is due first is named.
    [[nodiscard]] static QString waiting(const Snapshot &snapshot, qint64 now);
    /// The alarm of a send by failover: the first relay is down, the others stand in for it; and its end.
    [[nodiscard]] static QString relayDown(const ServerSnapshot &relay);
    [[nodiscard]] static QString relayBack(const ServerSnapshot &relay);
    [[nodiscard]] static QString policy(Policy policy);
    [[nodiscard]] static QString step(Failure::Step step); ///< "MAIL", "the final dot"

    /// What a transcript line says: the bytes of a command or reply, or a note's sentence.
    [[nodiscard]] static QString line(const TranscriptLine &line);
    /// Bytes of a peer made visible: UTF-8, or Latin-1 where they are none; control characters as `\t` or `\x1b`.
    [[nodiscard]] static QString bytes(QByteArrayView bytes);

    /// `41 ms`, `1.5 s`, `12 s`, `3 min`, `1 h 20 min`. Negative times read as zero.
    [[nodiscard]] static QString duration(std::chrono::milliseconds time);
    /// "today at 09:00", "on Monday at 09:00", "on Monday, 30 November 2026 at 09:00": within a week, or later or past.
    /// Both in milliseconds since the epoch.
    [[nodiscard]] static QString moment(qint64 at, qint64 now);
    [[nodiscard]] static QString number(quint64 number); ///< with the locale's separators
    [[nodiscard]] static QString limit(quint64 limit); ///< 0 reads "no limit"
    /// "210/500"; the count alone where there is no limit.
    [[nodiscard]] static QString counter(quint64 count, quint64 limit);
    [[nodiscard]] static QString rate(double perSecond); ///< "312/s", "0.4/s"
    [[nodiscard]] static QString recipients(quint64 number); ///< "1 recipient", "10,000 recipients"
    [[nodiscard]] static QString relays(quint64 number); ///< "1 relay", "3 relays"

private:
    [[nodiscard]] static QString detailed(const Failure &failure, const QString &more, const QString &said);
    [[nodiscard]] static QString fileRemark(const Diagnostic &diagnostic);
    [[nodiscard]] static QString lineRemark(const Diagnostic &diagnostic);
    [[nodiscard]] static QString columnRemark(const Diagnostic &diagnostic);
    [[nodiscard]] static QString valueRemark(const Diagnostic &diagnostic);
    [[nodiscard]] static QString rangeRemark(const Diagnostic &diagnostic);
    [[nodiscard]] static QString securityRemark(const Diagnostic &diagnostic);
    [[nodiscard]] static QString fileRemark(const SecretAnswer &answer);
    [[nodiscard]] static QString keyringRemark(const SecretAnswer &answer);
    [[nodiscard]] static QString commandRemark(const SecretAnswer &answer);
};

} // namespace Relaydeck
