#pragma once

#include <cstdio>
#include <cstdlib>

namespace Relaydeck {

/// Ends the fuzzer with a finding unless what the sentence says is true.
inline void expect(bool isTrue, const char *sentence)
{
    if (isTrue)
        return;
    std::fprintf(stderr, "not true: %s\n", sentence);
    std::abort();
}

} // namespace Relaydeck
