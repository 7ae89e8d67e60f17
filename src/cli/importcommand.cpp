#include "cli/importcommand.h"

#include "cli/arguments.h"
#include "cli/exchangenotes.h"
#include "cli/standardinput.h"
#include "cli/terminal.h"
#include "exchange/relayaddition.h"
#include "exchange/serverfilewriter.h"
#include "models/exchangewords.h"
#include "models/fieldwords.h"
#include "models/words.h"
#include "serverfile/fieldvalue.h"
#include "serverfile/filekeeper.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Relaydeck {
namespace {

ImportOptions importOptions(const QString &root)
{
    ImportOptions options;
    options.root = root;
    options.home = QDir::homePath();
    for (const FieldInfo &info : fieldTable()) {
        options.titles.insert(FieldWords::title(info.field).toLower(), info.field);
        options.titles.insert(FieldWords::titleWithUnit(info.field).toLower(), info.field);
    }
    return options;
}

QJsonObject relayToJson(const RelayDraft &relay)
{
    QJsonObject settings;
    for (const auto &[field, text] : relay.values)
        settings.insert(QString::fromLatin1(fieldInfo(field).key), displayText(text));
    return {
        {u"label"_s, displayText(relay.label)},
        {u"file"_s, relay.file},
        {u"line"_s, relay.line},
        {u"settings"_s, settings},
        {u"has_password"_s, !relay.secret.isEmpty()},
    };
}

/// The remark says that a password stays where it is.
bool isAboutSecret(const ExchangeRemark &remark)
{
    return remark.kind == ExchangeKind::SecretLeft && !remark.subject.isEmpty();
}

} // namespace

ImportCommand::ImportCommand(Terminal &terminal, QObject *parent) : SubCommand(parent), m_terminal(terminal)
{
    connect(&m_keyring, &Keyring::answered, this, &ImportCommand::heedKeyring);
}

void ImportCommand::start(const QStringList &arguments)
{
    Arguments given({u"import"_s,
        tr("msmtp|postfix|swaks|csv INPUT [--into FILE [--conf FILE]...] [--root DIR]\n"
           "        [--passwords-to-keyring] [--json]"),
        tr("Takes over the relays of another program and prints them as a server file. INPUT is an msmtprc,\n"
           "a main.cf of Postfix or its folder, a file with command lines of swaks or one such line, or a "
           "table;\n"
           "- is standard input. Nothing that it says is run. What is not taken over is told on standard "
           "error;\n"
           "passwords never are. The exit status is 1 when a relay was left out, and 2 when there is none."),
        u"relaydeck-cli import msmtp ~/.msmtprc > relays.conf"_s});
    given.setPositionals(2, 2);
    given.addValue(u"into"_s, u"FILE"_s, tr("Adds the relays to this server file instead of printing them."));
    given.addValue(u"conf"_s, u"FILE"_s, tr("A master conf file with defaults of that file. Repeatable."));
    given.addValue(u"root"_s, u"DIR"_s, tr("The folder that / stands for in a main.cf."));
    given.addFlag(u"passwords-to-keyring"_s, tr("Stores the passwords that were found in the keyring."));
    given.addFlag(u"json"_s, tr("Prints one JSON object."));
    if (const auto status = given.read(arguments, m_terminal)) {
        emit finished(*status);
        return;
    }
    const std::optional<ExchangeFormat> format = exchangeFormat(given.positionals().at(0));
    if (!format) {
        given.object(
            tr("import knows msmtp, postfix, swaks and csv, not \"%1\"").arg(given.positionals().at(0)));
        emit finished(given.complain(m_terminal));
        return;
    }
    m_format = *format;
    m_input = given.positionals().at(1);
    m_imported = readInput(given);
    m_lostSomething = hasErrors(m_imported.remarks);
    const QString flaw = given.has(u"into"_s) && !m_imported.relays.isEmpty()
        ? addTo(given.value(u"into"_s), given.values(u"conf"_s))
        : QString();

    QList<ExchangeRemark> remarks = m_imported.remarks;
    if (given.has(u"passwords-to-keyring"_s) && flaw.isEmpty())
        remarks.removeIf(isAboutSecret);
    noteRemarks(m_format, remarks, m_terminal);
    if (given.has(u"json"_s))
        printJson(!given.has(u"into"_s));
    else if (!given.has(u"into"_s) && !m_imported.relays.isEmpty())
        m_terminal.write(newFile());
    if (!flaw.isEmpty()) {
        m_terminal.complain(flaw);
        emit finished(ExitStatus::NothingDone);
        return;
    }
    if (given.has(u"passwords-to-keyring"_s))
        keepPasswords();
    end();
}

ImportedRelays ImportCommand::readInput(const Arguments &given) const
{
    const ImportOptions options = importOptions(given.value(u"root"_s));
    const bool isLine
        = m_format == ExchangeFormat::Swaks && !QFileInfo::exists(m_input) && m_input.contains(u' ');
    if (isLine)
        return importText(m_format, m_input.toUtf8(), {}, options);
    if (m_input != "-"_L1)
        return importFile(m_format, m_input, options);
    const FileContent content = readStandardInput();
    if (content.isGood())
        return importText(m_format, content.bytes, m_input, options);
    return {{}, {remarkOn(content, m_input)}};
}

QByteArray ImportCommand::newFile() const
{
    QByteArrayList comments;
    for (const RelayDraft &relay : m_imported.relays)
        comments.append(ExchangeWords::origin(relay).toUtf8());
    const QString input = m_imported.relays.first().file;
    return writeServerFile(
        m_imported.relays, {ExchangeWords::importHeading(m_format, input).toUtf8()}, comments);
}

QString ImportCommand::addTo(const QString &file, const QStringList &masters)
{
    FileKeeper keeper(file);
    const FileContent content = keeper.load();
    QByteArray bytes;
    if (content.flaw == ReadFlaw::Missing) {
        bytes = newFile();
    } else if (!content.isGood()) {
        return ExchangeWords::remark(m_format, remarkOn(content, file));
    } else if (m_imported.relays.size() > MostAddedRelays) {
        return tr("%1 at most are added to a file; let a new one be printed instead")
            .arg(Words::relays(MostAddedRelays));
    } else {
        const auto document = withRelays(Document(content.bytes), m_imported.relays, MasterConfs(masters));
        if (!document)
            return tr("%1 has a line that ends its reading; relaydeck-cli lint says which").arg(file);
        bytes = document->bytes();
    }
    const SaveOutcome outcome = keeper.save(bytes);
    if (!outcome.isGood())
        return Words::saveFlaw(file, outcome);
    if (const QString remarks = Words::saveRemarks(outcome.remarks); !remarks.isEmpty())
        m_terminal.note(remarks);
    m_terminal.note(tr("%1 added to %2").arg(Words::relays(quint64(m_imported.relays.size())), file));
    return {};
}

void ImportCommand::printJson(bool withFile)
{
    QJsonArray relays;
    for (const RelayDraft &relay : m_imported.relays)
        relays.append(relayToJson(relay));
    QJsonObject object{{u"relays"_s, relays}, {u"remarks"_s, remarksToJson(m_format, m_imported.remarks)}};
    if (withFile && !m_imported.relays.isEmpty())
        object.insert(u"server_file"_s, displayText(newFile()));
    m_terminal.print(QString::fromUtf8(QJsonDocument(object).toJson()).trimmed());
}

/// One errand for each entry; of several passwords for one the first counts.
void ImportCommand::keepPasswords()
{
    QSet<QByteArray> entries;
    for (const RelayDraft &relay : std::as_const(m_imported.relays)) {
        const QByteArray entry = relay.entry();
        if (relay.secret.isEmpty() || entry.isEmpty() || entries.contains(entry))
            continue;
        entries.insert(entry);
        ++m_errands;
        m_keyring.write({SecretPlace::Kind::Keyring, QString::fromUtf8(entry)}, relay.secret);
    }
}

void ImportCommand::heedKeyring(const SecretAnswer &answer)
{
    --m_errands;
    if (answer.isGood()) {
        m_terminal.note(tr("The password of %1 is in the keyring now").arg(answer.place.text));
    } else {
        m_lostSomething = true;
        m_terminal.complain(Words::secretFlaw(answer));
    }
    end();
}

void ImportCommand::end()
{
    if (m_errands > 0)
        return;
    if (m_imported.relays.isEmpty())
        emit finished(ExitStatus::NothingDone);
    else
        emit finished(m_lostSomething ? ExitStatus::SomeNotAccepted : ExitStatus::Good);
}

} // namespace Relaydeck
