#include "gui/rehearser.h"

#include "editing/background.h"

namespace Relaydeck {

Rehearser::Rehearser(QObject *parent) : QObject(parent)
{}

Rehearser::~Rehearser()
{
    endIt();
}

void Rehearser::endIt()
{
    if (m_wanted)
        *m_wanted = false;
    m_wanted.reset();
}

void Rehearser::look(const SendOrder &order, qint64 row)
{
    endIt();
    m_wanted = std::make_shared<std::atomic_bool>(true);
    inBackground(
        this,
        [order, row, wanted = m_wanted] {
            return Rehearsal::of(order, row, [&wanted] { return wanted->load(); });
        },
        [this, wanted = m_wanted](const Rehearsal &found) {
            if (wanted != m_wanted)
                return;
            m_wanted.reset();
            m_latest = found;
            emit done();
        });
}

} // namespace Relaydeck
