#include "exchange/swakswriter.h"

#include "exchange/commandtext.h"
#include "exchange/textlines.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace Relaydeck {
namespace {

/// The command line of one relay.
class SwaksWriter
{
public:
    explicit SwaksWriter(RelayTeller &teller) : m_teller(teller), m_relay(teller.relay()) {}

    [[nodiscard]] QByteArray write()
    {
        m_teller.markSaid(
            {Field::Smtp, Field::Port, Field::Tries, Field::MaxConnectionAttempts, Field::TimeOut});
        say("--server", m_relay.host.toUtf8());
        say("--port", QByteArray::number(m_relay.port));
        sayField("--ehlo", Field::Domain);
        sayField("--local-interface", Field::SourceAddress);
        if (m_relay.family != FamilyChoice::Any)
            say(m_relay.family == FamilyChoice::IPv4 ? "-4" : "-6");
        m_teller.markSaid({Field::Family});
        if (m_relay.timeOut.count() > 0)
            say("--timeout", QByteArray::number(qint64(std::ceil(double(m_relay.timeOut.count()) / 1000))));
        saySecurity();
        sayLogin();
        m_teller.finish();
        return m_line + '\n';
    }

private:
    void say(const char *option) { m_line.append(' ').append(option); }
    void say(const char *option, const QByteArray &argument)
    {
        say(option);
        m_line += ' ' + shellQuoted(argument);
    }

    /// swaks takes an argument that begins with a hyphen for an option.
    void sayField(const char *option, Field field)
    {
        const std::optional<QByteArray> text = m_teller.saidOnOneLine(field);
        if (text && text->startsWith('-'))
            m_teller.unsayable(field);
        else if (text)
            say(option, *text);
    }

    void saySecurity()
    {
        m_teller.markSaid({Field::Security});
        switch (m_relay.security) {
        case Security::None: m_teller.markSaid({Field::CertificateCheck}); return;
        case Security::StartTlsIfOffered: say("--tls-optional-strict"); break;
        case Security::StartTls: say("--tls"); break;
        case Security::Tls: say("--tls-on-connect"); break;
        }
        sayCertificates();
        if (m_relay.minimumTls > 12)
            say("--tls-protocol", "tlsv1_3"_ba);
        m_teller.markSaid({Field::MinimumTls});
        if (const auto file = m_teller.saidOnOneLine(Field::ClientCertificate)) {
            say("--tls-cert", *file);
            say("--tls-key", *file);
        }
    }

    void sayCertificates()
    {
        m_teller.markSaid({Field::CertificateCheck});
        switch (m_relay.certificate.kind) {
        case CertificateRule::Kind::Off: break; // swaks does not check unless it is told to
        case CertificateRule::Kind::System: say("--tls-verify"); break;
        case CertificateRule::Kind::Fingerprint:
            m_teller.unsayable(Field::CertificateCheck);
            say("--tls-verify");
            break;
        case CertificateRule::Kind::Authority:
            say("--tls-verify");
            say("--tls-ca-path", m_relay.certificate.file.toUtf8());
            break;
        }
    }

    void sayLogin()
    {
        const bool chosen = m_relay.auth != AuthChoice::Auto && m_relay.auth != AuthChoice::None;
        const bool known = m_relay.auth == AuthChoice::Plain || m_relay.auth == AuthChoice::Login
            || m_relay.auth == AuthChoice::CramMd5;
        m_teller.markSaid({Field::Auth});
        if (!m_teller.logsIn())
            return;
        if (chosen && !known)
            m_teller.unsayable(Field::Auth);
        if (known)
            say("--auth", m_relay.setting(Field::Auth).text.value_or(QByteArray()).toUpper());
        else
            say("--auth");
        sayField("--auth-user", Field::User);
        m_teller.fillInSecret();
    }

    RelayTeller &m_teller;
    const ServerProfile &m_relay;
    QByteArray m_line = "swaks"_ba;
};

} // namespace

ExportedRelays writeSwaks(const QList<ServerProfile> &relays, const ExportWords &words)
{
    ExportedRelays result;
    RemarkList remarks;
    result.text = commentLines(words.heading);
    for (const ServerProfile &relay : relays) {
        RelayTeller teller(relay, remarks);
        if (teller.isUsable())
            result.text += SwaksWriter(teller).write();
    }
    result.remarks = remarks.take();
    return result;
}

} // namespace Relaydeck
