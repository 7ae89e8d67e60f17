#pragma once

#include "editing/secretmover.h"
#include "editing/serverfilesession.h"

#include <QObject>

namespace Relaydeck {
class NoticeBar;

/// Mends what is remarked in the open file, and says where it cannot.
class ProblemFixer final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProblemFixer)

public:
    ProblemFixer(ServerFileSession *session, NoticeBar *notice, QObject *parent = nullptr);

    void fix(const Diagnostic &problem);
    void fixInLine(qsizetype line); ///< the first remark of the line, from 1
    /// The remark of the next line (the one before this when `backwards`) that has one, round the end; none when no line has.
    [[nodiscard]] std::optional<Diagnostic> problemBeside(qsizetype line, bool backwards) const;
    void fixAll(); ///< in the background, all that needs no decision

private:
    ServerFileSession *m_session;
    NoticeBar *m_notice;
    SecretMover m_mover;
};

} // namespace Relaydeck
