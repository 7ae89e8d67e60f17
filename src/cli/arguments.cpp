#include "cli/arguments.h"

#include "cli/terminal.h"
#include "models/words.h"

#include <QDateTime>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Relaydeck {
namespace {

QString dashed(const QString &name)
{
    return (name.size() == 1 ? u"-"_s : u"--"_s) + name;
}

} // namespace

Arguments::Arguments(CommandHelp help) : m_help(std::move(help))
{}

void Arguments::addFlag(const QString &name, const QString &description)
{
    m_options.append(QCommandLineOption(name, description));
}

void Arguments::addValue(const QString &name, const QString &valueName, const QString &description)
{
    m_options.append(QCommandLineOption(name, description, valueName));
}

void Arguments::setPositionals(int least, int most)
{
    m_leastPositionals = least;
    m_mostPositionals = most;
}

std::optional<ExitStatus> Arguments::read(const QStringList &arguments, Terminal &terminal)
{
    addFlag(u"help"_s, tr("Shows this."));
    m_parser.addOptions(m_options);
    m_parser.addOption(QCommandLineOption(u"h"_s));
    const bool readable = m_parser.parse(QStringList{m_help.name} + arguments);
    if (has(u"help"_s) || has(u"h"_s)) {
        terminal.print(helpText());
        return ExitStatus::Good;
    }
    if (!readable)
        object(m_parser.errorText());
    if (positionals().size() < m_leastPositionals)
        object(tr("%1 needs more: %2").arg(m_help.name, m_help.usage));
    if (positionals().size() > m_mostPositionals)
        object(tr("%1 is one argument too many").arg(positionals().at(m_mostPositionals)));
    if (!isGood())
        return complain(terminal);
    return std::nullopt;
}

bool Arguments::isAlone(const QStringList &names)
{
    QString first;
    for (const QString &name : names) {
        if (!has(name))
            continue;
        if (!first.isEmpty()) {
            object(tr("%1 and %2 exclude each other").arg(dashed(first), dashed(name)));
            return false;
        }
        first = name;
    }
    return true;
}

int Arguments::number(const QString &name, int fallback, int least, int most)
{
    if (!has(name))
        return fallback;
    bool isNumber = false;
    const int number = value(name).toInt(&isNumber);
    if (isNumber && number >= least && number <= most)
        return number;
    object(tr("--%1 is a whole number from %2 to %3, not \"%4\"")
               .arg(name, QString::number(least), QString::number(most), value(name)));
    return fallback;
}

double Arguments::decimal(const QString &name, double fallback, double least, double most)
{
    if (!has(name))
        return fallback;
    bool isNumber = false;
    const double number = value(name).toDouble(&isNumber);
    if (isNumber && std::isfinite(number) && number >= least && number <= most)
        return number;
    object(tr("--%1 is a number from %2 to %3, not \"%4\"")
               .arg(name, QString::number(least), QString::number(most, 'f', 0), value(name)));
    return fallback;
}

qint64 Arguments::moment(const QString &name)
{
    if (!has(name))
        return 0;
    const QString text = value(name).trimmed();
    const QDateTime time = QDateTime::fromString(text, Qt::ISODate);
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    if (!time.isValid())
        object(tr("--%1 is a time such as \"2026-11-30 09:00\", not \"%2\"").arg(name, text));
    else if (time.toMSecsSinceEpoch() <= now)
        object(tr("--%1 is past: it was %2").arg(name, Words::moment(time.toMSecsSinceEpoch(), now)));
    return isGood() ? time.toMSecsSinceEpoch() : 0;
}

void Arguments::object(const QString &sentence)
{
    if (m_complaint.isEmpty())
        m_complaint = sentence;
}

ExitStatus Arguments::complain(Terminal &terminal) const
{
    terminal.complain(m_complaint);
    terminal.note(tr("relaydeck-cli %1 --help explains how it is used").arg(m_help.name));
    return ExitStatus::NothingDone;
}

QString Arguments::helpText() const
{
    const auto label = [](const QCommandLineOption &option) {
        const QString name = dashed(option.names().constFirst());
        return option.valueName().isEmpty() ? name : name + u' ' + option.valueName();
    };
    qsizetype widest = 0;
    for (const QCommandLineOption &option : m_options)
        widest = std::max(widest, label(option).size());

    QStringList lines{tr("Usage: relaydeck-cli %1 %2").arg(m_help.name, m_help.usage), {}, m_help.summary, {},
        tr("Options:")};
    for (const QCommandLineOption &option : m_options)
        lines += u"  "_s + label(option).leftJustified(widest + 2) + option.description();
    lines += {QString(), tr("Example:"), u"  "_s + m_help.example};
    return lines.join(u'\n');
}

} // namespace Relaydeck
