#pragma once

#include "exchange/postfixreader.h"
#include "exchange/relaydraft.h"
#include "exchange/relayteller.h"

#include <QHash>
#include <QObject>

#include <optional>

namespace Relaydeck {
inline namespace ExchangeFormats {
Q_NAMESPACE

/// Whose settings of relays can be read and written.
enum class ExchangeFormat : quint8 { Msmtp, Postfix, Swaks, Csv };
Q_ENUM_NS(ExchangeFormat)
} // namespace ExchangeFormats

/// `msmtp`, `postfix`, `swaks` or `csv`.
[[nodiscard]] std::optional<ExchangeFormat> exchangeFormat(const QString &name);

struct ImportOptions
{
    QString root; ///< for Postfix: the folder that `/` stands for in main.cf; empty: see readPostfix
    QString home; ///< for msmtp: what `~` stands for
    QHash<QString, Field> titles; ///< for CSV: titles of columns, in lower case, beside our keys
    ReadFunction read = readFile;
};

/// Reads the relays of a file, or of a folder for Postfix. Nothing that a file says is run; no file is
/// read past the limits of readFile.
[[nodiscard]] ImportedRelays importFile(
    ExchangeFormat format, const QString &fileName, const ImportOptions &options);

/// Reads the relays of a text that is in no file. For Postfix it is a main.cf in the working directory.
[[nodiscard]] ImportedRelays importText(
    ExchangeFormat format, const QByteArray &bytes, const QString &name, const ImportOptions &options);

[[nodiscard]] ExportedRelays exportRelays(
    ExchangeFormat format, const QList<ServerProfile> &relays, const ExportWords &words);

} // namespace Relaydeck
