#pragma once

#include <QCoreApplication>
#include <QObject>

namespace Relaydeck {
class Terminal;

/// A question to somebody at the terminal (Terminal::canAsk) that only a yes, or its beginning, says yes to.
class YesQuestion final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(YesQuestion)

public:
    YesQuestion(Terminal &terminal, QObject *parent);

    [[nodiscard]] static QString yes(); ///< what is to be typed, for the question
    void ask(const QString &question);

signals:
    /// Once; the question goes then.
    void answered(bool yes);

private:
    Terminal &m_terminal;
};

} // namespace Relaydeck
