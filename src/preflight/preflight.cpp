#include "preflight/preflight.h"

#include "bulk/addresslist.h"
#include "bulk/jobrelays.h"
#include "bulk/message.h"
#include "engine/sendplan.h"
#include "engine/troubles.h"
#include "net/endpoint.h"
#include "preflight/judging.h"
#include "preflight/nameservice.h"

#include <algorithm>
#include <array>

#include <QTimer>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace Relaydeck {

using Kind = Finding::Kind;
using Severity = Finding::Severity;

namespace {

constexpr int LinesAtOnce = 5000; // in one turn of the event loop

/// As the name service wants it; empty for an address literal and for what is no domain.
QByteArray asciiDomainOf(const QByteArray &address)
{
    const QByteArray domain = address.mid(address.lastIndexOf('@') + 1);
    if (!address.contains('@') || domain.startsWith('['))
        return {};
    return QUrl::toAce(QString::fromUtf8(domain)).toLower();
}

/// What nobody outside can see a connection come from (RFC 1918, 6598, 4193).
bool isPrivate(const QHostAddress &address)
{
    static const std::array<std::pair<QHostAddress, int>, 4> Networks{
        {{QHostAddress(u"10.0.0.0"_s), 8}, {QHostAddress(u"172.16.0.0"_s), 12},
            {QHostAddress(u"192.168.0.0"_s), 16}, {QHostAddress(u"100.64.0.0"_s), 10}}};
    return address.isLoopback() || address.isLinkLocal() || address.isUniqueLocalUnicast()
        || std::ranges::any_of(Networks, [&address](const auto &network) {
               return address.protocol() == QAbstractSocket::IPv4Protocol
                   && address.isInSubnet(network.first, network.second);
           });
}

} // namespace

Preflight::Preflight(Clock &clock, NameService &names, MakeTransport makeTransport, QObject *parent)
    : QObject(parent),
      m_clock(clock),
      m_names(names),
      m_makeTransport(std::move(makeTransport))
{
    connect(&m_names, &NameService::answered, this, &Preflight::heedAnswer);
}

Preflight::~Preflight() = default;

void Preflight::start(const PreflightOrder &order)
{
    m_order = order;
    const bool message = readMessage();
    if (readSender() && message)
        readList();
    else
        QTimer::singleShot(0, this, &Preflight::ended);
}

void Preflight::report(const QList<Finding> &findings)
{
    for (const Finding &finding : findings)
        emit found(finding);
}

void Preflight::object(const Trouble &trouble)
{
    Finding finding;
    finding.severity = Severity::Error;
    finding.trouble = trouble;
    report({finding});
}

bool Preflight::readMessage()
{
    const ReadMessage read = Message::read(m_order.send.messageFile);
    if (!read) {
        object(troubleOf(read.fault));
        return false;
    }
    m_plan = planOf(m_order.send, read.message);
    take(read.message);
    return readFields();
}

void Preflight::take(const Message &message)
{
    m_probe.content = message.content();
    m_fromDomain = asciiDomainOf(message.from());
}

/// A message that cannot be merged is an error; the list and the relays can be looked at all the same.
bool Preflight::readFields()
{
    if (isMerged(m_order.send)) {
        std::shared_ptr<const MergePress> press;
        const Trouble trouble = prepareMerge(m_plan, press);
        if (trouble)
            object(trouble);
        else if (press)
            m_survey.emplace(std::move(press), m_plan.message);
        return trouble.kind != Trouble::Kind::OptionInvalid; // which the list cannot be read without
    }
    const auto letter = MergeTemplate::compile(m_plan.message).letter;
    if (!letter || letter->fields().isEmpty())
        return true;
    Finding finding;
    finding.kind = Kind::FieldsNotMerged;
    finding.severity = Severity::Warning;
    finding.detail = letter->fields().front().name;
    report({finding});
    return true;
}

bool Preflight::readSender()
{
    const bool isNull = m_order.send.sender.trimmed() == "<>"_ba;
    const ParsedAddress sender = Address::parse(m_order.send.sender);
    if (!sender && !isNull) {
        object({Trouble::Kind::SenderInvalid, {}, 0, QString::fromUtf8(m_order.send.sender)});
        return false;
    }
    m_probe.sender = sender.address.wire();
    m_senderDomain = asciiDomainOf(m_probe.sender);
    if (m_fromDomain.isEmpty())
        m_fromDomain = m_senderDomain;
    return true;
}

/// Without a list that can be opened, the relays are looked at all the same.
void Preflight::readList()
{
    m_list = std::make_unique<AddressList>();
    connect(m_list.get(), &AddressList::readable, this, &Preflight::readOn);
    const Trouble trouble = openList(m_order.send, m_plan, *m_list);
    if (!trouble) {
        readOn();
        return;
    }
    object(trouble);
    QTimer::singleShot(0, this, &Preflight::chooseRelays);
}

void Preflight::readOn()
{
    std::vector<ListEntry> entries;
    const AddressList::Progress progress = m_list->read(entries, LinesAtOnce);
    for (const ListEntry &entry : entries) {
        const bool isSent = entry.leftOut == LeftOut::No;
        ++(isSent ? m_recipients : m_leftOut);
        m_utf8Recipients += isSent && entry.address.needsSmtpUtf8() ? 1 : 0;
        if (m_survey)
            m_survey->look(entry);
    }
    if (progress == AddressList::Progress::More)
        QTimer::singleShot(0, this, &Preflight::readOn);
    else if (progress != AddressList::Progress::Waiting)
        endList();
}

void Preflight::endList()
{
    if (m_list->fault())
        object(troubleOf(Trouble::Kind::FileNotReadable, m_list->fault()));
    if (m_list->fault() && m_recipients == 0) {
        chooseRelays();
        return;
    }
    if (m_recipients == 0)
        object({Trouble::Kind::ListEmpty, m_order.send.listFile, 0, {}});
    Finding finding;
    finding.kind = m_leftOut > 0 ? Kind::EntriesLeftOut : Kind::Recipients;
    finding.severity = m_leftOut > 0 ? Severity::Warning : Severity::Note;
    finding.number = m_leftOut > 0 ? m_leftOut : m_recipients;
    finding.other = m_recipients;
    report({finding});
    if (m_survey)
        endMerging();
    else
        report(judgeOneClick(OneClickTally::of(oneClickOf(m_plan.message), m_recipients)));
    m_probe.utf8Recipients = m_utf8Recipients > 0;
    chooseRelays();
}

/// From here on the message is that of the recipient whose asks most of a relay.
void Preflight::endMerging()
{
    report(judgeMerging(m_survey->lack(), m_plan.listFile));
    report(judgeOneClick(m_survey->oneClick()));
    const std::shared_ptr<const Content> heaviest = m_survey->heaviest();
    if (!heaviest)
        return;
    if (const ReadMessage merged = Message::fromBytes(heaviest->plain().toByteArray()))
        take(merged.message);
    if (m_fromDomain.isEmpty())
        m_fromDomain = m_senderDomain;
}

/// Those that the send would use.
void Preflight::chooseRelays()
{
    for (const QString &name : m_plan.chosenRelays) {
        if (std::ranges::find(m_order.relays, name, &ServerProfile::name) == m_order.relays.end())
            object({Trouble::Kind::RelayUnknown, {}, 0, name});
    }
    const auto absences = absencesFrom(m_plan, m_order.relays);
    for (qsizetype row = 0; row < m_order.relays.size(); ++row) {
        const ServerProfile &relay = m_order.relays[row];
        if (relay.enabled && !absences[std::size_t(row)])
            m_toTest.append(relay);
    }
    if (m_toTest.isEmpty())
        object({m_order.relays.isEmpty() ? Trouble::Kind::NoServers : Trouble::Kind::NoRelayForSender, {}, 0,
            QString::fromUtf8(m_probe.sender)});
    else if (m_recipients > 0)
        report(judgeLimits(m_toTest, m_recipients, m_clock.wallTime()));
    testMore();
}

void Preflight::testMore()
{
    while (!m_toTest.isEmpty() && m_tests.size() < TestsAtOnce) {
        m_tests.push_back(std::make_unique<RelayTest>(m_makeTransport(), m_clock));
        RelayTest *test = m_tests.back().get();
        connect(test, &RelayTest::ended, this,
            [this, test](const RelayVerdict &verdict) { heedVerdict(test, verdict); });
        test->start(m_toTest.takeFirst(), m_probe);
    }
    if (m_tests.empty())
        judgeSenderDomain();
}

void Preflight::heedVerdict(RelayTest *test, const RelayVerdict &verdict)
{
    report(judgeRelay(verdict, m_utf8Recipients));
    const auto peer = Endpoint::parse(verdict.peer);
    const QHostAddress address(peer ? peer->host : QString());
    if (!address.isNull() && std::ranges::find(m_addresses, address, &Judged::address) == m_addresses.end())
        m_addresses.push_back({address, verdict.name});
    const auto found = std::ranges::find(m_tests, test, &std::unique_ptr<RelayTest>::get);
    found->release()->deleteLater(); // it is speaking at the moment
    m_tests.erase(found);
    testMore();
}

void Preflight::judgeSenderDomain()
{
    Finding finding;
    finding.kind = m_order.asksNames ? Kind::NoDomain : Kind::NamesNotAsked;
    if (!m_order.asksNames || m_fromDomain.isEmpty()) {
        report({finding});
        QTimer::singleShot(0, this, &Preflight::ended);
        return;
    }
    askNext();
}

/// What is asked first decides on what is asked next, so one question comes after the other.
std::optional<DnsQuestion> Preflight::nextQuestion() const
{
    for (const Judged &judged : m_addresses) {
        if (m_senderDomain.isEmpty() || isPrivate(judged.address))
            continue;
        if (const auto verdict = checkSpf(m_senderDomain, judged.address, m_answers); verdict.wanted)
            return verdict.wanted;
    }
    if (const QByteArray name = nextDmarcName(m_fromDomain, m_answers); !name.isEmpty())
        return DnsQuestion{DnsQuestion::Type::Text, name};
    const DnsQuestion key{DnsQuestion::Type::Text, m_order.dkimSelector + "._domainkey." + m_fromDomain};
    if (!m_order.dkimSelector.isEmpty() && !m_answers.contains(key))
        return key;
    return std::nullopt;
}

void Preflight::askNext()
{
    if (const auto question = nextQuestion())
        m_names.ask(*question);
    else
        concludeNames();
}

void Preflight::heedAnswer(const DnsQuestion &question, const DnsAnswer &answer)
{
    m_answers.insert(question, answer);
    askNext();
}

void Preflight::concludeNames()
{
    for (const Judged &judged : m_addresses) {
        Finding finding;
        finding.kind = Kind::SpfPrivateAddress;
        finding.detail = judged.address.toString();
        if (!m_senderDomain.isEmpty() && !isPrivate(judged.address))
            finding = judgeSpf(checkSpf(m_senderDomain, judged.address, m_answers), finding.detail);
        finding.relay = judged.relay;
        if (!m_senderDomain.isEmpty())
            report({finding});
    }
    report(judgeDmarc(m_fromDomain, m_senderDomain, m_answers));
    if (!m_order.dkimSelector.isEmpty()) {
        const QByteArray name = m_order.dkimSelector + "._domainkey." + m_fromDomain;
        report({judgeDkim(name, m_answers.value({DnsQuestion::Type::Text, name}))});
    }
    emit ended();
}

} // namespace Relaydeck
