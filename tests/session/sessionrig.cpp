#include "session/sessionrig.h"

#include "net/sockettransport.h"

#include <QMetaEnum>

using namespace Qt::StringLiterals;

namespace Relaydeck {

namespace {

template <typename Enum>
QByteArray nameOf(Enum value)
{
    return QMetaEnum::fromType<Enum>().valueToKey(int(value));
}

QByteArray codeBehind(char mark, int code)
{
    return code == 0 ? QByteArray() : mark + QByteArray::number(code);
}

QByteArray shown(const Delivery &delivery)
{
    QByteArrayList parts;
    for (const Recipient &recipient : delivery.recipients) {
        parts.append(recipient.address.left(recipient.address.indexOf('@')) + '=' + nameOf(recipient.outcome)
            + codeBehind('/', recipient.code));
    }
    if (delivery.failure)
        parts.append('(' + shown(*delivery.failure) + ')');
    if (delivery.lineLost)
        parts.append("lost"_ba);
    return parts.join(' ');
}

} // namespace

QByteArray shown(const Failure &failure)
{
    QByteArray text = nameOf(failure.kind) + " at " + nameOf(failure.step) + codeBehind(' ', failure.code);
    if (failure.detail != Failure::Detail::None)
        text += " (" + nameOf(failure.detail) + ')';
    if (failure.tlsFlaw)
        text += " (" + nameOf(*failure.tlsFlaw) + ')';
    if (failure.noSecret)
        text += " (" + nameOf(failure.noSecret->flaw) + ')';
    if (failure.proxyFlaw)
        text += " (" + nameOf(*failure.proxyFlaw) + ')';
    return text;
}

void KnownSecret::find(const SecretPlace &place)
{
    m_answer.place = place;
    QMetaObject::invokeMethod(
        this, [this] { emit found(m_answer); }, Qt::QueuedConnection);
}

void SessionRig::logIn(
    const QByteArray &user, const QByteArray &password, std::optional<SaslMechanism> mechanism)
{
    settings.login = LoginSettings{mechanism, user, {}, false};
    settings.makeSecretFinder
        = [password] { return std::make_unique<KnownSecret>(SecretAnswer{.secret = password}); };
}

SessionRig::SessionRig(QByteArrayList orders)
    : m_session(std::make_unique<SocketTransport>(), m_clock, m_transcript),
      m_orders(std::move(orders)),
      m_content(std::make_shared<Content>("Subject: t\n\nbody\n"))
{
    settings.domain = "deck.test"_ba;
    m_transcript.setTap([this](const TranscriptLine &line) { note(line); });
    connect(&m_session, &Session::stateChanged, this, [this](SessionState from, SessionState to) {
        static const QList<SessionState> opening{SessionState::AwaitEhlo, SessionState::AwaitHelo,
            SessionState::AwaitStartTls, SessionState::AwaitAuth, SessionState::Securing};
        if (to != SessionState::Ready || !opening.contains(from))
            return;
        m_course.append("ready"_ba);
        obey();
    });
    connect(&m_session, &Session::deliveryFinished, this, [this](const std::shared_ptr<Delivery> &delivery) {
        m_lastDelivery = delivery;
        m_course.append(shown(*delivery));
        obey();
    });
    connect(&m_session, &Session::answered, this, [this](const Reply &reply) {
        m_course.append("answer "_ba + QByteArray::number(reply.code));
        obey();
    });
    connect(&m_session, &Session::failed, this, [this](const Failure &failure) {
        m_failure = failure;
        m_course.append("failed: "_ba + shown(failure));
    });
    connect(&m_session, &Session::closed, this, [this] { m_course.append("closed"_ba); });
}

void SessionRig::open(const Endpoint &endpoint)
{
    settings.endpoint = endpoint;
    m_session.open(settings);
}

void SessionRig::obey()
{
    const SessionState before = m_session.state();
    if (m_session.hasDeliveries()) {
        handOver();
        return;
    }
    if (m_orders.isEmpty() || (before != SessionState::Ready && before != SessionState::ByHand))
        return;
    const QByteArray order = m_orders.takeFirst();
    const qsizetype results = m_course.size();
    carryOut(order);
    if (m_course.size() == results
        && !m_session.hasDeliveries()) // nothing came of it that would have gone on
        obey();
}

/// All envelopes that are next and that there is room for.
void SessionRig::handOver()
{
    while (!m_orders.isEmpty() && m_orders.first().startsWith("deliver ") && m_session.takes())
        queue(m_orders.takeFirst().sliced(8));
    m_session.goOn();
}

void SessionRig::carryOut(const QByteArray &order)
{
    const qsizetype blank = order.indexOf(' ');
    const QByteArray verb = blank < 0 ? order : order.first(blank);
    const QByteArray rest = blank < 0 ? QByteArray() : order.sliced(blank + 1);
    if (verb == "deliver") {
        queue(rest);
        handOver();
    }
    if (verb == "from")
        m_sender = rest;
    else if (verb == "text")
        m_content = std::make_shared<Content>(rest);
    else if (verb == "report")
        m_dsn = std::make_shared<DsnRequest>(DsnRequest{
            DsnRequest::Return::Headers, DsnRequest::Success | DsnRequest::Delay, "spring mail"_ba});
    else if (verb == "close")
        m_session.close();
    else if (verb == "say" && !m_session.say(rest)) {
        m_course.append("not said"_ba);
        obey();
    }
}

void SessionRig::queue(const QByteArray &recipients)
{
    auto delivery = std::make_shared<Delivery>();
    delivery->sender = m_sender;
    delivery->content = m_content;
    delivery->dsn = m_dsn;
    for (const QByteArray &address : recipients.split(' ')) {
        Recipient recipient;
        recipient.address = address;
        delivery->recipients.push_back(recipient);
    }
    m_session.queue(std::move(delivery));
}

void SessionRig::note(const TranscriptLine &line)
{
    if (line.direction == TranscriptLine::Direction::ToRelay)
        m_talk.append("> "_ba + line.text);
    else if (line.direction == TranscriptLine::Direction::FromRelay)
        m_talk.append("< "_ba + line.text);
    else if (line.note == TranscriptLine::NoteKind::Secured
        || line.note == TranscriptLine::NoteKind::SecuredUnchecked
        || line.note == TranscriptLine::NoteKind::Challenge)
        m_talk.append("- "_ba + line.text);
}

} // namespace Relaydeck
