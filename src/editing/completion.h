#pragma once

#include "serverfile/document.h"

#include <QByteArrayList>

namespace Relaydeck {

/// What may stand at a place of a text.
struct Completion
{
    qsizetype typed = 0; ///< bytes in front of the place that belong to the word
    QByteArrayList words; ///< sorted; empty when nothing fits

    friend bool operator==(const Completion &, const Completion &) = default;
};

/// Keys at the beginning of a line, by the package it is in; values behind the sign where there are
/// words for them; packages behind `define package`. `offset` is in bytes of the document.
[[nodiscard]] Completion completionAt(const Document &document, qsizetype offset);

} // namespace Relaydeck
