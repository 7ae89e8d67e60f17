#include "cli/composecommand.h"

#include "cli/arguments.h"
#include "cli/terminal.h"
#include "compose/classicletter.h"
#include "compose/composer.h"
#include "models/composewords.h"
#include "models/letterinput.h"
#include "models/words.h"
#include "serverfile/filekeeper.h"

#include <QStringDecoder>
#include <QSysInfo>

using namespace Qt::StringLiterals;

namespace Relaydeck {

ComposeCommand::ComposeCommand(Terminal &terminal, QObject *parent) : SubCommand(parent), m_terminal(terminal)
{}

void ComposeCommand::declare(Arguments &given)
{
    given.addValue(u"from"_s, u"ADDR"_s, tr("Who writes it: \"Name <address>\"."));
    given.addValue(u"sender"_s, u"ADDR"_s, tr("Who sends it for them."));
    given.addValue(u"reply-to"_s, u"ADDR"_s, tr("Where answers go."));
    given.addValue(u"to"_s, u"ADDR"_s, tr("What stands in To; without it: undisclosed-recipients."));
    given.addValue(u"subject"_s, u"TEXT"_s, tr("The subject, in UTF-8."));
    given.addValue(u"text"_s, u"FILE"_s, tr("The plain text, in UTF-8."));
    given.addValue(u"html"_s, u"FILE"_s, tr("The HTML text, in UTF-8."));
    given.addValue(u"attach"_s, u"FILE"_s, tr("A file that goes with it. Repeatable."));
    given.addValue(
        u"inline"_s, u"ID=FILE"_s, tr("A picture for the HTML text, which calls it cid:ID. Repeatable."));
    given.addValue(u"header"_s, u"NAME:VALUE"_s, tr("One more header. Repeatable."));
    given.addValue(u"precedence"_s, u"list|bulk|junk|none"_s, tr("What kind of mail it is; list by itself."));
    given.addValue(u"unsubscribe-url"_s, u"URL"_s, tr("Where readers unsubscribe (RFC 2369)."));
    given.addValue(u"unsubscribe-mail"_s, u"ADDR"_s, tr("The same by mail."));
    given.addFlag(u"one-click"_s, tr("The URL unsubscribes without another question (RFC 8058)."));
    given.addFlag(u"merge"_s, tr("It has fields for send --merge; they may stand in To and the URL, too."));
    given.addValue(u"classic"_s, u"FILE.json"_s,
        tr("Takes all of it from settings of Mail::Bulkmail, by their names there: From, Subject, Message "
           "..."));
    given.addValue(u"output"_s, u"FILE.eml"_s, tr("Writes it here; otherwise on standard output."));
}

void ComposeCommand::start(const QStringList &arguments)
{
    Arguments given({u"compose"_s, tr("--from ADDR --subject TEXT (--text FILE | --html FILE) [OPTIONS]"),
        tr("Builds a message that every mail program can read: UTF-8 throughout, encoded where it must be, "
           "with\n"
           "a date, an identity and the headers of a list. Send it with: relaydeck-cli send --message "
           "FILE.eml"),
        u"relaydeck-cli compose --from news@example.org --subject Spring --text spring.txt --output spring.eml"_s});
    declare(given);
    if (const auto status = given.read(arguments, m_terminal)) {
        emit finished(*status);
        return;
    }
    const Letter letter = given.has(u"classic"_s) ? classic(given) : ComposeCommand::letter(given);
    const Posting posting{
        QDateTime::currentDateTime(), newMessageId(letter, QSysInfo::machineHostName().toUtf8())};
    const ComposedLetter made = given.isGood() ? compose(letter, posting) : ComposedLetter();
    if (made.fault)
        given.object(ComposeWords::fault(*made.fault));
    emit finished(
        given.isGood() ? deliver(made.message, given.value(u"output"_s)) : given.complain(m_terminal));
}

Letter ComposeCommand::classic(Arguments &given)
{
    const QString file = given.value(u"classic"_s);
    const QByteArray json = fileOf(given, file);
    const ClassicLetter read = ClassicLetter::fromJson(json);
    if (given.isGood() && read.fault == u"JSON")
        given.object(tr("%1 holds no JSON object with settings of Mail::Bulkmail").arg(file));
    else if (given.isGood() && !read.letter)
        given.object(tr("%1: %2 is missing or cannot be used").arg(file, read.fault));
    return read.letter.value_or(Letter());
}

Letter ComposeCommand::letter(Arguments &given)
{
    Letter letter;
    letter.from = given.value(u"from"_s);
    letter.sender = given.value(u"sender"_s);
    letter.replyTo = given.value(u"reply-to"_s);
    letter.to = given.value(u"to"_s);
    letter.subject = given.value(u"subject"_s);
    letter.text = textOf(given, u"text"_s);
    letter.html = textOf(given, u"html"_s);
    letter.precedence = given.has(u"precedence"_s) ? given.value(u"precedence"_s) : u"list"_s;
    if (letter.precedence == u"none")
        letter.precedence.clear();
    letter.unsubscribeUrl = given.value(u"unsubscribe-url"_s).toUtf8();
    letter.unsubscribeMail = given.value(u"unsubscribe-mail"_s).toUtf8();
    letter.hasFields = given.has(u"merge"_s);
    letter.oneClick = given.has(u"one-click"_s);
    addHeaders(given, letter);
    addEnclosures(given, letter);
    return letter;
}

QByteArray ComposeCommand::fileOf(Arguments &given, const QString &name)
{
    const LetterInput::File file = LetterInput::read(name);
    if (!file.fault.isEmpty())
        given.object(file.fault);
    return file.bytes;
}

QString ComposeCommand::textOf(Arguments &given, const QString &option)
{
    if (!given.has(option))
        return {};
    const QString name = given.value(option);
    const QByteArray bytes = fileOf(given, name);
    QStringDecoder utf8(QStringDecoder::Utf8);
    QString text = utf8(bytes);
    if (utf8.hasError() || text.contains(QChar(u'\0')))
        given.object(tr("%1 is no text in UTF-8; save it as such").arg(name));
    else if (text.isEmpty() && given.isGood())
        given.object(tr("%1 is empty").arg(name));
    return text;
}

void ComposeCommand::addHeaders(Arguments &given, Letter &letter)
{
    for (const QString &header : given.values(u"header"_s)) {
        if (!LetterInput::addHeader(letter, header))
            given.object(tr("--header wants NAME:VALUE, not \"%1\"").arg(header));
    }
}

void ComposeCommand::addEnclosures(Arguments &given, Letter &letter)
{
    const auto add = [&](const QString &file, const QString &id) {
        letter.enclosures.append(LetterInput::enclosure(file, fileOf(given, file), id.toUtf8()));
    };
    for (const QString &file : given.values(u"attach"_s))
        add(file, {});
    for (const QString &picture : given.values(u"inline"_s)) {
        const qsizetype sign = picture.indexOf(u'=');
        if (sign < 1)
            given.object(tr("--inline wants ID=FILE, not \"%1\"").arg(picture));
        else
            add(picture.sliced(sign + 1), picture.first(sign));
    }
}

ExitStatus ComposeCommand::deliver(const QByteArray &message, const QString &file)
{
    if (file.isEmpty()) {
        m_terminal.write(message);
        return ExitStatus::Good;
    }
    const SaveOutcome outcome = FileKeeper(file).save(message, true);
    if (outcome.isGood())
        return ExitStatus::Good;
    m_terminal.complain(Words::saveFlaw(file, outcome));
    return ExitStatus::NothingDone;
}

} // namespace Relaydeck
