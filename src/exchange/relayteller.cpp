#include "exchange/relayteller.h"

#include <algorithm>

namespace Relaydeck {
namespace {

bool isOneLine(const QByteArray &text)
{
    return std::none_of(
        text.cbegin(), text.cend(), [](char c) { return c == '\n' || c == '\r' || c == '\0'; });
}

/// A value that is as good as none.
bool isDefault(Field field, const QByteArray &text)
{
    const char *builtIn = fieldInfo(field).builtIn;
    return text.isEmpty() || (builtIn && text.toLower() == QByteArrayView(builtIn))
        || (field == Field::TimeOut && text == "0");
}

} // namespace

RelayTeller::RelayTeller(const ServerProfile &relay, RemarkList &remarks) : m_relay(relay), m_remarks(remarks)
{}

bool RelayTeller::isUsable()
{
    if (m_relay.fault)
        remark(ExchangeKind::RelayUnusable, Severity::Error, fieldInfo(*m_relay.fault).key);
    return !m_relay.fault;
}

std::optional<QByteArray> RelayTeller::said(Field field)
{
    markSaid({field});
    const Setting &setting = m_relay.setting(field);
    if (!setting.text || setting.text->isEmpty() || setting.origin.kind == Origin::Kind::BuiltIn)
        return std::nullopt;
    return setting.text;
}

std::optional<QByteArray> RelayTeller::saidOnOneLine(Field field)
{
    std::optional<QByteArray> text = said(field);
    if (!text || isOneLine(*text))
        return text;
    unsayable(field);
    return std::nullopt;
}

void RelayTeller::markSaid(std::initializer_list<Field> fields)
{
    for (const Field field : fields)
        m_said.set(std::size_t(field));
}

void RelayTeller::unsayable(Field field)
{
    markSaid({field});
    const bool note = field == Field::Note || field == Field::Name;
    remark(ExchangeKind::NotSayable, note ? Severity::Hint : Severity::Warning, fieldInfo(field).key,
        m_relay.setting(field).text.value_or(QByteArray()));
}

void RelayTeller::stricter(Field field)
{
    markSaid({field});
    remark(ExchangeKind::SaidStricter, Severity::Warning, fieldInfo(field).key,
        m_relay.setting(field).text.value_or(QByteArray()));
}

void RelayTeller::fillInSecret()
{
    const QString entry
        = QString::fromUtf8(m_relay.user) + u'@' + hostAndPort(m_relay.host.toLower(), m_relay.port);
    remark(ExchangeKind::FillInSecret, Severity::Hint, entry.toUtf8());
}

bool RelayTeller::logsIn() const
{
    return m_relay.auth != AuthChoice::None && !m_relay.user.isEmpty();
}

void RelayTeller::finish()
{
    for (const FieldInfo &info : fieldTable()) {
        const Setting &setting = m_relay.setting(info.field);
        const bool isSet = setting.text && setting.origin.kind != Origin::Kind::BuiltIn;
        if (isSet && !m_said.test(std::size_t(info.field)) && !isDefault(info.field, *setting.text))
            unsayable(info.field);
    }
}

void RelayTeller::remark(
    ExchangeKind kind, Severity severity, const QByteArray &subject, const QByteArray &extra)
{
    ExchangeRemark made;
    made.severity = severity;
    made.kind = kind;
    made.file = m_relay.setting(Field::Smtp).origin.file;
    made.line = m_relay.setting(Field::Smtp).origin.line;
    made.subject = subject;
    made.extra = extra;
    made.relay = m_relay.name.toUtf8();
    m_remarks.add(std::move(made));
}

} // namespace Relaydeck
