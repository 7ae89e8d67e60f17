#include "cli/serverscommand.h"

#include "cli/arguments.h"
#include "cli/remarks.h"
#include "cli/terminal.h"
#include "cli/texttable.h"
#include "models/words.h"
#include "serverfile/fieldvalue.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace Relaydeck {
namespace {

QString originName(Origin::Kind kind)
{
    switch (kind) {
    case Origin::Kind::BuiltIn: return u"built-in"_s;
    case Origin::Kind::ServerFile: return u"server-file"_s;
    case Origin::Kind::MasterConf: return u"master-conf"_s;
    case Origin::Kind::Order: break;
    }
    return u"order"_s;
}

QJsonObject settingToJson(const Setting &setting)
{
    return {
        {u"value"_s, setting.text ? QJsonValue(displayText(*setting.text)) : QJsonValue()},
        {u"origin"_s, originName(setting.origin.kind)},
        {u"file"_s, setting.origin.file},
        {u"line"_s, setting.origin.line},
    };
}

QString keyOf(Field field)
{
    return QString::fromLatin1(fieldInfo(field).key);
}

QJsonObject relayToJson(const ServerProfile &relay)
{
    QJsonObject settings;
    for (const FieldInfo &info : fieldTable())
        settings.insert(keyOf(info.field), settingToJson(relay.setting(info.field)));
    return {
        {u"name"_s, relay.name},
        {u"host"_s, relay.host},
        {u"port"_s, relay.port},
        {u"enabled"_s, relay.enabled},
        {u"fault"_s, relay.fault ? QJsonValue(keyOf(*relay.fault)) : QJsonValue()},
        {u"settings"_s, settings},
    };
}

} // namespace

ServersCommand::ServersCommand(Terminal &terminal, QObject *parent) : SubCommand(parent), m_terminal(terminal)
{}

void ServersCommand::start(const QStringList &arguments)
{
    Arguments given({u"servers"_s, tr("FILE [--conf FILE]... [--json]"),
        tr("Shows the relays of a server file of Mail::Bulkmail as they really come out. With --json every\n"
           "value is shown with where it comes from."),
        u"relaydeck-cli servers relays.conf --conf /etc/mail_bulkmail.cf"_s});
    given.setPositionals(1, 1);
    given.addValue(u"conf"_s, u"FILE"_s, tr("A master conf file with defaults. Repeatable."));
    given.addFlag(u"json"_s, tr("Prints one JSON object."));
    if (const auto status = given.read(arguments, m_terminal)) {
        emit finished(*status);
        return;
    }

    const QString file = given.positionals().constFirst();
    const ServerSet set = loadServers(file, given.values(u"conf"_s));
    if (given.has(u"json"_s))
        printJson(set);
    else
        printTable(set);
    if (set.servers.isEmpty())
        m_terminal.complain(tr("%1 has no relays that can be used").arg(file));
    emit finished(set.servers.isEmpty() ? ExitStatus::NothingDone : ExitStatus::Good);
}

void ServersCommand::printTable(const ServerSet &set)
{
    TextTable table({tr("Relay"), tr("Address"), tr("Domain"), tr("Envelope"), tr("Total"), tr("Robin"),
        tr("Connection"), tr("Awake"), tr("Sleep"), tr("Note")});
    for (const ServerProfile &relay : set.servers) {
        QString note = relay.enabled ? QString() : tr("switched off");
        if (relay.fault)
            note = tr("cannot be used: %1").arg(keyOf(*relay.fault));
        table.add({relay.name, hostAndPort(relay.host, relay.port), Words::bytes(relay.domain),
            Words::limit(relay.envelopeLimit), Words::limit(relay.maxMessages),
            Words::limit(relay.maxMessagesPerRobin), Words::limit(relay.maxMessagesPerConnection),
            Words::limit(relay.maxMessagesWhileAwake),
            relay.sleepLength.count() > 0 ? Words::duration(relay.sleepLength) : QString(), note});
    }
    if (!set.servers.isEmpty())
        m_terminal.print(table.toString());
    noteRemarks(set.diagnostics, Severity::Warning, m_terminal);
}

void ServersCommand::printJson(const ServerSet &set)
{
    QJsonArray relays;
    for (const ServerProfile &relay : set.servers)
        relays.append(relayToJson(relay));
    const QJsonObject object{
        {u"file"_s, set.serverFile}, {u"servers"_s, relays}, {u"remarks"_s, remarksToJson(set.diagnostics)}};
    m_terminal.print(QString::fromUtf8(QJsonDocument(object).toJson()).trimmed());
}

} // namespace Relaydeck
