#include "fuzz/expect.h"
#include "preflight/senderrecords.h"
#include "preflight/spfcheck.h"
#include "preflight/spfrecord.h"

#include <cstdint>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

namespace {

/// Every name has the same record, one address, and itself for a mail host.
void judgeSpf(const QByteArray &text)
{
    for (const SpfTerm &term : parseSpfRecord(text)) {
        expect(term.prefix4 >= 0 && term.prefix4 <= 32, "a prefix of IPv4 has up to 32 bits");
        expect(term.prefix6 >= 0 && term.prefix6 <= 128, "a prefix of IPv6 has up to 128 bits");
        expect(!term.raw.isEmpty() && !term.raw.contains(' '), "a term is a word");
    }
    DnsAnswers answers;
    SpfVerdict verdict;
    for (int asked = 0;; ++asked) {
        verdict = checkSpf("deck.test"_ba, QHostAddress(u"192.0.2.1"_s), answers);
        if (!verdict.wanted)
            break;
        expect(!answers.contains(*verdict.wanted), "nothing is asked twice");
        expect(asked < 400, "there is an end to questions");
        const bool isText = verdict.wanted->type == DnsQuestion::Type::Text;
        const bool isAddress = verdict.wanted->type == DnsQuestion::Type::Address;
        answers[*verdict.wanted] = {DnsAnswer::Fate::Found,
            {isText             ? text
                    : isAddress ? "192.0.2.9"_ba
                                : verdict.wanted->name}};
    }
    expect(verdict.lookUps <= 11, "the tenth look-up is the last, and one more the end");
    expect(isSpfRecord(text) || verdict.result == SpfVerdict::Result::None,
        "without a record there is no verdict");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(data), qsizetype(size));
    judgeSpf(text);
    judgeSpf("v=spf1 " + text);
    const auto dmarc = parseDmarcRecord(text);
    expect(!dmarc || isDmarcRecord(text), "what is read as a policy claims to be one");
    expect(!dmarc || (dmarc->percent >= 0 && dmarc->percent <= 100), "a share is in percent");
    const auto key = parseDkimKey(text);
    expect(!key || text.contains('p'), "a key has its tag");
    expect(!dmarcNamesFor(text).isEmpty(), "a policy is asked for");
    expect(areAligned(text, text, true), "a domain is aligned with itself");
    return 0;
}
