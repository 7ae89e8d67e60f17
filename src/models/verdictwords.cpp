#include "models/verdictwords.h"

#include "models/words.h"

using namespace Qt::StringLiterals;

namespace Relaydeck {

using Result = RelayVerdict::Result;
using Step = RelayVerdict::Step;

namespace {

constexpr int FewDays = 14; // a certificate that ends so soon is worth a warning

} // namespace

QList<VerdictLine> VerdictWords::lines(const RelayVerdict &verdict)
{
    QList<VerdictLine> lines{whole(verdict)};
    addReach(verdict, lines);
    addGreet(verdict, lines);
    addSecure(verdict, lines);
    addLogIn(verdict, lines);
    addReady(verdict, lines);
    return lines;
}

VerdictLine VerdictWords::whole(const RelayVerdict &verdict)
{
    if (verdict.isGood())
        return {Tone::Positive, tr("%1 is ready for mail by these settings").arg(verdict.name)};
    if (!verdict.failure)
        return {Tone::Muted, tr("%1 was not tested to the end").arg(verdict.name)};
    if (verdict.failure->kind == Failure::Kind::Stopped)
        return {Tone::Muted, tr("The test of %1 was stopped").arg(verdict.name)};
    return {Tone::Negative, Words::failure(*verdict.failure)};
}

void VerdictWords::addReach(const RelayVerdict &verdict, QList<VerdictLine> &lines)
{
    if (verdict.result(Step::Reach) == Result::Passed)
        lines.append({Tone::Positive,
            tr("Connected to %1 in %2").arg(verdict.peer, Words::duration(verdict.connectTime))});
    else if (verdict.result(Step::Reach) == Result::Failed)
        lines.append({Tone::Negative, tr("No connection to %1").arg(verdict.host)});
}

void VerdictWords::addGreet(const RelayVerdict &verdict, QList<VerdictLine> &lines)
{
    if (verdict.result(Step::Greet) == Result::Passed)
        lines.append({Tone::Positive, tr("It greets us and speaks SMTP")});
    else if (verdict.result(Step::Greet) == Result::Failed)
        lines.append({Tone::Negative, tr("It does not welcome us")});
}

void VerdictWords::addSecure(const RelayVerdict &verdict, QList<VerdictLine> &lines)
{
    if (verdict.result(Step::Secure) == Result::Skipped)
        lines.append(
            {Tone::Caution, tr("Not secured: whoever sits in between can read and change all that is said")});
    if (verdict.result(Step::Secure) == Result::Failed)
        lines.append({Tone::Negative, tr("The connection cannot be secured")});
    if (!verdict.tls)
        return;
    const TlsReport &tls = *verdict.tls;
    if (tls.secured)
        lines.append(
            {Tone::Positive, tr("Secured by %1, %2").arg(tlsVersion(tls.version), Words::bytes(tls.cipher))});
    addCertificate(tls, verdict.at, lines);
}

void VerdictWords::addCertificate(const TlsReport &report, qint64 now, QList<VerdictLine> &lines)
{
    for (const TlsFlaw flaw : report.flaws) {
        if (report.refusal)
            lines.append({Tone::Negative, tr("Objection: %1").arg(VerdictWords::flaw(flaw))});
        else
            lines.append({Tone::Caution, tr("Let pass by the settings: %1").arg(VerdictWords::flaw(flaw))});
    }
    if (report.secured && !report.checked && report.flaws.isEmpty())
        lines.append({Tone::Caution, tr("The certificate is good, but the settings let any pass")});
    if (report.chain.isEmpty())
        return;
    const CertificateFacts &own = report.chain.first();
    const QString names
        = own.alternativeNames.isEmpty() ? own.commonName : own.alternativeNames.join(u", "_s);
    lines.append({Tone::Plain, tr("Certificate for %1, signed by %2").arg(names, own.issuer)});
    const int days = own.daysLeft(now);
    if (days >= 0)
        lines.append({days < FewDays ? Tone::Caution : Tone::Plain,
            days == 1 ? tr("It is valid for 1 more day")
                      : tr("It is valid for %1 more days").arg(Words::number(quint64(days)))});
    lines.append({Tone::Muted, tr("Its SHA-256 is %1").arg(QString::fromLatin1(own.sha256.toHex(':')))});
}

void VerdictWords::addLogIn(const RelayVerdict &verdict, QList<VerdictLine> &lines)
{
    switch (verdict.result(Step::LogIn)) {
    case Result::NotReached: return;
    case Result::Skipped: lines.append({Tone::Muted, tr("No login: the settings ask for none")}); return;
    case Result::Failed: lines.append({Tone::Negative, tr("The login failed")}); return;
    case Result::Passed: break;
    }
    lines.append({Tone::Positive, tr("Logged in by %1").arg(Words::bytes(verdict.mechanism))});
    if (verdict.loggedInInClear)
        lines.append({Tone::Caution, tr("The login went over a line that is not secured")});
}

void VerdictWords::addReady(const RelayVerdict &verdict, QList<VerdictLine> &lines)
{
    if (verdict.result(Step::Ready) == Result::Failed)
        lines.append({Tone::Negative, tr("It is not ready for mail")});
    if (verdict.result(Step::Ready) == Result::Passed)
        lines.append({Tone::Positive,
            tr("Ready for mail; it answers within %1").arg(Words::duration(verdict.roundTrip))});
    if (const qint64 size = verdict.capabilities.maximumSize(); size > 0)
        lines.append(
            {Tone::Plain, tr("It takes messages of up to %1 bytes").arg(Words::number(quint64(size)))});
    if (const QByteArrayList offers = verdict.capabilities.keywords(); !offers.isEmpty())
        lines.append({Tone::Muted, tr("It offers %1").arg(Words::bytes(offers.join(", ")))});
}

QString VerdictWords::flaw(TlsFlaw flaw)
{
    using enum TlsFlaw;
    switch (flaw) {
    case NoCertificate: return tr("it has no certificate");
    case Expired: return tr("the certificate has expired");
    case NotYetValid: return tr("the certificate is not valid yet");
    case WrongName: return tr("the certificate is for another host");
    case SelfSigned: return tr("the certificate is signed by nobody but itself");
    case UnknownAuthority: return tr("nobody we trust has signed the certificate");
    case BrokenChain: return tr("a signature of the certificate is not good");
    case Revoked: return tr("the certificate was revoked");
    case FingerprintDiffers: return tr("the certificate is not the one that was pinned");
    case OtherObjection: return tr("the certificate is not acceptable");
    case AuthorityUnusable: return tr("the file of certificate authorities cannot be used");
    case OwnCertificateUnusable: return tr("the file with our own certificate and key cannot be used");
    case ClearBytesLeft: return tr("somebody put words in clear in front of the secured line");
    case NotTls: return tr("the port does not speak TLS");
    case NoCommonVersion: return tr("there is no version of TLS that both sides accept");
    case HandshakeFailed: return tr("the handshake failed");
    }
    return {};
}

QString VerdictWords::tlsVersion(int version)
{
    return u"TLS %1.%2"_s.arg(version / 10).arg(version % 10);
}

} // namespace Relaydeck
