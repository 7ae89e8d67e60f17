#pragma once

#include "compose/letter.h"

#include <memory>

using GMimeObject = struct _GMimeObject; // NOLINT(bugprone-reserved-identifier): GMime calls it so

namespace Relaydeck {

struct DropObject
{
    void operator()(void *object) const noexcept;
};
/// An object of GMime that is given back when nobody needs it.
template <typename Type>
using Held = std::unique_ptr<Type, DropObject>;

/// Before anything else of GMime; more than once does no harm.
void beginGMime();

/// The parts of a letter, put into each other: mixed (related (alternative (text, HTML), pictures), attachments), each layer only
/// where it holds more than one.
[[nodiscard]] Held<GMimeObject> mimeTree(const Letter &letter);

} // namespace Relaydeck
