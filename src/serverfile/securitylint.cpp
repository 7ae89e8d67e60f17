#include "serverfile/serverlint.h"

#include "serverfile/fieldvalue.h"

#include <QFileInfo>
#include <QHash>

#include <algorithm>
#include <array>

namespace Relaydeck {
namespace {

constexpr quint16 SmtpPort = 25;
constexpr quint16 TlsPort = 465; // RFC 8314 section 3.3
constexpr quint16 SubmissionPort = 587; // RFC 6409; TLS begins with STARTTLS

/// The fields that are looked at.
constexpr std::array Concerned{Field::Port, Field::Security, Field::CertificateCheck,
    Field::ClientCertificate, Field::ClientKey, Field::PasswordFile, Field::Auth, Field::User,
    Field::PasswordCommand, Field::PasswordVariable, Field::PasswordInClear};

/// Whether the password itself is said, so that whoever listens on a line without TLS has it.
bool saysPassword(AuthChoice auth)
{
    using enum AuthChoice;
    return auth == Plain || auth == Login || auth == XOAuth2 || auth == OAuthBearer;
}

class SecurityLinter
{
public:
    explicit SecurityLinter(const RelayColumns &columns) : m_columns(columns)
    {
        std::copy_if(Concerned.cbegin(), Concerned.cend(), std::back_inserter(m_fields),
            [&columns](Field field) { return columns.column(field) || columns.masterColumn(field); });
    }

    [[nodiscard]] DiagnosticList run()
    {
        for (qsizetype relay = 0; !m_fields.isEmpty() && relay < m_columns.count(); ++relay)
            lintRelay(relay);
        return std::move(m_list);
    }

private:
    void lintRelay(qsizetype relay)
    {
        m_relay = relay;
        m_profile = {};
        for (const Field field : m_fields)
            applySetting(m_profile, field, {m_columns.text(relay, field), {}});
        if (m_profile.fault)
            return;
        const bool logsIn = !m_profile.user.isEmpty() && m_profile.auth != AuthChoice::None;
        if (!lintPort(logsIn) && logsIn)
            lintLogin();
        lintCertificates();
        lintPasswords();
    }

    bool lintPort(bool logsIn)
    {
        const bool loginStops = logsIn && m_profile.security == Security::None && !m_profile.passwordInClear;
        const bool wantsTls = m_profile.port == TlsPort && m_profile.security != Security::Tls;
        const bool knowsNoTls = (m_profile.port == SmtpPort || m_profile.port == SubmissionPort)
            && m_profile.security == Security::Tls;
        if (!wantsTls && !knowsNoTls && !(loginStops && m_profile.port == SubmissionPort))
            return false;
        Diagnostic diagnostic = make(Severity::Warning, DiagnosticKind::PortAndSecurity, Field::Port);
        diagnostic.number = m_profile.port;
        suggest(diagnostic, wantsTls ? "tls" : "starttls");
        return true;
    }

    void lintLogin()
    {
        using enum DiagnosticKind;
        const bool readable = saysPassword(m_profile.auth) || m_profile.auth == AuthChoice::Auto;
        const bool unsure = m_profile.security == Security::StartTlsIfOffered;
        if (!readable || (m_profile.security != Security::None && !unsure))
            return;
        if (m_profile.passwordInClear) {
            m_list.add(make(Severity::Warning, PasswordReadable, Field::PasswordInClear));
        } else if (unsure) {
            suggest(make(Severity::Warning, SecurityDeniable, Field::Security), "starttls");
        } else {
            const auto severity = saysPassword(m_profile.auth) ? Severity::Error : Severity::Warning;
            suggest(make(severity, LoginWithoutTls, Field::User), "starttls");
        }
    }

    void lintCertificates()
    {
        if (m_profile.security == Security::None)
            return;
        if (m_profile.certificate.kind == CertificateRule::Kind::Off)
            m_list.add(
                make(Severity::Warning, DiagnosticKind::CertificateUnchecked, Field::CertificateCheck));
        lintFile(m_profile.certificate.file, Field::CertificateCheck);
        lintFile(m_profile.clientCertificate, Field::ClientCertificate);
        lintFile(m_profile.clientKey, Field::ClientKey);
    }

    void lintFile(const QString &name, Field field)
    {
        if (name.isEmpty())
            return;
        auto known = m_files.find(name);
        if (known == m_files.end())
            known = m_files.insert(name, !name.contains(QChar::Null) && QFileInfo(name).isFile());
        if (*known)
            return;
        Diagnostic diagnostic = make(Severity::Error, DiagnosticKind::CertificateFileMissing, field);
        diagnostic.subject = name.toUtf8();
        m_list.add(diagnostic);
    }

    void lintPasswords()
    {
        const bool hasCommand = !m_profile.passwordCommand.isEmpty();
        const bool hasVariable = !m_profile.passwordVariable.isEmpty();
        const bool hasFile = !m_profile.passwordFile.isEmpty();
        if (hasCommand && hasVariable)
            m_list.add(make(Severity::Warning, DiagnosticKind::TwoPasswordSources, Field::PasswordVariable));
        else if (hasFile && (hasCommand || hasVariable))
            m_list.add(make(Severity::Warning, DiagnosticKind::TwoPasswordSources, Field::PasswordFile));
        if (!m_profile.user.isEmpty())
            return;
        const bool hasMechanism = m_profile.auth != AuthChoice::Auto && m_profile.auth != AuthChoice::None;
        if (!hasMechanism && !hasCommand && !hasVariable && !hasFile)
            return;
        const Field field = hasMechanism ? Field::Auth
            : hasCommand                 ? Field::PasswordCommand
            : hasVariable                ? Field::PasswordVariable
                                         : Field::PasswordFile;
        Diagnostic diagnostic = make(Severity::Warning, DiagnosticKind::LoginWithoutUser, field);
        diagnostic.subject = fieldInfo(field).key;
        m_list.add(diagnostic);
    }

    void suggest(Diagnostic diagnostic, const char *security)
    {
        diagnostic.subject = m_profile.setting(Field::Security).text.value_or(QByteArray());
        diagnostic.extra = security;
        m_list.add(diagnostic);
    }

    /// At the value in this file, or at the relay's host.
    [[nodiscard]] Diagnostic make(Severity severity, DiagnosticKind kind, Field field) const
    {
        const ConfStore &file = m_columns.serverFile();
        std::optional<EntryRef> entry = m_columns.entry(m_relay, field);
        if (!entry || file.value(*entry).kind == ConfValue::Kind::Undef)
            entry = m_columns.entry(m_relay, Field::Smtp);
        Diagnostic diagnostic = diagnosticAt(file, *entry, EntryPart::Value, severity, kind);
        diagnostic.field = field;
        return diagnostic;
    }

    const RelayColumns &m_columns;
    QList<Field> m_fields; // those of Concerned that anything is said about
    QHash<QString, bool> m_files; // whether they are there
    qsizetype m_relay = 0;
    ServerProfile m_profile;
    DiagnosticList m_list;
};

} // namespace

DiagnosticList lintSecurity(const RelayColumns &columns)
{
    return SecurityLinter(columns).run();
}

} // namespace Relaydeck
