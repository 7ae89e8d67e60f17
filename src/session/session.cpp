#include "session/session.h"

#include "session/linefailure.h"
#include "session/steps.h"
#include "smtp/content.h"

#include <algorithm>

namespace Relaydeck {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Direction = TranscriptLine::Direction;
using NoteKind = TranscriptLine::NoteKind;
using Step = Failure::Step;

namespace {
constexpr int GoingAway = 421; // RFC 5321 section 3.8: the relay does nothing more on this line
}

Session::Session(std::unique_ptr<Transport> transport, Clock &clock, Transcript &transcript, QObject *parent)
    : QObject(parent),
      m_transport(std::move(transport)),
      m_clock(clock),
      m_transcript(transcript),
      m_watch(clock)
{
    connect(m_transport.get(), &Transport::advanced, this, &Session::heedStage);
    connect(m_transport.get(), &Transport::opened, this, &Session::greet);
    connect(m_transport.get(), &Transport::arrived, this, &Session::take);
    connect(m_transport.get(), &Transport::secured, this, &Session::heedSecured);
    connect(m_transport.get(), &Transport::drained, this, &Session::heedDrained);
    connect(m_transport.get(), &Transport::closed, this, &Session::lineClosed);
    connect(&m_watch, &ReplyWatch::expired, this, &Session::heedSilence);
}

Session::~Session() = default;

// ---- The line

void Session::open(const SessionSettings &settings)
{
    m_settings = settings;
    m_opening.emplace(settings);
    m_watch.setTimeOut(settings.timeOut);
    m_lastLineAt = m_clock.wallTime();
    scribe(Direction::Note, settings.endpoint.toString().toUtf8(), NoteKind::Connecting);
    enter(SessionState::Connecting);
    if (m_settings.route.proxy && !m_settings.route.proxy->user.isEmpty())
        findProxySecret();
    else
        reach();
}

void Session::take(QByteArrayView bytes)
{
    m_reader.feed(bytes);
    while (const std::optional<Reply> reply = m_reader.take()) {
        heed(*reply);
        if (m_state == SessionState::Offline)
            return;
    }
    const bool strange = m_state == SessionState::AwaitGreeting && beginsLikeTls(m_reader.leftover());
    if (m_reader.fault() != ReplyReader::Fault::None || strange)
        end(failureOf(m_reader, m_state));
}

void Session::lineClosed(const LineLoss &loss)
{
    if (m_state == SessionState::AwaitQuit && loss.kind == LineLoss::Kind::None) {
        finish();
        return;
    }
    Failure failure = failureOf(loss, m_state, m_transport->tlsReport());
    if (m_state == SessionState::Securing && failure.kind == Failure::Kind::Dropped) {
        failure.kind = Failure::Kind::TlsFailed;
        failure.tlsFlaw = TlsFlaw::HandshakeFailed;
    }
    end(failure);
}

// ---- Leaving

void Session::close()
{
    if (m_state == SessionState::Offline)
        return;
    if (m_state != SessionState::Ready) {
        finish();
        return;
    }
    m_toSay.push_back({Step::Rset, 0, Command::rset()});
    m_toSay.push_back({Step::Quit, 0, Command::quit()});
    sayNext();
    if (!m_owed.empty())
        m_watch.arm(Step::Quit); // whoever leaves does not wait long for RSET, either
}

void Session::drop(const Failure &failure)
{
    if (m_state != SessionState::Offline)
        end(failure);
}

/// An orderly end; envelopes that were under way are lost all the same.
void Session::finish()
{
    scribe(Direction::Note, {}, NoteKind::Closed);
    loseDeliveries({Failure::Kind::Stopped, Step::Other, 0, {}, {}}, false);
    emit closed();
}

/// Any other end. What it means for the envelopes is decided before the line is let go.
void Session::end(Failure failure)
{
    if (m_state == SessionState::Offline)
        return;
    failure.raw = masked(failure.raw);
    scribe(Direction::Note, failure.raw, NoteKind::Failed);
    loseDeliveries(failure, failure.code == GoingAway);
    emit failed(failure);
}

void Session::letGo()
{
    m_watch.disarm();
    m_transport->abort();
    m_secretFinder.reset();
    m_toSay.clear();
    m_wire.resize(0);
    forgetHeld();
    m_owed.clear();
    enter(SessionState::Offline);
}

// ---- Saying

bool Session::say(const QByteArray &line)
{
    if (m_state != SessionState::Ready && m_state != SessionState::ByHand)
        return false;
    const std::optional<Command> command = m_secretAsked ? Command::secret(line) : Command::raw(line);
    if (!command)
        return false;
    if (m_state == SessionState::Ready) {
        m_tlsByHand = line.trimmed().toUpper() == "STARTTLS"_ba && !m_secretAsked && !tlsReport().secured;
        m_toSay.push_back({Step::Other, 0, *command});
        sayNext();
        return true;
    }
    scribe(Direction::ToRelay, command->shown);
    if (line == "."_ba) {
        expect({Step::Other, 0});
        enter(SessionState::AwaitAnswer);
    }
    m_transport->write(command->wire);
    return true;
}

/// Writes as many of the waiting commands as may go now, in one piece.
void Session::sayNext()
{
    if (!isHeardOut())
        return;
    while (!m_toSay.empty() && maySayCommand()) {
        if (m_holding && m_toSay.front().step != Step::Other && isHeldBack(heldOf(m_toSay.front())))
            break;
        const Saying saying = std::move(m_toSay.front());
        m_toSay.pop_front();
        if (skipsIt())
            continue;
        const Command command = std::exchange(m_instead, {}).value_or(saying.command);
        scribe(Direction::ToRelay, command.shown);
        m_wire.append(command.wire);
        expect({saying.step, saying.recipient});
    }
    flush();
    enterOwed();
}

void Session::expect(Owed owed)
{
    if (m_owed.empty())
        m_watch.arm(owed.step);
    m_owed.push_back(owed);
}

// ---- Hearing

void Session::heed(const Reply &reply)
{
    for (const QByteArray &line : reply.lines)
        scribe(Direction::FromRelay, masked(line));
    m_lastReply = masked(reply.lines.last());
    if (reply.odd || reply.mixedCodes) {
        m_odd = true;
        shiftGear();
    }
    if (m_owed.empty() || m_state == SessionState::Content) {
        heedUnasked(reply);
        return;
    }
    const Owed owed = m_owed.front();
    m_owed.pop_front();
    if (m_owed.empty())
        m_watch.disarm();
    else
        m_watch.arm(m_owed.front().step);
    if (reply.code == GoingAway && owed.step != Step::Quit) {
        if (owed.step == Step::Content && hasDeliveries())
            (void)m_transactions.front().heed(owed, reply); // a clear no: nobody is in doubt
        end(failureOf(reply, owed.step));
        return;
    }
    switch (owed.step) {
    case Step::Greeting:
    case Step::Ehlo:
    case Step::Helo:
    case Step::StartTls:
    case Step::Auth: heedOpening(owed.step, reply); return;
    case Step::Quit: finish(); return;
    case Step::Other: heedByHand(reply); return;
    default: break;
    }
    if (hasDeliveries())
        heedEnvelope(owed, reply);
    else
        sayNext(); // RSET on the way out: QUIT follows whatever it brought
}

/// While we log in a relay may say back what we said.
QByteArray Session::masked(const QByteArray &line) const
{
    return m_state == SessionState::AwaitAuth ? m_opening->masked(line) : line;
}

/// A reply that nobody waited for: a goodbye, a refusal in the middle of the text, or nonsense.
void Session::heedUnasked(const Reply &reply)
{
    Failure failure = failureOf(reply, stepIn(m_state));
    if (m_state == SessionState::Content && (reply.isPermanent() || reply.isTransient()))
        (void)m_transactions.front().heed({Step::Content, 0}, reply);
    else if (reply.code != GoingAway)
        failure.kind = Failure::Kind::Garbled;
    end(failure);
}

void Session::heedByHand(const Reply &reply)
{
    m_secretAsked = reply.code == 334;
    if (reply.code == 221) { // goodbye, to QUIT or unasked (D12, D13): the line is of no more use
        emit answered(reply);
        if (m_state != SessionState::Offline)
            finish();
        return;
    }
    m_tlsByHand = m_tlsByHand && reply.code == 220;
    if (m_tlsByHand) {
        emit answered(reply);
        if (m_state == SessionState::AwaitAnswer)
            secure();
        return;
    }
    enter(reply.code == 354 ? SessionState::ByHand : SessionState::Ready);
    emit answered(reply);
}

// ---- State and time

void Session::enterOwed()
{
    if (!m_owed.empty())
        enter(stateFor(m_owed.front().step));
}

void Session::enter(SessionState next)
{
    if (next == m_state)
        return;
    Q_ASSERT(mayFollow(m_state, next));
    const SessionState from = std::exchange(m_state, next);
    emit stateChanged(from, next);
}

void Session::heedSilence()
{
    if (m_state == SessionState::AwaitQuit) {
        finish();
        return;
    }
    if (m_state == SessionState::Connecting) {
        end(silenceOf(m_stage, m_settings.route.proxy.has_value(), m_watch.patience()));
        return;
    }
    Failure failure{Failure::Kind::TimedOut, stepIn(m_state), 0, m_reader.leftover(), m_watch.patience()};
    if (m_state == SessionState::AwaitGreeting && m_reader.isEmpty() && !tlsReport().secured)
        failure.detail = Failure::Detail::PerhapsTls;
    end(failure);
}

QByteArray Session::ownName() const
{
    if (!m_settings.domain.isEmpty())
        return m_settings.domain;
    const QString address = m_transport->localAddress().section(u'%', 0, 0); // without the IPv6 zone
    return (address.contains(u':') ? "[IPv6:"_ba : "["_ba) + address.toLatin1() + ']';
}

void Session::scribe(Direction direction, QByteArray text, NoteKind note, qint64 size)
{
    if (!m_transcript.isWanted())
        return;
    TranscriptLine line;
    line.at = m_clock.wallTime();
    line.gap = int(std::clamp<qint64>(
        line.at - std::exchange(m_lastLineAt, line.at), 0, std::numeric_limits<int>::max()));
    line.relay = m_settings.relay;
    line.connection = m_settings.connection;
    line.direction = direction;
    line.note = note;
    line.secured = m_transport->tlsReport().secured;
    line.size = size;
    line.text = std::move(text);
    m_transcript.add(std::move(line));
}

} // namespace Relaydeck
