#include "exchange/postfixreader.h"

#include "exchange/postfixtls.h"
#include "exchange/serviceport.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Relaydeck {
namespace {

constexpr ReadLimits FileLimits{16 * 1024 * 1024, 200'000};

/// How many bytes there are in front of the mark; all when there is none.
qsizetype upTo(const QByteArray &text, char mark)
{
    const qsizetype at = text.indexOf(mark);
    return at < 0 ? text.size() : at;
}

/// `[host]:port`, `host:port`, `[host]` or `host`, taken apart.
struct NextHop
{
    QByteArray host;
    QByteArray port; ///< empty: none
    bool bracketed = false; ///< otherwise the host is asked of the MX records

    explicit NextHop(const QByteArray &text)
    {
        bracketed = text.startsWith('[') && text.contains(']');
        const qsizetype end = bracketed ? text.indexOf(']') + 1 : upTo(text, ':');
        host = bracketed ? text.mid(1, end - 2) : text.left(end);
        if (bracketed && host.toLower().startsWith("ipv6:"))
            host = host.mid(QByteArrayView("ipv6:").size());
        port = text.mid(end + 1);
    }
};

/// A destination that mail is handed to, and who says so.
struct Destination
{
    QByteArray nextHop;
    SettingPlace place;
    QByteArray sender; ///< in a table by sender; else empty
    bool byAddress = false; ///< only for some senders or recipients
};

bool isTextTable(const QByteArray &kind)
{
    static const QByteArrayList kinds{
        "hash"_ba, "btree"_ba, "texthash"_ba, "lmdb"_ba, "cdb"_ba, "dbm"_ba, "sdbm"_ba};
    return kinds.contains(kind);
}

/// Settings of the client that say nothing about a relay.
bool isHousekeeping(const QByteArray &name)
{
    return name.startsWith("smtp_tls_session_cache") || name == "smtp_tls_loglevel"
        || name == "smtp_tls_note_starttls_offer" || !name.startsWith("smtp_");
}

bool isSmtpTransport(const QByteArray &name)
{
    return name.isEmpty() || name == "smtp" || name == "relay" || name == "smtps" || name == "submission";
}

class PostfixReader
{
public:
    PostfixReader(
        const QString &mainFile, const QByteArray &bytes, const QString &root, const ReadFunction &read)
        : m_file(mainFile),
          m_folder(QFileInfo(mainFile).path()),
          m_root(root),
          m_read(read),
          m_config(bytes, mainFile, QFileInfo(mainFile).absolutePath().toUtf8(), m_remarks)
    {}

    [[nodiscard]] ImportedRelays readAll()
    {
        m_tls = postfixTls(m_config);
        m_policies = table("smtp_tls_policy_maps");
        m_passwords = table("smtp_sasl_password_maps");
        m_logsIn = m_config.isYes("smtp_sasl_auth_enable");
        m_bySender = m_config.isYes("smtp_sender_dependent_authentication");
        collectDestinations();
        ImportedRelays imported;
        for (const Destination &destination : std::as_const(m_destinations)) {
            if (auto draft = readRelay(destination))
                imported.relays.append(*std::move(draft));
        }
        remarkOnTheRest();
        imported.remarks = m_remarks.take();
        return imported;
    }

private:
    [[nodiscard]] SettingPlace place(const QByteArray &name) const
    {
        return {name, m_config.line(name), m_file};
    }

    void remark(ExchangeKind kind, const SettingPlace &place, const QByteArray &extra = {},
        Severity severity = Severity::Warning)
    {
        ExchangeRemark made;
        made.severity = severity;
        made.kind = kind;
        made.file = place.file;
        made.line = place.line;
        made.subject = place.name;
        made.extra = extra;
        m_remarks.add(std::move(made));
    }

    // ---- tables ----

    [[nodiscard]] PostfixTable table(const QByteArray &name)
    {
        PostfixTable table;
        for (QByteArray spec : m_config.words(name)) {
            if (spec.startsWith("proxy:"))
                spec = spec.mid(QByteArrayView("proxy:").size());
            const qsizetype colon = spec.indexOf(':');
            const QByteArray kind = colon < 0 ? m_config.value("default_database_type") : spec.left(colon);
            if (kind == "static")
                table.setFallback(spec.mid(colon + 1), m_file, m_config.line(name));
            else if (isTextTable(kind))
                readTable(table, spec.mid(colon + 1), name);
            else
                remark(ExchangeKind::TableKindUnread, place(name), kind.left(100));
        }
        return table;
    }

    void readTable(PostfixTable &table, const QByteArray &path, const QByteArray &name)
    {
        const QString file = placeOfTable(QString::fromUtf8(path));
        const FileContent content = m_read(file, FileLimits);
        if (content.isGood()) {
            table.addText(content.bytes, file, m_remarks);
            return;
        }
        ExchangeRemark made = remarkOn(content, m_file);
        made.line = m_config.line(name);
        made.subject = path;
        made.severity = Severity::Warning;
        m_remarks.add(std::move(made));
    }

    [[nodiscard]] QString placeOfTable(const QString &path) const
    {
        const bool absolute = path.startsWith(u'/');
        if (!m_root.isEmpty())
            return QDir::cleanPath(absolute ? m_root + path : m_folder + u'/' + path);
        const QString beside = m_folder + u'/' + (absolute ? QFileInfo(path).fileName() : path);
        return absolute && m_read(beside, FileLimits).flaw == ReadFlaw::Missing ? path : beside;
    }

    // ---- destinations ----

    void collectDestinations()
    {
        for (const QByteArray &name : {"relayhost"_ba, "smtp_fallback_relay"_ba, "fallback_relay"_ba}) {
            for (const QByteArray &nextHop : m_config.words(name))
                addDestination({nextHop, place(name), {}, false});
        }
        const PostfixTable senders = table("sender_dependent_relayhost_maps");
        for (const PostfixEntry &entry : senders.entries())
            addDestination({entry.value, {entry.key, entry.line, entry.file}, entry.key, true});
        const PostfixTable transports = table("transport_maps");
        for (const PostfixEntry &entry : transports.entries())
            addTransport(entry.value, {entry.key, entry.line, entry.file}, true);
        for (const QByteArray &name : {"default_transport"_ba, "relay_transport"_ba})
            addTransport(m_config.value(name), place(name), false);
    }

    /// `transport:nexthop`; without a next hop the destination is the recipient's own.
    void addTransport(const QByteArray &value, const SettingPlace &place, bool byAddress)
    {
        const QByteArray transport = value.left(upTo(value, ':'));
        const QByteArray nextHop = value.mid(transport.size() + 1).trimmed();
        if (nextHop.isEmpty() && (place.line == 0 || !byAddress))
            return;
        if (!nextHop.isEmpty() && isSmtpTransport(transport))
            addDestination({nextHop, place, {}, byAddress});
        else
            remark(ExchangeKind::NotOfARelay, place, transport, Severity::Hint);
    }

    void addDestination(Destination destination)
    {
        if (!m_bySender)
            destination.sender.clear();
        const QByteArray key = destination.nextHop.toLower() + '\n' + destination.sender;
        if (destination.byAddress)
            remark(ExchangeKind::ByAddress, destination.place, destination.nextHop, Severity::Hint);
        if (m_seen.contains(key))
            return;
        if (m_destinations.size() == MostRelays) {
            if (!std::exchange(m_full, true))
                tooMany();
            return;
        }
        m_seen.insert(key);
        m_destinations.append(std::move(destination));
    }

    void tooMany()
    {
        ExchangeRemark made;
        made.severity = Severity::Error;
        made.kind = ExchangeKind::TooManyRelays;
        made.file = m_file;
        made.number = MostRelays;
        m_remarks.add(std::move(made));
    }

    // ---- one relay ----

    [[nodiscard]] std::optional<RelayDraft> readRelay(const Destination &destination)
    {
        const NextHop hop(destination.nextHop);
        DraftBuilder builder(m_remarks, destination.place.file, destination.place.line, destination.nextHop);
        builder.take(Field::Smtp, hop.host, destination.place);
        builder.take(Field::Port, hop.port.isEmpty() ? "25"_ba : servicePort(hop.port), destination.place);
        if (!hop.bracketed)
            builder.remark(ExchangeKind::HostOfDomain, destination.place, hop.host, Severity::Hint);
        readOwnName(builder);
        readLimits(builder);
        applyTls(tlsFor(destination.nextHop, hop, builder), builder);
        readLogin(destination, hop, builder);
        return builder.finish();
    }

    [[nodiscard]] PostfixTls tlsFor(const QByteArray &nextHop, const NextHop &hop, DraftBuilder &builder)
    {
        const PostfixEntry *entry = m_policies.find(nextHop);
        for (qsizetype dot = 0; !entry && !hop.bracketed && dot >= 0; dot = hop.host.indexOf('.', dot + 1))
            entry = m_policies.find(hop.host.mid(dot));
        PostfixTls tls = entry ? withPolicy(m_tls, *entry, builder) : m_tls;
        clientCertificate(tls, builder);
        return tls;
    }

    void clientCertificate(const PostfixTls &tls, DraftBuilder &builder)
    {
        const QByteArrayList chains = m_config.words("smtp_tls_chain_files");
        const QByteArray certificate = m_config.value("smtp_tls_cert_file");
        const QByteArray key = m_config.value("smtp_tls_key_file");
        const QByteArray file = chains.isEmpty() ? certificate : chains.first();
        if (file.isEmpty() || file == "none" || (tls.level == "none" && !tls.atOnce))
            return;
        const QByteArray setting = chains.isEmpty() ? "smtp_tls_cert_file"_ba : "smtp_tls_chain_files"_ba;
        builder.take(Field::ClientCertificate, file, place(setting));
        if (chains.isEmpty() && !key.isEmpty() && key != certificate)
            builder.remark(ExchangeKind::SeparateKey, place("smtp_tls_key_file"_ba), key);
        if (chains.size() > 1)
            builder.remark(ExchangeKind::NoCounterpart, place(setting), chains.mid(1).join(' '));
    }

    void readOwnName(DraftBuilder &builder)
    {
        const QByteArray setting = m_config.has("smtp_helo_name") ? "smtp_helo_name"_ba : "myhostname"_ba;
        if (const QByteArray name = m_config.value(setting); !name.isEmpty())
            builder.take(Field::Domain, name, place(setting));
    }

    void readLimits(DraftBuilder &builder)
    {
        takeLimit(builder, Field::MaxConnections, "destination_concurrency_limit"_ba);
        takeLimit(builder, Field::EnvelopeLimit, "destination_recipient_limit"_ba);
    }

    /// The one of the client, else the one of all transports.
    void takeLimit(DraftBuilder &builder, Field field, const QByteArray &name)
    {
        const QByteArray setting = m_config.has("smtp_" + name) ? "smtp_" + name : "default_" + name;
        if (m_config.has(setting))
            builder.take(field, m_config.value(setting), place(setting));
    }

    void readLogin(const Destination &destination, const NextHop &hop, DraftBuilder &builder)
    {
        const PostfixEntry *entry = nullptr;
        for (const QByteArray &key : {destination.sender, destination.nextHop, hop.host}) {
            if (!entry && !key.isEmpty())
                entry = m_passwords.find(key);
        }
        if (!entry)
            return;
        const SettingPlace place{destination.nextHop, entry->line, entry->file};
        const qsizetype colon = entry->value.indexOf(':');
        if (colon < 0) {
            builder.remark(ExchangeKind::LineUnreadable, place);
            return;
        }
        builder.take(Field::User, entry->value.left(colon), place);
        if (!m_logsIn)
            builder.set(Field::Auth, "none"_ba);
        else
            readMechanisms(builder);
        builder.setSecret(entry->value.mid(colon + 1), place);
    }

    void readMechanisms(DraftBuilder &builder)
    {
        const SettingPlace filter = place("smtp_sasl_mechanism_filter"_ba);
        QByteArrayList allowed = m_config.words(filter.name);
        allowed.removeIf(
            [](const QByteArray &word) { return word.startsWith('!') || word.startsWith("static:"); });
        if (allowed.size() == 1)
            builder.take(Field::Auth, allowed.first().toLower(), filter);
        else if (!allowed.isEmpty())
            builder.remark(ExchangeKind::NoCounterpart, filter, allowed.join(' '));
        const SettingPlace options = place("smtp_sasl_security_options"_ba);
        const bool clear = options.line > 0 && !m_config.words(options.name).contains("noplaintext"_ba);
        if (clear && m_tls.level == "none" && !m_tls.atOnce)
            builder.remark(ExchangeKind::CleartextPassword, options);
    }

    // ---- what is left over ----

    void remarkOnTheRest()
    {
        for (const PostfixEntry &entry : m_passwords.unused())
            remark(ExchangeKind::SecretWithoutRelay, {entry.key, entry.line, entry.file}, {}, Severity::Hint);
        for (const PostfixEntry &entry : m_policies.unused())
            remark(ExchangeKind::EntryUnused, {entry.key, entry.line, entry.file}, {}, Severity::Hint);
        // Known, and without a meaning of their own where they were not asked for.
        for (const QByteArray &name : {"smtp_sasl_security_options"_ba, "smtp_sasl_tls_security_options"_ba,
                 "smtp_tls_fingerprint_digest"_ba, "smtp_sasl_mechanism_filter"_ba, "smtp_tls_cert_file"_ba,
                 "smtp_tls_key_file"_ba, "smtp_tls_chain_files"_ba, "myhostname"_ba})
            (void)m_config.value(name);
        for (const QByteArray &name : m_config.unused()) {
            if (isHousekeeping(name))
                remark(ExchangeKind::NotOfARelay, place(name), {}, Severity::Hint);
            else
                remark(ExchangeKind::NoCounterpart, place(name));
        }
    }

    QString m_file;
    QString m_folder;
    QString m_root;
    ReadFunction m_read;
    RemarkList m_remarks;
    PostfixConfig m_config;
    PostfixTls m_tls;
    PostfixTable m_policies;
    PostfixTable m_passwords;
    bool m_logsIn = false;
    bool m_bySender = false;
    bool m_full = false;
    QList<Destination> m_destinations;
    QSet<QByteArray> m_seen;
};

} // namespace

ImportedRelays readPostfix(const QString &input, const QString &root, const ReadFunction &read)
{
    QString file = input;
    FileContent content = read(file, FileLimits);
    if (content.flaw == ReadFlaw::NotAFile) {
        file = QDir(input).filePath(u"main.cf"_s);
        content = read(file, FileLimits);
    }
    if (content.isGood())
        return PostfixReader(file, content.bytes, root, read).readAll();
    ImportedRelays nothing;
    nothing.remarks.append(remarkOn(content, file));
    return nothing;
}

} // namespace Relaydeck
