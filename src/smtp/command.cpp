#include "smtp/command.h"

namespace Relaydeck {

using namespace Qt::StringLiterals;

namespace {

Command plain(QByteArray line)
{
    return {line + "\r\n"_ba, line};
}

std::optional<Command> withWord(QByteArrayView verb, QByteArrayView word)
{
    if (!fitsInCommand(word))
        return std::nullopt;
    return plain(verb.toByteArray() + word.toByteArray());
}

bool addWithPath(QByteArray &wire, QByteArrayView verb, QByteArrayView address, QByteArrayView parameters)
{
    if (!fitsInCommand(address) || !fitsInCommand(parameters))
        return false;
    wire.append(verb).append(address).append('>');
    if (!parameters.isEmpty())
        wire.append(' ').append(parameters);
    wire.append("\r\n");
    return true;
}

/// `AUTH PLAIN secret` becomes `AUTH PLAIN ***`; other lines stay.
QByteArray masked(const QByteArray &line)
{
    const QByteArray simple = line.simplified();
    if (!simple.left(5).toUpper().startsWith("AUTH "_ba))
        return line;
    const qsizetype secretAt = simple.indexOf(' ', 5);
    return secretAt < 0 ? simple : simple.left(secretAt) + " ***"_ba;
}

} // namespace

bool fitsInCommand(QByteArrayView text) noexcept
{
    for (const char c : text) {
        if (c == '\r' || c == '\n' || c == '\0')
            return false;
    }
    return true;
}

std::optional<Command> Command::ehlo(QByteArrayView domain)
{
    return withWord("EHLO ", domain);
}

std::optional<Command> Command::helo(QByteArrayView domain)
{
    return withWord("HELO ", domain);
}

Command Command::rset()
{
    return plain("RSET"_ba);
}

bool Command::addMail(QByteArray &wire, QByteArrayView sender, QByteArrayView parameters)
{
    return addWithPath(wire, "MAIL FROM:<", sender, parameters);
}

bool Command::addRcpt(QByteArray &wire, QByteArrayView recipient, QByteArrayView parameters)
{
    return addWithPath(wire, "RCPT TO:<", recipient, parameters);
}

void Command::addData(QByteArray &wire)
{
    wire.append("DATA\r\n");
}

void Command::addLastBdat(QByteArray &wire, qint64 size)
{
    wire.append("BDAT ").append(QByteArray::number(size)).append(" LAST\r\n");
}

void Command::addRset(QByteArray &wire)
{
    wire.append("RSET\r\n");
}

Command Command::quit()
{
    return plain("QUIT"_ba);
}

Command Command::startTls()
{
    return plain("STARTTLS"_ba);
}

Command Command::auth(
    const QByteArray &mechanism, const std::optional<QByteArray> &initialResponse, bool &saidAll)
{
    constexpr qsizetype LongestLine = 512; // CRLF included, RFC 5321 section 4.5.3.1.4
    Command command = plain("AUTH "_ba + mechanism);
    saidAll = true;
    if (!initialResponse)
        return command;
    const QByteArray encoded = initialResponse->isEmpty() ? "="_ba : initialResponse->toBase64();
    saidAll = command.wire.size() + 1 + encoded.size() <= LongestLine;
    if (saidAll)
        command = {command.shown + ' ' + encoded + "\r\n"_ba, command.shown + " ***"_ba};
    return command;
}

Command Command::saslResponse(const QByteArray &response)
{
    return {response.toBase64() + "\r\n"_ba, response.isEmpty() ? QByteArray() : "***"_ba};
}

Command Command::saslCancel()
{
    return plain("*"_ba);
}

std::optional<Command> Command::raw(QByteArrayView line)
{
    if (!fitsInCommand(line))
        return std::nullopt;
    Command command = plain(line.toByteArray());
    command.shown = masked(command.shown);
    return command;
}

std::optional<Command> Command::secret(QByteArrayView line)
{
    if (!fitsInCommand(line))
        return std::nullopt;
    return Command{line.toByteArray() + "\r\n"_ba, "***"_ba};
}

} // namespace Relaydeck
