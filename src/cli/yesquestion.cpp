#include "cli/yesquestion.h"

#include "cli/standardinput.h"
#include "cli/terminal.h"

namespace Relaydeck {

namespace {
constexpr qsizetype Longest = 100; // bytes of an answer
}

YesQuestion::YesQuestion(Terminal &terminal, QObject *parent) : QObject(parent), m_terminal(terminal)
{}

QString YesQuestion::yes()
{
    return tr("yes", "an answer");
}

void YesQuestion::ask(const QString &question)
{
    m_terminal.note(question);
    auto *line = new TypedLine(Longest, TypedLine::Echo::Shown, this);
    connect(line, &TypedLine::read, this, [this](const std::optional<QByteArray> &answer) {
        deleteLater();
        const QString said = QString::fromUtf8(answer.value_or(QByteArray())).trimmed();
        emit answered(!said.isEmpty() && yes().startsWith(said, Qt::CaseInsensitive));
    });
}

} // namespace Relaydeck
