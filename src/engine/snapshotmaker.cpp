#include "engine/snapshotmaker.h"

#include "engine/troubles.h"

namespace Relaydeck {

namespace {

SendState stateOf(const BulkSend &send)
{
    switch (send.stage()) {
    case BulkSend::Stage::Reading: return SendState::Reading;
    case BulkSend::Stage::Waiting: return SendState::Waiting;
    case BulkSend::Stage::Sending: return SendState::Sending;
    case BulkSend::Stage::Paused: return SendState::Paused;
    case BulkSend::Stage::Stopping:
    case BulkSend::Stage::Leaving: return SendState::Stopping;
    case BulkSend::Stage::Ended: break;
    }
    switch (send.end()) {
    case BulkSend::End::Finished: return SendState::Finished;
    case BulkSend::End::Stopped: return SendState::Stopped;
    case BulkSend::End::NoRelay: return SendState::NoRelay;
    default: return SendState::Failed;
    }
}

Tally tallyOf(const Journal &journal)
{
    const OutcomeCounts &counts = journal.tally();
    Tally tally;
    tally.recipients = counts.recipients();
    tally.accepted = counts.of(Outcome::Accepted);
    tally.refused = counts.of(Outcome::Refused);
    tally.deferred = counts.of(Outcome::Deferred);
    tally.inDoubt = counts.of(Outcome::InDoubt);
    tally.unsent = counts.of(Outcome::Unsent);
    tally.leftOut = counts.of(Outcome::LeftOut);
    return tally;
}

} // namespace

void SnapshotMaker::reset()
{
    m_serverRates.clear();
    m_sendRate = {};
}

Snapshot SnapshotMaker::make(const ServerPool &pool, const BulkSend *send, const Trouble &trouble, qint64 now)
{
    Snapshot snapshot;
    m_serverRates.resize(std::size_t(pool.size()));
    snapshot.servers.reserve(pool.size());
    for (const auto &relay : pool.servers())
        snapshot.servers.append(server(*relay, send, now));
    if (send)
        snapshot.send = this->send(*send, trouble, now);
    else
        snapshot.send.trouble = trouble;
    if (trouble && !send)
        snapshot.send.state = SendState::Failed;
    return snapshot;
}

ServerSnapshot SnapshotMaker::server(const Server &server, const BulkSend *send, qint64 now)
{
    const ServerProfile &profile = server.profile();
    RateMeter &rate = m_serverRates[std::size_t(server.row())];
    rate.sample(now, server.counters().total);
    ServerSnapshot snapshot;
    snapshot.name = profile.name;
    snapshot.host = profile.host;
    snapshot.port = profile.port;
    snapshot.standing = server.standing();
    snapshot.counters = server.counters();
    snapshot.maxMessages = profile.maxMessages;
    snapshot.maxMessagesPerRobin = profile.maxMessagesPerRobin;
    snapshot.maxMessagesPerConnection = profile.maxMessagesPerConnection;
    snapshot.maxMessagesWhileAwake = profile.maxMessagesWhileAwake;
    snapshot.envelopeLimit = server.envelopeLimit();
    snapshot.connections = server.openConnections();
    snapshot.connectionsMade = server.connectionsMade();
    snapshot.worth = server.worth();
    snapshot.rate = rate.perSecond();
    if (send) {
        const BulkSend::Setbacks &setbacks = send->setbacks(server.row());
        snapshot.refused = setbacks.refused;
        snapshot.deferred = setbacks.deferred;
        snapshot.inDoubt = setbacks.inDoubt;
    }
    snapshot.lastReply = server.lastReply();
    snapshot.lastReplyCode = snapshot.lastReply.left(3).toInt();
    snapshot.lastFailure = server.lastFailure();
    snapshot.waitsToAdopt = server.waitsToAdopt();
    return snapshot;
}

SendSnapshot SnapshotMaker::send(const BulkSend &send, const Trouble &trouble, qint64 now)
{
    SendSnapshot snapshot;
    snapshot.state = stateOf(send);
    snapshot.subject = send.journal().plan().subject;
    snapshot.jobFile = send.journal().file();
    snapshot.isTest = send.journal().plan().isTest();
    snapshot.tally = tallyOf(send.journal());
    snapshot.messages = send.messages();
    snapshot.connections = send.connections();
    m_sendRate.sample(now, snapshot.tally.accepted);
    snapshot.rate = m_sendRate.perSecond();
    snapshot.seconds = send.seconds();
    if (snapshot.rate > 0)
        snapshot.secondsLeft = double(snapshot.tally.unsent) / snapshot.rate;
    snapshot.wait = send.wait();
    snapshot.downRelay = send.downRelay();
    snapshot.trouble = trouble ? trouble : troubleOf(send);
    const Tally &tally = snapshot.tally;
    if (tally.refused + tally.deferred + tally.inDoubt + tally.unsent > 0) // else every failure was made good
        snapshot.firstFailure = send.firstFailure();
    snapshot.lastFailure = send.lastFailure();
    return snapshot;
}

} // namespace Relaydeck
