#include "bulk/modelhall.h"

#include <algorithm>

namespace Relaydeck {

using namespace Qt::StringLiterals;

// ---- ModelHall

int ModelHall::open(const ModelTemper &temper)
{
    m_relays.emplace_back().temper = temper;
    return int(m_relays.size()) - 1;
}

std::unique_ptr<Transport> ModelHall::makeTransport()
{
    return std::make_unique<ModelLine>(*this);
}

void ModelHall::cutLines(int row)
{
    for (ModelLine *const line : relay(row).openLines)
        line->end(LineLoss::Kind::Reset);
}

bool ModelHall::chance(int percent)
{
    return percent > 0 && int(m_random() % 100) < percent;
}

// ---- ModelLine

ModelLine::ModelLine(ModelHall &hall) : m_hall(hall), m_alarm(hall.clock().makeAlarm())
{
    connect(m_alarm.get(), &Alarm::rang, this, &ModelLine::actOnTime);
}

ModelLine::~ModelLine()
{
    hangUp();
}

void ModelLine::open(const Endpoint &endpoint)
{
    m_relay = &m_hall.relay(endpoint.port - 1);
    const ModelTemper &temper = m_relay->temper;
    const bool refuses = temper.dead || m_hall.chance(temper.refusesConnects);
    later([this, refuses] {
        if (refuses) {
            emit closed({LineLoss::Kind::Refused, "refused"_ba});
            return;
        }
        m_open = true;
        m_number = m_hall.nextLine();
        m_relay->openLines.push_back(this);
        m_relay->mostOpenLines = std::max(m_relay->mostOpenLines, int(m_relay->openLines.size()));
        emit opened();
        const bool away = m_hall.chance(m_relay->temper.sendsAway);
        say(away ? "421 not now"_ba : "220 hello"_ba);
        if (away)
            end(LineLoss::Kind::None);
    });
}

void ModelLine::close()
{
    later([this] {
        if (m_open)
            end(LineLoss::Kind::None);
    });
}

void ModelLine::abort()
{
    m_acts.clear();
    m_alarm->stop();
    hangUp();
}

void ModelLine::hangUp()
{
    if (std::exchange(m_open, false))
        std::erase(m_relay->openLines, this);
}

/// Acts come one after the other, whatever the latency is by now.
void ModelLine::later(std::function<void()> act)
{
    const int latency = m_relay ? m_relay->temper.latencyMs : 0;
    const qint64 last = m_acts.empty() ? 0 : m_acts.back().first;
    m_acts.emplace_back(std::max(last, m_hall.clock().steadyTime() + latency), std::move(act));
    if (!m_alarm->isRunning())
        m_alarm->start(std::chrono::milliseconds(m_acts.front().first - m_hall.clock().steadyTime()));
}

void ModelLine::actOnTime()
{
    if (m_acts.empty())
        return;
    const auto act = std::move(m_acts.front().second);
    m_acts.pop_front();
    if (!m_acts.empty()) {
        const qint64 left = m_acts.front().first - m_hall.clock().steadyTime();
        m_alarm->start(std::chrono::milliseconds(std::max<qint64>(0, left)));
    }
    act();
}

void ModelLine::say(const QByteArray &reply)
{
    m_silent = m_silent || m_hall.chance(m_relay->temper.fallsSilent);
    if (m_silent)
        return;
    later([this, reply] {
        if (m_open)
            emit arrived(reply + "\r\n");
    });
}

void ModelLine::end(LineLoss::Kind kind)
{
    m_deaf = true;
    later([this, kind] {
        if (!m_open)
            return;
        hangUp();
        emit closed({kind, "closed"_ba});
    });
}

void ModelLine::write(QByteArrayView bytes)
{
    m_unread += bytes;
    while (m_open && !m_deaf) {
        if (m_chunkLeft > 0) {
            const qsizetype taken = std::min(m_chunkLeft, m_unread.size());
            m_unread.remove(0, taken);
            m_chunkLeft -= taken;
            if (m_chunkLeft > 0)
                return;
            hearTheEnd();
        }
        const qsizetype lineEnd = m_unread.indexOf("\r\n");
        if (lineEnd < 0)
            return;
        const QByteArray line = m_unread.first(lineEnd);
        m_unread.remove(0, lineEnd + 2);
        hear(line);
    }
}

void ModelLine::hear(const QByteArray &line)
{
    if (m_inText) {
        if (line == ".") {
            m_inText = false;
            hearTheEnd();
        }
        return;
    }
    if (line.startsWith("EHLO")) {
        say("250-hello\r\n"_ba + (m_relay->temper.pipelining ? "250-PIPELINING\r\n"_ba : QByteArray())
            + (m_relay->temper.chunking ? "250-CHUNKING\r\n"_ba : QByteArray()) + "250 HELP"_ba);
    } else if (line.startsWith("MAIL") || line == "RSET") {
        m_admitted.clear();
        m_asked = 0;
        say("250 ok"_ba);
    } else if (line.startsWith("RCPT")) {
        hearRecipient(line);
    } else if (line == "DATA") {
        m_inText = !m_admitted.isEmpty();
        say(m_inText ? "354 go on"_ba : "554 for whom?"_ba);
    } else if (line.startsWith("BDAT ") && !m_relay->temper.liesAboutChunking) {
        m_chunkLeft = line.split(' ').at(1).toLongLong();
    } else if (line.startsWith("BDAT ")) {
        say("502 what?"_ba); // and takes the text for commands
    } else if (line == "QUIT") {
        say("221 bye"_ba);
        end(LineLoss::Kind::None);
    } else {
        say("250 ok"_ba);
    }
}

void ModelLine::hearRecipient(const QByteArray &line)
{
    const ModelTemper &temper = m_relay->temper;
    const qsizetype from = line.indexOf('<') + 1;
    const QByteArray address = line.sliced(from, line.indexOf('>') - from);
    m_relay->largestEnvelope = std::max(m_relay->largestEnvelope, ++m_asked);
    if (temper.most > 0 && m_admitted.size() >= temper.most) {
        say("452 too many"_ba);
    } else if (int(qHash(address, 7) % 100) < temper.refusesRecipients) {
        say("550 unknown"_ba);
    } else if (m_hall.chance(temper.defersRecipients)) {
        say("451 later"_ba);
    } else {
        m_admitted.append(address);
        say("250 ok"_ba);
    }
}

void ModelLine::hearTheEnd()
{
    const ModelTemper &temper = m_relay->temper;
    const QByteArrayList recipients = std::exchange(m_admitted, {});
    if (recipients.isEmpty())
        return say("554 for whom?"_ba); // behind BDAT
    if (m_hall.chance(temper.dropsBeforeTaking))
        return end(LineLoss::Kind::Reset);
    if (m_hall.chance(temper.refusesContent))
        return say("554 no"_ba);
    if (m_hall.chance(temper.defersContent))
        return say("451 not now"_ba);
    const std::size_t first = m_relay->taken.size();
    for (const QByteArray &address : recipients) {
        m_hall.take(address);
        m_relay->taken.push_back({m_hall.clock().steadyTime(), m_number, false});
    }
    if (m_hall.chance(temper.dropsAfterTaking))
        return end(LineLoss::Kind::Reset);
    const std::size_t last = m_relay->taken.size();
    if (m_silent)
        return;
    say("250 taken"_ba);
    if (m_silent)
        return;
    // Right behind the answer, on a line that is still open.
    const auto tell = [this, first, last] {
        for (std::size_t i = first; m_open && i < last; ++i)
            m_relay->taken[i].told = true;
    };
    m_acts.insert(m_acts.end() - 1, {m_acts.back().first, tell});
    ++m_messages;
    if (temper.saysGoodbyeAfter > 0 && m_messages >= temper.saysGoodbyeAfter) {
        say("421 enough"_ba);
        end(LineLoss::Kind::None);
    } else if (temper.closesAfter > 0 && m_messages >= temper.closesAfter) {
        end(LineLoss::Kind::None);
    }
}

} // namespace Relaydeck
