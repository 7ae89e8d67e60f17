#pragma once

#include "models/tone.h"
#include "preflight/finding.h"

#include <QCoreApplication>
#include <QString>

namespace Relaydeck {

/// Findings of a preflight, put into words.
class PreflightWords final
{
    Q_DECLARE_TR_FUNCTIONS(Relaydeck::PreflightWords)

public:
    /// What was found: a sentence without a full stop.
    [[nodiscard]] static QString sentence(const Finding &finding);
    /// What to do next; empty where there is nothing to be done.
    [[nodiscard]] static QString advice(const Finding &finding);
    [[nodiscard]] static QString severity(Finding::Severity severity); ///< one word
    [[nodiscard]] static Tone toneOf(Finding::Severity severity);

private:
    [[nodiscard]] static QString ofRelay(const Finding &finding);
    [[nodiscard]] static QString ofSpf(const Finding &finding);
    [[nodiscard]] static QString ofDomain(const Finding &finding);
    [[nodiscard]] static QString ofList(const Finding &finding);
    [[nodiscard]] static QString adviceOnDomain(Finding::Kind kind);
};

} // namespace Relaydeck
