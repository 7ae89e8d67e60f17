#include "exchange/presets.h"

namespace Relaydeck {
namespace {

using User = PresetUser;
using Password = PresetPassword;
using Need = PresetNeed;

constexpr RelayPreset Presets[] = {
    {"local", "localhost", "127.0.0.1", "25", "none", nullptr, nullptr, User::None, Password::None,
        Need::Nothing},
    {"amazon-ses", "Amazon SES", "email-smtp.REGION.amazonaws.com", "587", "starttls", nullptr, nullptr,
        User::Given, Password::SmtpOnly, Need::Region},
    {"brevo", "Brevo", "smtp-relay.brevo.com", "587", "starttls", nullptr, nullptr, User::Given,
        Password::SmtpOnly, Need::Nothing},
    {"fastmail", "Fastmail", "smtp.fastmail.com", "465", "tls", nullptr, nullptr, User::MailAddress,
        Password::ForApps, Need::Nothing},
    {"gmail", "Gmail", "smtp.gmail.com", "587", "starttls", nullptr, nullptr, User::MailAddress,
        Password::ForApps, Need::Nothing},
    {"gmx", "GMX", "mail.gmx.net", "465", "tls", nullptr, nullptr, User::MailAddress, Password::OfMailbox,
        Need::SwitchOn},
    {"google-workspace-relay", "Google Workspace relay", "smtp-relay.gmail.com", "587", "starttls", nullptr,
        nullptr, User::MailAddress, Password::ForApps, Need::Administrator},
    {"icloud", "iCloud Mail", "smtp.mail.me.com", "587", "starttls", nullptr, nullptr, User::MailAddress,
        Password::ForApps, Need::Nothing},
    {"ionos-com", "IONOS", "smtp.ionos.com", "465", "tls", nullptr, nullptr, User::MailAddress,
        Password::OfMailbox, Need::Nothing},
    {"ionos-de", "IONOS (Germany)", "smtp.ionos.de", "465", "tls", nullptr, nullptr, User::MailAddress,
        Password::OfMailbox, Need::Nothing},
    {"mailbox-org", "mailbox.org", "smtp.mailbox.org", "465", "tls", nullptr, nullptr, User::MailAddress,
        Password::OfMailbox, Need::Nothing},
    {"mailgun", "Mailgun", "smtp.mailgun.org", "587", "starttls", nullptr, nullptr, User::Given,
        Password::SmtpOnly, Need::Nothing},
    {"mailgun-eu", "Mailgun (EU)", "smtp.eu.mailgun.org", "587", "starttls", nullptr, nullptr, User::Given,
        Password::SmtpOnly, Need::Nothing},
    {"mailjet", "Mailjet", "in-v3.mailjet.com", "587", "starttls", nullptr, nullptr, User::ApiKey,
        Password::SecretKey, Need::Nothing},
    {"microsoft-365", "Microsoft 365", "smtp.office365.com", "587", "starttls", "xoauth2", nullptr,
        User::MailAddress, Password::AccessToken, Need::Administrator},
    {"outlook-com", "Outlook.com", "smtp-mail.outlook.com", "587", "starttls", "xoauth2", nullptr,
        User::MailAddress, Password::AccessToken, Need::Nothing},
    {"ovh", "OVHcloud", "ssl0.ovh.net", "465", "tls", nullptr, nullptr, User::MailAddress,
        Password::OfMailbox, Need::Nothing},
    {"posteo", "Posteo", "posteo.de", "465", "tls", nullptr, nullptr, User::MailAddress, Password::OfMailbox,
        Need::Nothing},
    {"postmark", "Postmark", "smtp.postmarkapp.com", "587", "starttls", nullptr, nullptr,
        User::SameAsPassword, Password::ServerToken, Need::Nothing},
    {"proton", "Proton Mail", "smtp.protonmail.ch", "587", "starttls", nullptr, nullptr, User::MailAddress,
        Password::SmtpOnly, Need::Nothing},
    {"sendgrid", "SendGrid", "smtp.sendgrid.net", "587", "starttls", nullptr, "apikey", User::Fixed,
        Password::ApiKey, Need::Nothing},
    {"sparkpost", "SparkPost", "smtp.sparkpostmail.com", "587", "starttls", nullptr, "SMTP_Injection",
        User::Fixed, Password::ApiKey, Need::Nothing},
    {"web-de", "WEB.DE", "smtp.web.de", "587", "starttls", nullptr, nullptr, User::MailAddress,
        Password::OfMailbox, Need::SwitchOn},
    {"yahoo", "Yahoo Mail", "smtp.mail.yahoo.com", "465", "tls", nullptr, nullptr, User::MailAddress,
        Password::ForApps, Need::Nothing},
    {"zoho", "Zoho Mail", "smtp.zoho.com", "465", "tls", nullptr, nullptr, User::MailAddress,
        Password::OfMailbox, Need::DataCentre},
};

} // namespace

QList<std::pair<Field, QByteArray>> RelayPreset::values() const
{
    QList<std::pair<Field, QByteArray>> values{
        {Field::Smtp, host}, {Field::Port, port}, {Field::Name, name}, {Field::Security, security}};
    if (auth)
        values.append({Field::Auth, auth});
    if (fixedUser)
        values.append({Field::User, fixedUser});
    return values;
}

std::span<const RelayPreset> relayPresets() noexcept
{
    return Presets;
}

} // namespace Relaydeck
