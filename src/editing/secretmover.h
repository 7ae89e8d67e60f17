#pragma once

#include "editing/serverfilesession.h"
#include "secrets/keyring.h"
#include "serverfile/storedsecret.h"

#include <QObject>

#include <memory>

namespace Relaydeck {

/// Moves passwords that stand in a server file into the keyring: first all of them are stored, then they
/// are taken out of the text, in one step. When one cannot be stored the text stays as it is.
class SecretMover final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SecretMover)

public:
    explicit SecretMover(ServerFileSession *session, QObject *parent = nullptr);

    /// `problem` is a SecretInFile of the session's text. One signal follows.
    void move(const Diagnostic &problem);

signals:
    void moved(const QString &lastEntry, int count);
    void refused(const Relaydeck::SecretAnswer &answer);
    void unclear(); ///< it cannot be told whose password it is, or the text has changed meanwhile

private:
    void storeNext();
    void heed(const SecretAnswer &answer);
    void takeOut();

    ServerFileSession *m_session;
    Keyring m_keyring;
    Diagnostic m_problem;
    std::shared_ptr<const FileReading> m_reading; // the text that the secrets were found in
    QList<StoredSecret> m_secrets;
    qsizetype m_next = 0;
};

} // namespace Relaydeck
