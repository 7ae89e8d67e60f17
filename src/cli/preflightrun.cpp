#include "cli/preflightrun.h"

#include "cli/arguments.h"
#include "cli/enumname.h"
#include "models/preflightwords.h"
#include "models/words.h"
#include "net/sockettransport.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace Relaydeck {

PreflightRun::PreflightRun(Tell tell, QObject *parent)
    : QObject(parent),
      m_tell(std::move(tell)),
      m_preflight(m_clock, m_names, [] { return std::make_unique<SocketTransport>(); })
{
    connect(&m_preflight, &Preflight::found, this, &PreflightRun::take);
    connect(&m_preflight, &Preflight::ended, this, &PreflightRun::ended);
}

void PreflightRun::declare(Arguments &arguments)
{
    arguments.addValue(u"dkim-selector"_s, u"NAME"_s, tr("Looks for the key that signatures name so."));
    arguments.addFlag(u"no-dns"_s, tr("Looks up nothing of the sender's domain."));
}

PreflightOrder PreflightRun::read(
    const Arguments &arguments, const SendOrder &send, const QList<ServerProfile> &relays)
{
    PreflightOrder order;
    order.send = send;
    order.relays = relays;
    order.dkimSelector = arguments.value(u"dkim-selector"_s).toUtf8();
    order.asksNames = !arguments.has(u"no-dns"_s);
    return order;
}

void PreflightRun::take(const Finding &finding)
{
    m_errors += finding.severity == Finding::Severity::Error ? 1 : 0;
    m_warnings += finding.severity == Finding::Severity::Warning ? 1 : 0;
    const QString sentence = PreflightWords::sentence(finding);
    const QString advice = PreflightWords::advice(finding);
    m_findings.append(QJsonObject{{u"severity"_s, nameOf(finding.severity)},
        {u"kind"_s, nameOf(finding.kind)}, {u"relay"_s, finding.relay}, {u"sentence"_s, sentence},
        {u"advice"_s, advice}, {u"raw"_s, Words::bytes(finding.raw)}, {u"detail"_s, finding.detail},
        {u"number"_s, qint64(finding.number)}});
    m_tell(u"%1: %2"_s.arg(PreflightWords::severity(finding.severity), sentence));
    if (!advice.isEmpty())
        m_tell(u"    "_s + advice);
}

QString PreflightRun::counts() const
{
    return tr("Errors: %1, warnings: %2").arg(m_errors).arg(m_warnings);
}

QString PreflightRun::toJson() const
{
    const QJsonObject all{{u"errors"_s, m_errors}, {u"warnings"_s, m_warnings}, {u"findings"_s, m_findings}};
    return QString::fromUtf8(QJsonDocument(all).toJson()).trimmed();
}

} // namespace Relaydeck
