#include "gui/deck.h"

#include "editing/background.h"
#include "models/sendfacts.h"
#include "models/words.h"

#include <chrono>
#include <utility>

using namespace std::chrono_literals;

namespace Relaydeck {
namespace {

struct ReadServerFile
{
    FileKeeper keeper;
    FileContent content;
    ServerSet set;
    std::shared_ptr<const MasterConfs> masters;
    std::shared_ptr<const FileReading> reading;
};

ServerSet relaysOf(const QString &file, const QStringList &masterConfs)
{
    LoadOptions options;
    options.beyondErrors = true;
    return loadServers(file, masterConfs, options);
}

/// The remark that says why there are no servers.
Diagnostic causeOf(const ServerSet &set)
{
    for (const Diagnostic &diagnostic : set.diagnostics) {
        if (diagnostic.kind == set.failure)
            return diagnostic;
    }
    Diagnostic cause;
    cause.kind = *set.failure;
    cause.file = set.serverFile;
    return cause;
}

/// A file that is no file of ours has no text to edit.
bool isReadable(const ReadServerFile &read)
{
    using enum DiagnosticKind;
    return read.content.isGood() && read.set.failure != FileIsBinary && read.set.failure != FileIsUtf16;
}

} // namespace

Deck::Deck(QObject *parent) : QObject(parent)
{
    m_beat.setSingleShot(true);
    m_beat.setInterval(100ms);
    connect(&m_beat, &QTimer::timeout, this, &Deck::takeOver);
    connect(&m_servers, &ServerTableModel::relaysChanged, this, [this] {
        QStringList names;
        for (const ServerSnapshot &server : m_servers.servers())
            names << server.name;
        m_transcript.setRelayNames(names);
    });
    connect(&m_editing, &ServerFileSession::diagnosticsChanged, this,
        [this] { m_problems.show(m_editing.diagnostics()); });
    connect(&m_editing, &ServerFileSession::saved, this, &Deck::adoptServerFile);
    connectEngine();
}

Deck::~Deck() = default;

void Deck::connectEngine()
{
    const auto beat = [this] {
        if (!m_beat.isActive())
            m_beat.start();
    };
    const Engine *engine = m_host.engine();
    connect(engine, &Engine::snapshotTaken, this, [this, beat](const Snapshot &snapshot) {
        m_latest = snapshot;
        beat();
    });
    connect(
        engine, &Engine::transcriptGrew, this, [this, beat](const TranscriptLines &lines, quint64 dropped) {
            m_lines += lines;
            m_dropped += dropped;
            beat();
        });
    connect(engine, &Engine::sendEnded, this, [this](const Snapshot &last) {
        m_latest = last;
        takeOver();
        emit sendEnded();
    });
    connect(engine, &Engine::refused, this,
        [this](const Trouble &trouble) { emit troubleArose(Words::trouble(trouble)); });
    connect(engine, &Engine::testTranscript, this, &Deck::testSaid);
    connect(engine, &Engine::relayTested, this, &Deck::relayTested);
    connect(engine, &Engine::practiceStarted, this, &Deck::layOutDemo);
    connect(engine, &Engine::consoleChanged, this, [this](bool open, const QString &peer) {
        m_consoleOpen = open;
        emit consoleChanged(open, peer);
    });
}

void Deck::takeOver()
{
    m_beat.stop();
    m_servers.show(m_latest);
    m_transcript.append(std::exchange(m_lines, {}), std::exchange(m_dropped, 0));
    emit sendChanged();
}

bool Deck::isSending() const
{
    return isRunning(m_latest.send.state);
}

void Deck::openServerFile(const QString &file)
{
    readServerFile(file, Reading::IntoEditor);
}

void Deck::adoptServerFile(const QString &file)
{
    readServerFile(file, Reading::Relays);
}

void Deck::readServerFile(const QString &file, Reading wanted)
{
    const quint64 number = ++m_opening;
    inBackground(
        this,
        [file, confs = m_masterConfs] {
            ReadServerFile read{FileKeeper(file), {}, relaysOf(file, confs), nullptr, nullptr};
            read.content = read.keeper.load();
            if (!isReadable(read))
                return read;
            read.masters = std::make_shared<const MasterConfs>(confs);
            read.reading
                = std::make_shared<const FileReading>(Document(read.content.bytes), file, read.masters);
            return read;
        },
        [this, file, number, wanted](const ReadServerFile &read) {
            if (number != m_opening)
                return;
            if (!isReadable(read)) {
                emit troubleArose(Words::diagnostic(causeOf(read.set)));
                return;
            }
            m_serverFile = file;
            if (wanted == Reading::IntoEditor) {
                m_editing.setMasters(read.masters);
                m_editing.open(read.keeper, read.reading);
            }
            m_relays = read.set.servers;
            m_host.order(&Engine::useServers, m_relays);
            emit serverFileRead(file, read.set.hasErrors());
            if (read.set.failure)
                emit troubleArose(Words::diagnostic(causeOf(read.set)));
        });
}

void Deck::setMasterConfs(const QStringList &files)
{
    m_masterConfs = files;
    inBackground(
        this, [files] { return std::make_shared<const MasterConfs>(files); },
        [this, files](const std::shared_ptr<const MasterConfs> &masters) {
            if (files == m_masterConfs)
                m_editing.setMasters(masters);
        });
}

void Deck::testRelay(const ServerProfile &profile)
{
    m_host.order(&Engine::testRelay, profile);
}

void Deck::stopTest()
{
    m_host.order(&Engine::stopTest);
}

void Deck::startSend(const SendOrder &order)
{
    m_host.order(&Engine::startSend, order);
}

void Deck::resumeJob(const QString &jobFile, const QList<Outcome> &again, StartTime when)
{
    m_host.order(&Engine::resumeJob, jobFile, again, when);
}

void Deck::pauseSend()
{
    m_host.order(&Engine::pauseSend);
}

void Deck::continueSend()
{
    m_host.order(&Engine::continueSend);
}

void Deck::stopSend()
{
    m_host.order(&Engine::stopSend);
}

void Deck::pauseRelay(int relay, const QString &reason, qint64 until)
{
    m_host.order(&Engine::pauseRelay, relay, reason, until);
}

void Deck::resumeRelay(int relay)
{
    m_host.order(&Engine::resumeRelay, relay);
}

void Deck::reviveRelay(int relay)
{
    m_host.order(&Engine::reviveRelay, relay);
}

void Deck::wakeRelay(int relay)
{
    m_host.order(&Engine::wakeRelay, relay);
}

void Deck::openConsole(int relay)
{
    m_host.order(&Engine::openConsole, relay);
}

void Deck::openConsoleTo(const QString &host, quint16 port)
{
    m_host.order(&Engine::openConsoleTo, host, port, QByteArray(), 0);
}

void Deck::sayToConsole(const QString &line)
{
    m_host.order(&Engine::sayToConsole, line.toUtf8());
}

void Deck::closeConsole()
{
    m_host.order(&Engine::closeConsole);
}

void Deck::startDemo()
{
    m_demoFolder = std::make_unique<QTemporaryDir>();
    m_host.order(&Engine::startPractice, DemoMaterial::relays());
}

void Deck::layOutDemo(const QList<quint16> &ports)
{
    if (!m_demoFolder)
        return;
    const DemoMaterial material = DemoMaterial::write(m_demoFolder->path(), ports);
    if (!material.error.isEmpty()) {
        emit troubleArose(material.error);
        return;
    }
    openServerFile(material.serverFile);
    emit demoReady(material);
}

void Deck::setWatched(bool watched)
{
    m_host.order(&Engine::setWatched, watched);
}

} // namespace Relaydeck
