#pragma once

#include "editing/serverfilesession.h"
#include "engine/enginehost.h"
#include "models/demomaterial.h"
#include "models/diagnosticmodel.h"
#include "models/servertablemodel.h"
#include "models/transcriptmodel.h"
#include "serverfile/serverset.h"

#include <QObject>
#include <QTemporaryDir>
#include <QTimer>

#include <memory>

namespace Relaydeck {

/// What every page shares: the models to read, and the verbs to act. Owns the engine's thread.
///
/// News of the engine is taken over ten times a second at most, which is as fast as eyes follow
/// numbers. Files are read on threads of the pool.
class Deck final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Deck)

public:
    explicit Deck(QObject *parent = nullptr);
    ~Deck() override;

    [[nodiscard]] ServerTableModel *servers() noexcept { return &m_servers; }
    [[nodiscard]] TranscriptModel *transcript() noexcept { return &m_transcript; }
    [[nodiscard]] DiagnosticModel *problems() noexcept { return &m_problems; }
    /// The server file as it stands in the editor.
    [[nodiscard]] ServerFileSession *editing() noexcept { return &m_editing; }
    [[nodiscard]] const Snapshot &latest() const noexcept { return m_latest; }
    [[nodiscard]] const SendSnapshot &send() const noexcept { return m_latest.send; }
    [[nodiscard]] bool isSending() const; ///< reading, sending, paused or stopping
    [[nodiscard]] bool isDemo() const noexcept { return m_demoFolder != nullptr; }
    [[nodiscard]] bool isConsoleOpen() const noexcept { return m_consoleOpen; }
    /// Those that the engine was given last.
    [[nodiscard]] const QList<ServerProfile> &relays() const noexcept { return m_relays; }
    [[nodiscard]] const QString &serverFile() const noexcept { return m_serverFile; }
    [[nodiscard]] const QStringList &masterConfs() const noexcept { return m_masterConfs; }

public slots:
    /// Reads a server file and gives its relays to the engine. `serverFileRead` or `troubleArose` follows.
    void openServerFile(const QString &file);
    void setMasterConfs(const QStringList &files);
    /// Gives the relays of the saved file to the engine; the editor keeps its text.
    void adoptServerFile(const QString &file);

    void testRelay(const Relaydeck::ServerProfile &profile);
    void stopTest();

    void startSend(const Relaydeck::SendOrder &order);
    /// The recipients of the outcomes in `again` are sent to once more.
    void resumeJob(const QString &jobFile, const QList<Relaydeck::Outcome> &again, Relaydeck::StartTime when);
    void pauseSend();
    void continueSend();
    void stopSend();

    // One relay of the send, by its row in the pool.
    /// `until` in milliseconds since the epoch; 0: until `resumeRelay`.
    void pauseRelay(int relay, const QString &reason, qint64 until);
    void resumeRelay(int relay);
    void reviveRelay(int relay);
    void wakeRelay(int relay);

    void openConsole(int relay);
    void openConsoleTo(const QString &host, quint16 port);
    void sayToConsole(const QString &line);
    void closeConsole();

    /// Practice relays, then their server file; `demoReady` when all of it stands.
    void startDemo();
    void setWatched(bool watched);

signals:
    void serverFileRead(const QString &file, bool hasErrors);
    void testSaid(const Relaydeck::TranscriptLines &lines);
    void relayTested(const Relaydeck::RelayVerdict &verdict);
    void sendChanged();
    void sendEnded();
    void consoleChanged(bool open, const QString &peer);
    void demoReady(const Relaydeck::DemoMaterial &material);
    void troubleArose(const QString &sentence);

private:
    void takeOver(); // of the engine's news
    void connectEngine();
    void layOutDemo(const QList<quint16> &ports);
    enum class Reading : quint8 { IntoEditor, Relays };
    void readServerFile(const QString &file, Reading wanted);

    EngineHost m_host;
    ServerTableModel m_servers;
    TranscriptModel m_transcript;
    ServerFileSession m_editing;
    DiagnosticModel m_problems;
    Snapshot m_latest;
    TranscriptLines m_lines; // not yet shown
    quint64 m_dropped = 0;
    QTimer m_beat;
    QList<ServerProfile> m_relays;
    QString m_serverFile;
    QStringList m_masterConfs;
    quint64 m_opening = 0; // number of the last file given to the pool
    bool m_consoleOpen = false;
    std::unique_ptr<QTemporaryDir> m_demoFolder;
};

} // namespace Relaydeck
