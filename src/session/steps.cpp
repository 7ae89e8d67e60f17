#include "session/steps.h"

namespace Relaydeck {

using Step = Failure::Step;

SessionState stateFor(Step step)
{
    switch (step) {
    case Step::Connect: return SessionState::Connecting;
    case Step::Greeting: return SessionState::AwaitGreeting;
    case Step::Ehlo: return SessionState::AwaitEhlo;
    case Step::Helo: return SessionState::AwaitHelo;
    case Step::Rset: return SessionState::AwaitRset;
    case Step::Mail: return SessionState::AwaitMail;
    case Step::Rcpt: return SessionState::AwaitRcpt;
    case Step::Data: return SessionState::AwaitData;
    case Step::Content: return SessionState::AwaitVerdict;
    case Step::Quit: return SessionState::AwaitQuit;
    case Step::StartTls: return SessionState::AwaitStartTls;
    case Step::Auth: return SessionState::AwaitAuth;
    case Step::Other: break;
    }
    return SessionState::AwaitAnswer;
}

Failure::Step stepIn(SessionState state)
{
    switch (state) {
    case SessionState::Connecting: return Step::Connect;
    case SessionState::AwaitGreeting: return Step::Greeting;
    case SessionState::AwaitEhlo: return Step::Ehlo;
    case SessionState::AwaitHelo: return Step::Helo;
    case SessionState::AwaitStartTls:
    case SessionState::Securing: return Step::StartTls;
    case SessionState::AwaitSecret:
    case SessionState::AwaitAuth: return Step::Auth;
    case SessionState::AwaitRset: return Step::Rset;
    case SessionState::AwaitMail: return Step::Mail;
    case SessionState::AwaitRcpt: return Step::Rcpt;
    case SessionState::AwaitData: return Step::Data;
    case SessionState::Content:
    case SessionState::AwaitVerdict: return Step::Content;
    case SessionState::AwaitQuit: return Step::Quit;
    case SessionState::AwaitAnswer:
    case SessionState::ByHand:
    case SessionState::Ready:
    case SessionState::Offline: break;
    }
    return Step::Other;
}

bool endsGroup(Step step)
{
    return step == Step::Ehlo || step == Step::Helo || step == Step::StartTls || step == Step::Auth
        || step == Step::Data || step == Step::Quit || step == Step::Other;
}

} // namespace Relaydeck
