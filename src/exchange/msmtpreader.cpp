#include "exchange/msmtpreader.h"

#include "exchange/msmtpaccount.h"
#include "exchange/textlines.h"

#include <QHash>

#include <algorithm>
#include <utility>

namespace Relaydeck {
namespace {

constexpr qsizetype MostParents = 100; // of one account

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

QByteArrayView trimmed(QByteArrayView text)
{
    while (!text.isEmpty() && isBlank(text.front()))
        text = text.sliced(1);
    while (!text.isEmpty() && isBlank(text.back()))
        text.chop(1);
    return text;
}

QByteArrayView unquoted(QByteArrayView text)
{
    const bool quoted = text.size() > 1 && text.front() == '"' && text.back() == '"';
    return quoted ? text.sliced(1, text.size() - 2) : text;
}

/// Reads the lines into accounts.
class MsmtpFile
{
public:
    MsmtpFile(QByteArrayView text, const QString &fileName) : m_lines(text), m_file(fileName) {}

    [[nodiscard]] ImportedRelays read(const QString &home)
    {
        while (m_lines.next()) {
            const QByteArrayView line = trimmed(m_lines.line());
            if (!line.isEmpty() && line.front() != '#')
                readCommand(line);
        }
        ImportedRelays imported;
        for (const MsmtpAccount &account : m_accounts) {
            if (account.twin >= 0)
                remark(ExchangeKind::SameRelay, account.line, account.name, m_accounts[account.twin].name,
                    Severity::Hint);
            else if (auto draft = readAccount(account, m_remarks, m_file, home))
                imported.relays.append(*std::move(draft));
        }
        imported.remarks = m_remarks.take();
        return imported;
    }

private:
    void remark(ExchangeKind kind, int line, QByteArrayView subject, const QByteArray &extra = {},
        Severity severity = Severity::Warning)
    {
        ExchangeRemark made;
        made.severity = severity;
        made.kind = kind;
        made.file = m_file;
        made.line = line;
        made.subject = subject.toByteArray();
        made.extra = extra;
        m_remarks.add(std::move(made));
    }

    void readCommand(QByteArrayView line)
    {
        const auto end = std::find_if(line.begin(), line.end(), isBlank);
        const QByteArrayView word = line.first(end - line.begin());
        const QByteArrayView argument = unquoted(trimmed(line.sliced(word.size())));
        if (word == QByteArrayView("account")) {
            beginAccount(argument);
        } else if (word == QByteArrayView("defaults")) {
            m_current = &m_defaults;
            m_beginning = m_lines.number();
        } else {
            if (!m_current) { // as if it had said "account default" above
                beginAccount("default");
                --m_beginning;
            }
            obey(word, argument);
        }
    }

    void obey(QByteArrayView word, QByteArrayView argument)
    {
        const std::optional<MsmtpCommand> command = msmtpCommand(word);
        const int line = m_lines.number();
        if (!command) {
            remark(ExchangeKind::Unknown, line, word.first(std::min<qsizetype>(word.size(), 100)));
            return;
        }
        switch (*command) {
        case MsmtpCommand::Eval: remark(ExchangeKind::WouldRun, line, word); return;
        case MsmtpCommand::NotOfARelay:
            remark(ExchangeKind::NotOfARelay, line, word, {}, Severity::Hint);
            return;
        case MsmtpCommand::NoCounterpart:
            if (!argument.isEmpty())
                remark(ExchangeKind::NoCounterpart, line, word);
            return;
        default: break;
        }
        const bool wanted = *command == MsmtpCommand::Host || *command == MsmtpCommand::Port
            || *command == MsmtpCommand::TimeOut || *command == MsmtpCommand::Protocol;
        if (argument.isEmpty() && wanted) {
            remark(ExchangeKind::ValueMissing, line, word);
            return;
        }
        MsmtpGiven &given = m_current->given[std::size_t(*command)];
        if (given.line > m_beginning)
            overridden(given.line, word);
        given = {argument, line};
        m_current->own.set(std::size_t(*command));
        m_current->twin = -1;
    }

    /// `name` or `name : parent,parent`.
    void beginAccount(QByteArrayView argument)
    {
        const auto colon = std::find(argument.begin(), argument.end(), ':');
        MsmtpAccount account;
        account.given = m_defaults.given;
        account.line = m_lines.number();
        account.name = trimmed(argument.first(colon - argument.begin())).toByteArray();
        m_unwanted = MsmtpAccount();
        m_current = &m_unwanted;
        m_beginning = account.line;
        if (account.name.isEmpty()) {
            remark(ExchangeKind::ValueMissing, account.line, "account");
            return;
        }
        if (m_numbers.contains(account.name)) {
            remark(ExchangeKind::NameTaken, account.line, account.name);
            return;
        }
        if (m_accounts.size() == MostRelays) {
            if (!std::exchange(m_full, true))
                tooMany();
            return;
        }
        if (colon != argument.end())
            inherit(account, argument.sliced(colon - argument.begin() + 1).toByteArray());
        m_numbers.insert(account.name, m_accounts.size());
        m_accounts.append(std::move(account));
        m_current = &m_accounts.last();
    }

    void inherit(MsmtpAccount &account, const QByteArray &parents)
    {
        QByteArrayList names = parents.split(',');
        if (names.size() > MostParents) {
            remark(ExchangeKind::LineUnreadable, account.line, "account");
            names.resize(MostParents);
        }
        for (const QByteArray &name : names) {
            const QByteArray wanted = unquoted(trimmed(name)).toByteArray();
            const qsizetype number = m_numbers.value(wanted, -1);
            if (number < 0) {
                remark(ExchangeKind::ParentUnknown, account.line, wanted);
                continue;
            }
            const MsmtpAccount &parent = m_accounts[number];
            for (std::size_t i = 0; i < KeptMsmtpCommands; ++i) {
                if (parent.own.test(i))
                    account.given[i] = parent.given[i];
            }
            account.own |= parent.own;
            if (names.size() == 1 && isSame(account, parent))
                account.twin = parent.twin < 0 ? number : parent.twin;
        }
    }

    [[nodiscard]] static bool isSame(const MsmtpAccount &a, const MsmtpAccount &b)
    {
        return std::equal(a.given.cbegin(), a.given.cend(), b.given.cbegin(),
            [](const MsmtpGiven &x, const MsmtpGiven &y) { return x.line == y.line; });
    }

    void overridden(int line, QByteArrayView word)
    {
        ExchangeRemark made;
        made.severity = Severity::Hint;
        made.kind = ExchangeKind::Overridden;
        made.file = m_file;
        made.line = line;
        made.subject = word.toByteArray();
        made.number = m_lines.number();
        m_remarks.add(std::move(made));
    }

    void tooMany()
    {
        ExchangeRemark made;
        made.severity = Severity::Error;
        made.kind = ExchangeKind::TooManyRelays;
        made.file = m_file;
        made.line = m_lines.number();
        made.number = MostRelays;
        m_remarks.add(std::move(made));
    }

    TextLines m_lines;
    QString m_file;
    RemarkList m_remarks;
    MsmtpAccount m_defaults;
    MsmtpAccount m_unwanted; // takes what belongs to an account that is passed over
    QList<MsmtpAccount> m_accounts;
    QHash<QByteArray, qsizetype> m_numbers;
    MsmtpAccount *m_current = nullptr;
    int m_beginning = 0; // line at which what is being read now began
    bool m_full = false;
};

} // namespace

ImportedRelays readMsmtp(const QByteArray &bytes, const QString &fileName, const QString &home)
{
    return MsmtpFile(bytes, fileName).read(home);
}

} // namespace Relaydeck
