// BDAT: the part of PracticeDialogue that takes messages in chunks (RFC 3030).

#include "practice/practicedialogue.h"

#include <algorithm>

namespace Relaydeck {

namespace {

constexpr qsizetype MostDigits = 18; // of a size, which then fits

/// What keeps a chunk from being taken, as a reply; its bytes come all the same.
QByteArrayView refusalOf(bool mail, int admitted, bool spoilt)
{
    if (!mail)
        return "503 5.5.1 MAIL comes first";
    if (admitted == 0)
        return "554 5.5.1 no valid recipients";
    if (spoilt)
        return "503 5.5.1 a chunk before was refused";
    return {};
}

} // namespace

/// Where the size cannot be read, nobody can tell what follows from commands, and the conversation is over.
void PracticeDialogue::onBdat(QByteArrayView argument)
{
    if (!m_temper.chunking)
        return onUnoffered(argument);
    const qsizetype space = argument.indexOf(' ');
    const QByteArrayView size = space < 0 ? argument : argument.first(space);
    const QByteArrayView word = space < 0 ? QByteArrayView() : argument.sliced(space + 1).trimmed();
    const bool isLast = word.compare("LAST", Qt::CaseInsensitive) == 0;
    const bool isNumber = !size.isEmpty() && size.size() <= MostDigits
        && std::all_of(size.begin(), size.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!isNumber || (!word.isEmpty() && !isLast)) {
        m_over = true;
        return say("501 5.5.4 the form is BDAT size, or BDAT size LAST");
    }
    m_chunk = {size.toByteArray().toLongLong(), isLast, refusalOf(m_mail, m_admitted, m_spoilt)};
    m_chunked = m_mail;
    if (m_chunk.left == 0)
        judgeChunk();
}

qsizetype PracticeDialogue::hearChunk(QByteArrayView bytes)
{
    const qsizetype taken = qsizetype(std::min(qint64(bytes.size()), m_chunk.left));
    if (m_chunk.refusal.isEmpty()) {
        m_envelope.size += taken;
        const qint64 room = m_witness.keeping() == PracticeWitness::Keeping::Contents
            ? m_temper.maxSize - m_envelope.content.size()
            : 0;
        m_envelope.content.append(bytes.first(std::min(taken, qsizetype(room))));
    }
    m_chunk.left -= taken;
    if (m_chunk.left == 0)
        judgeChunk();
    return taken;
}

void PracticeDialogue::judgeChunk()
{
    QByteArrayView refusal = m_chunk.refusal;
    if (refusal.isEmpty() && m_envelope.size > m_temper.maxSize)
        refusal = "552 5.3.4 the message is too big";
    if (!refusal.isEmpty()) {
        m_spoilt = m_mail;
        m_envelope.content.clear();
        say(refusal);
    } else if (m_chunk.isLast) {
        takeMessage();
    } else {
        say("250 2.0.0 chunk taken");
    }
}

} // namespace Relaydeck
