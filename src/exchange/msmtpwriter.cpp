#include "exchange/msmtpwriter.h"

#include "exchange/commandtext.h"
#include "exchange/textlines.h"

#include <QSet>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Relaydeck {
namespace {

/// An argument as msmtp reads it back.
QByteArray quoted(const QByteArray &text)
{
    const auto isBlank = [](char c) { return c == ' ' || c == '\t'; };
    const bool wrapped = text.size() > 1 && text.startsWith('"') && text.endsWith('"');
    const bool blank = !text.isEmpty() && (isBlank(text.front()) || isBlank(text.back()));
    return wrapped || blank ? '"' + text + '"' : text;
}

class MsmtpWriter
{
public:
    explicit MsmtpWriter(const ExportWords &words) { m_result.text = commentLines(words.heading); }

    void add(const ServerProfile &relay)
    {
        RelayTeller teller(relay, m_remarks);
        if (!teller.isUsable())
            return;
        const QByteArray name = accountName(relay);
        if (m_names.isEmpty())
            m_first = name;
        m_names.insert(name);
        m_result.text += '\n';
        say("account", name);
        say("host", relay.host.toUtf8());
        say("port", QByteArray::number(relay.port));
        teller.markSaid({Field::Smtp, Field::Port, Field::Name, Field::Tries, Field::MaxConnectionAttempts});
        if (const auto domain = teller.saidOnOneLine(Field::Domain))
            say("domain", *domain);
        if (relay.timeOut.count() > 0)
            say("timeout", QByteArray::number(qint64(std::ceil(double(relay.timeOut.count()) / 1000))));
        teller.markSaid({Field::TimeOut});
        sayRoute(teller);
        saySecurity(teller);
        sayLogin(teller);
        teller.finish();
    }

    [[nodiscard]] ExportedRelays finish()
    {
        if (!m_first.isEmpty())
            m_result.text += "\naccount default : " + m_first + '\n';
        m_result.remarks = m_remarks.take();
        return std::move(m_result);
    }

private:
    void say(QByteArrayView command, const QByteArray &argument)
    {
        m_result.text.append(command).append(' ').append(quoted(argument)).append('\n');
    }

    /// The relay's name, without what msmtp gives a meaning, and none twice.
    [[nodiscard]] QByteArray accountName(const ServerProfile &relay) const
    {
        QByteArray name = relay.name.toUtf8();
        std::replace_if(
            name.begin(), name.end(),
            [](char c) { return quint8(c) <= ' ' || QByteArrayView(":,\"").contains(c); }, '-');
        QByteArray unique = name;
        for (int i = 2; m_names.contains(unique) || unique == "default"; ++i)
            unique = name + '-' + QByteArray::number(i);
        return unique;
    }

    void sayRoute(RelayTeller &teller)
    {
        if (const auto source = teller.saidOnOneLine(Field::SourceAddress))
            say("source_ip", *source);
        const ProxyRule &proxy = teller.relay().proxy;
        if (proxy.kind != ProxyRule::Kind::Socks5 || !proxy.user.isEmpty())
            return; // the teller says that it cannot be said
        teller.markSaid({Field::Proxy});
        say("proxy_host", proxy.host.toUtf8());
        say("proxy_port", QByteArray::number(proxy.port));
    }

    void saySecurity(RelayTeller &teller)
    {
        const ServerProfile &relay = teller.relay();
        teller.markSaid({Field::Security, Field::CertificateCheck});
        say("tls", relay.security == Security::None ? "off"_ba : "on"_ba);
        if (relay.security == Security::None)
            return;
        say("tls_starttls", relay.security == Security::Tls ? "off"_ba : "on"_ba);
        if (relay.security == Security::StartTlsIfOffered)
            teller.stricter(Field::Security);
        switch (relay.certificate.kind) {
        case CertificateRule::Kind::System: break;
        case CertificateRule::Kind::Off: say("tls_certcheck", "off"_ba); break;
        case CertificateRule::Kind::Authority: say("tls_trust_file", relay.certificate.file.toUtf8()); break;
        case CertificateRule::Kind::Fingerprint:
            say("tls_fingerprint", relay.certificate.sha256.toHex(':').toUpper());
            break;
        }
        if (const auto file = teller.saidOnOneLine(Field::ClientCertificate)) {
            say("tls_cert_file", *file);
            say("tls_key_file", *file);
        }
    }

    void sayLogin(RelayTeller &teller)
    {
        const ServerProfile &relay = teller.relay();
        const bool chosen = relay.auth != AuthChoice::Auto && relay.auth != AuthChoice::None;
        const std::optional<QByteArray> user = teller.saidOnOneLine(Field::User);
        teller.markSaid({Field::Auth, Field::PasswordCommand, Field::PasswordVariable});
        if (relay.auth == AuthChoice::None || (!user && !chosen))
            say("auth", "off"_ba);
        else
            say("auth", chosen ? relay.setting(Field::Auth).text.value_or(QByteArray()).toLower() : "on"_ba);
        if (user)
            say("user", *user);
        const auto command = teller.saidOnOneLine(Field::PasswordCommand);
        const auto variable = teller.saidOnOneLine(Field::PasswordVariable);
        if (command)
            say("passwordeval", shellTextFor(*command));
        else if (variable)
            say("passwordeval", "printenv " + shellQuoted(*variable));
        else if (user && teller.logsIn())
            teller.fillInSecret();
    }

    ExportedRelays m_result;
    RemarkList m_remarks;
    QSet<QByteArray> m_names;
    QByteArray m_first;
};

} // namespace

ExportedRelays writeMsmtp(const QList<ServerProfile> &relays, const ExportWords &words)
{
    MsmtpWriter writer(words);
    for (const ServerProfile &relay : relays)
        writer.add(relay);
    return writer.finish();
}

} // namespace Relaydeck
