#pragma once

#include "smtp/sasl.h"

namespace Relaydeck {

/// The mechanisms that libgsasl knows: all but the two for tokens.
[[nodiscard]] std::unique_ptr<SaslClient> makeLibraryClient(
    SaslMechanism mechanism, const SaslCredentials &credentials);
[[nodiscard]] std::unique_ptr<SaslServer> makeLibraryServer(
    SaslMechanism mechanism, const QByteArray &user, const QByteArray &secret);

} // namespace Relaydeck
