#include "fuzz/expect.h"
#include "session/session.h"
#include "smtp/content.h"
#include "support/manualclock.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstdint>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

namespace {

const QByteArray Password = "pencil-of-tim"_ba;

/// Goes nowhere: takes what is written at once, and lets the relay be played from outside.
class PlayedTransport final : public Transport
{
public:
    void open(const Endpoint &) override { emit opened(); }
    void write(QByteArrayView bytes) override { written += bytes; }
    void close() override { emit closed({}); }
    void abort() override {}
    void startTls(const TlsPolicy &) override
    {
        expect(!report.secured, "nothing is secured twice");
        clearPart = written;
        report.secured = true;
        report.version = 13;
        emit secured(report);
    }
    [[nodiscard]] const TlsReport &tlsReport() const override { return report; }
    [[nodiscard]] qint64 pending() const override { return 0; }
    [[nodiscard]] QString peer() const override { return u"192.0.2.1:25"_s; }
    [[nodiscard]] QString localAddress() const override { return u"192.0.2.7"_s; }

    void hear(QByteArrayView bytes) { emit arrived(bytes); }
    void lose() { emit closed({LineLoss::Kind::Reset, "reset"_ba, {}}); }

    QByteArray written;
    QByteArray clearPart; // of what was written, before TLS
    TlsReport report;
};

class Knows final : public SecretFinder
{
public:
    void find(const SecretPlace &place) override
    {
        SecretAnswer answer{.place = place, .secret = Password};
        emit found(answer); // from within the call, since nothing turns an event loop here
    }
};

/// What the first byte of the input asks for.
struct Plan
{
    explicit Plan(std::uint8_t bits)
    {
        settings.endpoint = {u"relay.test"_s, 25};
        settings.domain = "deck.test"_ba;
        settings.pipelining = bits & 1;
        settings.security = LineSecurity((bits >> 1) & 3);
        if (bits & 8) {
            settings.login = LoginSettings{std::nullopt, "tim"_ba, {}, false};
            settings.makeSecretFinder = [] { return std::make_unique<Knows>(); };
        }
        recipients = 1 + ((bits >> 4) & 3);
        byHand = bits & 64;
        politely = bits & 128;
    }

    SessionSettings settings;
    int recipients = 1;
    bool byHand = false; // says lines instead of envelopes
    bool politely = false; // closes at the end instead of losing the line
};

class Play final
{
public:
    explicit Play(std::uint8_t bits) : m_plan(bits)
    {
        auto made = std::make_unique<PlayedTransport>();
        m_transport = made.get();
        m_session = std::make_unique<Session>(std::move(made), m_clock, m_transcript);
        m_transcript.setTap([](const TranscriptLine &line) {
            expect(!line.text.contains(Password), "the transcript has no password");
        });
        QObject::connect(m_session.get(), &Session::deliveryFinished, m_session.get(),
            [this](const std::shared_ptr<Delivery> &delivery) { judge(*delivery); });
        QObject::connect(m_session.get(), &Session::failed, m_session.get(), [this](const Failure &failure) {
            expect(!failure.raw.contains(Password), "a failure has no password");
            ++m_ends;
        });
        QObject::connect(m_session.get(), &Session::closed, m_session.get(), [this] { ++m_ends; });
    }

    void run(QByteArrayView bytes, qsizetype slice)
    {
        m_session->open(m_plan.settings);
        for (qsizetype at = 0; at < bytes.size() && m_ends == 0; at += slice) {
            m_transport->hear(bytes.sliced(at, std::min(slice, bytes.size() - at)));
            act();
        }
        if (m_ends == 0 && m_plan.politely)
            m_session->close();
        if (m_ends == 0)
            m_transport->lose();
        expect(m_ends == 1, "a conversation ends once");
        expect(m_session->state() == SessionState::Offline, "and is over then");
        expect(m_underWay == 0, "every envelope comes back");
        const QByteArray clear = m_transport->report.secured ? m_transport->clearPart : m_transport->written;
        expect(!clear.contains(QByteArray("\0tim\0", 5).append(Password).toBase64())
                && !clear.contains(Password.toBase64()),
            "the password is not said in clear");
        expect(m_plan.settings.security != LineSecurity::StartTls || !clear.contains("MAIL FROM"),
            "no mail in clear where TLS is required");
    }

private:
    /// From outside, not from within a signal: either way is allowed.
    void act()
    {
        if (m_ends > 0 || m_session->state() != SessionState::Ready || m_acts++ > 50)
            return;
        if (m_plan.byHand) {
            (void)m_session->say(m_acts % 3 == 0 ? "STARTTLS"_ba
                    : m_acts % 3 == 1            ? "NOOP"_ba
                                                 : "AUTH LOGIN"_ba);
            return;
        }
        auto delivery = std::make_shared<Delivery>();
        delivery->content = std::make_shared<Content>("Subject: x\r\n\r\n.hello\r\n"_ba);
        delivery->sender = "me@y.test"_ba;
        for (int i = 0; i < m_plan.recipients; ++i)
            delivery->recipients.emplace_back().address = "a@x.test"_ba;
        ++m_underWay;
        m_session->deliver(delivery);
    }

    void judge(const Delivery &delivery)
    {
        --m_underWay;
        const bool dotSaid = m_transport->written.contains("\r\n.\r\n");
        for (const Recipient &recipient : delivery.recipients) {
            expect(recipient.outcome != Outcome::Accepted
                    || (dotSaid && delivery.accepted && recipient.admitted),
                "only what was said whole is accepted, and only for whom was admitted");
            expect(recipient.outcome != Outcome::InDoubt || (dotSaid && delivery.lineLost),
                "doubt comes from a line that was lost behind the dot");
            expect(recipient.outcome != Outcome::LeftOut, "a session leaves nobody out");
        }
        expect(!delivery.lineLost || delivery.failure, "a loss has a reason");
    }

    Plan m_plan;
    ManualClock m_clock;
    Transcript m_transcript;
    PlayedTransport *m_transport; // the session's
    std::unique_ptr<Session> m_session;
    int m_ends = 0;
    int m_underWay = 0;
    int m_acts = 0;
};

} // namespace

/// The first byte says what we are up to, the second how the relay's bytes are sliced; then they come.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 2)
        return 0;
    Play play(data[0]);
    const qsizetype slice = data[1] == 0 ? qsizetype(size) : data[1];
    play.run(QByteArrayView(data + 2, qsizetype(size - 2)), slice);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); // what a session lets go of
    return 0;
}
