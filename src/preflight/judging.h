#pragma once

#include "engine/relayverdict.h"
#include "preflight/finding.h"
#include "preflight/oneclick.h"
#include "preflight/spfcheck.h"
#include "serverfile/serverprofile.h"

#include <QList>

namespace Relaydeck {

/// Lists of more recipients than this are to offer an end by one click: what large receivers ask for.
inline constexpr quint64 BigList = 5000;

[[nodiscard]] QList<Finding> judgeRelay(const RelayVerdict &verdict, quint64 utf8Recipients);
[[nodiscard]] QList<Finding> judgeOneClick(const OneClickTally &tally);
/// Whom the message cannot be made for.
[[nodiscard]] QList<Finding> judgeMerging(const MergeLack &lack, const QString &listFile);
/// Whether the relays may take so many, and how long they need at least: by their limits, rates, sleeps and
/// warm-ups alone. `now` in milliseconds since the epoch.
[[nodiscard]] QList<Finding> judgeLimits(const QList<ServerProfile> &relays, quint64 recipients, qint64 now);
/// `detail` is the address that was judged.
[[nodiscard]] Finding judgeSpf(const SpfVerdict &verdict, const QString &address);
/// The answers are those to the names of dmarcNamesFor(from); empty `sender`: there is no domain.
[[nodiscard]] QList<Finding> judgeDmarc(
    const QByteArray &from, const QByteArray &sender, const DnsAnswers &answers);
[[nodiscard]] Finding judgeDkim(const QByteArray &name, const DnsAnswer &answer);
/// What is still to be asked for judgeDmarc; empty: nothing.
[[nodiscard]] QByteArray nextDmarcName(const QByteArray &from, const DnsAnswers &answers);

} // namespace Relaydeck
