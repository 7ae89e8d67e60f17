#pragma once

#include "cli/interrupt.h"
#include "cli/subcommand.h"
#include "engine/relayverdict.h"
#include "serverfile/serverprofile.h"
#include "session/transcriptline.h"

#include <QJsonArray>
#include <QList>
#include <QStringList>

namespace Relaydeck {
class Arguments;
class EngineHost;
class Terminal;

/// `relaydeck-cli test`: tries relays out one after the other, and says what was found.
class TestCommand final : public SubCommand
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TestCommand)

public:
    TestCommand(EngineHost &host, Terminal &terminal, QObject *parent = nullptr);
    void start(const QStringList &arguments) override;

private:
    [[nodiscard]] QList<ServerProfile> readRelays(Arguments &given);
    [[nodiscard]] QList<ServerProfile> fromFile(Arguments &given);
    void testNext();
    void show(const TranscriptLines &lines);
    void take(const RelayVerdict &verdict);
    void print(const RelayVerdict &verdict);
    void finish();

    EngineHost &m_host;
    Terminal &m_terminal;
    Interrupt m_interrupt;
    QList<ServerProfile> m_relays; // still to be tested
    QStringList m_conversation; // of the test under way, for JSON
    QJsonArray m_verdicts;
    bool m_json = false;
    bool m_allGood = true;
};

} // namespace Relaydeck
