#include "exchange/relaydraft.h"

#include "serverfile/fieldvalue.h"

#include <algorithm>

namespace Relaydeck {
namespace {

constexpr qsizetype LongestQuotation = 200; // bytes of a value in a remark

} // namespace

std::optional<QByteArray> RelayDraft::value(Field field) const
{
    const auto found = std::find_if(
        values.cbegin(), values.cend(), [field](const auto &value) { return value.first == field; });
    return found == values.cend() ? std::nullopt : std::optional(found->second);
}

QByteArray RelayDraft::entry() const
{
    const QByteArray user = value(Field::User).value_or(QByteArray());
    if (user.isEmpty())
        return {};
    const QByteArray port = value(Field::Port).value_or(QByteArray(fieldInfo(Field::Port).builtIn));
    const QString host = displayText(value(Field::Smtp).value_or(QByteArray()));
    return user + '@' + hostAndPort(host.toLower(), port.toUShort()).toUtf8();
}

DraftBuilder::DraftBuilder(RemarkList &remarks, QString file, int line, QByteArray label) : m_remarks(remarks)
{
    m_draft.file = std::move(file);
    m_draft.line = line;
    m_draft.label = std::move(label);
}

bool DraftBuilder::take(Field field, const QByteArray &text, const SettingPlace &place)
{
    const FieldReading reading = readField(field, text);
    if (reading.usable && reading.flaw != DiagnosticKind::NumberWithTail) {
        set(field, text);
        return true;
    }
    m_hostSpoilt = m_hostSpoilt || field == Field::Smtp;
    remark(ExchangeKind::ValueUnusable, place, text.first(std::min(text.size(), LongestQuotation)),
        field == Field::Smtp ? Severity::Error : Severity::Warning);
    return false;
}

void DraftBuilder::set(Field field, const QByteArray &text)
{
    m_texts[std::size_t(field)] = text;
}

void DraftBuilder::setSecret(const QByteArray &secret, const SettingPlace &place)
{
    m_draft.secret = secret;
    m_secretPlace = place;
}

void DraftBuilder::remark(
    ExchangeKind kind, const SettingPlace &place, const QByteArray &extra, Severity severity)
{
    ExchangeRemark made;
    made.severity = severity;
    made.kind = kind;
    made.file = place.file;
    made.line = place.line;
    made.subject = place.name;
    made.extra = extra;
    remark(std::move(made));
}

void DraftBuilder::remark(ExchangeRemark remark)
{
    if (remark.file.isEmpty())
        remark.file = m_draft.file;
    remark.relay = m_draft.label;
    m_remarks.add(std::move(remark));
}

std::optional<RelayDraft> DraftBuilder::finish()
{
    if (!has(Field::Smtp)) {
        if (!m_hostSpoilt)
            remark(ExchangeKind::NoHost, {m_draft.label, m_draft.line}, {}, Severity::Error);
        return std::nullopt;
    }
    for (const FieldInfo &info : fieldTable()) {
        if (const auto &text = m_texts[std::size_t(info.field)])
            m_draft.values.append({info.field, *text});
    }
    if (!m_draft.secret.isEmpty()) {
        m_secretPlace.name = m_draft.entry();
        remark(ExchangeKind::SecretLeft, m_secretPlace);
    }
    return std::move(m_draft);
}

} // namespace Relaydeck
