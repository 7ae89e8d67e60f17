#pragma once

#include "engine/relayverdict.h"
#include "models/tone.h"

#include <QCoreApplication>
#include <QList>
#include <QString>

#include <optional>

namespace Relaydeck {

/// One line of what a test has found, with what kind of news it is.
struct VerdictLine
{
    Tone tone = Tone::Plain;
    QString text; ///< a sentence without a full stop

    friend bool operator==(const VerdictLine &, const VerdictLine &) = default;
};

/// Verdicts of tests, and what is known of TLS, put into words.
class VerdictWords final
{
    Q_DECLARE_TR_FUNCTIONS(Relaydeck::VerdictWords)

public:
    /// The first line is the verdict as a whole, those that follow say how it came about.
    [[nodiscard]] static QList<VerdictLine> lines(const RelayVerdict &verdict);

    /// "the certificate has expired"; fits the end of a sentence.
    [[nodiscard]] static QString flaw(TlsFlaw flaw);
    /// "TLS 1.3"; `version` as in TlsReport.
    [[nodiscard]] static QString tlsVersion(int version);

private:
    [[nodiscard]] static VerdictLine whole(const RelayVerdict &verdict);
    static void addReach(const RelayVerdict &verdict, QList<VerdictLine> &lines);
    static void addGreet(const RelayVerdict &verdict, QList<VerdictLine> &lines);
    static void addSecure(const RelayVerdict &verdict, QList<VerdictLine> &lines);
    static void addCertificate(const TlsReport &report, qint64 now, QList<VerdictLine> &lines);
    static void addLogIn(const RelayVerdict &verdict, QList<VerdictLine> &lines);
    static void addReady(const RelayVerdict &verdict, QList<VerdictLine> &lines);
};

} // namespace Relaydeck
