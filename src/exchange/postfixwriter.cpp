#include "exchange/postfixwriter.h"

#include "exchange/textlines.h"

#include <QMap>

using namespace Qt::StringLiterals;

namespace Relaydeck {
namespace {

QByteArray nextHop(const ServerProfile &relay)
{
    return '[' + relay.host.toUtf8() + "]:" + QByteArray::number(relay.port);
}

class PostfixWriter
{
public:
    explicit PostfixWriter(const ExportWords &words) : m_words(words) {}

    void add(const ServerProfile &relay)
    {
        RelayTeller teller(relay, m_remarks);
        if (!teller.isUsable())
            return;
        teller.markSaid({Field::Smtp, Field::Port, Field::Tries, Field::MaxConnectionAttempts});
        if (m_count++ == 0)
            m_relayHost = nextHop(relay);
        else
            m_others += "#relayhost = " + nextHop(relay) + '\n';
        sayForAll(teller, Field::Domain, "smtp_helo_name");
        sayForAll(teller, Field::MaxConnections, "smtp_destination_concurrency_limit");
        sayForAll(teller, Field::EnvelopeLimit, "smtp_destination_recipient_limit");
        saySecurity(teller);
        sayLogin(teller);
        teller.finish();
    }

    [[nodiscard]] ExportedRelays finish()
    {
        ExportedRelays result;
        if (m_count > 0)
            result.text = mainFile() + passwordFile() + policyFile();
        if (m_count > 1) {
            ExchangeRemark only;
            only.kind = ExchangeKind::OnlyOneRelay;
            only.number = m_count - 1;
            m_remarks.add(only);
        }
        result.remarks = m_remarks.take();
        return result;
    }

private:
    /// Settings that Postfix has once only: the first relay's count. Gives whether this is what counts.
    bool setForAll(const QByteArray &name, const QByteArray &value)
    {
        if (m_count == 1)
            m_global.insert(name, value);
        return m_global.value(name) == value;
    }

    void sayForAll(RelayTeller &teller, Field field, const QByteArray &name)
    {
        const std::optional<QByteArray> text = teller.saidOnOneLine(field);
        if (text && !setForAll(name, QByteArray(*text).replace('$', "$$")))
            teller.unsayable(field);
    }

    void saySecurity(RelayTeller &teller)
    {
        const ServerProfile &relay = teller.relay();
        teller.markSaid({Field::Security, Field::CertificateCheck, Field::MinimumTls});
        const bool atOnce = relay.security == Security::Tls;
        if (m_count == 1 ? atOnce && !setForAll("smtp_tls_wrappermode", "yes"_ba)
                         : atOnce != m_global.contains("smtp_tls_wrappermode"))
            teller.unsayable(Field::Security);
        m_policies += nextHop(relay) + ' ' + policy(teller);
        if (relay.minimumTls > 12 && relay.security != Security::None)
            m_policies += " protocols=>=TLSv1.3";
        m_policies += '\n';
        if (relay.security != Security::None)
            sayForAll(teller, Field::ClientCertificate, "smtp_tls_chain_files");
    }

    [[nodiscard]] QByteArray policy(RelayTeller &teller)
    {
        const ServerProfile &relay = teller.relay();
        if (relay.security == Security::None)
            return "none"_ba;
        if (relay.security == Security::StartTlsIfOffered) {
            if (relay.certificate.kind != CertificateRule::Kind::Off)
                teller.unsayable(Field::CertificateCheck);
            return "may"_ba;
        }
        switch (relay.certificate.kind) {
        case CertificateRule::Kind::Off: return "encrypt"_ba;
        case CertificateRule::Kind::System: m_checks = true; return "secure"_ba;
        case CertificateRule::Kind::Authority:
            if (relay.certificate.file.contains(u' '))
                teller.unsayable(Field::CertificateCheck);
            else
                return "secure tafile=" + relay.certificate.file.toUtf8();
            return "secure"_ba;
        case CertificateRule::Kind::Fingerprint: break;
        }
        m_fingerprints = true;
        return "fingerprint match=" + relay.certificate.sha256.toHex(':').toUpper();
    }

    void sayLogin(RelayTeller &teller)
    {
        const ServerProfile &relay = teller.relay();
        teller.markSaid({Field::Auth, Field::User});
        if (!teller.logsIn())
            return;
        const QByteArray user = teller.saidOnOneLine(Field::User).value_or(QByteArray());
        if (user.isEmpty() || user.contains(':')) {
            teller.unsayable(Field::User);
            return;
        }
        if (relay.auth != AuthChoice::Auto)
            sayForAll(teller, Field::Auth, "smtp_sasl_mechanism_filter");
        m_logins += '#' + nextHop(relay) + ' ' + user + ":\n";
        teller.fillInSecret();
    }

    [[nodiscard]] QByteArray mainFile() const
    {
        QByteArray text = commentLines(m_words.heading) + "\n# main.cf\nrelayhost = " + m_relayHost + '\n';
        if (!m_others.isEmpty())
            text += commentLines(m_words.otherRelays) + m_others;
        for (auto it = m_global.cbegin(); it != m_global.cend(); ++it)
            text += it.key() + " = " + it.value() + '\n';
        text += "smtp_tls_policy_maps = hash:/etc/postfix/tls_policy\n";
        if (m_global.contains("smtp_tls_wrappermode"))
            text += "smtp_tls_security_level = encrypt\n";
        if (m_checks)
            text += "smtp_tls_CApath = /etc/ssl/certs\n";
        if (m_fingerprints)
            text += "smtp_tls_fingerprint_digest = sha256\n";
        if (!m_logins.isEmpty())
            text += "smtp_sasl_auth_enable = yes\nsmtp_sasl_password_maps = hash:/etc/postfix/sasl_passwd\n"
                    "smtp_sasl_tls_security_options = noanonymous\n";
        return text;
    }

    [[nodiscard]] QByteArray passwordFile() const
    {
        return m_logins.isEmpty() ? QByteArray()
                                  : "\n# sasl_passwd\n" + commentLines(m_words.fillInPasswords) + m_logins;
    }

    [[nodiscard]] QByteArray policyFile() const { return "\n# tls_policy\n" + m_policies; }

    const ExportWords &m_words;
    RemarkList m_remarks;
    qint64 m_count = 0;
    bool m_checks = false;
    bool m_fingerprints = false;
    QByteArray m_relayHost;
    QByteArray m_others;
    QByteArray m_logins;
    QByteArray m_policies;
    QMap<QByteArray, QByteArray> m_global;
};

} // namespace

ExportedRelays writePostfix(const QList<ServerProfile> &relays, const ExportWords &words)
{
    PostfixWriter writer(words);
    for (const ServerProfile &relay : relays)
        writer.add(relay);
    return writer.finish();
}

} // namespace Relaydeck
