#include "bulk/message.h"

#include "bulk/openfile.h"
#include "compose/encodedwords.h"
#include "smtp/address.h"

#include <algorithm>

namespace Relaydeck {

namespace {

using Kind = MessageFault::Kind;

bool isHeaderNameByte(char byte)
{
    return byte > ' ' && byte < 0x7f && byte != ':'; // RFC 5322 section 3.6.8
}

bool isBlank(char byte)
{
    return byte == ' ' || byte == '\t';
}

/// Takes the next line off the front of `text`; it ends in LF, CR LF or CR.
QByteArrayView takeLine(QByteArrayView &text)
{
    const char *end
        = std::find_if(text.begin(), text.end(), [](char byte) { return byte == '\n' || byte == '\r'; });
    const QByteArrayView line(text.begin(), end);
    qsizetype length = line.size();
    if (end != text.end())
        length += end[0] == '\r' && end + 1 != text.end() && end[1] == '\n' ? 2 : 1;
    text = text.sliced(length);
    return line;
}

/// The header of a message: checks its lines and picks the two fields that are shown.
class HeaderReader final
{
public:
    /// Number of the first line that is none of a header, from 1; 0 when all are good.
    [[nodiscard]] qint64 read(QByteArrayView text);
    [[nodiscard]] const QByteArray &subject() const { return m_subject; }
    [[nodiscard]] const QByteArray &from() const { return m_from; }

private:
    [[nodiscard]] bool takeField(QByteArrayView line);

    QByteArray m_subject;
    QByteArray m_from;
    QByteArray *m_current = nullptr; // the picked field that a following line continues
};

qint64 HeaderReader::read(QByteArrayView text)
{
    for (qint64 number = 1; !text.isEmpty(); ++number) {
        const QByteArrayView line = takeLine(text);
        if (line.isEmpty())
            return number == 1 ? 1 : 0;
        const bool continues = isBlank(line.front()) && number > 1;
        if (continues && m_current)
            m_current->append(line);
        if (!continues && !takeField(line))
            return number;
    }
    return 0; // a header without a body
}

bool HeaderReader::takeField(QByteArrayView line)
{
    qsizetype nameEnd = 0;
    while (nameEnd < line.size() && isHeaderNameByte(line[nameEnd]))
        ++nameEnd;
    qsizetype colon = nameEnd;
    while (colon < line.size() && isBlank(line[colon]))
        ++colon; // RFC 5322 section 4.5 lets blanks stand before the colon
    if (nameEnd == 0 || colon == line.size() || line[colon] != ':')
        return false;
    const QByteArrayView name = line.first(nameEnd);
    m_current = nullptr;
    if (name.compare("Subject", Qt::CaseInsensitive) == 0 && m_subject.isEmpty())
        m_current = &m_subject;
    else if (name.compare("From", Qt::CaseInsensitive) == 0 && m_from.isEmpty())
        m_current = &m_from;
    if (m_current)
        m_current->append(line.sliced(colon + 1));
    return true;
}

qint64 lineOf(const QByteArray &bytes, qsizetype position)
{
    return 1 + std::count(bytes.begin(), bytes.begin() + position, '\n');
}

QByteArrayView afterMark(const QByteArray &bytes, QByteArrayView mark)
{
    return bytes.startsWith(mark) ? QByteArrayView(bytes).sliced(mark.size()) : QByteArrayView(bytes);
}

} // namespace

ReadMessage Message::read(const QString &fileName)
{
    QFile file;
    const auto failed = [&](Kind kind, const QString &words) {
        return ReadMessage{{}, {kind, fileName, 0, words}};
    };
    if (const QString words = openForReading(file, fileName, Openable::RegularFiles); !words.isEmpty())
        return failed(Kind::NotReadable, words);
    if (file.size() > MaximumSize)
        return failed(Kind::TooLarge, {});
    const QByteArray bytes = file.read(MaximumSize + 1); // the file may have grown since
    if (file.error() != QFileDevice::NoError)
        return failed(Kind::NotReadable, file.errorString());
    if (bytes.size() > MaximumSize)
        return failed(Kind::TooLarge, {});
    return fromBytes(bytes, fileName);
}

ReadMessage Message::fromBytes(const QByteArray &bytes, const QString &fileName)
{
    ReadMessage result;
    Message &message = result.message;
    const auto fail = [&](Kind kind, qint64 line) { return ReadMessage{{}, {kind, fileName, line, {}}}; };
    QByteArrayView text = afterMark(bytes, "\xef\xbb\xbf");
    message.m_hadByteOrderMark = text.size() != bytes.size();
    qint64 linesBefore = 0;
    if (text.startsWith("From ")) {
        takeLine(text);
        message.m_hadMboxLine = true;
        linesBefore = 1;
    }
    if (text.isEmpty())
        return fail(Kind::Empty, 0);
    if (text.startsWith("\xff\xfe") || text.startsWith("\xfe\xff"))
        return fail(Kind::NotText, 1);
    if (const qsizetype nul = bytes.indexOf('\0'); nul >= 0)
        return fail(Kind::NotText, lineOf(bytes, nul));
    HeaderReader header;
    if (const qint64 line = header.read(text); line != 0)
        return fail(Kind::WithoutHeaders, linesBefore + line);

    message.m_text = text.size() == bytes.size() ? bytes : text.toByteArray();
    message.m_content = std::make_shared<const Content>(message.m_text);
    message.m_subject = decodeEncodedWords(header.subject());
    message.m_from = Address::parse(header.from()).address.wire();
    return result;
}

} // namespace Relaydeck
