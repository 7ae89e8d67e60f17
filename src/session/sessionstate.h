#pragma once

#include <QMetaType>
#include <QObject>

namespace Relaydeck {
inline namespace SessionStates {
Q_NAMESPACE

/// Where one SMTP conversation stands. "Await" names the reply the relay owes us next,
/// so a line in the transcript and the state beside it can never disagree.
enum class SessionState : quint8 {
    Offline,
    Connecting,
    AwaitGreeting,
    AwaitEhlo,
    AwaitHelo,
    AwaitStartTls,
    Securing, ///< the handshake of TLS is under way
    AwaitSecret, ///< not the relay owes us something, but whoever keeps the password
    AwaitAuth, ///< the reply to AUTH, or to what was said in the course of it
    Ready,
    AwaitRset,
    AwaitMail,
    AwaitRcpt,
    AwaitData,
    Content, ///< message text is going out; no reply is owed yet
    AwaitVerdict, ///< the text is going out behind BDAT, or its dot is out: a line lost then leaves the envelope in doubt
    AwaitAnswer, ///< to a command said by hand
    ByHand, ///< message text typed by hand, up to its dot
    AwaitQuit,
};
Q_ENUM_NS(SessionState)

[[nodiscard]] constexpr bool mayFollow(SessionState from, SessionState to) noexcept
{
    using enum SessionState;
    if (to == Offline)
        return from != Offline; // a line may drop at any moment
    switch (from) { // no default: a new state warns until it is placed here
    case Offline: return to == Connecting;
    case Connecting: return to == AwaitGreeting || to == Securing;
    case AwaitGreeting: return to == AwaitEhlo;
    case AwaitEhlo: return to == AwaitHelo || to == AwaitStartTls || to == AwaitSecret || to == Ready;
    case AwaitHelo: return to == Ready;
    case AwaitStartTls: return to == Securing || to == AwaitSecret || to == Ready;
    case Securing: return to == AwaitGreeting || to == AwaitEhlo || to == Ready;
    case AwaitSecret: return to == AwaitAuth;
    case AwaitAuth: return to == Ready;
    case Ready: return to == AwaitRset || to == AwaitAnswer || to == AwaitQuit;
    case AwaitRset: return to == AwaitMail || to == AwaitQuit;
    case AwaitMail: return to == AwaitRcpt || to == Ready;
    case AwaitRcpt: return to == AwaitRcpt || to == AwaitData || to == AwaitVerdict || to == Ready;
    case AwaitData: return to == Content || to == Ready;
    case Content: return to == AwaitVerdict || to == Ready;
    case AwaitVerdict: return to == Ready || to == AwaitRset; // the next envelope is on its way already
    case AwaitAnswer: return to == Ready || to == ByHand || to == Securing;
    case ByHand: return to == AwaitAnswer;
    case AwaitQuit: return false;
    }
    return false;
}
static_assert(!mayFollow(SessionState::AwaitData, SessionState::AwaitVerdict), "no verdict without content");
static_assert(!mayFollow(SessionState::Securing, SessionState::AwaitAuth), "EHLO again after TLS");
static_assert(
    !mayFollow(SessionState::AwaitGreeting, SessionState::Ready), "EHLO or HELO before anything else");
} // namespace SessionStates
} // namespace Relaydeck
