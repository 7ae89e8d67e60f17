#include "exchange/exchange.h"

#include "exchange/csvrelays.h"
#include "exchange/msmtpreader.h"
#include "exchange/msmtpwriter.h"
#include "exchange/postfixwriter.h"
#include "exchange/swaksreader.h"
#include "exchange/swakswriter.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Relaydeck {
namespace {

/// Nothing at all is an error, even where nothing is wrong.
ImportedRelays judged(ImportedRelays imported, const QString &file)
{
    const bool explained = std::any_of(imported.remarks.cbegin(), imported.remarks.cend(),
        [](const ExchangeRemark &remark) { return remark.severity == Severity::Error; });
    if (imported.relays.isEmpty() && !explained) {
        ExchangeRemark none;
        none.severity = Severity::Error;
        none.kind = ExchangeKind::NoRelays;
        none.file = file;
        imported.remarks.append(none);
    }
    return imported;
}

} // namespace

std::optional<ExchangeFormat> exchangeFormat(const QString &name)
{
    static const QStringList names{u"msmtp"_s, u"postfix"_s, u"swaks"_s, u"csv"_s};
    const qsizetype which = names.indexOf(name);
    return which < 0 ? std::nullopt : std::optional(ExchangeFormat(which));
}

ImportedRelays importFile(ExchangeFormat format, const QString &fileName, const ImportOptions &options)
{
    if (format == ExchangeFormat::Postfix)
        return judged(readPostfix(fileName, options.root, options.read), fileName);
    const FileContent content = options.read(fileName, {});
    if (content.isGood())
        return importText(format, content.bytes, fileName, options);
    ImportedRelays nothing;
    nothing.remarks.append(remarkOn(content, fileName));
    return nothing;
}

ImportedRelays importText(
    ExchangeFormat format, const QByteArray &bytes, const QString &name, const ImportOptions &options)
{
    switch (format) {
    case ExchangeFormat::Msmtp: return judged(readMsmtp(bytes, name, options.home), name);
    case ExchangeFormat::Swaks: return judged(readSwaks(bytes, name), name);
    case ExchangeFormat::Csv: return judged(readCsvRelays(bytes, name, options.titles), name);
    case ExchangeFormat::Postfix: break;
    }
    const auto read = [&](const QString &file, const ReadLimits &limits) {
        FileContent content;
        content.bytes = bytes;
        return file == name ? content : options.read(file, limits);
    };
    return judged(readPostfix(name, options.root, read), name);
}

ExportedRelays exportRelays(
    ExchangeFormat format, const QList<ServerProfile> &relays, const ExportWords &words)
{
    switch (format) {
    case ExchangeFormat::Msmtp: return writeMsmtp(relays, words);
    case ExchangeFormat::Postfix: return writePostfix(relays, words);
    case ExchangeFormat::Swaks: return writeSwaks(relays, words);
    case ExchangeFormat::Csv: break;
    }
    return {writeCsvRelays(relays), {}};
}

} // namespace Relaydeck
