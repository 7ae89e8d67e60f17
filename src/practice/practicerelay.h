#pragma once

#include "practice/practicewitness.h"
#include "practice/temper.h"

#include <QByteArray>
#include <QFile>
#include <QHostAddress>
#include <QObject>
#include <QSet>
#include <QSslConfiguration>

#include <memory>

namespace Relaydeck {
class PracticeLine;

/// A real SMTP server to practise with: takes messages, counts them and throws them away.
///
/// Lives in one event loop with any number of connections. It binds to loopback unless told otherwise,
/// for it takes mail from and for anybody.
class PracticeRelay final : public QObject, private PracticeWitness
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PracticeRelay)

public:
    using Keeping = PracticeWitness::Keeping;

    explicit PracticeRelay(const Temper &temper, QObject *parent = nullptr);
    ~PracticeRelay() override;

    /// Port 0 lets the system pick one. False when the place is taken or not allowed: see errorText().
    [[nodiscard]] bool listen(quint16 port = 0, const QHostAddress &address = QHostAddress::LocalHost);
    /// The system's words for why listen() or keepBook() failed.
    [[nodiscard]] QString errorText() const;
    [[nodiscard]] QHostAddress address() const;
    [[nodiscard]] quint16 port() const; ///< 0 while it does not listen
    /// From now on writes what clients say to the end of this file, as Mail::Bulkmail::DummyServer does (spec section 10): a
    /// mark stands before each RSET, and what may be a secret is left out. Lines of several connections mix. False when it
    /// cannot be opened: see errorText().
    [[nodiscard]] bool keepBook(const QString &file);
    /// Takes no more connections and drops those there are.
    void stop();

    /// SHA-256 of its certificate, 32 bytes; empty where there is none.
    [[nodiscard]] QByteArray fingerprint() const;
    /// Its certificate, PEM, signed by itself and good for localhost; empty before a temper wanted TLS.
    [[nodiscard]] const QByteArray &certificate() const noexcept { return m_certificate; }

    /// Holds for connections that come from now on.
    void setTemper(const Temper &temper);
    [[nodiscard]] const Temper &temper() const noexcept { return m_temper; }

    /// What messageTaken tells. Connecting to the signal raises Counts to Envelopes.
    void setKeeping(Keeping keeping) { m_keeping = keeping; }

    [[nodiscard]] const PracticeTally &counts() const noexcept { return m_tally; }
    [[nodiscard]] qsizetype openConnections() const noexcept { return m_lines.size(); }

signals:
    void messageTaken(const Relaydeck::PracticeEnvelope &envelope);

protected:
    void connectNotify(const QMetaMethod &signal) override;

private:
    class Door;

    [[nodiscard]] Keeping keeping() const override { return m_keeping; }
    [[nodiscard]] PracticeTally &tally() override { return m_tally; }
    void takeMessage(const PracticeEnvelope &envelope) override;
    [[nodiscard]] bool keepsBook() const override { return m_book.isOpen(); }
    void note(QByteArrayView bytes) override;
    void welcome(qintptr descriptor);
    void prepareTls();

    Temper m_temper;
    QByteArray m_certificate;
    QSslConfiguration m_tls;
    Keeping m_keeping = Keeping::Counts;
    PracticeTally m_tally;
    QFile m_book;
    std::unique_ptr<Door> m_door;
    QSet<PracticeLine *> m_lines; // children
};

} // namespace Relaydeck
