#include "session/classiccode.h"

namespace Relaydeck {

using namespace Qt::StringLiterals;
using Kind = Failure::Kind;
using Step = Failure::Step;

namespace {

QByteArray whileConnecting(const Failure &failure)
{
    return isWithoutSocket(failure) ? "MBS002"_ba : "MBS003"_ba;
}

QByteArray whileGreeting(const Failure &failure)
{
    if (failure.kind == Kind::TimedOut)
        return "MBS015"_ba;
    if (failure.step == Step::Greeting)
        return "MBS004"_ba;
    if (failure.step == Step::Helo)
        return "MBS005"_ba;
    return failure.kind == Kind::RefusedLocally ? "MBS010"_ba : "MBS011"_ba;
}

QByteArray whileTalking(const Failure &failure)
{
    constexpr int goodbye = 221;
    switch (failure.kind) {
    case Kind::TimedOut: return "MBS014"_ba;
    case Kind::Refused:
    case Kind::Dropped: return "MBS008"_ba;
    case Kind::Deferred: return "MBS013"_ba;
    case Kind::Garbled: return failure.code == goodbye ? "MBS009"_ba : QByteArray();
    default: return {};
    }
}

} // namespace

QByteArray classicCode(const Failure &failure)
{
    if (failure.kind == Kind::Stopped || failure.kind == Kind::TlsFailed || failure.kind == Kind::AuthFailed)
        return {};
    switch (failure.step) {
    case Step::Connect: return failure.kind == Kind::RefusedLocally ? "MBS017"_ba : whileConnecting(failure);
    case Step::Greeting:
    case Step::Ehlo:
    case Step::Helo: return whileGreeting(failure);
    default: return whileTalking(failure);
    }
}

} // namespace Relaydeck
