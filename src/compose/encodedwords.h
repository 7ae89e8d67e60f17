#pragma once

#include <QByteArrayView>
#include <QString>

namespace Relaydeck {

/// The text of an unstructured header field for eyes: encoded words (RFC 2047) decoded, runs of blanks
/// as one, no control characters. What can not be decoded stays as it is.
[[nodiscard]] QString decodeEncodedWords(QByteArrayView field);

} // namespace Relaydeck
