#include "serverfile/diagnostic.h"

#include <algorithm>
#include <tuple>

namespace Relaydeck {

QByteArray mailBulkmailCode(DiagnosticKind kind)
{
    switch (kind) {
    case DiagnosticKind::InvalidLine: return QByteArray("MBO002");
    case DiagnosticKind::UndefInMaster: return QByteArray("MBO003");
    case DiagnosticKind::UndefInColumn: return QByteArray("MBO004");
    case DiagnosticKind::ConversationNotWritable: return QByteArray("MB702");
    default: return {};
    }
}

void DiagnosticList::add(Diagnostic diagnostic)
{
    if (++m_counts[std::size_t(diagnostic.kind)] > PerKind)
        return;
    diagnostic.subject.truncate(LongestText);
    diagnostic.extra.truncate(LongestText);
    m_diagnostics.append(std::move(diagnostic));
}

void DiagnosticList::add(const QList<Diagnostic> &diagnostics)
{
    for (const Diagnostic &diagnostic : diagnostics)
        add(diagnostic);
}

void DiagnosticList::add(const DiagnosticList &others)
{
    add(others.m_diagnostics);
    for (std::size_t kind = 0; kind < m_counts.size(); ++kind)
        m_counts[kind] += std::max(others.m_counts[kind] - PerKind, 0); // those it has not kept
}

QList<Diagnostic> DiagnosticList::sorted(const QStringList &files) const
{
    const auto rank = [&files](const Diagnostic &diagnostic) {
        const qsizetype at = files.indexOf(diagnostic.file);
        return std::tuple(at < 0 ? files.size() : at, diagnostic.line, diagnostic.column);
    };
    QList<Diagnostic> all = m_diagnostics;
    std::stable_sort(all.begin(), all.end(),
        [&rank](const Diagnostic &a, const Diagnostic &b) { return rank(a) < rank(b); });
    for (std::size_t kind = 0; kind < m_counts.size(); ++kind) {
        if (m_counts[kind] <= PerKind)
            continue;
        Diagnostic more;
        more.severity = Severity::Hint;
        more.kind = DiagnosticKind::TooMany;
        more.number = m_counts[kind] - PerKind;
        more.of = DiagnosticKind(kind);
        all.append(more);
    }
    return all;
}

} // namespace Relaydeck
