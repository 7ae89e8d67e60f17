#pragma once

#include "exchange/postfixconfig.h"
#include "exchange/postfixtable.h"
#include "exchange/relaydraft.h"

namespace Relaydeck {

/// What a Postfix asks of TLS on the way to one destination.
struct PostfixTls
{
    QByteArray level; ///< none, may, encrypt, dane, dane-only, fingerprint, verify or secure
    QByteArrayList matches; ///< names, or fingerprints
    QByteArray protocols;
    QByteArray authorities; ///< a file
    bool atOnce = false; ///< TLS from the first byte
    SettingPlace place; ///< where the level is said
};

/// What main.cf says for all destinations.
[[nodiscard]] PostfixTls postfixTls(PostfixConfig &config);

/// What an entry of the policy table changes: `level attribute=value ...`. What is not understood
/// becomes a remark.
[[nodiscard]] PostfixTls withPolicy(PostfixTls tls, const PostfixEntry &entry, DraftBuilder &builder);

/// Says the same in our words.
void applyTls(const PostfixTls &tls, DraftBuilder &builder);

} // namespace Relaydeck
