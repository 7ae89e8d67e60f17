// Holding: the part of Session that asks before each command what is to become of it.

#include "session/session.h"

namespace Relaydeck {

void Session::setHolding(bool holding)
{
    m_holding = holding;
    if (m_opening)
        shiftGear();
    if (!holding)
        sayHeld();
}

void Session::sayHeld()
{
    release(Release::Say);
}

bool Session::sayInstead(const QByteArray &line)
{
    const std::optional<Command> command = Command::raw(line);
    if (!m_heldUp || !m_heldUp->mayChange || !command)
        return false;
    m_instead = command;
    release(Release::Say);
    return true;
}

bool Session::skipHeld()
{
    if (!m_heldUp || !m_heldUp->maySkip)
        return false;
    release(Release::Skip);
    return true;
}

void Session::release(Release release)
{
    if (!m_heldUp)
        return;
    m_release = release;
    if (!m_holding)
        m_heldUp.reset();
    if (m_tellsOfHeld) // it goes on by itself
        return;
    if (hasDeliveries())
        sayMore();
    else
        sayNext();
}

/// A line with a secret in it can be held, and no more: what stands in its place would have to be one, too.
HeldCommand Session::heldOf(const Saying &saying)
{
    const bool isOpen = saying.command.wire == saying.command.shown + "\r\n";
    return {saying.step, saying.command.shown, 0, isOpen, saying.step == Failure::Step::Rset};
}

HeldCommand Session::heldOf(const EnvelopeLine &line)
{
    const bool bringsText = line.step == Failure::Step::Content;
    return {line.step, line.wire.chopped(2).toByteArray(), 0, !bringsText, !bringsText};
}

/// Asks once, and until there is an answer. Whoever listens may answer at once, or end the session.
bool Session::isHeldBack(const HeldCommand &next)
{
    if (!m_heldUp) {
        m_heldUp = next;
        m_tellsOfHeld = true;
        emit heldUp(next);
        m_tellsOfHeld = false;
    }
    if (m_state == SessionState::Offline || m_release == Release::No)
        return true;
    m_heldUp.reset();
    return false;
}

/// To be asked once after isHeldBack has let a command through.
bool Session::skipsIt()
{
    return std::exchange(m_release, Release::No) == Release::Skip;
}

void Session::forgetHeld()
{
    m_heldUp.reset();
    m_instead.reset();
    m_release = Release::No;
}

} // namespace Relaydeck
