#include "bulk/listintake.h"

namespace Relaydeck {

namespace {
constexpr int SliceLines = 5000; // some milliseconds of work
}

ListIntake::ListIntake(std::unique_ptr<AddressList> list, Journal &journal, LogFile &bad, QObject *parent)
    : QObject(parent),
      m_list(std::move(list)),
      m_journal(journal),
      m_bad(bad)
{
    connect(m_list.get(), &AddressList::readable, this, &ListIntake::readSlice);
}

ListIntake::~ListIntake() = default;

void ListIntake::start()
{
    QMetaObject::invokeMethod(this, &ListIntake::readSlice, Qt::QueuedConnection);
}

void ListIntake::readSlice()
{
    const AddressList::Progress progress = m_list->read(m_slice, SliceLines);
    bool ended = progress == AddressList::Progress::Ended;
    if (m_standIns) {
        m_standIns->replace(m_slice);
        if (ended)
            m_standIns->serveTheRest(m_slice);
        ended = ended || m_standIns->areServed();
    }
    if (ended)
        m_journal.finishList();
    if (progress == AddressList::Progress::Failed || !store()) {
        emit failed();
        return;
    }
    emit progressed();
    if (ended)
        emit finished();
    else if (progress == AddressList::Progress::More)
        start();
}

bool ListIntake::store()
{
    if (!m_slice.empty())
        m_journal.addRecipients(m_slice);
    for (const ListEntry &entry : m_slice) {
        if (m_check)
            m_check->look(entry);
        if (entry.leftOut != LeftOut::No)
            m_bad.append(entry.raw);
    }
    m_slice.clear();
    return m_journal.commit();
}

} // namespace Relaydeck
