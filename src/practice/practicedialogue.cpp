#include "practice/practicedialogue.h"

#include "practice/dsnparameter.h"
#include "practice/mailpath.h"
#include "practice/share.h"

#include <QList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Relaydeck {
namespace {

constexpr qsizetype LongestLine = 4096;
constexpr int MostRecipients = 50'000; // in one message, whatever the temper says: memory is bounded

constexpr QByteArrayView Unknown = "555 5.5.4 parameter unknown";
constexpr QByteArrayView Mark = "--------NEW MESSAGE (connection reset)-------\r\n"; // as DummyServer's

/// The first fault that `judge` finds in parameters `KEY=value`; none may come twice.
template <typename Judge>
QByteArrayView faultOf(QByteArrayView parameters, Judge judge)
{
    QByteArrayList seen;
    while (!parameters.isEmpty()) {
        const qsizetype space = parameters.indexOf(' ');
        const QByteArrayView one = space < 0 ? parameters : parameters.first(space);
        parameters = space < 0 ? QByteArrayView() : parameters.sliced(space + 1).trimmed();

        const qsizetype equals = one.indexOf('=');
        const QByteArrayView key = equals < 0 ? one : one.first(equals);
        const QByteArrayView value = equals < 0 ? QByteArrayView() : one.sliced(equals + 1);
        if (const QByteArrayView fault = judge(key, value); !fault.isEmpty())
            return fault;
        if (seen.contains(key.toByteArray().toUpper()))
            return "501 5.5.4 a parameter came twice";
        seen.append(key.toByteArray().toUpper());
    }
    return {};
}

bool hasControls(QByteArrayView line)
{
    return std::any_of(line.begin(), line.end(), [](char byte) { return quint8(byte) < 32 || byte == 127; });
}

} // namespace

const PracticeDialogue::Verb PracticeDialogue::verbs[] = {
    {"MAIL", &PracticeDialogue::onMail},
    {"RCPT", &PracticeDialogue::onRcpt},
    {"DATA", &PracticeDialogue::onData},
    {"RSET", &PracticeDialogue::onRset},
    {"EHLO", &PracticeDialogue::onEhlo},
    {"HELO", &PracticeDialogue::onHelo},
    {"QUIT", &PracticeDialogue::onQuit},
    {"NOOP", &PracticeDialogue::onNoop},
    {"VRFY", &PracticeDialogue::onVrfy},
    {"HELP", &PracticeDialogue::onHelp},
    {"EXPN", &PracticeDialogue::onUnoffered},
    {"STARTTLS", &PracticeDialogue::onStartTls},
    {"AUTH", &PracticeDialogue::onAuth},
    {"BDAT", &PracticeDialogue::onBdat},
    {"ETRN", &PracticeDialogue::onUnoffered},
    {"TURN", &PracticeDialogue::onUnoffered},
};

PracticeDialogue::PracticeDialogue(const Temper &temper, quint64 number, PracticeWitness &witness)
    : m_temper(temper),
      m_witness(witness),
      m_secured(temper.tls == PracticeTls::FromTheStart),
      m_chance(spread(spread(temper.seed) ^ number))
{}

QByteArray PracticeDialogue::greeting() const
{
    return "220 practice.relaydeck.test ESMTP practice relay\r\n"_ba;
}

QByteArray PracticeDialogue::hear(QByteArrayView bytes)
{
    while (!m_over && !m_awaitsTls && !bytes.isEmpty())
        bytes = bytes.sliced(hearSome(bytes));
    return std::exchange(m_replies, {});
}

/// One line, or as much of a message as there is; returns how many bytes it took.
qsizetype PracticeDialogue::hearSome(QByteArrayView bytes)
{
    if (!m_inContent && m_chunk.left == 0)
        return hearLine(bytes);
    const qsizetype taken = m_inContent ? hearContent(bytes) : hearChunk(bytes);
    if (m_witness.keepsBook())
        m_witness.note(bytes.first(taken));
    return taken;
}

qsizetype PracticeDialogue::hearLine(QByteArrayView bytes)
{
    const qsizetype lineFeed = bytes.indexOf('\n');
    const QByteArrayView piece = lineFeed < 0 ? bytes : bytes.first(lineFeed);
    m_lineTooLong = m_lineTooLong || m_line.size() + piece.size() > LongestLine;
    if (m_lineTooLong)
        m_line.clear();
    if (lineFeed < 0) {
        if (!m_lineTooLong)
            m_line.append(piece);
        return bytes.size();
    }

    ++m_witness.tally().commands;
    if (std::exchange(m_lineTooLong, false)) {
        say("500 5.5.2 line too long");
    } else {
        const QByteArray joined = m_line.isEmpty() ? QByteArray() : std::exchange(m_line, {}).append(piece);
        QByteArrayView line = joined.isNull() ? piece : QByteArrayView(joined);
        m_bareLineEnd = !line.endsWith('\r');
        if (m_witness.keepsBook())
            noteLine(m_bareLineEnd ? line : line.chopped(1));
        obey(m_bareLineEnd ? line : line.chopped(1));
    }
    return lineFeed + 1;
}

qsizetype PracticeDialogue::hearContent(QByteArrayView bytes)
{
    const qsizetype taken = m_content.take(bytes);
    if (m_content.finished())
        judgeContent();
    return taken;
}

/// What belongs to a login may be a secret.
void PracticeDialogue::noteLine(QByteArrayView line)
{
    if (line.compare("RSET", Qt::CaseInsensitive) == 0)
        m_witness.note(Mark);
    const bool isAuth
        = line.first(std::min<qsizetype>(line.size(), 4)).compare("AUTH", Qt::CaseInsensitive) == 0;
    m_witness.note(m_login ? QByteArrayView("(hidden)") : isAuth ? QByteArrayView("AUTH (hidden)") : line);
    m_witness.note("\r\n");
}

void PracticeDialogue::obey(QByteArrayView line)
{
    if (m_login) {
        hearResponse(line);
        return;
    }
    if (hasControls(line)) {
        say("500 5.5.2 control characters are not allowed");
        return;
    }
    const qsizetype space = line.indexOf(' ');
    const QByteArrayView word = space < 0 ? line : line.first(space);
    const QByteArrayView argument = space < 0 ? QByteArrayView() : line.sliced(space + 1).trimmed();
    const auto *verb = std::find_if(std::begin(verbs), std::end(verbs),
        [word](const Verb &known) { return word.compare(known.name, Qt::CaseInsensitive) == 0; });
    if (verb == std::end(verbs))
        say("500 5.5.2 command unknown");
    else
        (this->*verb->handler)(argument);
}

void PracticeDialogue::say(QByteArrayView reply)
{
    m_replies.append(reply).append("\r\n");
}

void PracticeDialogue::onHelo(QByteArrayView argument)
{
    if (!greeted(argument))
        return;
    m_extended = false;
    say("250 practice.relaydeck.test");
}

void PracticeDialogue::onEhlo(QByteArrayView argument)
{
    if (!greeted(argument))
        return;
    m_extended = true;
    say("250-practice.relaydeck.test");
    if (m_temper.pipelining)
        say("250-PIPELINING");
    if (m_temper.chunking)
        say("250-CHUNKING");
    if (m_temper.dsn)
        say("250-DSN");
    say("250-SIZE " + QByteArray::number(m_temper.maxSize));
    say("250-8BITMIME");
    if (m_temper.tls == PracticeTls::StartTls && !m_secured)
        say("250-STARTTLS");
    if (const QByteArray mechanisms = offeredMechanisms(); !mechanisms.isEmpty())
        say("250-AUTH" + mechanisms);
    say("250 ENHANCEDSTATUSCODES");
}

bool PracticeDialogue::greeted(QByteArrayView argument)
{
    if (argument.isEmpty() || argument.contains(' ')) {
        say("501 5.5.4 one host name or address literal is needed");
        return false;
    }
    m_hello = true;
    forgetTransaction();
    return true;
}

void PracticeDialogue::onMail(QByteArrayView argument)
{
    if (!m_hello)
        return say("503 5.5.1 EHLO or HELO comes first");
    if (!m_temper.user.isEmpty() && !m_loggedIn)
        return say("530 5.7.0 a login comes first");
    if (m_mail)
        return say("503 5.5.1 a sender was given already");
    if (m_temper.maxMessages > 0 && m_messages >= m_temper.maxMessages) {
        m_over = true;
        return say("421 4.7.0 enough messages for one connection");
    }
    const auto path = MailPath::read(argument, "FROM:");
    if (!path)
        return say("501 5.1.7 the form is MAIL FROM:<address>");
    if (const QByteArrayView fault = faultOf(path->parameters,
            [this](QByteArrayView key, QByteArrayView value) { return faultOfMailParameter(key, value); });
        !fault.isEmpty())
        return say(fault);

    m_mail = true;
    if (m_witness.keeping() != PracticeWitness::Keeping::Counts)
        m_envelope.sender = path->address.toByteArray();
    say("250 2.1.0 sender ok");
}

QByteArrayView PracticeDialogue::faultOfMailParameter(QByteArrayView key, QByteArrayView value) const
{
    if (!m_extended)
        return Unknown;
    if (key.compare("SIZE", Qt::CaseInsensitive) == 0) {
        bool isNumber = false;
        const qulonglong size = value.toByteArray().toULongLong(&isNumber);
        if (!isNumber || value.size() > 20)
            return "501 5.5.4 SIZE needs a number";
        return size > qulonglong(m_temper.maxSize) ? "552 5.3.4 the message would be too big"
                                                   : QByteArrayView();
    }
    if (key.compare("BODY", Qt::CaseInsensitive) == 0) {
        const bool known = value.compare("7BIT", Qt::CaseInsensitive) == 0
            || value.compare("8BITMIME", Qt::CaseInsensitive) == 0;
        return known ? QByteArrayView() : "501 5.5.4 BODY is 7BIT or 8BITMIME";
    }
    return m_temper.dsn ? faultOfMailDsn(key, value).value_or(Unknown) : Unknown;
}

QByteArrayView PracticeDialogue::faultOfRcptParameter(QByteArrayView key, QByteArrayView value) const
{
    return m_extended && m_temper.dsn ? faultOfRcptDsn(key, value).value_or(Unknown) : Unknown;
}

void PracticeDialogue::onRcpt(QByteArrayView argument)
{
    if (!m_mail)
        return say("503 5.5.1 MAIL comes first");
    if (m_chunked)
        return say("503 5.5.1 the message has begun");
    const auto path = MailPath::read(argument, "TO:");
    if (!path || path->address.isEmpty())
        return say("501 5.1.3 the form is RCPT TO:<address>");
    if (const QByteArrayView fault = faultOf(path->parameters,
            [this](QByteArrayView key, QByteArrayView value) { return faultOfRcptParameter(key, value); });
        !fault.isEmpty())
        return say(fault);
    if (const QByteArrayView objection = objectionTo(path->address); !objection.isEmpty()) {
        ++(objection.startsWith('4') ? m_witness.tally().deferred : m_witness.tally().refused);
        return say(objection);
    }
    ++m_admitted;
    if (m_witness.keeping() != PracticeWitness::Keeping::Counts)
        m_envelope.recipients.append(path->address.toByteArray());
    say("250 2.1.5 recipient ok");
}

QByteArrayView PracticeDialogue::objectionTo(QByteArrayView address)
{
    const int most
        = m_temper.maxRecipients > 0 ? std::min(m_temper.maxRecipients, MostRecipients) : MostRecipients;
    if (m_admitted >= most)
        return "452 4.5.3 too many recipients for one message";
    if (fallsInto(fingerprint(address) ^ spread(m_temper.seed), m_temper.refusePct))
        return "550 5.1.1 nobody of that name here";
    if (fallsInto(++m_chance, m_temper.deferPct))
        return "451 4.3.0 not now, try again later";
    return {};
}

void PracticeDialogue::onData(QByteArrayView argument)
{
    if (!argument.isEmpty())
        return say("501 5.5.4 DATA stands alone");
    if (!m_mail)
        return say("503 5.5.1 MAIL comes first");
    if (m_chunked)
        return say("503 5.5.1 what BDAT began goes on with BDAT");
    if (m_admitted == 0)
        return say("554 5.5.1 no valid recipients");
    m_inContent = true;
    m_content.begin(m_bareLineEnd ? ContentReader::LineEnd::Bare : ContentReader::LineEnd::CarriageReturn,
        m_witness.keeping() == PracticeWitness::Keeping::Contents ? m_temper.maxSize : 0);
    say("354 end with a dot on a line of its own");
}

void PracticeDialogue::judgeContent()
{
    m_inContent = false;
    m_envelope.size = m_content.size();
    m_envelope.content = m_content.takeContent();
    if (m_envelope.size > m_temper.maxSize) {
        say("552 5.3.4 the message is too big");
        forgetTransaction();
        return;
    }
    takeMessage();
}

void PracticeDialogue::takeMessage()
{
    PracticeTally &tally = m_witness.tally();
    ++tally.messages;
    tally.recipients += quint64(m_admitted);
    tally.bytes += quint64(m_envelope.size);
    ++m_messages;
    m_over = m_temper.closeAfter > 0 && m_messages >= m_temper.closeAfter;
    say("250 2.0.0 taken");
    m_witness.takeMessage(m_envelope);
    forgetTransaction();
}

void PracticeDialogue::forgetTransaction()
{
    m_mail = false;
    m_admitted = 0;
    m_chunked = m_spoilt = false;
    m_envelope = {};
}

void PracticeDialogue::onRset(QByteArrayView argument)
{
    if (!argument.isEmpty())
        return say("501 5.5.4 RSET stands alone");
    forgetTransaction();
    say("250 2.0.0 forgotten");
}

void PracticeDialogue::onNoop(QByteArrayView)
{
    say("250 2.0.0 ok");
}

void PracticeDialogue::onVrfy(QByteArrayView argument)
{
    if (argument.isEmpty())
        return say("501 5.5.4 VRFY needs a name");
    say("252 2.5.0 cannot verify, but will take messages");
}

void PracticeDialogue::onHelp(QByteArrayView)
{
    say("214 2.0.0 EHLO HELO MAIL RCPT DATA RSET NOOP VRFY QUIT");
}

void PracticeDialogue::onQuit(QByteArrayView argument)
{
    if (!argument.isEmpty())
        return say("501 5.5.4 QUIT stands alone");
    m_over = true;
    say("221 2.0.0 goodbye");
}

void PracticeDialogue::onUnoffered(QByteArrayView)
{
    say("502 5.5.1 command not implemented");
}

} // namespace Relaydeck
