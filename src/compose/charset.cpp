#include "compose/charset.h"

#include <QStringDecoder>

using namespace Qt::StringLiterals;

namespace Relaydeck {

std::optional<QString> inCharset(const QByteArray &bytes, const QByteArray &charset)
{
    QStringDecoder decoder(charset.constData(), QStringDecoder::Flag::Stateless);
    const QByteArray name = charset.toLower();
    if (!decoder.isValid()
        && (name == "us-ascii"_ba || name == "windows-1252"_ba || name == "iso-8859-15"_ba))
        decoder = QStringDecoder(QStringDecoder::Latin1);
    if (!decoder.isValid())
        return std::nullopt;
    return decoder.decode(bytes);
}

} // namespace Relaydeck
