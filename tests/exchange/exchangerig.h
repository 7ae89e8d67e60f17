#pragma once

#include "exchange/exchange.h"

#include <QString>
#include <QStringList>

namespace Relaydeck {

/// "Smtp=mx.example Port=25 ..." in the order of the field table.
[[nodiscard]] QString textOf(const RelayDraft &relay);
[[nodiscard]] QStringList textsOf(const QList<RelayDraft> &relays);

/// "3 NotOfARelay from" or "3 ValueUnusable port=no"; the severity is left out.
[[nodiscard]] QStringList textsOf(const QList<ExchangeRemark> &remarks);

/// Reads files out of a map instead of from the disk.
[[nodiscard]] ReadFunction filesFrom(const QHash<QString, QByteArray> &files);

/// The drafts as a server file, read again.
[[nodiscard]] QList<ServerProfile> profilesOf(const QList<RelayDraft> &relays);

/// What the relays of a server file set, in the form of textsOf; an empty text is as good as none.
[[nodiscard]] QStringList settingsOf(const QList<ServerProfile> &relays);

} // namespace Relaydeck
