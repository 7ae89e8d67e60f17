#pragma once

#include "net/namefinder.h"
#include "net/route.h"
#include "net/transport.h"

#include <QSslSocket>
#include <QTimer>

#include <chrono>
#include <memory>
#include <vector>

namespace Relaydeck {

/// Makes a connection by name or address: looks the name up and tries its addresses one after the other
/// without waiting for the slow ones (RFC 8305). The first to connect wins, the others are closed.
class Connector final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Connector)

public:
    /// Until the next address is tried beside the one that has not answered yet.
    static constexpr std::chrono::milliseconds Stagger{250};

    explicit Connector(std::unique_ptr<NameFinder> finder);
    ~Connector() override;

    /// `connected` or `failed` follows, perhaps from inside. What was under way is given up.
    void start(const Endpoint &endpoint, AddressFamily family, const QString &sourceAddress);
    void stop();
    /// The connected socket; nothing before `connected`.
    [[nodiscard]] std::unique_ptr<QSslSocket> take() { return std::move(m_winner); }

signals:
    /// A name is being looked up. Not for addresses.
    void lookingUp();
    void trying();
    void connected();
    /// What became of each address stands in the words when there were several.
    void failed(const Relaydeck::LineLoss &loss);

private:
    struct Attempt
    {
        std::unique_ptr<QSslSocket> socket;
        QHostAddress address;
    };

    void heedName(const NameAnswer &answer);
    void tryThese(const QList<QHostAddress> &addresses);
    void tryNext();
    void noteFailure(QSslSocket *socket, const LineLoss &loss);
    void win(QSslSocket *socket);
    void giveUp(const LineLoss &loss);
    void dismiss();

    std::unique_ptr<NameFinder> m_finder;
    QTimer m_stagger;
    Endpoint m_endpoint;
    QHostAddress m_source;
    AddressFamily m_family = AddressFamily::Any;
    QList<QHostAddress> m_waiting; // not tried yet
    std::vector<Attempt> m_attempts; // under way
    QList<LineLoss> m_losses; // of addresses that failed; their words begin with the address
    std::unique_ptr<QSslSocket> m_winner;
};

} // namespace Relaydeck
