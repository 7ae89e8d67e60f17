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

std::optional<Command> withPath(QByteArrayView verb, QByteArrayView address, QByteArrayView parameters)
{
    if (!fitsInCommand(address) || !fitsInCommand(parameters))
        return std::nullopt;
    QByteArray line;
    line.reserve(verb.size() + address.size() + parameters.size() + 5);
    line.append(verb).append('<').append(address).append('>');
    if (!parameters.isEmpty())
        line.append(' ').append(parameters);
    return plain(std::move(line));
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

std::optional<Command> Command::mail(QByteArrayView sender, QByteArrayView parameters)
{
    return withPath("MAIL FROM:", sender, parameters);
}

std::optional<Command> Command::rcpt(QByteArrayView recipient, QByteArrayView parameters)
{
    return withPath("RCPT TO:", recipient, parameters);
}

Command Command::data()
{
    return plain("DATA"_ba);
}

Command Command::rset()
{
    return plain("RSET"_ba);
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
