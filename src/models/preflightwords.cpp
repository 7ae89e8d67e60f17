#include "models/preflightwords.h"

#include "models/listwords.h"
#include "models/mergewords.h"
#include "models/words.h"

namespace Relaydeck {

using Kind = Finding::Kind;

QString PreflightWords::sentence(const Finding &finding)
{
    if (finding.kind == Kind::NotUsable)
        return Words::trouble(finding.trouble);
    if (finding.kind < Kind::NoDomain && finding.kind >= Kind::RelayReady)
        return ofRelay(finding);
    if (finding.kind >= Kind::SpfPass && finding.kind <= Kind::SpfPrivateAddress)
        return ofSpf(finding);
    if (finding.kind >= Kind::NoDomain && finding.kind <= Kind::DkimNotAnswered)
        return ofDomain(finding);
    return ofList(finding);
}

QString PreflightWords::ofRelay(const Finding &finding)
{
    const QString because = finding.failure ? Words::failure(*finding.failure) : QString();
    switch (finding.kind) {
    case Kind::RelayReady: return tr("%1 is ready for mail").arg(finding.relay);
    case Kind::RelayNotReady: return tr("%1 cannot be used: %2").arg(finding.relay, because);
    case Kind::RelayInClear:
        return tr("What is said to %1 is not secured: others can read it on its way").arg(finding.relay);
    case Kind::SenderTaken: return tr("%1 takes mail from this sender").arg(finding.relay);
    case Kind::SenderNotTaken:
        return tr("%1 would not get this message from this sender: %2").arg(finding.relay, because);
    case Kind::RecipientsNeedUtf8:
        return tr("%1 takes only addresses in ASCII, and those of %2 are not")
            .arg(finding.relay, Words::recipients(finding.number));
    default: break;
    }
    return {};
}

QString PreflightWords::ofSpf(const Finding &finding)
{
    const QString term = Words::bytes(finding.raw);
    switch (finding.kind) {
    case Kind::SpfPass:
        return tr("The sender's domain lets %1 (%2) send for it: %3")
            .arg(finding.relay, finding.detail, term);
    case Kind::SpfFail:
        return tr("The sender's domain forbids %1 (%2) to send for it: %3")
            .arg(finding.relay, finding.detail, term);
    case Kind::SpfSoftFail:
        return tr("The sender's domain does not name %1 (%2) among those that send for it: %3")
            .arg(finding.relay, finding.detail, term);
    case Kind::SpfNeutral:
        return tr("The sender's domain says nothing of %1 (%2)").arg(finding.relay, finding.detail);
    case Kind::SpfNone:
        return tr("The sender's domain does not say who may send for it: it has no SPF record");
    case Kind::SpfBroken:
        return finding.raw.isEmpty()
            ? tr("The SPF record of the sender's domain cannot be used")
            : tr("The SPF record of the sender's domain cannot be used: %1").arg(term);
    case Kind::SpfUnknown:
        return tr("Whether %1 (%2) may send for the sender's domain depends on each message: %3")
            .arg(finding.relay, finding.detail, term);
    case Kind::SpfNotAnswered: return tr("The SPF record of the sender's domain could not be looked up");
    case Kind::SpfPrivateAddress:
        return tr("%1 has the private address %2: what receivers see of it is another one")
            .arg(finding.relay, finding.detail);
    default: break;
    }
    return {};
}

QString PreflightWords::ofDomain(const Finding &finding)
{
    const QString raw = Words::bytes(finding.raw);
    switch (finding.kind) {
    case Kind::NoDomain: return tr("There is no domain of the sender that could be looked up");
    case Kind::NamesNotAsked: return tr("SPF, DMARC and DKIM of the sender's domain were not looked up");
    case Kind::DmarcNone: return tr("The sender's domain has no DMARC record");
    case Kind::DmarcBroken: return tr("The DMARC record of the sender's domain cannot be used: %1").arg(raw);
    case Kind::DmarcNotAnswered: return tr("The DMARC record of the sender's domain could not be looked up");
    case Kind::DmarcPolicy: return tr("The DMARC policy of the sender's domain is: %1").arg(raw);
    case Kind::DmarcNotAligned:
        return tr("The sender is of %1 and From of %2: for DMARC, SPF does not count then")
            .arg(raw, finding.detail);
    case Kind::DkimGood: return tr("There is a DKIM key at %1").arg(finding.detail);
    case Kind::DkimMissing: return tr("There is no DKIM key at %1").arg(finding.detail);
    case Kind::DkimRevoked: return tr("The DKIM key at %1 was revoked").arg(finding.detail);
    case Kind::DkimBroken: return tr("What stands at %1 is no DKIM key: %2").arg(finding.detail, raw);
    case Kind::DkimNotAnswered: return tr("The DKIM key at %1 could not be looked up").arg(finding.detail);
    default: break;
    }
    return {};
}

QString PreflightWords::ofList(const Finding &finding)
{
    const auto seconds = std::chrono::milliseconds(qint64(finding.number) * 1000);
    switch (finding.kind) {
    case Kind::Recipients: return tr("The list has %1").arg(Words::recipients(finding.number));
    case Kind::EntriesLeftOut:
        return tr("Left out of the list: %1. Sent to: %2")
            .arg(ListWords::entries(qint64(finding.number)), Words::recipients(finding.other));
    case Kind::NotMergeable:
        return tr("The message cannot be made for %1: %2")
            .arg(Words::recipients(finding.number), MergeWords::gaps(finding.trouble.mergeLack));
    case Kind::FieldsNotMerged:
        return tr("The message has the field {{%1}}, and would be sent with its braces as it stands")
            .arg(finding.detail);
    case Kind::OneClickGood: return tr("Readers can leave the list by one click");
    case Kind::OneClickMissing:
        return finding.other == 0
            ? tr("Readers cannot leave the list by one click, and it has %1")
                  .arg(Words::recipients(finding.number))
            : tr("Of the readers, %1 cannot leave the list by one click, the first of them in line %2")
                  .arg(Words::number(finding.number), Words::number(finding.other));
    case Kind::OneClickHalf:
        return finding.other == 0
            ? tr("Leaving the list by one click does not work with these headers")
            : tr("Leaving the list by one click does not work for %1, of whom the first is in line %2")
                  .arg(Words::recipients(finding.number), Words::number(finding.other));
    case Kind::LimitsTooSmall:
        return tr("The relays take no more than %1 in all, and there are %2")
            .arg(Words::recipients(finding.number), Words::number(finding.other));
    case Kind::TakesTime:
        return tr("By the limits of the relays it takes at least %1").arg(Words::duration(seconds));
    case Kind::TakesTooLong:
        return tr("By the limits of the relays it takes more than %1").arg(Words::duration(seconds));
    default: break;
    }
    return {};
}

QString PreflightWords::advice(const Finding &finding)
{
    if (finding.severity == Finding::Severity::Note)
        return {};
    switch (finding.kind) {
    case Kind::EntriesLeftOut: return tr("The report of the send will name each of them with its line");
    case Kind::NotMergeable:
        return tr("Give them these values, or the fields a default: {{field|this instead}}");
    case Kind::FieldsNotMerged: return tr("Merge it with the list, unless the braces are meant");
    case Kind::RelayNotReady:
        return tr("Mend its settings, or switch it off; relaydeck-cli test shows the conversation");
    case Kind::RelayInClear: return tr("Set security to starttls or tls, if the relay offers it");
    case Kind::SenderNotTaken:
        return tr("Choose another sender or message, or leave the relay out with --use");
    case Kind::RecipientsNeedUtf8: return tr("Use a relay that offers SMTPUTF8 for them");
    case Kind::OneClickMissing:
    case Kind::OneClickHalf:
        return tr("Give the message List-Unsubscribe with an https address, and List-Unsubscribe-Post: "
                  "List-Unsubscribe=One-Click");
    case Kind::LimitsTooSmall: return tr("Raise max_messages, add a relay, or send to a part of the list");
    case Kind::TakesTime:
    case Kind::TakesTooLong: return tr("Look at rates, sleeps and warm-ups of the relays, or add one");
    default: break;
    }
    return adviceOnDomain(finding.kind);
}

QString PreflightWords::adviceOnDomain(Kind kind)
{
    switch (kind) {
    case Kind::SpfFail:
    case Kind::SpfSoftFail:
    case Kind::SpfNeutral:
        return tr("Have the address that the relay sends from added to the SPF record of the domain");
    case Kind::SpfNone: return tr("Have an SPF record made that names the relays");
    case Kind::SpfBroken:
        return tr("Have the record mended: receivers take no notice of it as it is, or refuse mail");
    case Kind::SpfUnknown: return tr("Ask those who run the relay whether it is meant");
    case Kind::DmarcNone: return tr("Have one made: large receivers want it of those who send to many");
    case Kind::DmarcBroken: return tr("Have the record mended: receivers take no notice of it as it is");
    case Kind::DmarcNotAligned:
        return tr("Have the relay sign with DKIM for the domain of From, or choose a sender of it");
    case Kind::DkimMissing:
    case Kind::DkimRevoked:
    case Kind::DkimBroken:
        return tr("Ask those who sign for the selector that is in use, or have its key put there");
    case Kind::SpfNotAnswered:
    case Kind::DmarcNotAnswered:
    case Kind::DkimNotAnswered:
        return tr("Try again, or see whether the name service of this computer works");
    default: break;
    }
    return {};
}

QString PreflightWords::severity(Finding::Severity severity)
{
    switch (severity) {
    case Finding::Severity::Note: return tr("ok");
    case Finding::Severity::Warning: return tr("warning");
    case Finding::Severity::Error: break;
    }
    return tr("error");
}

Tone PreflightWords::toneOf(Finding::Severity severity)
{
    switch (severity) {
    case Finding::Severity::Note: return Tone::Positive;
    case Finding::Severity::Warning: return Tone::Caution;
    case Finding::Severity::Error: break;
    }
    return Tone::Negative;
}

} // namespace Relaydeck
