#include "merge/readableparts.h"

#include "compose/charset.h"
#include "compose/encodedwords.h"
#include "merge/headertemplate.h"
#include "merge/mimewalk.h"
#include "merge/textpart.h"
#include "smtp/content.h"

namespace Relaydeck {
namespace {

ReadablePart partOf(const MimeEntity &entity, QByteArrayView message)
{
    const QByteArray bytes = decoded(message.sliced(entity.bodyFrom, entity.bodyEnd - entity.bodyFrom),
        transferEncodingOf(entity.header("Content-Transfer-Encoding")));
    ReadablePart part;
    part.type = entity.type.type;
    part.bytes = bytes.size();
    part.isText = TextPart::isText(entity);
    for (const QByteArray &parameter : mimeTypeOf(entity.header("Content-Disposition")).others) {
        if (parameter.toLower().startsWith("filename="))
            part.name = decodeEncodedWords(parameter.sliced(parameter.indexOf('=') + 1).replace('"', ""));
    }
    if (part.isText) {
        const QByteArray charset = entity.type.charset.isEmpty() ? QByteArray("utf-8") : entity.type.charset;
        part.text = inCharset(bytes, charset).value_or(QString::fromLatin1(bytes));
        part.text.replace(QLatin1StringView("\r\n"), QLatin1StringView("\n"));
    }
    return part;
}

} // namespace

ReadableMessage readable(const QByteArray &message)
{
    ReadableMessage result;
    const Content content(message);
    for (const MimeEntity &entity : mimeWalk(content.plain())) {
        for (const MimeHeader &header : entity.headers) {
            if (entity.isTop && !HeaderTemplate::isFixed(header.name))
                result.headers.append({QString::fromLatin1(header.name), decodeEncodedWords(header.value)});
        }
        if (!entity.isMultipart)
            result.parts.append(partOf(entity, content.plain()));
    }
    return result;
}

} // namespace Relaydeck
