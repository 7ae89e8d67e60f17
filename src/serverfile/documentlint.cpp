#include "serverfile/serverlint.h"

#include "serverfile/confstore.h"
#include "serverfile/keyadvice.h"
#include "serverfile/perlnumber.h"

#include <QHash>

namespace Relaydeck {
namespace {

constexpr quint32 LongestSubject = 200;

/// Walks through one document and notes what it sees.
class DocumentLinter
{
public:
    DocumentLinter(const Document &document, const QString &file, quint32 euid)
        : m_document(document),
          m_file(file),
          m_euid(euid)
    {}

    [[nodiscard]] DiagnosticList run()
    {
        if (m_document.hasByteOrderMark())
            add(Severity::Warning, DiagnosticKind::ByteOrderMark, 0, {});
        if (m_document.hasLoneCarriageReturnEnds())
            add(Severity::Warning, DiagnosticKind::LoneCarriageReturn, 0, {});
        for (qsizetype line = 0; line < m_document.lineCount(); ++line)
            lintLine(line);
        return std::move(m_list);
    }

private:
    Diagnostic &make(Severity severity, DiagnosticKind kind, qsizetype line, Span span)
    {
        m_made = {};
        m_made.severity = severity;
        m_made.kind = kind;
        m_made.file = m_file;
        m_made.line = int(line) + 1;
        m_made.column = span.length > 0 ? int(span.begin) + 1 : 0;
        m_made.length = int(span.length);
        return m_made;
    }

    void add(
        Severity severity, DiagnosticKind kind, qsizetype line, Span span, const QByteArray &subject = {})
    {
        make(severity, kind, line, span).subject = subject;
        m_list.add(m_made);
    }

    void lintLine(qsizetype line)
    {
        const LineKind kind = m_document.kind(line);
        if (kind == LineKind::Blank || kind == LineKind::Comment)
            return;
        const QByteArrayView text = m_document.line(line);
        const ConfLine parts = classifyLine(text);
        if (const qsizetype nul = text.indexOf('\0'); nul >= 0)
            add(Severity::Warning, DiagnosticKind::NulByte, line, {quint32(nul), 1});
        if (kind == LineKind::Invalid) {
            const QByteArrayView cut
                = text.sliced(parts.value.begin, std::min(parts.value.length, LongestSubject));
            add(Severity::Error, DiagnosticKind::InvalidLine, line, parts.value, cut.toByteArray());
        } else if (kind == LineKind::Package) {
            lintPackage(line, text, parts);
        } else {
            lintEntry(line, text, parts);
        }
    }

    void lintPackage(qsizetype line, QByteArrayView text, const ConfLine &parts)
    {
        m_package = parts.name.of(text).toByteArray();
        m_packageId = m_document.nameId(line);
        if (parts.packageInside)
            add(Severity::Warning, DiagnosticKind::PackageInsideLine, line, parts.name, m_package);
    }

    void lintEntry(qsizetype line, QByteArrayView text, const ConfLine &parts)
    {
        const QByteArrayView value = parts.value.of(text);
        if (const qsizetype feed = value.indexOf('\r'); feed >= 0)
            add(Severity::Warning, DiagnosticKind::LoneCarriageReturn, line,
                {parts.value.begin + quint32(feed), 1});
        if (parts.user && !isForUser(parts.user->of(text), m_euid)) {
            make(Severity::Hint, DiagnosticKind::ForAnotherUser, line, *parts.user);
            m_made.subject = parts.name.of(text).toByteArray();
            m_made.number = saturated(perlNumber(parts.user->of(text)).value);
            m_list.add(m_made);
        }
        const std::optional<KeyAdvice> &advice = adviceFor(line, parts.name.of(text));
        if (!advice)
            return;
        make(advice->severity, advice->kind, line, parts.name).extra = advice->meant;
        m_made.subject = parts.name.of(text).toByteArray();
        m_list.add(m_made);
    }

    /// Each key of a package is judged once, however many lines it has.
    const std::optional<KeyAdvice> &adviceFor(qsizetype line, QByteArrayView key)
    {
        const quint64 name = quint64(m_packageId) << 32 | m_document.nameId(line);
        auto known = m_advice.find(name);
        if (known == m_advice.end())
            known = m_advice.insert(name, adviseOnKey(m_package, key));
        return *known;
    }

    const Document &m_document;
    const QString &m_file;
    const quint32 m_euid;
    QByteArray m_package = ObjectPackage.toByteArray();
    quint32 m_packageId = ~quint32(0); // no name has it: the package of the first lines
    QHash<quint64, std::optional<KeyAdvice>> m_advice;
    Diagnostic m_made;
    DiagnosticList m_list;
};

} // namespace

DiagnosticList lintDocument(const Document &document, const QString &file, quint32 euid)
{
    return DocumentLinter(document, file, euid).run();
}

} // namespace Relaydeck
