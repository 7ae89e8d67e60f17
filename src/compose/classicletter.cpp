#include "compose/classicletter.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace Relaydeck {
namespace {

QString textOf(const QJsonValue &value)
{
    return value.toVariant().toString();
}

bool isTrue(const QJsonValue &value)
{
    const QString text = textOf(value);
    return !text.isEmpty() && text != u"0" && text != u"false";
}

/// Settings that say how the module works, not what its message is.
bool isOfThePostOffice(const QString &name)
{
    static const QStringList names{u"Trusting"_s, u"banned"_s, u"servers"_s, u"server_class"_s, u"LIST"_s,
        u"GOOD"_s, u"BAD"_s, u"ERRFILE"_s, u"CONVERSATION"_s, u"force80"_s, u"use_envelope"_s, u"HTML"_s,
        u"Message"_s, u"headers_from_message"_s};
    return names.contains(name);
}

class Reader
{
public:
    explicit Reader(const QJsonObject &settings) : m_settings(settings) {}

    [[nodiscard]] ClassicLetter read()
    {
        m_letter.precedence = u"list"_s;
        for (auto it = m_settings.begin(); it != m_settings.end(); ++it) {
            if (!isOfThePostOffice(it.key()))
                set(it.key(), textOf(*it));
        }
        QString message = textOf(m_settings[u"Message"_s]);
        message.replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n');
        if (isTrue(m_settings[u"headers_from_message"_s]))
            message = takeHeaders(message);
        if (m_letter.from.isEmpty())
            object(u"From"_s); // MB014
        if (message.isEmpty())
            object(u"Message"_s); // MB016
        fillIn();
        put(message);
        return m_fault.isEmpty() ? ClassicLetter{m_letter, {}} : ClassicLetter{std::nullopt, m_fault};
    }

private:
    void object(const QString &setting)
    {
        if (m_fault.isEmpty())
            m_fault = setting;
    }

    void set(const QString &name, const QString &value)
    {
        if (value.trimmed().isEmpty())
            return;
        if (name == u"From")
            m_letter.from = value;
        else if (name == u"To")
            m_letter.to = value;
        else if (name == u"Sender")
            m_letter.sender = value;
        else if (name == u"Reply-To" || name == u"ReplyTo")
            m_letter.replyTo = value;
        else if (name == u"Subject")
            m_letter.subject = value;
        else if (name == u"Precedence")
            m_letter.precedence = value;
        else if (name.compare(u"Content-type", Qt::CaseInsensitive) == 0)
            takeType(name, value);
        else
            m_letter.headers.append({name.toUtf8(), value});
    }

    /// Plain or HTML is all that it can say here; how the text is written is not the author's to say.
    void takeType(const QString &name, const QString &value)
    {
        const QString type = value.section(u';', 0, 0).trimmed().toLower();
        m_html = type == u"text/html";
        if (!m_html && type != u"text/plain")
            object(name);
    }

    /// The lines before the first empty one; what is none is MB022.
    QString takeHeaders(const QString &message)
    {
        static const QRegularExpression header(u"^([^:\\s]+):(.*)$"_s);
        const qsizetype end = message.indexOf(u"\n\n"_s);
        QList<std::pair<QString, QString>> found;
        for (const QString &line : message.first(std::max<qsizetype>(end, 0)).split(u'\n')) {
            const QRegularExpressionMatch match = header.match(line);
            if (match.hasMatch())
                found.append({match.captured(1), match.captured(2).trimmed()});
            else if (!found.isEmpty() && (line.startsWith(u' ') || line.startsWith(u'\t')))
                found.last().second += u' ' + line.trimmed();
            else
                object(u"headers_from_message"_s);
        }
        for (const auto &[name, value] : found)
            set(name, value);
        return end < 0 ? QString() : message.sliced(end + 2);
    }

    void fillIn()
    {
        if (m_letter.sender.isEmpty())
            m_letter.sender = m_letter.from;
        if (m_letter.replyTo.isEmpty())
            m_letter.replyTo = m_letter.from;
        m_letter.headers.append({"X-Bulkmail"_ba, u"3.12"_s});
        const bool sharesMessages = isTrue(m_settings[u"use_envelope"_s]);
        if (sharesMessages && m_letter.to.isEmpty())
            object(u"To"_s); // MB015
        m_letter.hasFields = !sharesMessages;
        if (!sharesMessages)
            m_letter.to = u"{{entry}}"_s;
    }

    void put(const QString &message)
    {
        const auto asItStands = [this](QString text) { // braces mean nothing to the module
            return m_letter.hasFields ? text.replace(u"{{"_s, u"{{{{"_s) : text;
        };
        m_letter.subject = asItStands(m_letter.subject);
        for (auto &[name, value] : m_letter.headers)
            value = asItStands(value);
        const bool isHtml = m_html || isTrue(m_settings[u"HTML"_s]);
        (isHtml ? m_letter.html : m_letter.text) = asItStands(message);
    }

    const QJsonObject m_settings;
    Letter m_letter;
    QString m_fault;
    bool m_html = false;
};

} // namespace

ClassicLetter ClassicLetter::fromJson(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject())
        return {std::nullopt, u"JSON"_s};
    return Reader(document.object()).read();
}

} // namespace Relaydeck
