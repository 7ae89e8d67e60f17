#pragma once

#include "exchange/presets.h"

#include <QCoreApplication>
#include <QString>
#include <QStringList>

namespace Relaydeck {

/// What the form of a relay says about a well-known service.
class PresetWords final
{
    Q_DECLARE_TR_FUNCTIONS(Relaydeck::PresetWords)

public:
    /// "Gmail"; "This computer" for the machine's own relay.
    [[nodiscard]] static QString name(const RelayPreset &preset);
    /// What is to be done first, what the user name is and what the password: up to three sentences with
    /// full stops, the most important one first.
    [[nodiscard]] static QStringList hints(const RelayPreset &preset);

private:
    [[nodiscard]] static QString need(const RelayPreset &preset);
    [[nodiscard]] static QString user(const RelayPreset &preset);
    [[nodiscard]] static QString password(PresetPassword password);
};

} // namespace Relaydeck
