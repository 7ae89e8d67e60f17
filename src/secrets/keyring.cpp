#include "secrets/keyring.h"

#include <QAbstractEventDispatcher>
#include <QCoreApplication>
#include <QLibrary>
#include <QStringDecoder>
#include <QTimer>

#include <qt6keychain/keychain.h>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace Relaydeck {
namespace {

using Making = std::function<QKeychain::Job *()>;
using Reading = std::function<QByteArray(const QKeychain::Job &)>;

QString service()
{
    return u"relaydeck"_s;
}

std::optional<SecretFlaw> flawOf(QKeychain::Error error)
{
    switch (error) {
    case QKeychain::NoError: return {};
    case QKeychain::EntryNotFound: return SecretFlaw::NotInKeyring;
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
    case QKeychain::CouldNotDeleteEntry: return SecretFlaw::KeyringDenied;
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
    case QKeychain::OtherError: return SecretFlaw::NoKeyring; // there is no bus, or nobody answers on it
    }
    return SecretFlaw::NoKeyring;
}

/// Lets GLib's event loop turn, which libsecret needs. To be called now and then where Qt's own event
/// dispatcher does not do it; the library is there already when libsecret is.
void turnGlibLoop()
{
    using Turn = int (*)(void *context, int mayBlock);
    static const Turn turn = [] {
        return reinterpret_cast<Turn>(QLibrary::resolve(u"glib-2.0"_s, 0, "g_main_context_iteration"));
    }();
    for (int turns = 0; turn && turns < 100 && turn(nullptr, 0); ++turns) {}
}

/// One errand. Lives on the main thread, since QtKeychain has one queue for the whole program and guards
/// it with nothing.
///
/// A job that takes too long is left to itself: libsecret keeps a pointer to it until it answers.
class KeyringErrand final : public QObject
{
    Q_OBJECT

public:
    KeyringErrand(const SecretPlace &place, Making make, Reading read, std::chrono::milliseconds patience)
        : m_make(std::move(make)),
          m_read(std::move(read)),
          m_patience(patience)
    {
        m_answer.place = place;
    }

    void start()
    {
        moveToThread(QCoreApplication::instance()->thread());
        QMetaObject::invokeMethod(this, &KeyringErrand::begin, Qt::QueuedConnection);
    }

signals:
    void done(const Relaydeck::SecretAnswer &);

private:
    void begin();
    void take(const QKeychain::Job &job);
    void end();

    SecretAnswer m_answer;
    Making m_make;
    Reading m_read;
    std::chrono::milliseconds m_patience;
};

void KeyringErrand::begin()
{
    QKeychain::Job *job = m_make();
    setParent(QCoreApplication::instance());
    job->setParent(QCoreApplication::instance());
    job->setInsecureFallback(false);
    job->setKey(m_answer.place.text);
    connect(
        job, &QKeychain::Job::finished, this, [this](const QKeychain::Job *finished) { take(*finished); });
    QTimer::singleShot(m_patience, this, [this] {
        m_answer.flaw = SecretFlaw::KeyringTooSlow;
        end();
    });
    if (!QAbstractEventDispatcher::instance()->inherits("QEventDispatcherGlib")) {
        auto *beat = new QTimer(job);
        connect(beat, &QTimer::timeout, job, &turnGlibLoop);
        beat->start(std::chrono::milliseconds(10));
    }
    job->start();
}

void KeyringErrand::take(const QKeychain::Job &job)
{
    m_answer.flaw = flawOf(job.error());
    if (m_answer.isGood())
        m_answer.secret = m_read(job);
    else if (job.error() != QKeychain::EntryNotFound)
        m_answer.detail = job.errorString();
    end();
}

void KeyringErrand::end()
{
    emit done(m_answer);
    disconnect();
    deleteLater();
}

QByteArray readNothing(const QKeychain::Job &)
{
    return {};
}

QByteArray readSecret(const QKeychain::Job &job)
{
    const auto *reading = qobject_cast<const QKeychain::ReadPasswordJob *>(&job);
    return reading ? reading->textData().toUtf8() : QByteArray();
}

QKeychain::Job *makeReading()
{
    return new QKeychain::ReadPasswordJob(service());
}

/// Why this cannot be kept, if it cannot.
std::optional<SecretFlaw> flawOf(const QByteArray &secret)
{
    if (secret.isEmpty())
        return SecretFlaw::Empty;
    if (secret.size() > LongestSecret)
        return SecretFlaw::TooLong;
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder(secret);
    if (decoder.hasError() || text.contains(QChar::Null))
        return SecretFlaw::NotText;
    return {};
}

} // namespace

Keyring::Keyring(std::chrono::milliseconds patience, QObject *parent) : QObject(parent), m_patience(patience)
{}

void Keyring::answerThoughNothingIsThere(SecretAnswer answer)
{
    if (answer.flaw == SecretFlaw::NotInKeyring)
        answer.flaw.reset();
    emit answered(answer);
}

void Keyring::probe()
{
    const SecretPlace nowhere{SecretPlace::Kind::Keyring, u"probe"_s};
    const auto patience = std::min(m_patience, ProbePatience);
    auto *errand = new KeyringErrand(nowhere, &makeReading, &readNothing, patience);
    connect(errand, &KeyringErrand::done, this, &Keyring::answerThoughNothingIsThere);
    errand->start();
}

void Keyring::read(const SecretPlace &place)
{
    auto *errand = new KeyringErrand(place, &makeReading, &readSecret, m_patience);
    connect(errand, &KeyringErrand::done, this, &Keyring::answered);
    errand->start();
}

void Keyring::write(const SecretPlace &place, const QByteArray &secret)
{
    if (const auto flaw = flawOf(secret)) {
        const auto refuse = [this, place, flaw] { emit answered({.place = place, .flaw = flaw}); };
        QMetaObject::invokeMethod(this, refuse, Qt::QueuedConnection);
        return;
    }
    const auto make = [secret] {
        auto *job = new QKeychain::WritePasswordJob(service());
        job->setTextData(QString::fromUtf8(secret));
        return job;
    };
    auto *errand = new KeyringErrand(place, make, &readNothing, m_patience);
    connect(errand, &KeyringErrand::done, this, &Keyring::answered);
    errand->start();
}

void Keyring::erase(const SecretPlace &place)
{
    const auto make = [] { return new QKeychain::DeletePasswordJob(service()); };
    auto *errand = new KeyringErrand(place, make, &readNothing, m_patience);
    connect(errand, &KeyringErrand::done, this, &Keyring::answerThoughNothingIsThere);
    errand->start();
}

} // namespace Relaydeck

#include "keyring.moc"
