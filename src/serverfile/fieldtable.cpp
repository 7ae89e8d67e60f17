#include "serverfile/fieldtable.h"

#include <algorithm>

namespace Relaydeck {
namespace {

constexpr double Plenty = 9007199254740992.0; // 2^53: every whole number up to here is exact as a double
constexpr double Year = 365.0 * 24 * 3600;

using Kind = FieldInfo::Kind;
using Group = FieldInfo::Group;

constexpr std::array<FieldInfo, FieldCount> Table{{
    {Field::Smtp, "Smtp", Kind::HostName, Group::Connection, 0, 0, nullptr},
    {Field::Port, "Port", Kind::Port, Group::Connection, 1, 65535, "25"},
    {Field::Domain, "Domain", Kind::Text, Group::Connection, 0, 0, nullptr},
    {Field::Tries, "Tries", Kind::Count, Group::Connection, 1, 1000, "1"},
    {Field::MaxConnectionAttempts, "max_connection_attempts", Kind::Count, Group::Connection, 0, 1000000,
        "5"},
    {Field::EnvelopeLimit, "envelope_limit", Kind::Limit, Group::Limits, 0, Plenty, "0"},
    {Field::MaxMessages, "max_messages", Kind::Limit, Group::Limits, 0, Plenty, "0"},
    {Field::MaxMessagesPerRobin, "max_messages_per_robin", Kind::Limit, Group::Limits, 0, Plenty, "0"},
    {Field::MaxMessagesPerConnection, "max_messages_per_connection", Kind::Limit, Group::Limits, 0, Plenty,
        "0"},
    {Field::MaxMessagesWhileAwake, "max_messages_while_awake", Kind::Limit, Group::Limits, 0, Plenty, "0"},
    {Field::SleepLength, "sleep_length", Kind::Seconds, Group::Limits, 0, Year, "0"},
    {Field::TalkAttempts, "talk_attempts", Kind::Count, Group::Behaviour, 0, 1000, "1"},
    {Field::TimeOut, "time_out", Kind::Seconds, Group::Behaviour, 0, Year, nullptr},
    {Field::Conversation, "CONVERSATION", Kind::FileName, Group::Behaviour, 0, 0, nullptr},
    {Field::Name, "name", Kind::Text, Group::Connection, 0, 0, nullptr},
    {Field::Note, "note", Kind::Text, Group::Connection, 0, 0, nullptr},
    {Field::Enabled, "enabled", Kind::YesNo, Group::Behaviour, 0, 0, "yes"},
    {Field::MaxConnections, "max_connections", Kind::Count, Group::Limits, 1, 1000, "1"},
    {Field::Family, "family", Kind::Choice, Group::Connection, 0, 0, "any", "any ipv4 ipv6"},
    {Field::SourceAddress, "source_address", Kind::Address, Group::Connection, 0, 0, nullptr},
    {Field::Proxy, "proxy", Kind::Proxy, Group::Connection, 0, 0, "none"},
    {Field::ProxyPasswordCommand, "proxy_password_command", Kind::Text, Group::Connection, 0, 0, nullptr},
    {Field::ProxyPasswordVariable, "proxy_password_variable", Kind::Text, Group::Connection, 0, 0, nullptr},
    {Field::Security, "security", Kind::Choice, Group::Security, 0, 0, "none",
        "none starttls-if-offered starttls tls"},
    {Field::CertificateCheck, "certificate", Kind::Certificate, Group::Security, 0, 0, "system"},
    {Field::ClientCertificate, "client_certificate", Kind::FileName, Group::Security, 0, 0, nullptr},
    {Field::ClientKey, "client_key", Kind::FileName, Group::Security, 0, 0, nullptr},
    {Field::MinimumTls, "minimum_tls", Kind::Choice, Group::Security, 0, 0, "1.2", "1.2 1.3"},
    {Field::Auth, "auth", Kind::Choice, Group::Security, 0, 0, "auto",
        "auto none plain login cram-md5 scram-sha-1 scram-sha-256 xoauth2 oauthbearer"},
    {Field::User, "user", Kind::Text, Group::Security, 0, 0, nullptr},
    {Field::PasswordCommand, "password_command", Kind::Text, Group::Security, 0, 0, nullptr},
    {Field::PasswordVariable, "password_variable", Kind::Text, Group::Security, 0, 0, nullptr},
    {Field::PasswordFile, "password_file", Kind::FileName, Group::Security, 0, 0, nullptr},
    {Field::PasswordInClear, "password_in_clear", Kind::YesNo, Group::Security, 0, 0, "no"},
    {Field::Weight, "weight", Kind::Count, Group::Limits, 1, 1000, "1"},
    {Field::RatePerSecond, "rate_per_second", Kind::Limit, Group::Limits, 0, Plenty, "0"},
    {Field::RatePerMinute, "rate_per_minute", Kind::Limit, Group::Limits, 0, Plenty, "0"},
    {Field::RatePerHour, "rate_per_hour", Kind::Limit, Group::Limits, 0, Plenty, "0"},
    {Field::RatePerDay, "rate_per_day", Kind::Limit, Group::Limits, 0, Plenty, "0"},
    {Field::Pipelining, "pipelining", Kind::YesNo, Group::Behaviour, 0, 0, "yes"},
    {Field::Chunking, "chunking", Kind::YesNo, Group::Behaviour, 0, 0, "yes"},
    {Field::SlowDown, "slow_down", Kind::YesNo, Group::Behaviour, 0, 0, "yes"},
    {Field::WarmUpFrom, "warm_up_from", Kind::Date, Group::Limits, 0, 0, nullptr},
    {Field::WarmUpFirstDay, "warm_up_first_day", Kind::Count, Group::Limits, 1, Plenty, "50"},
    {Field::WarmUpGrowth, "warm_up_growth", Kind::Count, Group::Limits, 1, 1000, "100"},
    {Field::Senders, "senders", Kind::Senders, Group::Behaviour, 0, 0, nullptr},
}};

constexpr bool isInOrder()
{
    for (std::size_t i = 0; i < Table.size(); ++i) {
        if (Table[i].field != Field(i))
            return false;
    }
    return true;
}
static_assert(isInOrder(), "the table is indexed by Field");

} // namespace

std::span<const FieldInfo> fieldTable() noexcept
{
    return Table;
}

const FieldInfo &fieldInfo(Field field) noexcept
{
    return Table[std::size_t(field)];
}

std::optional<Field> fieldFor(QByteArrayView key) noexcept
{
    const auto found = std::find_if(
        Table.cbegin(), Table.cend(), [key](const FieldInfo &info) { return key == info.key; });
    return found == Table.cend() ? std::nullopt : std::optional(found->field);
}

} // namespace Relaydeck
