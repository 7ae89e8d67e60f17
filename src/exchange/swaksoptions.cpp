#include "exchange/swaksoptions.h"

#include <algorithm>

namespace Relaydeck {
namespace {

using Argument = SwaksOption::Argument;

constexpr SwaksOption Options[] = {
    {"config", Argument::Optional, SwaksMeaning::NotOfARelay},
    {"from f", Argument::Optional, SwaksMeaning::NotOfARelay},
    {"to t", Argument::Optional, SwaksMeaning::NotOfARelay},
    {"helo ehlo lhlo h", Argument::Optional, SwaksMeaning::Helo},
    {"server s", Argument::Optional, SwaksMeaning::Server},
    {"4", Argument::None, SwaksMeaning::IPv4},
    {"6", Argument::None, SwaksMeaning::IPv6},
    {"copy-routing", Argument::Optional, SwaksMeaning::NoCounterpart},
    {"port p", Argument::Optional, SwaksMeaning::Port},
    {"protocol", Argument::Required, SwaksMeaning::Protocol},
    {"data d", Argument::Optional, SwaksMeaning::NotOfARelay},
    {"dump-as-body dab", Argument::Optional, SwaksMeaning::NotOfARelay},
    {"dump-as-body-shows-password dabsp", Argument::None, SwaksMeaning::NotOfARelay},
    {"timeout", Argument::Optional, SwaksMeaning::TimeOut},
    {"quit-after quit q", Argument::Required, SwaksMeaning::NotOfARelay},
    {"drop-after drop da", Argument::Required, SwaksMeaning::NotOfARelay},
    {"drop-after-send das", Argument::Required, SwaksMeaning::NotOfARelay},
    {"suppress-data n", Argument::None, SwaksMeaning::NotOfARelay},
    {"auth a", Argument::Optional, SwaksMeaning::Auth},
    {"auth-user au", Argument::Optional, SwaksMeaning::User},
    {"auth-password ap", Argument::Optional, SwaksMeaning::Password},
    {"auth-map am", Argument::Required, SwaksMeaning::NoCounterpart},
    {"auth-extra ae", Argument::Required, SwaksMeaning::NoCounterpart},
    {"auth-hide-password ahp", Argument::Optional, SwaksMeaning::NotOfARelay},
    {"auth-plaintext apt", Argument::None, SwaksMeaning::NotOfARelay},
    {"auth-optional ao", Argument::Optional, SwaksMeaning::AuthOptional},
    {"auth-optional-strict aos", Argument::Optional, SwaksMeaning::AuthOptional},
    {"support", Argument::None, SwaksMeaning::NotOfARelay},
    {"local-interface li", Argument::Optional, SwaksMeaning::LocalInterface},
    {"local-port lport lp", Argument::Optional, SwaksMeaning::NoCounterpart},
    {"tls", Argument::None, SwaksMeaning::StartTls},
    {"tls-optional tlso", Argument::None, SwaksMeaning::StartTlsOptional},
    {"tls-optional-strict tlsos", Argument::None, SwaksMeaning::StartTlsOptional},
    {"tls-on-connect tlsc", Argument::None, SwaksMeaning::TlsOnConnect},
    {"tls-cert", Argument::Required, SwaksMeaning::CertFile},
    {"tls-key", Argument::Required, SwaksMeaning::KeyFile},
    {"tls-protocol tlsp", Argument::Required, SwaksMeaning::TlsProtocol},
    {"tls-cipher", Argument::Required, SwaksMeaning::NoCounterpart},
    {"tls-get-peer-cert", Argument::Optional, SwaksMeaning::NotOfARelay},
    {"tls-sni", Argument::Required, SwaksMeaning::NoCounterpart},
    {"tls-verify", Argument::None, SwaksMeaning::TlsVerify},
    {"tls-ca-path", Argument::Required, SwaksMeaning::CaPath},
    {"silent S", Argument::Optional, SwaksMeaning::NotOfARelay},
    {"no-strip-from nsf", Argument::None, SwaksMeaning::NotOfARelay},
    {"no-hints nth", Argument::None, SwaksMeaning::NotOfARelay},
    {"no-send-hints nsh", Argument::None, SwaksMeaning::NotOfARelay},
    {"no-receive-hints nrh", Argument::None, SwaksMeaning::NotOfARelay},
    {"no-info-hints nih", Argument::None, SwaksMeaning::NotOfARelay},
    {"hide-receive hr", Argument::None, SwaksMeaning::NotOfARelay},
    {"hide-send hs", Argument::None, SwaksMeaning::NotOfARelay},
    {"protect-prompt pp", Argument::None, SwaksMeaning::NotOfARelay},
    {"hide-informational hi", Argument::None, SwaksMeaning::NotOfARelay},
    {"hide-all ha", Argument::None, SwaksMeaning::NotOfARelay},
    {"show-time-lapse stl", Argument::Optional, SwaksMeaning::NotOfARelay},
    {"version", Argument::None, SwaksMeaning::NotOfARelay},
    {"help", Argument::None, SwaksMeaning::NotOfARelay},
    {"no-data-fixup ndf", Argument::None, SwaksMeaning::NotOfARelay},
    {"show-raw-text raw", Argument::None, SwaksMeaning::NotOfARelay},
    {"output output-file", Argument::Required, SwaksMeaning::NotOfARelay},
    {"output-file-stdout", Argument::Required, SwaksMeaning::NotOfARelay},
    {"output-file-stderr", Argument::Required, SwaksMeaning::NotOfARelay},
    {"pipe", Argument::Optional, SwaksMeaning::NoCounterpart},
    {"socket", Argument::Optional, SwaksMeaning::NoCounterpart},
    {"body", Argument::Optional, SwaksMeaning::NotOfARelay},
    {"attach-name", Argument::Optional, SwaksMeaning::NotOfARelay},
    {"attach-type", Argument::Optional, SwaksMeaning::NotOfARelay},
    {"attach", Argument::Optional, SwaksMeaning::NotOfARelay},
    {"attach-body", Argument::Optional, SwaksMeaning::NotOfARelay},
    {"add-header ah", Argument::Optional, SwaksMeaning::NotOfARelay},
    {"header", Argument::Optional, SwaksMeaning::NotOfARelay},
    {"dump", Argument::Optional, SwaksMeaning::NotOfARelay},
    {"dump-mail", Argument::None, SwaksMeaning::NotOfARelay},
    {"pipeline", Argument::None, SwaksMeaning::NoCounterpart},
    {"prdr", Argument::None, SwaksMeaning::NoCounterpart},
    {"force-getpwuid", Argument::None, SwaksMeaning::NotOfARelay},
    {"xclient", Argument::Optional, SwaksMeaning::NoCounterpart},
    {"xclient-name", Argument::Optional, SwaksMeaning::NoCounterpart},
    {"xclient-addr", Argument::Optional, SwaksMeaning::NoCounterpart},
    {"xclient-port", Argument::Optional, SwaksMeaning::NoCounterpart},
    {"xclient-proto", Argument::Optional, SwaksMeaning::NoCounterpart},
    {"xclient-destaddr", Argument::Optional, SwaksMeaning::NoCounterpart},
    {"xclient-destport", Argument::Optional, SwaksMeaning::NoCounterpart},
    {"xclient-helo", Argument::Optional, SwaksMeaning::NoCounterpart},
    {"xclient-login", Argument::Optional, SwaksMeaning::NoCounterpart},
    {"xclient-reverse-name", Argument::Optional, SwaksMeaning::NoCounterpart},
    {"xclient-delim", Argument::None, SwaksMeaning::NoCounterpart},
    {"xclient-optional", Argument::None, SwaksMeaning::NoCounterpart},
    {"xclient-optional-strict", Argument::None, SwaksMeaning::NoCounterpart},
    {"xclient-before-starttls", Argument::None, SwaksMeaning::NoCounterpart},
    {"xclient-no-verify", Argument::None, SwaksMeaning::NoCounterpart},
    {"proxy", Argument::Optional, SwaksMeaning::NoCounterpart},
    {"proxy-version", Argument::Optional, SwaksMeaning::NoCounterpart},
    {"proxy-family", Argument::Optional, SwaksMeaning::NoCounterpart},
    {"proxy-command", Argument::Optional, SwaksMeaning::NoCounterpart},
    {"proxy-protocol", Argument::Optional, SwaksMeaning::NoCounterpart},
    {"proxy-source", Argument::Optional, SwaksMeaning::NoCounterpart},
    {"proxy-source-port", Argument::Optional, SwaksMeaning::NoCounterpart},
    {"proxy-dest", Argument::Optional, SwaksMeaning::NoCounterpart},
    {"proxy-dest-port", Argument::Optional, SwaksMeaning::NoCounterpart},
    {"trigger-deprecation", Argument::Optional, SwaksMeaning::NotOfARelay},
    {"g", Argument::None, SwaksMeaning::NotOfARelay},
};

/// Whether one of the names is `word`, or begins with it.
bool fits(QByteArrayView names, QByteArrayView word, bool whole)
{
    while (!names.isEmpty()) {
        const qsizetype end = std::find(names.begin(), names.end(), ' ') - names.begin();
        const QByteArrayView name = names.first(end);
        if (whole ? name == word : name.startsWith(word))
            return true;
        names = names.sliced(std::min(end + 1, names.size()));
    }
    return false;
}

} // namespace

QByteArrayView SwaksOption::name() const noexcept
{
    const QByteArrayView all(names);
    return all.first(std::find(all.begin(), all.end(), ' ') - all.begin());
}

const SwaksOption *swaksOption(QByteArrayView word) noexcept
{
    if (word.isEmpty())
        return nullptr;
    const auto whole = std::find_if(std::begin(Options), std::end(Options),
        [word](const SwaksOption &option) { return fits(option.names, word, true); });
    if (whole != std::end(Options))
        return whole;
    const auto begins = [word](const SwaksOption &option) { return fits(option.names, word, false); };
    const auto first = std::find_if(std::begin(Options), std::end(Options), begins);
    if (first == std::end(Options) || std::any_of(first + 1, std::end(Options), begins))
        return nullptr;
    return first;
}

} // namespace Relaydeck
