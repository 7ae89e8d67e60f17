// STARTTLS and AUTH: the part of PracticeDialogue that says who may speak, and how.

#include "practice/practicedialogue.h"

using namespace Qt::StringLiterals;

namespace Relaydeck {

void PracticeDialogue::secured()
{
    m_secured = true;
    m_awaitsTls = false;
    m_hello = m_extended = m_loggedIn = false;
    m_line.clear();
    forgetTransaction();
}

void PracticeDialogue::onStartTls(QByteArrayView argument)
{
    if (m_temper.tls != PracticeTls::StartTls)
        return onUnoffered(argument);
    if (!argument.isEmpty())
        return say("501 5.5.4 STARTTLS stands alone");
    if (m_secured)
        return say("503 5.5.1 the line is secured already");
    m_awaitsTls = true;
    say("220 2.0.0 begin");
}

/// A blank before each one. What says the password is only offered where nobody else can hear it, if
/// there is such a way.
QByteArray PracticeDialogue::offeredMechanisms() const
{
    QByteArray names;
    if (m_temper.user.isEmpty() || m_loggedIn)
        return names;
    const bool guarded = m_temper.tls != PracticeTls::None && !m_secured;
    for (const SaslMechanism mechanism : m_temper.mechanisms) {
        if (!guarded || !saysSecret(mechanism))
            names += ' ' + nameOf(mechanism);
    }
    return names;
}

void PracticeDialogue::onAuth(QByteArrayView argument)
{
    if (m_temper.user.isEmpty())
        return onUnoffered(argument);
    if (!m_extended || m_loggedIn || m_mail)
        return say("503 5.5.1 AUTH comes once, after EHLO and before MAIL");
    const qsizetype space = argument.indexOf(' ');
    const QByteArray name = (space < 0 ? argument : argument.first(space)).toByteArray().toUpper();
    const QByteArray initial = space < 0 ? QByteArray() : argument.sliced(space + 1).trimmed().toByteArray();
    const auto mechanism = saslMechanism(name);
    if (!mechanism || !m_temper.mechanisms.contains(*mechanism))
        return say("504 5.5.4 no such mechanism");
    if (!offeredMechanisms().append(' ').contains(' ' + name + ' '))
        return say("538 5.7.11 not on a line that is not secured");
    m_login = SaslServer::make(*mechanism, m_temper.user, m_temper.password);
    m_welcomeNext = false;
    if (initial == "="_ba)
        stepLogin(QByteArray());
    else if (initial.isEmpty())
        stepLogin(std::nullopt);
    else
        hearResponse(initial);
}

void PracticeDialogue::hearResponse(QByteArrayView line)
{
    const auto decoded = QByteArray::fromBase64Encoding(
        line.toByteArray(), QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
    if (line == "*" || !decoded) {
        m_login.reset();
        return say(line == "*" ? "501 5.7.0 given up" : "501 5.5.2 that is not base64");
    }
    if (m_welcomeNext) {
        m_login.reset();
        m_loggedIn = true;
        return say("235 2.7.0 welcome");
    }
    stepLogin(*decoded);
}

void PracticeDialogue::stepLogin(const std::optional<QByteArray> &response)
{
    const SaslServer::Step step = m_login->heed(response);
    if (step.verdict == SaslServer::Verdict::Refused) {
        m_login.reset();
        return say("535 5.7.8 that is not the password");
    }
    m_welcomeNext = step.verdict == SaslServer::Verdict::Accepted;
    if (step.challenge)
        return say("334 " + step.challenge->toBase64());
    m_login.reset();
    m_loggedIn = true;
    say("235 2.7.0 welcome");
}

} // namespace Relaydeck
