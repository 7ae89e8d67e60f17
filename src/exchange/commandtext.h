#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QByteArrayView>

namespace Relaydeck {

/// One word as a POSIX shell must be given it to take it as it is. NUL bytes cannot be said.
[[nodiscard]] QByteArray shellQuoted(QByteArrayView word);

/// What a shell would be told, as the value of `password_command`, which knows double quotes only and no
/// shell: simple commands stay as they are, others are handed to `sh -c`.
[[nodiscard]] QByteArray passwordCommandFor(const QByteArray &shellText);

/// The reverse: what a shell must be told to do what a `password_command` does.
[[nodiscard]] QByteArray shellTextFor(const QByteArray &passwordCommand);

} // namespace Relaydeck
