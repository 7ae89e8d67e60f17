#pragma once

#include "engine/orders.h"
#include "engine/relaytest.h"
#include "preflight/dnsquestion.h"
#include "preflight/finding.h"
#include "preflight/mergesurvey.h"

#include <QHostAddress>
#include <QObject>

#include <functional>
#include <memory>
#include <vector>

namespace Relaydeck {
class AddressList;
class Message;
class NameService;

/// What is to be looked at before it is sent.
struct PreflightOrder
{
    SendOrder send;
    QList<ServerProfile> relays;
    QByteArray dkimSelector; ///< empty: no key is looked up
    bool asksNames = true; ///< SPF, DMARC and DKIM of the sender's domain are looked up
};

/// Goes through everything that a send needs, without sending anything: the message, the list, each relay (by a
/// RelayTest with the sender's MAIL), the limits, and what the sender's domain says. Lives in one event loop.
class Preflight final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Preflight)

public:
    using MakeTransport = std::function<std::unique_ptr<Transport>()>;
    static constexpr std::size_t TestsAtOnce = 8;

    Preflight(Clock &clock, NameService &names, MakeTransport makeTransport, QObject *parent = nullptr);
    ~Preflight() override;

    /// Once.
    void start(const PreflightOrder &order);

signals:
    void found(const Relaydeck::Finding &finding);
    /// Once, the last signal.
    void ended();

private:
    struct Judged
    {
        QHostAddress address;
        QString relay;
    };

    void report(const QList<Finding> &findings);
    void object(const Trouble &trouble);
    [[nodiscard]] bool readMessage();
    void take(const Message &message);
    [[nodiscard]] bool readFields();
    [[nodiscard]] bool readSender();
    void readList();
    void readOn();
    void endList();
    void endMerging();
    void chooseRelays();
    void testMore();
    void heedVerdict(RelayTest *test, const RelayVerdict &verdict);
    void judgeSenderDomain();
    [[nodiscard]] std::optional<DnsQuestion> nextQuestion() const;
    void askNext();
    void heedAnswer(const DnsQuestion &question, const DnsAnswer &answer);
    void concludeNames();

    Clock &m_clock;
    NameService &m_names;
    const MakeTransport m_makeTransport;
    PreflightOrder m_order;
    JournalPlan m_plan;
    std::unique_ptr<AddressList> m_list;
    std::optional<MergeSurvey> m_survey; // of a message with fields
    MailProbe m_probe;
    QByteArray m_senderDomain; // in ASCII; empty: none
    QByteArray m_fromDomain;
    quint64 m_recipients = 0;
    quint64 m_leftOut = 0;
    quint64 m_utf8Recipients = 0;
    QList<ServerProfile> m_toTest;
    std::vector<std::unique_ptr<RelayTest>> m_tests; // under way
    std::vector<Judged> m_addresses; // of relays, each once
    DnsAnswers m_answers;
};

} // namespace Relaydeck
