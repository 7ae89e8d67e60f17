#include "serverfile/fixall.h"

#include "serverfile/fixit.h"

#include <QMap>

#include <algorithm>
#include <tuple>

namespace Relaydeck {
namespace {

/// What diagnostics have in common that are mended in one go.
using Sort = std::tuple<DiagnosticKind, int, QByteArray>; // kind, field or -1, subject or empty

Sort sortOf(const Diagnostic &diagnostic)
{
    using enum DiagnosticKind;
    const bool byKey = diagnostic.kind == MisspeltKey || diagnostic.kind == KeyCaseDiffers
        || diagnostic.kind == AppendAfterScalar;
    const bool byRelay = diagnostic.kind == PortAndSecurity || diagnostic.kind == LoginWithoutTls;
    return {diagnostic.kind,
        byRelay                ? -1
            : diagnostic.field ? int(*diagnostic.field)
                               : -1,
        byKey ? diagnostic.subject : QByteArray()};
}

/// The line of the document before the edits that each line after them comes from.
QList<int> linesBefore(const Document &before, const Document &after, const TextEdits &edits)
{
    QList<int> lines;
    lines.reserve(after.lineCount());
    auto edit = edits.cbegin();
    qsizetype growth = 0; // of the edits that end in front of the line
    for (qsizetype line = 0; line < after.lineCount(); ++line) {
        const qsizetype begin = after.lineBegin(line);
        while (edit != edits.cend() && edit->offset + growth + edit->text.size() <= begin) {
            growth += edit->text.size() - edit->length;
            ++edit;
        }
        const bool isInside = edit != edits.cend() && edit->offset + growth < begin;
        const qsizetype lastInside = isInside ? edit->offset + edit->length : begin - growth;
        lines.append(int(before.lineAt(std::min(begin - growth, lastInside))));
    }
    return lines;
}

class Mender
{
public:
    Mender(const Document &document, const QString &fileName, const MasterConfs &masters,
        const LoadOptions &options)
        : m_fileName(fileName),
          m_masters(masters),
          m_options(options),
          m_masterStore(masters.store(options.euid, true)),
          m_result{document, {}}
    {
        for (int line = 0; line < document.lineCount(); ++line)
            m_origins.append(line);
    }

    [[nodiscard]] FixedDocument run()
    {
        static constexpr int mostRounds = 1000; // in case of a file that is nothing but mistakes
        for (int round = 0; round < mostRounds && mendSomething(); ++round) {}
        return std::move(m_result);
    }

private:
    /// Diagnostics of one sort, and how many there are of this kind, those left out of the list too.
    struct Group
    {
        QList<Diagnostic> alike;
        qint64 count = 0;
    };

    bool mendSomething()
    {
        const QList<Diagnostic> diagnostics
            = lintServerFile(m_result.document, m_fileName, m_masters, m_options);
        const ConfStore store({{m_fileName, &m_result.document}}, m_options.euid, true);
        const RelayColumns columns(store, m_masterStore, m_options.serverClass);
        QList<Sort> order;
        const QMap<Sort, Group> groups = grouped(diagnostics, order);
        for (const Sort &sort : order) {
            const Group &group = groups[sort];
            const auto last = m_counts.constFind(sort);
            if (last != m_counts.cend() && group.count >= *last) // mending it did not help
                continue;
            if (mend(group.alike, columns)) {
                m_counts.insert(sort, group.count);
                return true;
            }
        }
        return false;
    }

    [[nodiscard]] QMap<Sort, Group> grouped(const QList<Diagnostic> &diagnostics, QList<Sort> &order) const
    {
        QMap<Sort, Group> groups;
        for (const Diagnostic &diagnostic : diagnostics) {
            if (diagnostic.file != m_fileName || diagnostic.line == 0)
                continue;
            const Sort sort = sortOf(diagnostic);
            Group &group = groups[sort];
            if (group.alike.isEmpty())
                order.append(sort);
            group.alike.append(diagnostic);
            ++group.count;
        }
        for (const Diagnostic &more : diagnostics) {
            for (auto group = groups.begin(); more.kind == DiagnosticKind::TooMany && group != groups.end();
                 ++group)
                group->count += std::get<0>(group.key()) == more.of ? more.number : 0;
        }
        // Lines before columns, which they may complete.
        std::stable_sort(order.begin(), order.end(), [](const Sort &a, const Sort &b) {
            return std::get<0>(a) < DiagnosticKind::ColumnTooShort
                && std::get<0>(b) >= DiagnosticKind::ColumnTooShort;
        });
        return groups;
    }

    bool mend(const QList<Diagnostic> &alike, const RelayColumns &columns)
    {
        QList<Diagnostic> safe;
        std::copy_if(alike.cbegin(), alike.cend(), std::back_inserter(safe),
            [&columns](const Diagnostic &diagnostic) { return isSafeFix(diagnostic, columns); });
        const TextEdits edits = fixFor(safe, columns);
        if (edits.isEmpty())
            return false;
        Document before = m_result.document;
        m_result.document.apply(edits);
        if (m_result.document == before)
            return false;
        for (Diagnostic diagnostic : safe) {
            diagnostic.line = m_origins[diagnostic.line - 1] + 1;
            m_result.fixed.append(diagnostic);
        }
        QList<int> origins = linesBefore(before, m_result.document, edits);
        for (int &line : origins)
            line = m_origins.value(line);
        m_origins = origins;
        return true;
    }

    const QString m_fileName;
    const MasterConfs &m_masters;
    const LoadOptions m_options;
    const ConfStore m_masterStore;
    FixedDocument m_result;
    QList<int> m_origins; // of each line: where it stood, from 0
    QMap<Sort, qint64> m_counts; // when the sort was last mended
};

} // namespace

FixedDocument fixAll(
    const Document &document, const QString &fileName, const MasterConfs &masters, const LoadOptions &options)
{
    return Mender(document, fileName, masters, options).run();
}

} // namespace Relaydeck
