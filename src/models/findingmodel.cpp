#include "models/findingmodel.h"

#include "models/preflightwords.h"
#include "models/words.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Relaydeck {

FindingModel::FindingModel(QObject *parent) : QAbstractTableModel(parent)
{}

void FindingModel::clear()
{
    beginResetModel();
    m_findings.clear();
    endResetModel();
}

void FindingModel::append(const Finding &finding)
{
    const auto row = int(m_findings.size());
    beginInsertRows({}, row, row);
    m_findings.append(finding);
    endInsertRows();
}

void FindingModel::sortBySeverity()
{
    beginResetModel();
    std::stable_sort(m_findings.begin(), m_findings.end(),
        [](const Finding &one, const Finding &other) { return one.severity > other.severity; });
    endResetModel();
}

int FindingModel::count(Finding::Severity severity) const
{
    return int(std::count_if(m_findings.cbegin(), m_findings.cend(),
        [severity](const Finding &finding) { return finding.severity == severity; }));
}

QString FindingModel::text() const
{
    QString text;
    for (const Finding &finding : m_findings) {
        text += u"%1: %2\n"_s.arg(
            PreflightWords::severity(finding.severity), PreflightWords::sentence(finding));
        if (const QString advice = PreflightWords::advice(finding); !advice.isEmpty())
            text += u"    "_s + advice + u'\n';
        if (const QString raw = rawOf(finding); !raw.isEmpty())
            text += u"    "_s + raw + u'\n';
    }
    return text;
}

QString FindingModel::rawOf(const Finding &finding)
{
    return Words::bytes(finding.raw.isEmpty() && finding.failure ? finding.failure->raw : finding.raw);
}

int FindingModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_findings.size());
}

int FindingModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant FindingModel::data(const QModelIndex &index, int role) const
{
    if (!hasIndex(index.row(), index.column()))
        return {};
    const Finding &finding = m_findings[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case SeverityColumn: return PreflightWords::severity(finding.severity);
        case SentenceColumn: return PreflightWords::sentence(finding);
        default: return PreflightWords::advice(finding);
        }
    case Qt::ToolTipRole: {
        const QString shown = data(index, Qt::DisplayRole).toString();
        const QString raw = rawOf(finding);
        return raw.isEmpty() || index.column() != SentenceColumn ? shown : shown + u'\n' + raw;
    }
    case ToneRole: return int(PreflightWords::toneOf(finding.severity));
    case RawRole: return rawOf(finding);
    default: return {};
    }
}

QVariant FindingModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case SeverityColumn: return tr("Result");
    case SentenceColumn: return tr("What was found");
    case AdviceColumn: return tr("What to do");
    default: return {};
    }
}

} // namespace Relaydeck
