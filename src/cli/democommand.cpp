#include "cli/democommand.h"

#include "cli/arguments.h"
#include "cli/remarks.h"
#include "cli/sendrun.h"
#include "cli/terminal.h"
#include "engine/enginehost.h"
#include "models/demomaterial.h"
#include "models/words.h"
#include "serverfile/serverset.h"

using namespace Qt::StringLiterals;

namespace Relaydeck {

DemoCommand::DemoCommand(EngineHost &host, Terminal &terminal, QObject *parent)
    : SubCommand(parent),
      m_host(host),
      m_terminal(terminal)
{}

void DemoCommand::start(const QStringList &arguments)
{
    Arguments given({u"demo"_s, QString(),
        tr("Starts three practice relays on this machine (one quick, one with small limits, one moody) and\n"
           "sends a message to 10,000 recipients through them. Nothing leaves the machine. The exit status "
           "is 0\n"
           "when the send came to its end, although the moody relay refuses some."),
        u"relaydeck-cli demo"_s});
    if (const auto status = given.read(arguments, m_terminal)) {
        emit finished(*status);
        return;
    }
    if (!m_folder.isValid()) {
        giveUp(m_folder.errorString());
        return;
    }
    const Engine *engine = m_host.engine();
    connect(engine, &Engine::practiceStarted, this, &DemoCommand::send, Qt::SingleShotConnection);
    connect(
        engine, &Engine::refused, this, [this](const Trouble &trouble) { giveUp(Words::trouble(trouble)); });
    m_host.order(&Engine::startPractice, DemoMaterial::relays());
}

void DemoCommand::send(const QList<quint16> &ports)
{
    const DemoMaterial material = DemoMaterial::write(m_folder.path(), ports);
    if (!material.error.isEmpty()) {
        giveUp(material.error);
        return;
    }
    const ServerSet set = loadServers(material.serverFile);
    noteRemarks(set.diagnostics, Severity::Error, m_terminal);

    QStringList names;
    for (const ServerProfile &relay : set.servers)
        names += u"%1 (%2)"_s.arg(relay.name, hostAndPort(relay.host, relay.port));
    m_terminal.print(tr("Three practice relays: %1").arg(names.join(u", "_s)));
    m_terminal.print(tr("A letter goes to 10,000 recipients of 200 domains."));

    SendOrder order;
    order.listFile = material.listFile;
    order.messageFile = material.messageFile;
    order.sender = material.sender;
    order.jobFile = m_folder.filePath(u"demo.job"_s);
    auto *run = new SendRun(m_host, m_terminal, SendRun::Progress::Shown, this);
    connect(run, &SendRun::ended, this, [this](const SendEnding &ending) {
        const ExitStatus status = tell(ending, false, m_terminal);
        emit finished(status == ExitStatus::SomeNotAccepted ? ExitStatus::Good : status);
    });
    run->begin(set.servers, order);
}

void DemoCommand::giveUp(const QString &sentence)
{
    m_terminal.complain(sentence);
    emit finished(ExitStatus::NothingDone);
}

} // namespace Relaydeck
