#include "cli/preflightcommand.h"

#include "cli/arguments.h"
#include "cli/enumname.h"
#include "cli/relayoptions.h"
#include "cli/sendoptions.h"
#include "cli/terminal.h"
#include "models/preflightwords.h"
#include "models/words.h"
#include "net/sockettransport.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace Relaydeck {

PreflightCommand::PreflightCommand(Terminal &terminal, QObject *parent)
    : SubCommand(parent),
      m_terminal(terminal),
      m_preflight(m_clock, m_names, [] { return std::make_unique<SocketTransport>(); })
{
    connect(&m_preflight, &Preflight::found, this, &PreflightCommand::take);
    connect(&m_preflight, &Preflight::ended, this, &PreflightCommand::finish);
}

void PreflightCommand::start(const QStringList &arguments)
{
    Arguments given({u"preflight"_s,
        tr("(--servers FILE [--conf FILE]... | --server HOST:PORT ...) (--list FILE | --to ADDR ...)\n"
           "        --message FILE.eml --from ADDR [--dkim-selector NAME] [OPTIONS OF send]"),
        tr("Looks at everything that a send with these options needs, and sends nothing: message, list, "
           "each\n"
           "relay and whether it takes the sender, limits, and SPF, DMARC and DKIM of the sender's domain.\n"
           "Ends with 0 when nothing stands in the way, with 1 when there is an error."),
        u"relaydeck-cli preflight --servers relays.conf --list readers.txt --message letter.eml --from news@example.org"_s});
    RelayOptions::declare(given);
    SendOptions::declare(given);
    given.addValue(u"dkim-selector"_s, u"NAME"_s, tr("Looks for the key that signatures name so."));
    given.addFlag(u"no-dns"_s, tr("Looks up nothing of the sender's domain."));
    given.addFlag(u"json"_s, tr("Prints one JSON object."));
    if (const auto status = given.read(arguments, m_terminal)) {
        emit finished(*status);
        return;
    }
    PreflightOrder order;
    order.send = SendOptions::read(given);
    if (given.isGood())
        order.relays = RelayOptions::read(given, m_terminal);
    order.dkimSelector = given.value(u"dkim-selector"_s).toUtf8();
    order.asksNames = !given.has(u"no-dns"_s);
    m_json = given.has(u"json"_s);
    if (!given.isGood()) {
        emit finished(given.complain(m_terminal));
        return;
    }
    m_preflight.start(order);
}

void PreflightCommand::take(const Finding &finding)
{
    m_errors += finding.severity == Finding::Severity::Error ? 1 : 0;
    m_warnings += finding.severity == Finding::Severity::Warning ? 1 : 0;
    const QString sentence = PreflightWords::sentence(finding);
    const QString advice = PreflightWords::advice(finding);
    if (m_json) {
        m_findings.append(QJsonObject{{u"severity"_s, nameOf(finding.severity)},
            {u"kind"_s, nameOf(finding.kind)}, {u"relay"_s, finding.relay}, {u"sentence"_s, sentence},
            {u"advice"_s, advice}, {u"raw"_s, Words::bytes(finding.raw)}, {u"detail"_s, finding.detail},
            {u"number"_s, qint64(finding.number)}});
        return;
    }
    m_terminal.print(u"%1: %2"_s.arg(PreflightWords::severity(finding.severity), sentence));
    if (!advice.isEmpty())
        m_terminal.print(u"    "_s + advice);
}

void PreflightCommand::finish()
{
    if (m_json)
        m_terminal.print(
            QString::fromUtf8(QJsonDocument(QJsonObject{{u"errors"_s, m_errors}, {u"warnings"_s, m_warnings},
                                                {u"findings"_s, m_findings}})
                                  .toJson())
                .trimmed());
    else
        m_terminal.print(tr("Errors: %1, warnings: %2").arg(m_errors).arg(m_warnings));
    emit finished(m_errors > 0 ? ExitStatus::SomeNotAccepted : ExitStatus::Good);
}

} // namespace Relaydeck
