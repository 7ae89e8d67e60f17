#include "exchange/exchange.h"
#include "exchange/relayaddition.h"
#include "exchange/serverfilewriter.h"
#include "fuzz/expect.h"
#include "serverfile/fieldvalue.h"
#include "serverfile/serverset.h"

#include <algorithm>
#include <cstdint>

using namespace Relaydeck;
using namespace Qt::StringLiterals;

namespace {

/// The tables that a main.cf names are the bytes themselves.
ImportOptions options(const QByteArray &bytes)
{
    ImportOptions options;
    options.home = u"/home/me"_s;
    options.read = [bytes](const QString &, const ReadLimits &) {
        FileContent content;
        content.bytes = bytes;
        return content;
    };
    return options;
}

void judgeDraft(const RelayDraft &relay)
{
    expect(relay.value(Field::Smtp).has_value(), "a relay has a host");
    expect(std::is_sorted(relay.values.cbegin(), relay.values.cend(),
               [](const auto &a, const auto &b) { return a.first <= b.first; }),
        "each field is there once, in the order of the table");
    for (const auto &[field, text] : relay.values)
        expect(readField(field, text).usable, "every text can be used");
}

/// A relay as it should come back from a server file: without texts that say nothing.
RelayDraft::Values withoutEmpty(RelayDraft::Values values)
{
    values.removeIf([](const auto &value) { return value.second.isEmpty(); });
    return values;
}

void judgeFile(const QList<RelayDraft> &relays, const QByteArray &file, qsizetype first)
{
    const QList<ServerProfile> servers = loadServers(Document(file), u"fuzz.conf"_s).servers;
    expect(servers.size() == first + relays.size(), "every relay is in the file");
    for (qsizetype i = 0; i < relays.size(); ++i) {
        const ServerProfile &server = servers[first + i];
        expect(!server.fault, "and can be used");
        for (const auto &[field, text] : withoutEmpty(relays[i].values))
            expect(server.setting(field).text == text, "with the same texts");
    }
}

} // namespace

/// The first byte chooses the program.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const auto format = ExchangeFormat(data[0] % 4);
    const QByteArray bytes(reinterpret_cast<const char *>(data) + 1, qsizetype(size) - 1);
    const ImportedRelays imported = importText(format, bytes, u"fuzz"_s, options(bytes));
    expect(!imported.relays.isEmpty() || !imported.remarks.isEmpty(), "there are relays, or it says why not");
    const auto lines = bytes.count('\n') + bytes.count('\r') + 1;
    for (const ExchangeRemark &remark : imported.remarks)
        expect(remark.line >= 0 && remark.line <= lines, "places are in the file");
    for (const RelayDraft &relay : imported.relays)
        judgeDraft(relay);
    if (imported.relays.isEmpty())
        return 0;

    const QByteArray file = writeServerFile(imported.relays, {"fuzz"_ba}, {bytes.left(100)});
    judgeFile(imported.relays, file, 0);
    const QList<RelayDraft> few = imported.relays.first(std::min<qsizetype>(imported.relays.size(), 5));
    const std::optional<Document> longer = withRelays(Document(file), few, MasterConfs());
    expect(longer.has_value(), "more relays can be added");
    judgeFile(few, longer->bytes(), imported.relays.size());

    const QList<ServerProfile> servers = loadServers(Document(file), u"fuzz.conf"_s).servers;
    for (int into = 0; into < 4; ++into) {
        const ExportedRelays exported = exportRelays(ExchangeFormat(into), servers, {});
        (void)importText(ExchangeFormat(into), exported.text, u"again"_s, options({}));
    }
    return 0;
}
