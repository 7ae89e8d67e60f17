// Envelopes, one at a time or many behind one another: the part of Session that says what its Transactions
// have to say, as soon as it may be said, and gives them their replies.

#include "session/session.h"

#include "session/steps.h"
#include "smtp/content.h"

#include <algorithm>
#include <vector>

namespace Relaydeck {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Direction = TranscriptLine::Direction;
using NoteKind = TranscriptLine::NoteKind;
using Stage = Transaction::Stage;
using Step = Failure::Step;

namespace {

constexpr std::size_t OverlapWindow = 2; // messages: the one whose text goes out, and the next
constexpr std::size_t StreamWindow = 64; // messages under way at most
constexpr qint64 StreamBytes = 512 * 1024; // of text under way, beyond which no further message is begun
constexpr qint64 MostPending = 256 * 1024; // bytes that wait for the system before more text is handed over
constexpr qsizetype TextPiece = 256 * 1024; // bytes of message text handed to the transport at once
constexpr qsizetype SmallText = 64 * 1024; // up to here it is copied, to go out in one piece with commands
constexpr qsizetype TextHead = 256; // bytes of it that the transcript shows

} // namespace

// ---- Gears

void Session::shiftGear()
{
    if (m_odd || m_holding || !m_settings.pipelining || !capabilities().has("PIPELINING"_ba))
        m_gear = Gear::LockStep;
    else if (m_settings.chunking && capabilities().has("CHUNKING"_ba))
        m_gear = Gear::Stream;
    else
        m_gear = Gear::Overlap;
}

bool Session::takes(std::size_t more, qint64 moreBytes) const
{
    const std::size_t count = m_transactions.size() + more;
    const bool idle = m_transactions.empty();
    if (m_wrappingUp || m_state == SessionState::Offline || (idle && m_state != SessionState::Ready))
        return false;
    switch (m_gear) {
    case Gear::LockStep: return count == 0;
    case Gear::Overlap: return count < OverlapWindow;
    case Gear::Stream: break;
    }
    const bool fits = count < OverlapWindow || m_textQueued + moreBytes < StreamBytes;
    return count == 0 || (count < m_window && fits);
}

/// A relay that has shown that it can do it is given more at once.
void Session::noteVerdict(const Transaction &transaction)
{
    if (m_gear == Gear::Stream && transaction.delivery()->accepted)
        m_window = std::min(m_window + 1, StreamWindow);
}

// ---- Saying

void Session::queue(std::shared_ptr<Delivery> delivery)
{
    Q_ASSERT(delivery && delivery->content && takes());
    delivery->connection = m_settings.connection;
    m_textQueued += delivery->content->size();
    m_transactions.emplace_back(std::move(delivery));
    if (m_transactions.size() == 1)
        startDeadline();
}

void Session::goOn()
{
    m_held = false;
    sayMore();
}

void Session::deliver(std::shared_ptr<Delivery> delivery)
{
    queue(std::move(delivery));
    goOn();
}

void Session::wrapUp()
{
    m_wrappingUp = true;
    if (hasDeliveries() && (m_owed.empty() || m_transactions.front().stage() == Stage::Text))
        finish();
}

/// Says all that may be said now, in as few pieces as can be. Writing may lose the line, and with it
/// every transaction.
void Session::sayMore()
{
    if (m_wrappingUp || std::exchange(m_speaking, true))
        return;
    const std::size_t owedBefore = m_owed.size();
    bool said = true;
    while (said && m_state != SessionState::Offline) {
        Transaction *const next = nextToSpeak();
        said = next && (next->stage() == Stage::Text ? sayText(*next) : sayLine(*next));
    }
    flush();
    m_speaking = false;
    if (m_state != SessionState::Offline && m_owed.size() > owedBefore)
        enterOwed();
    finishDeliveries();
}

/// The first one that has something to say, or will have after a reply.
Transaction *Session::nextToSpeak()
{
    while (m_spoken < m_transactions.size()) {
        Transaction &next = m_transactions[m_spoken];
        if (next.stage() == Stage::Waiting && maySayCommand())
            next.begin(
                capabilities(), m_gear == Gear::Stream ? Transaction::Way::Bdat : Transaction::Way::Data);
        if (next.stage() != Stage::Said)
            return &next;
        ++m_spoken;
    }
    return nullptr;
}

bool Session::maySayCommand() const
{
    return m_owed.empty() || (m_gear != Gear::LockStep && !endsGroup(m_owed.back().step));
}

/// Something that was said before it was asked for is no answer.
bool Session::isHeardOut()
{
    if (!m_owed.empty() || m_reader.isEmpty())
        return true;
    end({Failure::Kind::Garbled, stepIn(m_state), 0, m_reader.leftover(), {}});
    return false;
}

bool Session::sayLine(Transaction &transaction)
{
    if (transaction.stage() != Stage::Lines || !maySayCommand())
        return false;
    const EnvelopeLine line = transaction.line();
    const bool bringsText = line.step == Step::Content;
    if ((bringsText && (m_held || !hasRoomForText())) || !isHeardOut())
        return false;
    if (m_holding && isHeldBack(heldOf(line)))
        return false;
    if (skipsIt()) {
        transaction.lineSkipped();
        return true;
    }
    const std::optional<Command> instead = std::exchange(m_instead, {});
    const QByteArrayView wire = instead ? QByteArrayView(instead->wire) : line.wire;
    if (m_transcript.isWanted())
        scribe(Direction::ToRelay, wire.chopped(2).toByteArray());
    m_wire.append(wire);
    transaction.lineSaid();
    expect({line.step, line.recipient});
    if (transaction.stage() == Stage::Said) // a text of no bytes
        transaction.setEnd(m_said + m_wire.size());
    return true;
}

/// A large text goes out piece by piece, so that it is never copied whole.
bool Session::sayText(Transaction &transaction)
{
    if (m_held || !isHeardOut() || !hasRoomForText())
        return false;
    const QByteArrayView text = transaction.text();
    if (m_holding && transaction.textBegins() && isHeldBack({Step::Content, {}, text.size(), false, false}))
        return false;
    m_release = Release::No;
    if (transaction.textBegins() && m_transcript.isWanted()) {
        const QByteArrayView head = text.first(std::min(text.size(), TextHead));
        scribe(Direction::ToRelay, head.toByteArray(), NoteKind::Content, text.size());
    }
    const QByteArrayView piece = text.first(std::min(text.size(), TextPiece));
    const bool whole = transaction.textSaid(piece.size());
    if (piece.size() <= SmallText) {
        m_wire.append(piece);
    } else {
        flush();
        if (m_state == SessionState::Offline)
            return false;
        m_said += piece.size();
        m_transport->write(piece);
        if (m_state == SessionState::Offline)
            return false;
    }
    if (!whole) {
        m_watch.arm(m_owed.empty() ? Step::Content : m_owed.front().step);
    } else {
        transaction.setEnd(m_said + m_wire.size());
        if (transaction.textOwesReply())
            expect({Step::Content, 0});
    }
    return true;
}

/// What the system has not taken yet is bounded; `drained` brings us back.
bool Session::hasRoomForText()
{
    if (m_wire.size() >= SmallText)
        flush();
    return m_state != SessionState::Offline && m_transport->pending() < MostPending;
}

void Session::flush()
{
    if (m_wire.isEmpty() || m_state == SessionState::Offline)
        return;
    QByteArray wire = std::exchange(m_wire, {}); // writing may lose the line, and clear it
    m_said += wire.size();
    m_transport->write(wire);
    if (m_wire.capacity() == 0) {
        wire.resize(0);
        m_wire.swap(wire); // its memory serves again
    }
}

void Session::heedDrained()
{
    if (m_spoken < m_transactions.size() && m_transactions[m_spoken].stage() == Stage::Text)
        m_watch.arm(m_owed.empty() ? Step::Content : m_owed.front().step);
    if (hasDeliveries())
        sayMore();
}

// ---- Hearing

void Session::heedEnvelope(const Owed &owed, const Reply &reply)
{
    Transaction &front = m_transactions.front();
    const bool textGoesOut = front.stage() == Stage::Text;
    const bool early = owed.step == Step::Content && reply.isPositive() && textLeft(front) == Left::No;
    const auto next = early ? Transaction::Next::Nonsense : front.heed(owed, reply);
    const bool brokenOff = owed.step == Step::Content && textGoesOut; // refused before it was all said
    if (next != Transaction::Next::GoOn || brokenOff) {
        Failure failure = failureOf(reply, owed.step);
        m_lacksBdat = next == Transaction::Next::NoBdat;
        if (next == Transaction::Next::LoginWanted) {
            failure.kind = Failure::Kind::AuthFailed;
            failure.detail = Failure::Detail::LoginWanted;
        } else if (next == Transaction::Next::Nonsense && (reply.mixedCodes || early)) {
            failure.kind = Failure::Kind::Garbled;
        }
        end(failure);
        return;
    }
    if (front.stage() == Stage::Text && m_owed.empty())
        enter(SessionState::Content);
    else
        enterOwed();
    if (owed.step == Step::Content)
        noteVerdict(front);
    finishDeliveries();
    if (m_wrappingUp && hasDeliveries() && m_state != SessionState::Offline)
        wrapUp();
    sayMore();
}

/// Tells of those that are over, oldest first. Whoever listens may bring us back here.
void Session::finishDeliveries()
{
    while (m_state != SessionState::Offline && hasDeliveries() && m_transactions.front().isOver())
        finishDelivery();
}

void Session::finishDelivery()
{
    const std::shared_ptr<Delivery> delivery = m_transactions.front().delivery();
    m_transactions.pop_front();
    m_spoken -= m_spoken > 0 ? 1 : 0;
    m_textQueued -= delivery->content->size();
    delivery->finishedAt = m_clock.wallTime();
    if (hasDeliveries())
        startDeadline();
    else if (m_deadlineAlarm)
        m_deadlineAlarm->stop();
    if (m_state != SessionState::Offline && m_owed.empty())
        enter(SessionState::Ready);
    m_held = true;
    emit deliveryFinished(delivery);
}

/// The line is let go of, and all that was under way comes back. After a goodbye of the relay it has taken
/// nothing of what was said behind.
void Session::loseDeliveries(const Failure &failure, bool nothingTaken)
{
    std::vector<bool> left;
    left.reserve(m_transactions.size());
    for (const Transaction &transaction : m_transactions)
        left.push_back(!nothingTaken && textLeft(transaction) != Left::No);
    letGo();
    for (std::size_t i = 0; i < left.size(); ++i) {
        Transaction &transaction = m_transactions.front();
        transaction.lose(failure, left[i]);
        transaction.delivery()->lineLost = true;
        transaction.delivery()->waited = i > 0;
        finishDelivery();
    }
}

/// Whether the system took the text to its last byte. What TLS has not handed on is counted in other bytes.
Session::Left Session::textLeft(const Transaction &transaction) const
{
    if (transaction.end() == 0)
        return Left::No;
    const qint64 pending = m_transport->pending();
    if (transaction.end() <= m_said - pending)
        return Left::Yes;
    return tlsReport().secured && transaction.end() < m_said ? Left::Perhaps : Left::No;
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

} // namespace Relaydeck
