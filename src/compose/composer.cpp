#include "compose/composer.h"

#include "compose/mimetree.h"
#include "compose/people.h"
#include "compose/rawheader.h"
#include "smtp/address.h"

#undef signals // GLib has a member of this name
#include <gmime/gmime.h>

#include <QRegularExpression>
#include <QUrl>
#include <QUuid>

#include <algorithm>
#include <array>
#include <memory>

using namespace Qt::StringLiterals;

namespace Relaydeck {
namespace {

using Kind = ComposeFault::Kind;

struct FreeOptions
{
    void operator()(GMimeFormatOptions *options) const noexcept { g_mime_format_options_free(options); }
};

bool breaksLines(const QString &value)
{
    return value.contains(u'\r') || value.contains(u'\n') || value.contains(u'\0');
}

/// One word that can stand in a header as it is.
bool isRawWord(const QByteArray &word)
{
    return isPrintable(word) && !word.contains(' ') && word.size() <= LongestRawWord;
}

bool isHeaderName(const QByteArray &name)
{
    return !name.isEmpty()
        && std::all_of(name.cbegin(), name.cend(), [](char c) { return c > ' ' && c <= '~' && c != ':'; });
}

/// Made here from other fields, or not for a bulk letter (MB004).
bool isReserved(const QByteArray &name)
{
    static constexpr std::array reserved{"from"_L1, "sender"_L1, "reply-to"_L1, "to"_L1, "date"_L1,
        "message-id"_L1, "subject"_L1, "mime-version"_L1, "precedence"_L1, "list-unsubscribe"_L1,
        "list-unsubscribe-post"_L1};
    const QByteArray lower = name.toLower();
    return std::find(reserved.begin(), reserved.end(), QLatin1StringView(lower)) != reserved.end()
        || lower.startsWith("content-") || lower.startsWith("cc") || lower.startsWith("bcc");
}

bool isMediaType(const QByteArray &type)
{
    const QByteArrayList halves = type.split('/');
    return halves.size() == 2 && isHeaderName(halves[0]) && isHeaderName(halves[1]) && !type.contains(';');
}

class Judge
{
public:
    explicit Judge(const Letter &letter) : m_letter(letter) {}

    [[nodiscard]] std::optional<ComposeFault> fault() const
    {
        for (const auto &check :
            {&Judge::lines, &Judge::people, &Judge::list, &Judge::headers, &Judge::parts}) {
            if (std::optional<ComposeFault> found = (this->*check)())
                return found;
        }
        return std::nullopt;
    }

private:
    using Found = std::optional<ComposeFault>;

    [[nodiscard]] Found lines() const
    {
        const std::pair<const char *, QString> values[]
            = {{"From", m_letter.from}, {"Sender", m_letter.sender}, {"Reply-To", m_letter.replyTo},
                {"To", m_letter.to}, {"Subject", m_letter.subject}, {"Precedence", m_letter.precedence},
                {"List-Unsubscribe", QString::fromUtf8(m_letter.unsubscribeUrl)},
                {"List-Unsubscribe", QString::fromUtf8(m_letter.unsubscribeMail)}};
        for (const auto &[name, value] : values) {
            if (breaksLines(value))
                return ComposeFault{Kind::LineInHeader, name, value};
        }
        return std::nullopt;
    }

    [[nodiscard]] Found people() const
    {
        const Held<InternetAddressList> from = addressesOf(m_letter.from);
        if (!from || internet_address_list_length(from.get()) != 1)
            return ComposeFault{Kind::NoFrom, "From", m_letter.from};
        const std::pair<const char *, QString> fields[] = {{"From", m_letter.from},
            {"Sender", m_letter.sender}, {"Reply-To", m_letter.replyTo}, {"To", m_letter.to}};
        for (const auto &[name, value] : fields) {
            const bool isMerged = m_letter.hasFields && name == "To"_ba && value.contains(u"{{"_s);
            if (value.isEmpty() || isMerged)
                continue;
            const Groups groups = name == "To"_ba ? Groups::Taken : Groups::Refused;
            if (const std::optional<Kind> kind = faultOf(addressesOf(value).get(), groups))
                return ComposeFault{*kind, name, value};
        }
        return std::nullopt;
    }

    [[nodiscard]] Found list() const
    {
        const QString precedence = m_letter.precedence;
        if (!precedence.isEmpty()
            && !QStringList{u"list"_s, u"bulk"_s, u"junk"_s}.contains(precedence.toLower()))
            return ComposeFault{Kind::PrecedenceUnusable, "Precedence", precedence};
        const QUrl url = QUrl::fromEncoded(unsubscribeUrl(), QUrl::StrictMode);
        const bool isWeb = url.isValid() && (url.scheme() == u"https" || url.scheme() == u"http")
            && !url.host().isEmpty() && !m_letter.unsubscribeUrl.contains('>')
            && isRawWord(m_letter.unsubscribeUrl);
        if (!m_letter.unsubscribeUrl.isEmpty() && !isWeb)
            return ComposeFault{
                Kind::UnsubscribeUnusable, "List-Unsubscribe", QString::fromUtf8(m_letter.unsubscribeUrl)};
        if (!m_letter.unsubscribeMail.isEmpty() && !Address::parse(m_letter.unsubscribeMail))
            return ComposeFault{
                Kind::UnsubscribeUnusable, "List-Unsubscribe", QString::fromUtf8(m_letter.unsubscribeMail)};
        if (m_letter.oneClick && (!isWeb || url.scheme() != u"https"))
            return ComposeFault{Kind::OneClickWithoutHttps, "List-Unsubscribe-Post", {}};
        return std::nullopt;
    }

    /// With a word in place of each field.
    [[nodiscard]] QByteArray unsubscribeUrl() const
    {
        static const QRegularExpression field(u"\\{\\{[^{}]*\\}\\}"_s);
        QString url = QString::fromUtf8(m_letter.unsubscribeUrl);
        return m_letter.hasFields ? url.replace(field, u"x"_s).toUtf8() : m_letter.unsubscribeUrl;
    }

    [[nodiscard]] Found headers() const
    {
        for (const auto &[name, value] : m_letter.headers) {
            if (!isHeaderName(name))
                return ComposeFault{Kind::HeaderNameUnusable, name, value};
            if (isReserved(name))
                return ComposeFault{Kind::HeaderReserved, name, value};
            if (breaksLines(value))
                return ComposeFault{Kind::LineInHeader, name, value};
        }
        return std::nullopt;
    }

    [[nodiscard]] Found parts() const
    {
        if (m_letter.text.isEmpty() && m_letter.html.isEmpty() && m_letter.enclosures.isEmpty())
            return ComposeFault{Kind::NothingToSay, {}, {}};
        for (const Enclosure &enclosure : m_letter.enclosures) {
            if (!enclosure.type.isEmpty() && !isMediaType(enclosure.type))
                return ComposeFault{Kind::TypeUnusable, "Content-Type", QString::fromUtf8(enclosure.type)};
            if (breaksLines(enclosure.name) || breaksLines(QString::fromUtf8(enclosure.contentId)))
                return ComposeFault{Kind::LineInHeader, "Content-Disposition", enclosure.name};
            if (!isRawWord(enclosure.contentId) || enclosure.contentId.contains('>'))
                return ComposeFault{
                    Kind::IdentityUnusable, "Content-ID", QString::fromUtf8(enclosure.contentId)};
            if (!enclosure.contentId.isEmpty() && m_letter.html.isEmpty())
                return ComposeFault{Kind::InlineWithoutHtml, {}, enclosure.name};
        }
        return std::nullopt;
    }

    const Letter &m_letter;
};

/// Where GMime would do something else: it encodes long words of ASCII, and leaves what looks encoded. In angle brackets
/// stand addresses of the web (RFC 2369), which are never encoded.
QByteArray rawValue(const QString &value, qsizetype used)
{
    if (value.contains(u"=?"_s) && !value.startsWith(u'<'))
        return encodedWords(value);
    const QByteArray bytes = value.toUtf8();
    const QByteArrayList words = bytes.split(' ');
    const auto fits = [](const QByteArray &word) { return word.size() <= LongestRawWord; };
    if (isPrintable(bytes) && std::all_of(words.begin(), words.end(), fits))
        return folded(bytes, used);
    return {};
}

void append(GMimeMessage *message, const char *name, const QString &value)
{
    g_mime_object_append_header(GMIME_OBJECT(message), name, value.toUtf8().constData(), "utf-8");
    const QByteArray raw = rawValue(value, qsizetype(qstrlen(name)) + 2);
    if (raw.isEmpty())
        return;
    GMimeHeaderList *headers = g_mime_object_get_header_list(GMIME_OBJECT(message));
    GMimeHeader *last = g_mime_header_list_get_header_at(headers, g_mime_header_list_get_count(headers) - 1);
    g_mime_header_set_raw_value(last, (' ' + raw + '\n').constData());
}

void appendPeople(GMimeMessage *message, GMimeAddressType type, const QString &text)
{
    if (const Held<InternetAddressList> people = addressesOf(text))
        internet_address_list_append(g_mime_message_get_addresses(message, type), people.get());
}

void appendDate(GMimeMessage *message, const QDateTime &date)
{
    // GLib's own zones want a minute's precision and get it.
    GTimeZone *zone = g_time_zone_new_offset(date.offsetFromUtc() / 60 * 60);
    GDateTime *utc = g_date_time_new_from_unix_utc(date.toSecsSinceEpoch());
    GDateTime *local = g_date_time_to_timezone(utc, zone);
    g_mime_message_set_date(message, local);
    g_date_time_unref(local);
    g_date_time_unref(utc);
    g_time_zone_unref(zone);
}

void appendUnsubscribe(GMimeMessage *message, const Letter &letter)
{
    QStringList ways;
    if (!letter.unsubscribeUrl.isEmpty())
        ways << u'<' + QString::fromLatin1(letter.unsubscribeUrl) + u'>';
    if (!letter.unsubscribeMail.isEmpty())
        ways << u"<mailto:"_s
                + QString::fromUtf8(QUrl::toPercentEncoding(QString::fromUtf8(letter.unsubscribeMail), "@+"))
                + u'>';
    if (!ways.isEmpty())
        append(message, "List-Unsubscribe", ways.join(u", "_s));
    if (letter.oneClick)
        append(message, "List-Unsubscribe-Post", u"List-Unsubscribe=One-Click"_s);
}

Held<GMimeMessage> headed(const Letter &letter, const Posting &posting)
{
    Held<GMimeMessage> message(g_mime_message_new(FALSE));
    appendDate(message.get(), posting.date);
    appendPeople(message.get(), GMIME_ADDRESS_TYPE_FROM, letter.from);
    append(message.get(), "Subject", letter.subject);
    if (letter.to.isEmpty())
        append(message.get(), "To", u"undisclosed-recipients: ;"_s);
    else if (letter.hasFields && letter.to.contains(u"{{"_s))
        append(message.get(), "To", letter.to);
    else
        appendPeople(message.get(), GMIME_ADDRESS_TYPE_TO, letter.to);
    if (!letter.sender.isEmpty())
        appendPeople(message.get(), GMIME_ADDRESS_TYPE_SENDER, letter.sender);
    if (!letter.replyTo.isEmpty())
        appendPeople(message.get(), GMIME_ADDRESS_TYPE_REPLY_TO, letter.replyTo);
    g_mime_message_set_message_id(message.get(), posting.messageId.constData());
    if (!letter.precedence.isEmpty())
        append(message.get(), "Precedence", letter.precedence);
    appendUnsubscribe(message.get(), letter);
    for (const auto &[name, value] : letter.headers)
        append(message.get(), name.constData(), value);
    return message;
}

QByteArray written(GMimeMessage *message)
{
    const std::unique_ptr<GMimeFormatOptions, FreeOptions> format(g_mime_format_options_new());
    g_mime_format_options_set_newline_format(format.get(), GMIME_NEWLINE_FORMAT_DOS);
    const Held<GMimeStream> stream(g_mime_stream_mem_new());
    g_mime_object_write_to_stream(GMIME_OBJECT(message), format.get(), stream.get());
    const GByteArray *bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
    return QByteArray(reinterpret_cast<const char *>(bytes->data), qsizetype(bytes->len));
}

} // namespace

ComposedLetter compose(const Letter &letter, const Posting &posting)
{
    beginGMime();
    if (std::optional<ComposeFault> fault = Judge(letter).fault())
        return {{}, std::move(fault)};
    const Held<GMimeMessage> message = headed(letter, posting);
    g_mime_message_set_mime_part(message.get(), mimeTree(letter).get());
    return {written(message.get()), std::nullopt};
}

QByteArray newMessageId(const Letter &letter, const QByteArray &fallbackDomain)
{
    const ParsedAddress from = Address::parse(letter.from.toUtf8());
    QByteArray domain = from ? from.address.domain().toByteArray() : fallbackDomain;
    if (!isPrintable(domain))
        domain = QUrl::toAce(QString::fromUtf8(domain));
    return QUuid::createUuid().toByteArray(QUuid::WithoutBraces) + '@' + domain;
}

} // namespace Relaydeck
