#include "exchange/swaksreader.h"

#include "exchange/commandtext.h"
#include "exchange/serviceport.h"
#include "exchange/shellwords.h"
#include "exchange/swaksoptions.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Relaydeck {
namespace {

constexpr std::size_t KeptOptions = std::size_t(SwaksMeaning::NoCounterpart);

bool isIdentifier(QByteArrayView text)
{
    const auto isWordCharacter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    };
    return !text.isEmpty() && !(text.front() >= '0' && text.front() <= '9')
        && std::all_of(text.begin(), text.end(), isWordCharacter);
}

/// NAME of `$NAME` and `${NAME}`; empty for anything else.
QByteArray variableOf(const QByteArray &text)
{
    const bool braced = text.startsWith("${") && text.endsWith('}');
    const QByteArray name = braced ? text.mid(2, text.size() - 3)
        : text.startsWith('$')     ? text.mid(1)
                                   : QByteArray();
    return isIdentifier(name) ? name : QByteArray();
}

/// The command of `$(command)` when it is a simple one; empty for anything else.
QByteArray commandOf(const QByteArray &text)
{
    const bool isCommand = text.startsWith("$(") && text.endsWith(')');
    const QByteArray command = isCommand ? text.mid(2, text.size() - 3).trimmed() : QByteArray();
    return passwordCommandFor(command) == command ? command : QByteArray();
}

bool isSwaks(const QByteArray &word)
{
    const QByteArray name = word.mid(word.lastIndexOf('/') + 1);
    return name == "swaks" || name == "swaks.pl";
}

/// `host`, `host:port`, `[host]:port` or `host/port`.
std::pair<QByteArray, QByteArray> hostAndPort(const QByteArray &text)
{
    const qsizetype slash = text.indexOf('/');
    if (slash >= 0)
        return {text.left(slash), text.mid(slash + 1)};
    const qsizetype bracket = text.indexOf(']');
    if (text.startsWith('[') && bracket >= 0)
        return {text.mid(1, bracket - 1), text.mid(bracket + 2)};
    const qsizetype colon = text.indexOf(':');
    if (colon >= 0 && text.count(':') == 1)
        return {text.left(colon), text.mid(colon + 1)};
    return {text, {}};
}

/// Seconds of `30`, `30s`, `2m` or `1h`; -1 for anything else.
qint64 secondsOf(const QByteArray &text)
{
    static constexpr qint64 year = 365 * 24 * 3600;
    const char unit = text.isEmpty() ? '\0' : char(text.back() | 0x20);
    const qint64 factor = unit == 'h' ? 3600 : unit == 'm' ? 60 : 1;
    const bool hasUnit = unit == 'h' || unit == 'm' || unit == 's';
    const QByteArray digits = hasUnit ? text.chopped(1) : text;
    const bool isNumber = !digits.isEmpty()
        && std::all_of(digits.cbegin(), digits.cend(), [](char c) { return c >= '0' && c <= '9'; });
    bool fits = false;
    const qint64 number = digits.toLongLong(&fits);
    return isNumber && fits && number <= year ? number * factor : -1;
}

/// One command line, from its first option on.
class SwaksLine
{
public:
    SwaksLine(const ShellCommand &command, qsizetype begin, RemarkList &remarks, QString file)
        : m_command(command),
          m_remarks(remarks),
          m_file(std::move(file))
    {
        for (qsizetype i = begin; i < command.words.size(); ++i)
            separate(command.words[i]);
        readWords();
    }

    [[nodiscard]] std::optional<RelayDraft> read()
    {
        const auto [host, port] = hostAndPort(text(SwaksMeaning::Server));
        DraftBuilder builder(m_remarks, m_file, m_command.line, host);
        m_builder = &builder;
        const QByteArray protocol = text(SwaksMeaning::Protocol).toLower();
        if (protocol.startsWith("lmtp")) {
            builder.remark(ExchangeKind::NotSmtp, place(SwaksMeaning::Protocol), protocol, Severity::Error);
            return std::nullopt;
        }
        if (!host.isEmpty())
            builder.take(Field::Smtp, host, place(SwaksMeaning::Server));
        readSecurity(protocol);
        readPort(port);
        take(SwaksMeaning::Helo, Field::Domain);
        take(SwaksMeaning::LocalInterface, Field::SourceAddress);
        if (has(SwaksMeaning::IPv4) != has(SwaksMeaning::IPv6))
            builder.set(Field::Family, has(SwaksMeaning::IPv4) ? "ipv4"_ba : "ipv6"_ba);
        readTimeOut();
        readLogin(protocol);
        return builder.finish();
    }

private:
    struct Given
    {
        ShellWord word;
        bool isThere = false;
    };

    [[nodiscard]] const Given &given(SwaksMeaning meaning) const { return m_given[std::size_t(meaning)]; }
    [[nodiscard]] bool has(SwaksMeaning meaning) const { return given(meaning).isThere; }
    [[nodiscard]] QByteArray text(SwaksMeaning meaning) const { return given(meaning).word.text; }
    [[nodiscard]] SettingPlace place(SwaksMeaning meaning) const
    {
        return {m_names[std::size_t(meaning)], m_command.line, m_file};
    }

    void remark(ExchangeKind kind, const QByteArray &subject, Severity severity = Severity::Warning,
        qint64 number = 0)
    {
        ExchangeRemark made;
        made.severity = severity;
        made.kind = kind;
        made.file = m_file;
        made.line = m_command.line;
        made.subject = subject;
        made.number = number;
        m_remarks.add(std::move(made));
    }

    // ---- words into options ----

    /// `--option=value` is two words to swaks.
    void separate(const ShellWord &word)
    {
        const qsizetype sign = word.text.indexOf('=');
        if (!word.text.startsWith('-') || sign < 2) {
            m_words.append(word);
            return;
        }
        m_words.append({word.text.left(sign), false});
        m_words.append({word.text.mid(sign + 1), word.needsShell});
    }

    void readWords()
    {
        while (m_at < m_words.size()) {
            const ShellWord &word = m_words[m_at++];
            QByteArray name = word.text.startsWith("--") ? word.text.mid(2) : word.text.mid(1);
            if (!word.text.startsWith('-') || name.isEmpty())
                remark(ExchangeKind::StrayWord, {}, Severity::Warning, m_at);
            else if (name.startsWith("h-") || name.startsWith("header-"))
                readOption({"header", SwaksOption::Argument::Optional, SwaksMeaning::NotOfARelay});
            else if (const SwaksOption *option = swaksOption(name))
                readOption(*option);
            else if (name.startsWith("no-") && swaksOption(name.mid(3)))
                forget(*swaksOption(name.mid(3)));
            else
                remark(ExchangeKind::Unknown, "--" + name.left(100));
        }
    }

    void readOption(const SwaksOption &option)
    {
        const QByteArray name = "--" + option.name().toByteArray();
        ShellWord argument;
        const bool hasNext = m_at < m_words.size();
        const bool nextIsOption
            = hasNext && m_words[m_at].text.startsWith('-') && m_words[m_at].text.size() > 1;
        if (hasNext
            && (option.argument == SwaksOption::Argument::Required
                || (option.argument == SwaksOption::Argument::Optional && !nextIsOption)))
            argument = m_words[m_at++];
        if (option.meaning == SwaksMeaning::NotOfARelay || option.meaning == SwaksMeaning::NoCounterpart) {
            const bool other = option.meaning == SwaksMeaning::NotOfARelay;
            remark(other ? ExchangeKind::NotOfARelay : ExchangeKind::NoCounterpart, name,
                other ? Severity::Hint : Severity::Warning);
            return;
        }
        if (has(option.meaning))
            remark(ExchangeKind::Overridden, name, Severity::Hint, m_command.line);
        m_names[std::size_t(option.meaning)] = name;
        if (argument.needsShell && option.meaning != SwaksMeaning::Password) {
            remark(ExchangeKind::NeedsShell, name);
            argument = {};
        }
        m_given[std::size_t(option.meaning)] = {argument, true};
    }

    void forget(const SwaksOption &option)
    {
        if (std::size_t(option.meaning) < KeptOptions)
            m_given[std::size_t(option.meaning)] = {};
    }

    // ---- options into settings ----

    void take(SwaksMeaning meaning, Field field)
    {
        if (!text(meaning).isEmpty())
            m_builder->take(field, text(meaning), place(meaning));
    }

    void readSecurity(const QByteArray &protocol)
    {
        const bool atOnce = has(SwaksMeaning::TlsOnConnect);
        const bool required = has(SwaksMeaning::StartTls);
        const bool optional = has(SwaksMeaning::StartTlsOptional);
        QByteArray security = "none"_ba;
        if (atOnce || required || optional)
            security = atOnce ? "tls"_ba : required ? "starttls"_ba : "starttls-if-offered"_ba;
        else if (protocol.startsWith("ssmtp") || protocol == "smtps")
            security = "tls"_ba;
        else if (protocol.startsWith("esmtps"))
            security = "starttls"_ba;
        m_builder->set(Field::Security, security);
        if (security != "none")
            readCertificates();
    }

    void readCertificates()
    {
        const QByteArray authorities = text(SwaksMeaning::CaPath);
        if (!has(SwaksMeaning::TlsVerify))
            m_builder->set(Field::CertificateCheck, "off"_ba);
        else if (!authorities.isEmpty())
            m_builder->take(Field::CertificateCheck, "ca:" + authorities, place(SwaksMeaning::CaPath));

        take(SwaksMeaning::CertFile, Field::ClientCertificate);
        const QByteArray key = text(SwaksMeaning::KeyFile);
        if (!key.isEmpty() && key != text(SwaksMeaning::CertFile))
            m_builder->remark(ExchangeKind::SeparateKey, place(SwaksMeaning::KeyFile), key);

        const QByteArray protocols = text(SwaksMeaning::TlsProtocol).toLower();
        if (protocols == "tlsv1_3" || protocols.split(',').contains("no_tlsv1_2"_ba))
            m_builder->set(Field::MinimumTls, "1.3"_ba);
        else if (!protocols.isEmpty())
            m_builder->remark(ExchangeKind::NoCounterpart, place(SwaksMeaning::TlsProtocol), protocols);
    }

    /// The port behind the server wins over --port.
    void readPort(const QByteArray &behindServer)
    {
        if (!behindServer.isEmpty())
            m_builder->take(Field::Port, servicePort(behindServer), place(SwaksMeaning::Server));
        else if (!text(SwaksMeaning::Port).isEmpty())
            m_builder->take(Field::Port, servicePort(text(SwaksMeaning::Port)), place(SwaksMeaning::Port));
        else
            m_builder->set(Field::Port, securedAtOnce() ? "465"_ba : "25"_ba);
    }

    [[nodiscard]] bool securedAtOnce() const
    {
        const QByteArray protocol = text(SwaksMeaning::Protocol).toLower();
        return has(SwaksMeaning::TlsOnConnect) || protocol.startsWith("ssmtp") || protocol == "smtps";
    }

    void readTimeOut()
    {
        const QByteArray time = text(SwaksMeaning::TimeOut);
        const qint64 seconds = secondsOf(time);
        if (seconds > 0)
            m_builder->take(Field::TimeOut, QByteArray::number(seconds), place(SwaksMeaning::TimeOut));
        else if (!time.isEmpty() && seconds < 0)
            m_builder->remark(ExchangeKind::ValueUnusable, place(SwaksMeaning::TimeOut), time);
    }

    void readLogin(const QByteArray &protocol)
    {
        if (text(SwaksMeaning::User) != "<>")
            take(SwaksMeaning::User, Field::User);
        if (has(SwaksMeaning::AuthOptional))
            m_builder->remark(ExchangeKind::NoCounterpart, place(SwaksMeaning::AuthOptional));
        const SwaksMeaning meaning
            = has(SwaksMeaning::Auth) ? SwaksMeaning::Auth : SwaksMeaning::AuthOptional;
        const QByteArray mechanisms = text(meaning).toLower();
        if (mechanisms.contains(','))
            m_builder->remark(ExchangeKind::NoCounterpart, place(meaning), mechanisms);
        else if (!mechanisms.isEmpty())
            m_builder->take(Field::Auth, mechanisms, place(meaning));
        const bool clear = !has(SwaksMeaning::StartTls) && !has(SwaksMeaning::StartTlsOptional)
            && !securedAtOnce() && !protocol.startsWith("esmtps");
        if (clear && (has(SwaksMeaning::Auth) || has(SwaksMeaning::User)) && mechanisms != "cram-md5")
            m_builder->remark(ExchangeKind::CleartextPassword,
                place(has(SwaksMeaning::User) ? SwaksMeaning::User : meaning));
        readPassword();
    }

    void readPassword()
    {
        const ShellWord &word = given(SwaksMeaning::Password).word;
        if (word.needsShell && !variableOf(word.text).isEmpty())
            m_builder->take(Field::PasswordVariable, variableOf(word.text), place(SwaksMeaning::Password));
        else if (word.needsShell && !commandOf(word.text).isEmpty())
            m_builder->take(Field::PasswordCommand, commandOf(word.text), place(SwaksMeaning::Password));
        else if (word.needsShell)
            m_builder->remark(ExchangeKind::NeedsShell, place(SwaksMeaning::Password));
        else if (!word.text.isEmpty() && word.text != "<>")
            m_builder->setSecret(word.text, place(SwaksMeaning::Password));
    }

    const ShellCommand &m_command;
    RemarkList &m_remarks;
    QString m_file;
    QList<ShellWord> m_words;
    qsizetype m_at = 0;
    std::array<Given, KeptOptions> m_given;
    std::array<QByteArray, KeptOptions> m_names;
    DraftBuilder *m_builder = nullptr;
};

/// The commands of a text, one after the other.
class SwaksText
{
public:
    SwaksText(QByteArrayView text, const QString &file) : m_text(text), m_file(file) {}

    [[nodiscard]] ImportedRelays read()
    {
        while (const std::optional<ShellCommand> command = m_text.next()) {
            if (m_imported.relays.size() == MostRelays) {
                remark(ExchangeKind::TooManyRelays, command->line, {}, Severity::Error, MostRelays);
                break;
            }
            readCommand(*command);
        }
        m_imported.remarks = m_remarks.take();
        return std::move(m_imported);
    }

private:
    void readCommand(const ShellCommand &command)
    {
        if (command.quoteOpen) {
            remark(ExchangeKind::QuoteOpen, command.line, {}, Severity::Error);
            return;
        }
        const auto found = std::find_if(command.words.cbegin(), command.words.cend(),
            [](const ShellWord &word) { return isSwaks(word.text); });
        const bool bare = command.words.first().text.startsWith('-');
        if (found == command.words.cend() && !bare) {
            remark(ExchangeKind::NotOfARelay, command.line, {},
                Severity::Hint); // may be a secret, for all we know
            return;
        }
        const qsizetype begin = bare ? 0 : found - command.words.cbegin() + 1;
        for (qsizetype i = 0; i < begin; ++i) {
            const QByteArray &word = command.words[i].text;
            if (word.startsWith("SWAKS_OPT_"))
                remark(ExchangeKind::NeedsShell, command.line, word.left(word.indexOf('=')));
        }
        if (command.cutAt != '\0')
            remark(ExchangeKind::NeedsShell, command.line, QByteArray(1, command.cutAt));
        if (auto draft = SwaksLine(command, begin, m_remarks, m_file).read())
            m_imported.relays.append(*std::move(draft));
    }

    void remark(ExchangeKind kind, int line, const QByteArray &subject, Severity severity = Severity::Warning,
        qint64 number = 0)
    {
        ExchangeRemark made;
        made.severity = severity;
        made.kind = kind;
        made.file = m_file;
        made.line = line;
        made.subject = subject;
        made.number = number;
        m_remarks.add(std::move(made));
    }

    ShellText m_text;
    QString m_file;
    RemarkList m_remarks;
    ImportedRelays m_imported;
};

} // namespace

ImportedRelays readSwaks(const QByteArray &bytes, const QString &fileName)
{
    return SwaksText(bytes, fileName).read();
}

} // namespace Relaydeck
