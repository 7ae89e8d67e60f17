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

constexpr qint64 ContentPiece = 256 * 1024; // bytes of message text handed to the socket at once
constexpr qsizetype ContentHead = 256; // bytes of it that the transcript shows

} // namespace

Session::Session(std::unique_ptr<Transport> transport, Clock &clock, Transcript &transcript, QObject *parent)
    : QObject(parent),
      m_transport(std::move(transport)),
      m_clock(clock),
      m_transcript(transcript),
      m_watch(clock)
{
    connect(m_transport.get(), &Transport::opened, this, &Session::greet);
    connect(m_transport.get(), &Transport::arrived, this, &Session::take);
    connect(m_transport.get(), &Transport::secured, this, &Session::heedSecured);
    connect(m_transport.get(), &Transport::drained, this, &Session::sendMoreContent);
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
    m_watch.arm(Step::Connect);
    m_transport->open(settings.endpoint);
}

void Session::greet()
{
    scribe(Direction::Note, m_transport->peer().toUtf8(), NoteKind::Connected);
    proceed(m_opening->connected(ownName()));
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
    if (m_state != SessionState::Offline)
        m_watch.arm(Step::Quit); // whoever leaves does not wait long for RSET, either
}

void Session::drop(const Failure &failure)
{
    if (m_state != SessionState::Offline)
        end(failure);
}

/// An orderly end; an envelope that was under way is lost all the same.
void Session::finish()
{
    const bool dotSent = isDotSent();
    scribe(Direction::Note, {}, NoteKind::Closed);
    letGo();
    if (m_transaction)
        loseDelivery({Failure::Kind::Stopped, Step::Other, 0, {}, {}}, dotSent);
    emit closed();
}

/// Any other end. What it means for the envelope is decided before the line is let go.
void Session::end(Failure failure)
{
    if (m_state == SessionState::Offline)
        return;
    const bool dotSent = isDotSent();
    failure.raw = masked(failure.raw);
    scribe(Direction::Note, failure.raw, NoteKind::Failed);
    letGo();
    if (m_transaction)
        loseDelivery(failure, dotSent);
    emit failed(failure);
}

bool Session::isDotSent() const
{
    return m_state == SessionState::AwaitVerdict && m_transport->pending() == 0;
}

void Session::letGo()
{
    m_watch.disarm();
    m_transport->abort();
    m_secretFinder.reset();
    m_toSay.clear();
    m_owed.clear();
    enter(SessionState::Offline);
}

void Session::loseDelivery(const Failure &failure, bool dotSent)
{
    m_transaction->lose(failure, dotSent);
    m_transaction->delivery()->lineLost = true;
    finishDelivery();
}

// ---- Saying

void Session::deliver(std::shared_ptr<Delivery> delivery)
{
    Q_ASSERT(m_state == SessionState::Ready && delivery && delivery->content);
    delivery->connection = m_settings.connection;
    m_transaction.emplace(std::move(delivery), capabilities());
    for (Saying &saying : m_transaction->opening())
        m_toSay.push_back(std::move(saying));
    if (m_toSay.empty()) {
        finishDelivery();
        return;
    }
    startDeadline();
    sayNext();
}

void Session::startDeadline()
{
    if (m_settings.deadline <= 0ms)
        return;
    if (!m_deadlineAlarm) {
        m_deadlineAlarm = m_clock.makeAlarm();
        connect(m_deadlineAlarm.get(), &Alarm::rang, this, [this] {
            end({Failure::Kind::TimedOut, stepIn(m_state), 0, "deadline"_ba, m_settings.deadline});
        });
    }
    m_deadlineAlarm->start(m_settings.deadline);
}

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
    if (m_owed.empty() && !m_reader.isEmpty()) {
        end({Failure::Kind::Garbled, stepIn(m_state), 0, m_reader.leftover(),
            {}}); // said before it was asked
        return;
    }
    const bool grouped = m_settings.pipelining && m_inStep && capabilities().has("PIPELINING"_ba);
    QByteArray wire;
    while (!m_toSay.empty() && (m_owed.empty() || (grouped && !endsGroup(m_owed.back().step)))) {
        Saying &saying = m_toSay.front();
        scribe(Direction::ToRelay, saying.command.shown);
        wire.append(saying.command.wire);
        expect({saying.step, saying.recipient});
        m_toSay.pop_front();
    }
    m_transport->write(wire);
    enterOwed();
}

void Session::expect(Owed owed)
{
    if (m_owed.empty())
        m_watch.arm(owed.step);
    m_owed.push_back(owed);
}

void Session::sendContent()
{
    const QByteArray &text = m_transaction->delivery()->content->dotted();
    scribe(Direction::ToRelay, text.left(ContentHead), NoteKind::Content, text.size());
    m_contentSent = 0;
    enter(SessionState::Content);
    sendMoreContent();
}

/// A large text goes out piece by piece, so that it is never copied whole. Writing may bring us back
/// here, or lose the line.
void Session::sendMoreContent()
{
    if (m_state != SessionState::Content)
        return;
    const QByteArrayView text = m_transaction->delivery()->content->dotted();
    m_watch.arm(Step::Content);
    while (m_state == SessionState::Content && m_contentSent < text.size()
        && m_transport->pending() < ContentPiece) {
        const QByteArrayView piece
            = text.sliced(m_contentSent, std::min<qsizetype>(ContentPiece, text.size() - m_contentSent));
        m_contentSent += piece.size();
        m_transport->write(piece);
    }
    if (m_state == SessionState::Content && m_contentSent == text.size()) {
        expect({Step::Content, 0});
        enter(SessionState::AwaitVerdict);
    }
}

// ---- Hearing

void Session::heed(const Reply &reply)
{
    for (const QByteArray &line : reply.lines)
        scribe(Direction::FromRelay, masked(line));
    m_lastReply = masked(reply.lines.last());
    m_inStep = m_inStep && !reply.odd && !reply.mixedCodes;
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
    if (reply.code == 421 && owed.step != Step::Quit) {
        if (owed.step == Step::Content && m_transaction)
            (void)m_transaction->heed(owed, reply); // a clear no: nobody is in doubt
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
    if (m_transaction)
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
        (void)m_transaction->heed({Step::Content, 0}, reply);
    else if (reply.code != 421)
        failure.kind = Failure::Kind::Garbled;
    end(failure);
}

void Session::heedEnvelope(const Owed &owed, const Reply &reply)
{
    const bool early = owed.step == Step::Content && m_transport->pending() > 0 && reply.isPositive();
    switch (early ? Transaction::Next::Nonsense : m_transaction->heed(owed, reply)) {
    case Transaction::Next::SendContent: sendContent(); return;
    case Transaction::Next::SendLoneDot:
        scribe(Direction::ToRelay, "."_ba);
        enter(SessionState::Content);
        expect({Step::Content, 0});
        enter(SessionState::AwaitVerdict);
        m_transport->write(".\r\n");
        return;
    case Transaction::Next::Nonsense: {
        Failure failure = failureOf(reply, owed.step);
        if (reply.mixedCodes || early)
            failure.kind = Failure::Kind::Garbled;
        end(failure);
        return;
    }
    case Transaction::Next::LoginWanted: {
        Failure failure = failureOf(reply, owed.step);
        failure.kind = Failure::Kind::AuthFailed;
        failure.detail = Failure::Detail::LoginWanted;
        end(failure);
        return;
    }
    case Transaction::Next::GiveUp: m_toSay.clear(); break;
    case Transaction::Next::GoOn: break;
    case Transaction::Next::Done: m_toSay.clear(); break;
    }
    const bool nobodyAdmitted = m_transaction->admitted() == 0;
    if (nobodyAdmitted && !m_toSay.empty() && m_toSay.front().step == Step::Data)
        m_toSay.clear(); // in lock step there is no need to ask
    if (!m_toSay.empty())
        sayNext();
    else if (!m_owed.empty())
        enterOwed();
    else
        finishDelivery();
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

void Session::finishDelivery()
{
    const std::shared_ptr<Delivery> delivery = m_transaction->delivery();
    m_transaction.reset();
    if (m_deadlineAlarm)
        m_deadlineAlarm->stop();
    delivery->finishedAt = m_clock.wallTime();
    if (m_state != SessionState::Offline && m_state != SessionState::Ready)
        enter(SessionState::Ready);
    emit deliveryFinished(delivery);
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
