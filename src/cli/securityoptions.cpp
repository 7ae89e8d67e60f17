#include "cli/securityoptions.h"

#include "cli/arguments.h"
#include "cli/settingoverride.h"

using namespace Qt::StringLiterals;

namespace Relaydeck {

void SecurityOptions::declare(Arguments &arguments)
{
    arguments.addValue(u"security"_s, u"WORD"_s,
        tr("none, starttls-if-offered, starttls (required) or tls (from the first byte)."));
    arguments.addFlag(u"starttls"_s, tr("The same as --security starttls."));
    arguments.addFlag(u"tls"_s, tr("The same as --security tls."));
    arguments.addValue(u"tls-ca"_s, u"FILE"_s, tr("Trusts the authorities in this PEM file, and no others."));
    arguments.addValue(
        u"tls-fingerprint"_s, u"SHA256"_s, tr("Trusts the certificate that has this SHA-256."));
    arguments.addFlag(u"tls-no-verify"_s, tr("Lets any certificate pass."));
    arguments.addValue(u"tls-cert"_s, u"FILE"_s, tr("Our own certificate and its key, PEM."));
    arguments.addValue(u"tls-key"_s, u"FILE"_s, tr("Its key, where it is not in the same file, PEM."));
    arguments.addValue(u"tls-minimum"_s, u"VERSION"_s, tr("1.2 or 1.3."));
    arguments.addValue(u"auth"_s, u"MECHANISM"_s,
        tr("auto, none, plain, login, cram-md5, scram-sha-1, scram-sha-256, xoauth2 or oauthbearer."));
    arguments.addValue(
        u"user"_s, u"NAME"_s, tr("Logs in as this user; the password is asked of the keyring."));
    arguments.addValue(
        u"password-command"_s, u"COMMAND"_s, tr("The first line that it prints is the password."));
    arguments.addValue(u"password-env"_s, u"VARIABLE"_s, tr("This environment variable holds the password."));
    arguments.addValue(u"password-file"_s, u"FILE"_s, tr("The first line of this file is the password."));
    arguments.addFlag(u"password-in-clear"_s, tr("The password may be said on a line that is not secured."));
}

void SecurityOptions::apply(Arguments &arguments, QList<ServerProfile> &relays)
{
    applySecurity(arguments, relays);
    applyCertificate(arguments, relays);
    const auto take = [&](const QString &option, Field field) {
        if (arguments.has(option))
            overrideSetting(arguments, option, field, arguments.value(option).toUtf8(), relays);
    };
    take(u"tls-cert"_s, Field::ClientCertificate);
    take(u"tls-key"_s, Field::ClientKey);
    for (const ServerProfile &relay : std::as_const(relays)) {
        if (relay.clientCertificate.isEmpty() && arguments.has(u"tls-key"_s))
            arguments.object(tr("--tls-key goes with --tls-cert"));
    }
    take(u"tls-minimum"_s, Field::MinimumTls);
    take(u"auth"_s, Field::Auth);
    take(u"user"_s, Field::User);
    applyPassword(arguments, relays);
    if (arguments.has(u"password-in-clear"_s))
        overrideSetting(arguments, u"password-in-clear"_s, Field::PasswordInClear, "yes"_ba, relays);
}

/// What a server file says of the same would win.
void SecurityOptions::applyPassword(Arguments &arguments, QList<ServerProfile> &relays)
{
    static const QList<std::pair<QString, Field>> ways{{u"password-command"_s, Field::PasswordCommand},
        {u"password-env"_s, Field::PasswordVariable}, {u"password-file"_s, Field::PasswordFile}};
    if (!arguments.isAlone({ways[0].first, ways[1].first, ways[2].first}))
        return;
    for (const auto &[option, field] : ways) {
        if (!arguments.has(option))
            continue;
        for (ServerProfile &relay : relays) {
            relay.passwordCommand.clear();
            relay.passwordVariable.clear();
        }
        overrideSetting(arguments, option, field, arguments.value(option).toUtf8(), relays);
    }
}

void SecurityOptions::applySecurity(Arguments &arguments, QList<ServerProfile> &relays)
{
    if (!arguments.isAlone({u"security"_s, u"starttls"_s, u"tls"_s}))
        return;
    if (arguments.has(u"security"_s))
        overrideSetting(
            arguments, u"security"_s, Field::Security, arguments.value(u"security"_s).toUtf8(), relays);
    for (const QString &word : {u"starttls"_s, u"tls"_s}) {
        if (arguments.has(word))
            overrideSetting(arguments, word, Field::Security, word.toLatin1(), relays);
    }
}

void SecurityOptions::applyCertificate(Arguments &arguments, QList<ServerProfile> &relays)
{
    if (!arguments.isAlone({u"tls-ca"_s, u"tls-fingerprint"_s, u"tls-no-verify"_s}))
        return;
    const auto take = [&](const QString &option, const QByteArray &rule) {
        if (arguments.has(option))
            overrideSetting(
                arguments, option, Field::CertificateCheck, rule + arguments.value(option).toUtf8(), relays);
    };
    take(u"tls-ca"_s, "ca:"_ba);
    take(u"tls-fingerprint"_s, "sha256:"_ba);
    take(u"tls-no-verify"_s, "off"_ba);
}

} // namespace Relaydeck
