#include "models/filetext.h"

#include <QStringDecoder>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Relaydeck {
namespace {

const QByteArray Mark = "\xEF\xBB\xBF"_ba;

/// Characters that a text document does not keep as they are.
bool isUnsafe(QChar c)
{
    switch (c.unicode()) {
    case 0x0000:
    case u'\r':
    case 0x2029: // paragraph separator
    case 0xFDD0: // begin and end of a frame inside Qt's documents
    case 0xFDD1: return true;
    default: return false;
    }
}

} // namespace

FileText FileText::fromBytes(const QByteArray &bytes)
{
    FileText file;
    file.byteOrderMark = bytes.startsWith(Mark);
    const QByteArrayView body = QByteArrayView(bytes).sliced(file.byteOrderMark ? Mark.size() : 0);
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom);
    file.text = decoder(body);
    file.utf8 = !decoder.hasError();
    if (!file.utf8)
        file.text = QString::fromLatin1(body);
    const auto lineEnds = file.text.count(u'\n');
    file.carriageReturns = lineEnds > 0 && file.text.count("\r\n"_L1) == lineEnds;
    if (file.carriageReturns)
        file.text.replace("\r\n"_L1, "\n"_L1);
    file.exact
        = std::none_of(file.text.cbegin(), file.text.cend(), isUnsafe) && file.toBytes(file.text) == bytes;
    return file;
}

QByteArray FileText::toBytes(const QString &edited) const
{
    QString whole = edited;
    if (carriageReturns)
        whole.replace(u'\n', "\r\n"_L1);
    const bool fits = std::all_of(whole.cbegin(), whole.cend(), [](QChar c) { return c.unicode() < 0x100; });
    const QByteArray body = !utf8 && fits ? whole.toLatin1() : whole.toUtf8();
    return byteOrderMark ? Mark + body : body;
}

} // namespace Relaydeck
