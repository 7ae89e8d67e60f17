#pragma once

#include "cli/exitstatus.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace Relaydeck {
class Terminal;

/// What `--help` says of a sub-command besides its options.
struct CommandHelp
{
    QString name; ///< "send"
    QString usage; ///< what follows the name: "FILE [--json]"
    QString summary; ///< some sentences
    QString example; ///< a whole command line
};

/// The arguments of a sub-command, read and judged. The first thing that is wrong is the complaint.
class Arguments final
{
    Q_DECLARE_TR_FUNCTIONS(Relaydeck::Arguments)

public:
    explicit Arguments(CommandHelp help);

    /// A name of one character is a short option: `-4`.
    void addFlag(const QString &name, const QString &description);
    /// An option with a value; it may be given several times.
    void addValue(const QString &name, const QString &valueName, const QString &description);
    void setPositionals(int least, int most);

    /// Reads the arguments behind the sub-command's name. A status when there is nothing more to do:
    /// help was printed, or a complaint.
    [[nodiscard]] std::optional<ExitStatus> read(const QStringList &arguments, Terminal &terminal);

    [[nodiscard]] bool has(const QString &name) const { return m_parser.isSet(name); }
    [[nodiscard]] QString value(const QString &name) const { return m_parser.value(name); }
    [[nodiscard]] QStringList values(const QString &name) const { return m_parser.values(name); }
    [[nodiscard]] QStringList positionals() const { return m_parser.positionalArguments(); }

    /// Whether at most one of these was given; else there is a complaint.
    [[nodiscard]] bool isAlone(const QStringList &names);
    /// The option's value, or the fallback when it was not given or is wrong; then there is a complaint.
    [[nodiscard]] int number(const QString &name, int fallback, int least, int most);
    [[nodiscard]] double decimal(const QString &name, double fallback, double least, double most);

    /// A date and time: local, or with an offset (ISO 8601). Milliseconds since the epoch; 0 when it was not given or is
    /// wrong or past; then there is a complaint.
    [[nodiscard]] qint64 moment(const QString &name);

    /// Notes what is wrong, as a sentence; the first one stays.
    void object(const QString &sentence);
    [[nodiscard]] bool isGood() const { return m_complaint.isEmpty(); }
    /// Prints the complaint.
    ExitStatus complain(Terminal &terminal) const;

private:
    [[nodiscard]] QString helpText() const;

    CommandHelp m_help;
    QList<QCommandLineOption> m_options;
    QCommandLineParser m_parser;
    int m_leastPositionals = 0;
    int m_mostPositionals = 0;
    QString m_complaint;
};

} // namespace Relaydeck
