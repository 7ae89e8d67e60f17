#pragma once

#include "session/failure.h"
#include "smtp/command.h"

#include <QByteArrayView>

#include <cstddef>

namespace Relaydeck {

/// A command on its way, with what its reply is about.
struct Saying
{
    Failure::Step step = Failure::Step::Other;
    std::size_t recipient = 0; ///< index in the delivery, for RCPT
    Command command;
};

/// A command of an envelope. It has no secrets: what is said may be shown.
struct EnvelopeLine
{
    Failure::Step step = Failure::Step::Other;
    std::size_t recipient = 0; ///< index in the delivery, for RCPT
    QByteArrayView wire; ///< with its CRLF
};

/// A reply that the relay owes us. The oldest one comes first: that is all that pipelining is.
struct Owed
{
    Failure::Step step = Failure::Step::Other;
    std::size_t recipient = 0;
};

} // namespace Relaydeck
