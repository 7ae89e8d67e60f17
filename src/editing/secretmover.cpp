#include "editing/secretmover.h"

namespace Relaydeck {

SecretMover::SecretMover(ServerFileSession *session, QObject *parent) : QObject(parent), m_session(session)
{
    connect(&m_keyring, &Keyring::answered, this, &SecretMover::heed);
}

void SecretMover::move(const Diagnostic &problem)
{
    if (!m_secrets.isEmpty()) // the one before is not through yet
        return;
    m_problem = problem;
    m_reading = m_session->reading();
    m_secrets = secretsAt(problem, m_reading->columns());
    m_next = 0;
    if (m_secrets.isEmpty())
        emit unclear();
    else
        storeNext();
}

void SecretMover::storeNext()
{
    const StoredSecret &secret = m_secrets[m_next];
    m_keyring.write(keyringPlace(secret.user, secret.host, secret.port), secret.value);
}

void SecretMover::heed(const SecretAnswer &answer)
{
    if (m_secrets.isEmpty())
        return;
    if (!answer.isGood()) {
        m_secrets.clear();
        emit refused(answer);
        return;
    }
    if (++m_next < m_secrets.size())
        storeNext();
    else
        takeOut();
}

void SecretMover::takeOut()
{
    const QList<StoredSecret> secrets = std::exchange(m_secrets, {});
    if (m_session->reading() != m_reading) {
        emit unclear();
        return;
    }
    Document document = m_reading->document();
    document.apply(removalOf(m_problem, m_reading->columns()));
    for (const StoredSecret &secret : secrets) { // the entry is looked up by `user`
        const FileReading between(document, m_session->fileName(), m_session->masters());
        if (between.setting(secret.relay, Field::User).text.value_or(QByteArray()) != secret.user)
            document.apply(RelayEditor(between.columns()).setValue(secret.relay, Field::User, secret.user));
    }
    m_session->rewrite(tr("Move a password to the keyring"), document.bytes());
    const StoredSecret &last = secrets.last();
    emit moved(keyringPlace(last.user, last.host, last.port).text, int(secrets.size()));
}

} // namespace Relaydeck
