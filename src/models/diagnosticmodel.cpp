#include "models/diagnosticmodel.h"

#include "models/fixwords.h"
#include "models/tone.h"
#include "models/words.h"

#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Relaydeck {
namespace {

Tone toneOf(Severity severity)
{
    switch (severity) {
    case Severity::Hint: return Tone::Accent;
    case Severity::Warning: return Tone::Caution;
    case Severity::Error: return Tone::Negative;
    }
    return Tone::Plain;
}

} // namespace

DiagnosticModel::DiagnosticModel(QObject *parent) : QAbstractTableModel(parent)
{}

void DiagnosticModel::show(const QList<Diagnostic> &diagnostics)
{
    if (m_diagnostics == diagnostics)
        return;
    beginResetModel();
    m_diagnostics = diagnostics;
    endResetModel();
}

int DiagnosticModel::count(Severity severity) const
{
    return int(std::count_if(m_diagnostics.cbegin(), m_diagnostics.cend(),
        [severity](const Diagnostic &diagnostic) { return diagnostic.severity == severity; }));
}

int DiagnosticModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_diagnostics.size());
}

int DiagnosticModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant DiagnosticModel::data(const QModelIndex &index, int role) const
{
    if (!hasIndex(index.row(), index.column()))
        return {};
    const Diagnostic &diagnostic = m_diagnostics[index.row()];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole: {
        if (index.column() == SentenceColumn)
            return Words::diagnostic(diagnostic);
        if (index.column() == FixColumn)
            return FixWords::action(diagnostic);
        const QString file
            = role == Qt::ToolTipRole ? diagnostic.file : QFileInfo(diagnostic.file).fileName();
        return diagnostic.line > 0 ? u"%1:%2"_s.arg(file, QString::number(diagnostic.line)) : file;
    }
    case SeverityRole: return int(diagnostic.severity);
    case ToneRole: return int(toneOf(diagnostic.severity));
    case FileRole: return diagnostic.file;
    case LineRole: return diagnostic.line;
    default: return {};
    }
}

QHash<int, QByteArray> DiagnosticModel::roleNames() const
{
    auto names = QAbstractTableModel::roleNames();
    names.insert(
        {{SeverityRole, "severity"_ba}, {ToneRole, "tone"_ba}, {FileRole, "file"_ba}, {LineRole, "line"_ba}});
    return names;
}

} // namespace Relaydeck
