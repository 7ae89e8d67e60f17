#include "gui/problemfixer.h"

#include "editing/background.h"
#include "gui/noticebar.h"
#include "models/words.h"
#include "serverfile/fixall.h"
#include "serverfile/fixit.h"

namespace Relaydeck {

ProblemFixer::ProblemFixer(ServerFileSession *session, NoticeBar *notice, QObject *parent)
    : QObject(parent),
      m_session(session),
      m_notice(notice),
      m_mover(session)
{
    connect(&m_mover, &SecretMover::moved, this, [this](const QString &entry, int count) {
        m_notice->say(count == 1
                ? tr("The password is in the keyring now, as %1. Save the file to take it off the disk.")
                      .arg(entry)
                : tr("The passwords are in the keyring now, the last one as %1. Save the file to take them "
                     "off "
                     "the disk.")
                      .arg(entry));
    });
    connect(&m_mover, &SecretMover::refused, this,
        [this](const SecretAnswer &answer) { m_notice->say(Words::secretFlaw(answer)); });
    connect(&m_mover, &SecretMover::unclear, this, [this] {
        m_notice->say(tr("It cannot be told whose password this is. Give the relay a user, then try again."));
    });
}

void ProblemFixer::fix(const Diagnostic &problem)
{
    if (problem.kind == DiagnosticKind::SecretInFile) {
        m_mover.move(problem);
        return;
    }
    const auto now = m_session->reading();
    const TextEdits edits = fixFor(problem, now->columns());
    if (edits.isEmpty())
        m_notice->say(tr("Line %1: only you can know what is right here. %2")
                          .arg(QString::number(problem.line), Words::diagnostic(problem)));
    else
        m_session->change(Words::diagnostic(problem), edits);
}

void ProblemFixer::fixInLine(qsizetype line)
{
    for (const Diagnostic &problem : m_session->diagnostics()) {
        if (problem.file == m_session->fileName() && problem.line == line) {
            fix(Diagnostic(problem));
            return;
        }
    }
    m_notice->say(tr("There is nothing to fix in line %1.").arg(line));
}

std::optional<Diagnostic> ProblemFixer::problemBeside(qsizetype line, bool backwards) const
{
    const auto distance = [this, line, backwards](const Diagnostic &problem) {
        const qsizetype lines = m_session->document().lineCount() + 1;
        const qsizetype way = backwards ? line - problem.line : problem.line - line;
        return way > 0 ? way : way + lines;
    };
    std::optional<Diagnostic> next;
    for (const Diagnostic &problem : m_session->diagnostics()) {
        const bool isHere = problem.file == m_session->fileName() && problem.line > 0;
        if (isHere && (!next || distance(problem) < distance(*next)))
            next = problem;
    }
    return next;
}

void ProblemFixer::fixAll()
{
    inBackground(
        this,
        [now = m_session->reading(), masters = m_session->masters()] {
            return Relaydeck::fixAll(now->document(), now->fileName(), *masters);
        },
        [this, then = m_session->document().bytes()](const FixedDocument &mended) {
            if (then != m_session->document().bytes())
                return; // somebody types: let them
            const int count = int(mended.fixed.size());
            m_session->rewrite(tr("Fix all that is safe"), mended.document.bytes());
            m_notice->say(count == 0 ? tr("There is nothing that can be mended without a decision.")
                    : count == 1     ? tr("One problem is mended. Undo takes it back.")
                                     : tr("%1 problems are mended. Undo takes it back.").arg(count));
        });
}

} // namespace Relaydeck
