#pragma once

#include <QByteArrayView>
#include <QString>

namespace Relaydeck {

/// Standard output for results, standard error for everything else. UTF-8.
class Terminal final
{
    Q_DISABLE_COPY_MOVE(Terminal)

public:
    Terminal();

    /// A line on standard output, on its way at once.
    void print(const QString &line);
    /// Bytes on standard output, buffered. False once it takes no more (a closed pipe, a full disk).
    bool write(QByteArrayView bytes);

    /// A line on standard error.
    void note(const QString &line);
    /// A line on standard error that begins with the program's name.
    void complain(const QString &sentence);

    /// Shows how far things are: rewrites one line where standard error is a terminal, else adds a line.
    void showProgress(const QString &text);
    void clearProgress(); ///< for good; also done by note and complain
    /// Somebody can read a question on standard error and answer it on standard input.
    [[nodiscard]] static bool canAsk();
    [[nodiscard]] bool rewritesProgress() const noexcept { return m_rewrites; }

private:
    const bool m_rewrites;
    bool m_progressShown = false;
};

} // namespace Relaydeck
