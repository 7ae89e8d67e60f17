#pragma once

#include <QString>

namespace Relaydeck {

/// Where Relaydeck keeps what it needs on another day: jobs, and what was sent of late.
[[nodiscard]] QString dataFolder();
/// Where jobs are that were given no name.
[[nodiscard]] QString jobsFolder();

} // namespace Relaydeck
