#include "bulk/mailhall.h"

using namespace Qt::StringLiterals;

namespace Relaydeck {

ServerProfile MailHall::open(const Temper &temper)
{
    auto relay = std::make_unique<PracticeRelay>(temper);
    relay->setKeeping(PracticeRelay::Keeping::Envelopes);
    QObject::connect(
        relay.get(), &PracticeRelay::messageTaken, relay.get(), [this](const PracticeEnvelope &envelope) {
            for (const QByteArray &address : envelope.recipients)
                ++m_times[address];
        });
    const bool listens = relay->listen();
    Q_ASSERT(listens);
    Q_UNUSED(listens)
    m_relays.push_back(std::move(relay));
    return relayAt(m_relays.back()->port());
}

quint64 MailHall::messages() const
{
    quint64 messages = 0;
    for (const auto &relay : m_relays)
        messages += relay->counts().messages;
    return messages;
}

ServerProfile relayAt(quint16 port)
{
    ServerProfile profile = profileFor(u"127.0.0.1"_s, port);
    profile.domain = "deck.test"_ba;
    profile.tries = 0;
    profile.maxConnectionAttempts = 5;
    return profile;
}

QByteArrayList people(int count, int domains)
{
    QByteArrayList people;
    for (int i = 0; i < count; ++i)
        people.append(
            'p' + QByteArray::number(i + 1) + "@d"_ba + QByteArray::number(i % domains + 1) + ".test"_ba);
    return people;
}

} // namespace Relaydeck
