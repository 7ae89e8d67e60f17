#pragma once

#include "net/sockettransport.h"
#include "session/session.h"
#include "smtp/content.h"
#include "support/manualclock.h"

namespace Relaydeck {

/// Knows one secret.
class Pencil final : public SecretFinder
{
public:
    explicit Pencil(QByteArray secret) : m_secret(std::move(secret)) {}
    void find(const SecretPlace &place) override
    {
        QMetaObject::invokeMethod(
            this, [this, place] { emit found({.place = place, .secret = m_secret}); }, Qt::QueuedConnection);
    }

private:
    const QByteArray m_secret;
};

/// One conversation with a server of somebody else's: opens, sends, leaves.
struct Errand
{
    Errand(const SessionSettings &settings, const QByteArray &text, const QByteArray &recipient = "a@x.test")
        : session(std::make_unique<SocketTransport>(), clock, transcript)
    {
        transcript.setTap([this](const TranscriptLine &line) { lines.append(line.text); });
        delivery->sender = "me@y.test";
        delivery->content = std::make_shared<Content>(text);
        delivery->recipients.emplace_back().address = recipient;
        QObject::connect(&session, &Session::stateChanged, [this](SessionState, SessionState to) {
            if (to == SessionState::Ready && !std::exchange(sent, true))
                QMetaObject::invokeMethod(
                    &session, [this] { session.deliver(delivery); }, Qt::QueuedConnection);
        });
        QObject::connect(&session, &Session::deliveryFinished,
            [this](const std::shared_ptr<Delivery> &) { session.close(); });
        QObject::connect(&session, &Session::failed, [this](const Failure &why) {
            failure = why;
            over = true;
        });
        QObject::connect(&session, &Session::closed, [this] { over = true; });
        session.open(settings);
    }

    ManualClock clock;
    Transcript transcript;
    Session session;
    std::shared_ptr<Delivery> delivery = std::make_shared<Delivery>();
    std::optional<Failure> failure;
    QByteArrayList lines;
    bool sent = false;
    bool over = false;
};

} // namespace Relaydeck
