#pragma once

#include "engine/orders.h"
#include "engine/relayverdict.h"
#include "engine/snapshot.h"
#include "session/delivery.h"
#include "session/transcriptline.h"

#include <QObject>

#include <memory>

namespace Relaydeck {

/// The engine room: owns the relays and the send, lives on the engine's thread (see EngineHost).
///
/// Every slot is an order: call it through a queued connection or EngineHost; it returns at once
/// and its effect shows in the next snapshot. Nothing here blocks and nothing here knows a window.
class Engine final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Engine)

public:
    explicit Engine(QObject *parent = nullptr);
    ~Engine() override;

public slots:
    /// Replaces the relays. While a send is running each relay adopts its new settings when it is
    /// next idle (see matchRelays and Server::adopt): new ones join the send, those that are gone retire.
    void useServers(const QList<Relaydeck::ServerProfile> &profiles);

    /// Where the rates of relays are remembered from one run of the program to the next, see RateBook; at
    /// first that is in the user's data folder. Empty: nowhere.
    void keepRatesIn(const QString &folder);

    void startSend(const Relaydeck::SendOrder &order);
    /// Goes on with a job where its journal says that it stopped, with the relays it was begun with.
    /// The recipients of the outcomes in `again` become unsent before, and the journal keeps that.
    void resumeJob(const QString &jobFile, const QList<Relaydeck::Outcome> &again, Relaydeck::StartTime when);
    void startNow(); ///< a send that waits for its time begins
    void pauseSend(); ///< envelopes under way are finished; nothing new is begun
    void continueSend();
    // One relay, by its row in the table. These are forgotten with the next send.
    /// What is under way is finished, then it rests: until this moment (milliseconds since the epoch), or
    /// until `resumeRelay` when it is 0. The reason is the user's.
    void pauseRelay(int relay, const QString &reason, qint64 until);
    void resumeRelay(int relay);
    void reviveRelay(int relay); ///< a worthless relay gets a new chance
    void wakeRelay(int relay); ///< sleep and backing off end now; a rate is kept

    void stopSend(); ///< the rest stays unsent in the journal

    /// Opens the console's own connection to a relay (row in the table). It shows as relay -1 in
    /// the transcript and counts for nothing.
    void openConsole(int relay);
    void openConsoleTo(const QString &host, quint16 port, const QByteArray &domain, int timeOutMs);
    /// By the settings of a relay that need not be in the table: TLS and the login come first, as in a send.
    void openConsoleAs(const Relaydeck::ServerProfile &profile);
    void sayToConsole(const QByteArray &line); ///< one command without line end
    void closeConsole(); ///< says QUIT when it can

    /// Tries a relay out with these settings, wherever they stand, see RelayTest. A test that is running
    /// is given up, without a verdict.
    void testRelay(const Relaydeck::ServerProfile &profile);
    void stopTest(); ///< its verdict follows, unless it is there already

    /// Starts practice relays on 127.0.0.1; `practiceStarted` brings their ports.
    void startPractice(const QList<Relaydeck::PracticeOrder> &orders);
    void stopPractice();

    /// With nobody watching no transcript line is made at all.
    void setWatched(bool watched);

signals:
    /// At most 30 a second, and only when something changed; a last one when the send ends.
    void snapshotTaken(const Relaydeck::Snapshot &snapshot);
    /// Lines of all relays in order since the last time; `dropped` lines did not fit in the ring between two beats.
    void transcriptGrew(const Relaydeck::TranscriptLines &lines, quint64 dropped);
    void sendEnded(const Relaydeck::Snapshot &last);
    /// An order that could not be carried out.
    void refused(const Relaydeck::Trouble &trouble);
    void practiceStarted(const QList<quint16> &ports);
    /// Before practiceStarted and in its order: the SHA-256 of each certificate, empty without TLS.
    void practiceCertified(const QList<QByteArray> &sha256);
    void consoleChanged(bool open, const QString &peer);
    /// What was said since the last time in the test that is running. Its lines are in no other transcript.
    void testTranscript(const Relaydeck::TranscriptLines &lines);
    void relayTested(const Relaydeck::RelayVerdict &verdict);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace Relaydeck
