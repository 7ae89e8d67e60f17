#include "net/namefinder.h"

#include <QHostInfo>

namespace Relaydeck {

namespace {

/// A look-up is never aborted: Qt 6.4 loses the few bytes of its functor with each that is, and with each whose asker is
/// gone. The answer to a search that was given up is not listened to.
class SystemNameFinder final : public NameFinder
{
public:
    void find(const QString &name) override
    {
        m_search = QHostInfo::lookupHost(name, this, [this](const QHostInfo &info) { answer(info); });
    }

    void stop() override { m_search = -1; }

private:
    void answer(const QHostInfo &info)
    {
        if (info.lookupId() != m_search)
            return;
        m_search = -1;
        NameAnswer answer{info.addresses(), {}, {}};
        if (info.error() == QHostInfo::HostNotFound)
            answer.flaw = NameAnswer::Flaw::NoSuchName;
        else if (info.error() != QHostInfo::NoError)
            answer.flaw = NameAnswer::Flaw::NotAnswered;
        if (answer.flaw)
            answer.words = info.errorString().toUtf8();
        emit found(answer);
    }

    int m_search = -1;
};

} // namespace

std::unique_ptr<NameFinder> makeSystemNameFinder()
{
    return std::make_unique<SystemNameFinder>();
}

} // namespace Relaydeck
