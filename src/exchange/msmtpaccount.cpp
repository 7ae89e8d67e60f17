#include "exchange/msmtpaccount.h"

#include "exchange/commandtext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Relaydeck {
namespace {

/// Turns one account into a draft.
class AccountReader
{
public:
    AccountReader(const MsmtpAccount &account, RemarkList &remarks, const QString &file, const QString &home)
        : m_account(account),
          m_builder(remarks, file, account.line, account.name),
          m_home(home.toUtf8())
    {}

    [[nodiscard]] std::optional<RelayDraft> read()
    {
        if (const MsmtpGiven &protocol = given(MsmtpCommand::Protocol);
            protocol.line > 0 && protocol.argument != QByteArrayView("smtp")) {
            m_builder.remark(ExchangeKind::NotSmtp, place(MsmtpCommand::Protocol),
                protocol.argument.toByteArray(), Severity::Error);
            return std::nullopt;
        }
        const bool tls = isOn(MsmtpCommand::Tls, false);
        const bool startTls = isOn(MsmtpCommand::StartTls, true);
        take(MsmtpCommand::Host, Field::Smtp);
        readPort(tls && !startTls);
        readDomain();
        readTimeOut();
        take(MsmtpCommand::SourceIp, Field::SourceAddress);
        readProxy();
        m_builder.take(Field::Name, m_account.name, {"account"_ba, m_account.line});
        m_builder.set(Field::Security, !tls ? "none"_ba : startTls ? "starttls"_ba : "tls"_ba);
        if (tls)
            readCertificates();
        readLogin(tls);
        return m_builder.finish();
    }

private:
    [[nodiscard]] const MsmtpGiven &given(MsmtpCommand command) const { return m_account.of(command); }

    [[nodiscard]] SettingPlace place(MsmtpCommand command) const
    {
        return {msmtpCommandName(command), given(command).line};
    }

    void take(MsmtpCommand command, Field field)
    {
        if (const MsmtpGiven &said = given(command); !said.argument.isEmpty())
            m_builder.take(field, said.argument.toByteArray(), place(command));
    }

    void spoilt(MsmtpCommand command)
    {
        m_builder.remark(ExchangeKind::ValueUnusable, place(command), given(command).argument.toByteArray());
    }

    [[nodiscard]] bool isOn(MsmtpCommand command, bool byDefault)
    {
        const MsmtpGiven &said = given(command);
        if (said.line == 0)
            return byDefault;
        if (said.argument.isEmpty() || said.argument == QByteArrayView("on"))
            return true;
        if (said.argument != QByteArrayView("off")) {
            spoilt(command);
            return byDefault;
        }
        return false;
    }

    /// Numbers may be octal or hexadecimal, as in C.
    void readPort(bool tlsAtOnce)
    {
        static constexpr int lastPort = 65535;
        const MsmtpGiven &said = given(MsmtpCommand::Port);
        bool isNumber = false;
        const int port = said.argument.toByteArray().toInt(&isNumber, 0);
        if (said.line > 0 && isNumber && port >= 1 && port <= lastPort) {
            m_builder.set(Field::Port, QByteArray::number(port));
            return;
        }
        if (said.line > 0)
            spoilt(MsmtpCommand::Port);
        m_builder.set(Field::Port, tlsAtOnce ? "465"_ba : "25"_ba);
    }

    /// msmtp knows proxies that speak SOCKS.
    void readProxy()
    {
        const MsmtpGiven &host = given(MsmtpCommand::ProxyHost);
        const MsmtpGiven &port = given(MsmtpCommand::ProxyPort);
        if (host.argument.isEmpty())
            return;
        QByteArray text = host.argument.toByteArray();
        if (text.contains(':')) // IPv6
            text = '[' + text + ']';
        text = "socks5://" + text + ':' + (port.argument.isEmpty() ? "1080"_ba : port.argument.toByteArray());
        m_builder.take(Field::Proxy, text, place(MsmtpCommand::ProxyHost));
    }

    void readDomain()
    {
        const MsmtpGiven &said = given(MsmtpCommand::Domain);
        if (said.argument.contains('%'))
            m_builder.remark(
                ExchangeKind::NeedsShell, place(MsmtpCommand::Domain), said.argument.toByteArray());
        else
            take(MsmtpCommand::Domain, Field::Domain);
    }

    void readTimeOut()
    {
        const MsmtpGiven &said = given(MsmtpCommand::TimeOut);
        if (said.line == 0 || said.argument == QByteArrayView("off"))
            return;
        bool isNumber = false;
        const int seconds = said.argument.toByteArray().toInt(&isNumber, 0);
        if (isNumber && seconds > 0)
            m_builder.take(Field::TimeOut, QByteArray::number(seconds), place(MsmtpCommand::TimeOut));
        else
            spoilt(MsmtpCommand::TimeOut);
    }

    void readCertificates()
    {
        const MsmtpGiven &trust = given(MsmtpCommand::TrustFile);
        if (!isOn(MsmtpCommand::CertCheck, true))
            m_builder.set(Field::CertificateCheck, "off"_ba);
        else if (!given(MsmtpCommand::Fingerprint).argument.isEmpty())
            readFingerprint();
        else if (!trust.argument.isEmpty() && trust.argument != QByteArrayView("system"))
            m_builder.take(
                Field::CertificateCheck, "ca:" + fileName(trust.argument), place(MsmtpCommand::TrustFile));

        const MsmtpGiven &certificate = given(MsmtpCommand::CertFile);
        const MsmtpGiven &key = given(MsmtpCommand::KeyFile);
        if (certificate.argument.isEmpty())
            return;
        const QByteArray file = fileName(certificate.argument);
        if (m_builder.take(Field::ClientCertificate, file, place(MsmtpCommand::CertFile))
            && !key.argument.isEmpty() && fileName(key.argument) != file)
            m_builder.remark(
                ExchangeKind::SeparateKey, place(MsmtpCommand::KeyFile), key.argument.toByteArray());
    }

    /// `01:23:...`, with colons or blanks. 32 bytes are SHA-256, fewer are something weaker.
    void readFingerprint()
    {
        static constexpr qsizetype weaker[] = {16, 20}; // bytes of MD5 and SHA-1
        const MsmtpGiven &said = given(MsmtpCommand::Fingerprint);
        QByteArray digits = said.argument.toByteArray().replace(' ', ':');
        const qsizetype bytes = (digits.size() + 1) / 3;
        if (std::find(std::begin(weaker), std::end(weaker), bytes) != std::end(weaker))
            m_builder.remark(ExchangeKind::WeakFingerprint, place(MsmtpCommand::Fingerprint));
        else
            m_builder.take(Field::CertificateCheck, "sha256:" + digits, place(MsmtpCommand::Fingerprint));
    }

    void readLogin(bool tls)
    {
        take(MsmtpCommand::User, Field::User);
        const MsmtpGiven &auth = given(MsmtpCommand::Auth);
        const QByteArray method = auth.argument.toByteArray();
        const bool logsIn = auth.line > 0 && method != "off";
        const bool chosen = logsIn && !method.isEmpty() && method != "on";
        if (!logsIn && m_builder.has(Field::User))
            m_builder.set(Field::Auth, "none"_ba);
        else if (chosen && m_builder.take(Field::Auth, method, place(MsmtpCommand::Auth)) && !tls
            && (method == "plain" || method == "login"))
            m_builder.remark(ExchangeKind::CleartextPassword, place(MsmtpCommand::Auth));

        const MsmtpGiven &command = given(MsmtpCommand::PasswordEval);
        if (!command.argument.isEmpty())
            m_builder.take(Field::PasswordCommand, passwordCommandFor(command.argument.toByteArray()),
                place(MsmtpCommand::PasswordEval));
        if (const MsmtpGiven &password = given(MsmtpCommand::Password); !password.argument.isEmpty())
            m_builder.setSecret(password.argument.toByteArray(), place(MsmtpCommand::Password));
    }

    [[nodiscard]] QByteArray fileName(QByteArrayView name) const
    {
        return name.startsWith('~') ? QByteArray(m_home).append(name.sliced(1)) : name.toByteArray();
    }

    const MsmtpAccount &m_account;
    DraftBuilder m_builder;
    QByteArray m_home;
};

} // namespace

std::optional<RelayDraft> readAccount(
    const MsmtpAccount &account, RemarkList &remarks, const QString &file, const QString &home)
{
    return AccountReader(account, remarks, file, home).read();
}

} // namespace Relaydeck
