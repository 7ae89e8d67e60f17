#include "exchange/msmtpcommands.h"

#include <algorithm>

namespace Relaydeck {
namespace {

struct CommandName
{
    QByteArrayView name;
    MsmtpCommand command;
};

constexpr CommandName CommandNames[] = {
    {"host", MsmtpCommand::Host},
    {"port", MsmtpCommand::Port},
    {"domain", MsmtpCommand::Domain},
    {"timeout", MsmtpCommand::TimeOut},
    {"connect_timeout", MsmtpCommand::TimeOut},
    {"protocol", MsmtpCommand::Protocol},
    {"auth", MsmtpCommand::Auth},
    {"user", MsmtpCommand::User},
    {"password", MsmtpCommand::Password},
    {"passwordeval", MsmtpCommand::PasswordEval},
    {"tls", MsmtpCommand::Tls},
    {"tls_starttls", MsmtpCommand::StartTls},
    {"tls_trust_file", MsmtpCommand::TrustFile},
    {"tls_fingerprint", MsmtpCommand::Fingerprint},
    {"tls_certcheck", MsmtpCommand::CertCheck},
    {"tls_cert_file", MsmtpCommand::CertFile},
    {"tls_key_file", MsmtpCommand::KeyFile},
    {"eval", MsmtpCommand::Eval},
    {"source_ip", MsmtpCommand::SourceIp},
    {"proxy_host", MsmtpCommand::ProxyHost},
    {"proxy_port", MsmtpCommand::ProxyPort},
    {"socket", MsmtpCommand::NoCounterpart},
    {"ntlmdomain", MsmtpCommand::NoCounterpart},
    {"tls_priorities", MsmtpCommand::NoCounterpart},
    {"tls_min_dh_prime_bits", MsmtpCommand::NoCounterpart},
    {"tls_crl_file", MsmtpCommand::NoCounterpart},
    {"tls_host_override", MsmtpCommand::NoCounterpart},
    {"from", MsmtpCommand::NotOfARelay},
    {"from_full_name", MsmtpCommand::NotOfARelay},
    {"allow_from_override", MsmtpCommand::NotOfARelay},
    {"auto_from", MsmtpCommand::NotOfARelay},
    {"maildomain", MsmtpCommand::NotOfARelay},
    {"dsn_notify", MsmtpCommand::NotOfARelay},
    {"dsn_return", MsmtpCommand::NotOfARelay},
    {"set_from_header", MsmtpCommand::NotOfARelay},
    {"set_date_header", MsmtpCommand::NotOfARelay},
    {"set_msgid_header", MsmtpCommand::NotOfARelay},
    {"add_missing_from_header", MsmtpCommand::NotOfARelay},
    {"add_missing_date_header", MsmtpCommand::NotOfARelay},
    {"remove_bcc_headers", MsmtpCommand::NotOfARelay},
    {"undisclosed_recipients", MsmtpCommand::NotOfARelay},
    {"keepbcc", MsmtpCommand::NotOfARelay},
    {"logfile", MsmtpCommand::NotOfARelay},
    {"logfile_time_format", MsmtpCommand::NotOfARelay},
    {"syslog", MsmtpCommand::NotOfARelay},
    {"aliases", MsmtpCommand::NotOfARelay},
};

} // namespace

std::optional<MsmtpCommand> msmtpCommand(QByteArrayView word) noexcept
{
    const auto found = std::find_if(std::begin(CommandNames), std::end(CommandNames),
        [word](const CommandName &entry) { return entry.name == word; });
    return found == std::end(CommandNames) ? std::nullopt : std::optional(found->command);
}

QByteArray msmtpCommandName(MsmtpCommand command)
{
    const auto named = [command](const CommandName &entry) { return entry.command == command; };
    return std::find_if(std::begin(CommandNames), std::end(CommandNames), named)->name.toByteArray();
}

} // namespace Relaydeck
