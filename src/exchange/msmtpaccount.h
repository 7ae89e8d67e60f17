#pragma once

#include "exchange/msmtpcommands.h"
#include "exchange/relaydraft.h"

#include <array>
#include <bitset>

namespace Relaydeck {

/// What a command says, and where.
struct MsmtpGiven
{
    QByteArrayView argument;
    int line = 0; // 0: nowhere
};

/// One account of an msmtprc, with what it has from the defaults and from its parents.
struct MsmtpAccount
{
    QByteArray name;
    int line = 0;
    std::array<MsmtpGiven, KeptMsmtpCommands> given;
    std::bitset<KeptMsmtpCommands> own; // said here or in a parent, not in the defaults
    qsizetype twin = -1; // the account this one would be if it says nothing more

    [[nodiscard]] const MsmtpGiven &of(MsmtpCommand command) const { return given[std::size_t(command)]; }
};

/// The account as a relay; nothing, and a remark, where it cannot be one. `home` stands for `~`.
[[nodiscard]] std::optional<RelayDraft> readAccount(
    const MsmtpAccount &account, RemarkList &remarks, const QString &file, const QString &home);

} // namespace Relaydeck
