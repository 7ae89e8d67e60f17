#include "session/linefailure.h"

#include "session/steps.h"

namespace Relaydeck {

using namespace Qt::StringLiterals;

namespace {

Failure::Kind kindOf(LineLoss::Kind kind, SessionState state)
{
    switch (kind) {
    case LineLoss::Kind::NameNotFound:
    case LineLoss::Kind::NameNotAnswered:
    case LineLoss::Kind::NoSuchFamily: return Failure::Kind::NameNotFound;
    case LineLoss::Kind::Proxy: return Failure::Kind::ProxyFailed;
    case LineLoss::Kind::Tls: return Failure::Kind::TlsFailed;
    default: break;
    }
    return state == SessionState::Connecting ? Failure::Kind::NoConnection : Failure::Kind::Dropped;
}

Failure::Detail detailOf(LineLoss::Kind kind)
{
    switch (kind) {
    case LineLoss::Kind::NameNotAnswered: return Failure::Detail::LookUpFailed;
    case LineLoss::Kind::NoSuchFamily: return Failure::Detail::NoSuchFamily;
    case LineLoss::Kind::SourceUnusable: return Failure::Detail::SourceUnusable;
    case LineLoss::Kind::NoSocket: return Failure::Detail::NoSocket;
    default: return Failure::Detail::None;
    }
}

QByteArray wordsFor(ReplyReader::Fault fault, const QByteArray &line)
{
    constexpr qsizetype Shown = 200;
    switch (fault) {
    case ReplyReader::Fault::None: break;
    case ReplyReader::Fault::LineTooLong: return "reply line too long: "_ba + line.left(Shown);
    case ReplyReader::Fault::TooManyLines: return "reply of too many lines: "_ba + line.left(Shown);
    case ReplyReader::Fault::TooMuch: return "reply too long: "_ba + line.left(Shown);
    case ReplyReader::Fault::NotAReply: return line.left(Shown);
    }
    return {};
}

} // namespace

Failure failureOf(const LineLoss &loss, SessionState state, const TlsReport &tls)
{
    Failure failure{kindOf(loss.kind, state), stepIn(state), 0, loss.words, {}};
    if (failure.kind == Failure::Kind::TlsFailed) {
        failure.step = Failure::Step::StartTls;
        failure.tlsFlaw = tls.refusal;
    }
    failure.detail = detailOf(loss.kind);
    failure.proxyFlaw = loss.proxyFlaw;
    return failure;
}

Failure silenceOf(LineStage stage, bool hasProxy, std::chrono::milliseconds waited)
{
    Failure failure{Failure::Kind::TimedOut, Failure::Step::Connect, 0, {}, waited};
    if (hasProxy) {
        failure.kind = Failure::Kind::ProxyFailed;
        failure.proxyFlaw = stage == LineStage::Proxy ? ProxyFlaw::Silent : ProxyFlaw::NotReached;
    } else if (stage == LineStage::LookUp) {
        failure.kind = Failure::Kind::NameNotFound;
        failure.detail = Failure::Detail::LookUpSilent;
    }
    return failure;
}

Failure failureOf(const ReplyReader &reader, SessionState state)
{
    const QByteArray line = reader.leftover();
    Failure failure{Failure::Kind::Garbled, stepIn(state), 0, wordsFor(reader.fault(), line), {}};
    if (state == SessionState::AwaitGreeting && beginsLikeTls(line))
        failure.detail = Failure::Detail::SpeaksTls;
    return failure;
}

/// A record of an alert (21) or of a handshake (22), of version 3.x (RFC 8446 section 5.1).
bool beginsLikeTls(QByteArrayView bytes)
{
    return bytes.size() >= 2 && (bytes[0] == 0x15 || bytes[0] == 0x16) && bytes[1] == 0x03;
}

} // namespace Relaydeck
