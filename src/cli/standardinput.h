#pragma once

#include "serverfile/filereader.h"

#include <QByteArray>
#include <QObject>

#include <optional>

#include <termios.h>

QT_BEGIN_NAMESPACE
class QSocketNotifier;
QT_END_NAMESPACE

namespace Relaydeck {

/// Everything on standard input, as if it were a file.
[[nodiscard]] FileContent readStandardInput(const ReadLimits &limits = {});

/// One line of standard input.
class TypedLine final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TypedLine)

public:
    enum class Echo : quint8 {
        Shown,
        Hidden, ///< it does not appear on the terminal while it is typed
    };

    /// `longest` in bytes, without the line end. What was typed before does not count.
    TypedLine(qsizetype longest, Echo echo, QObject *parent = nullptr);
    ~TypedLine() override; ///< the terminal shows what is typed again

    [[nodiscard]] bool isTyped() const noexcept { return m_before.has_value(); }

signals:
    /// Once. Without its line end; nothing when it is too long.
    void read(const std::optional<QByteArray> &line);

private:
    void take();
    void end(const std::optional<QByteArray> &line);

    const qsizetype m_longest;
    QByteArray m_line;
    QSocketNotifier *m_notifier;
    std::optional<termios> m_before; // of a terminal
};

} // namespace Relaydeck
