#include "server/sessionsettings.h"

#include "secrets/systemsecretfinder.h"

namespace Relaydeck {

namespace {

LineSecurity lineSecurityOf(Security security)
{
    switch (security) {
    case Security::None: return LineSecurity::None;
    case Security::StartTlsIfOffered: return LineSecurity::IfOffered;
    case Security::StartTls: return LineSecurity::StartTls;
    case Security::Tls: break;
    }
    return LineSecurity::FromTheStart;
}

TlsPolicy::Check checkOf(CertificateRule::Kind kind)
{
    switch (kind) {
    case CertificateRule::Kind::Off: return TlsPolicy::Check::Off;
    case CertificateRule::Kind::Authority: return TlsPolicy::Check::Authority;
    case CertificateRule::Kind::Fingerprint: return TlsPolicy::Check::Fingerprint;
    case CertificateRule::Kind::System: break;
    }
    return TlsPolicy::Check::System;
}

TlsPolicy tlsPolicyOf(const ServerProfile &profile)
{
    TlsPolicy policy;
    policy.check = checkOf(profile.certificate.kind);
    policy.authorityFile = profile.certificate.file;
    policy.sha256 = profile.certificate.sha256;
    policy.ownCertificateFile = profile.clientCertificate;
    policy.ownKeyFile = profile.clientKey;
    policy.minimumVersion = profile.minimumTls;
    policy.serverName = profile.host;
    return policy;
}

std::optional<SaslMechanism> mechanismOf(AuthChoice choice)
{
    switch (choice) {
    case AuthChoice::Plain: return SaslMechanism::Plain;
    case AuthChoice::Login: return SaslMechanism::Login;
    case AuthChoice::CramMd5: return SaslMechanism::CramMd5;
    case AuthChoice::ScramSha1: return SaslMechanism::ScramSha1;
    case AuthChoice::ScramSha256: return SaslMechanism::ScramSha256;
    case AuthChoice::XOAuth2: return SaslMechanism::XOAuth2;
    case AuthChoice::OAuthBearer: return SaslMechanism::OAuthBearer;
    case AuthChoice::None:
    case AuthChoice::Auto: break;
    }
    return std::nullopt;
}

/// A command wins over a variable, and that over the rest.
SecretPlace secretPlaceOf(const QString &command, const QString &variable, const SecretPlace &rest)
{
    if (!command.isEmpty())
        return {SecretPlace::Kind::Command, command};
    if (!variable.isEmpty())
        return {SecretPlace::Kind::Variable, variable};
    return rest;
}

Route routeOf(const ServerProfile &profile)
{
    Route route;
    route.family = profile.family == FamilyChoice::IPv4 ? AddressFamily::IPv4
        : profile.family == FamilyChoice::IPv6          ? AddressFamily::IPv6
                                                        : AddressFamily::Any;
    route.sourceAddress = profile.sourceAddress;
    const ProxyRule &proxy = profile.proxy;
    const Endpoint place{proxy.host, proxy.port};
    if (proxy.kind == ProxyRule::Kind::Socks5)
        route.proxy = Proxy{Proxy::Kind::Socks5, place, proxy.user, {}};
    else if (proxy.kind == ProxyRule::Kind::HttpConnect)
        route.proxy = Proxy{Proxy::Kind::HttpConnect, place, proxy.user, {}};
    return route;
}

} // namespace

SessionSettings sessionSettingsOf(const ServerProfile &profile)
{
    SessionSettings settings;
    settings.endpoint = {profile.host, profile.port};
    settings.route = routeOf(profile);
    settings.proxySecret = secretPlaceOf(profile.proxyPasswordCommand, profile.proxyPasswordVariable,
        keyringPlace(profile.proxy.user, profile.proxy.host, profile.proxy.port));
    settings.domain = profile.domain;
    settings.timeOut = profile.timeOut;
    settings.pipelining = profile.pipelining;
    settings.chunking = profile.chunking;
    settings.security = lineSecurityOf(profile.security);
    settings.tls = tlsPolicyOf(profile);
    settings.makeSecretFinder = [] { return std::make_unique<SystemSecretFinder>(); };
    const SecretPlace rest = profile.passwordFile.isEmpty()
        ? keyringPlace(profile.user, profile.host, profile.port)
        : SecretPlace{SecretPlace::Kind::File, profile.passwordFile};
    if (!profile.user.isEmpty() && profile.auth != AuthChoice::None)
        settings.login = {mechanismOf(profile.auth), profile.user,
            secretPlaceOf(profile.passwordCommand, profile.passwordVariable, rest), profile.passwordInClear};
    return settings;
}

} // namespace Relaydeck
