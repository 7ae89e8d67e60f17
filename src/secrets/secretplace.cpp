#include "secrets/secretplace.h"

using namespace Qt::StringLiterals;

namespace Relaydeck {

SecretPlace keyringPlace(QByteArrayView user, const QString &host, quint16 port)
{
    const QString name = host.toLower();
    const QString bracketed = name.contains(u':') ? u'[' + name + u']' : name;
    return {SecretPlace::Kind::Keyring,
        u"%1@%2:%3"_s.arg(QString::fromUtf8(user), bracketed, QString::number(port))};
}

} // namespace Relaydeck
