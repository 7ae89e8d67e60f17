#include "serverfile/serverprofile.h"

#include "serverfile/fieldvalue.h"

namespace Relaydeck {

using namespace Qt::StringLiterals;

QString hostAndPort(const QString &host, quint16 port)
{
    const QString shown = host.contains(u':') ? u'[' + host + u']' : host;
    return shown + u':' + QString::number(port);
}

ServerProfile profileFor(const QString &host, quint16 port)
{
    static constexpr int attempts = 2;
    const Origin byHand{Origin::Kind::Order, {}, 0};

    ServerProfile profile;
    applySetting(profile, Field::Smtp, {host.toUtf8(), byHand});
    applySetting(profile, Field::Port, {QByteArray::number(port), byHand});
    applySetting(profile, Field::Tries, {"1"_ba, byHand});
    applySetting(profile, Field::MaxConnectionAttempts, {QByteArray::number(attempts), byHand});
    profile.name = hostAndPort(profile.host, profile.port);
    return profile;
}

} // namespace Relaydeck
