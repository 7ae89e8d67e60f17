#pragma once

#include "practice/practicerelay.h"
#include "serverfile/serverprofile.h"

#include <QByteArrayList>
#include <QHash>

#include <memory>
#include <vector>

namespace Relaydeck {

/// Practice relays on 127.0.0.1 and how often each address got the message, over all of them.
class MailHall final
{
public:
    /// Opens one more relay. The answer is how to reach it: without limits, for one connection.
    ServerProfile open(const Temper &temper = {});

    [[nodiscard]] PracticeRelay &relay(int row) const { return *m_relays[std::size_t(row)]; }
    [[nodiscard]] int times(const QByteArray &address) const { return m_times.value(address); }
    [[nodiscard]] quint64 messages() const;

private:
    std::vector<std::unique_ptr<PracticeRelay>> m_relays;
    QHash<QByteArray, int> m_times;
};

/// How a relay on this port of 127.0.0.1 is reached in tests.
[[nodiscard]] ServerProfile relayAt(quint16 port);

/// Addresses `p1@d1.test`..., the next one in the next of so many domains.
[[nodiscard]] QByteArrayList people(int count, int domains = 1);

} // namespace Relaydeck
