#pragma once

#include "bulk/jobsummary.h"

#include <QCoreApplication>
#include <QString>

namespace Relaydeck {

/// A job's summary for people: on a page of HTML that needs nothing else, and in pieces for tables.
class ReportPage final
{
    Q_DECLARE_TR_FUNCTIONS(Relaydeck::ReportPage)

public:
    /// A whole document, UTF-8, without scripts and without addresses of readers.
    [[nodiscard]] static QString html(const JobSummary &summary);

    /// "550 5.1.1 no such user", "no address: the @ is missing", "no answer to the text".
    [[nodiscard]] static QString reason(const Cause &cause);
    /// "one.example (12), two.example (3) and 5 more".
    [[nodiscard]] static QString domains(const Cause &cause);

private:
    [[nodiscard]] static QString outcomeTable(const JobSummary &summary);
    [[nodiscard]] static QString causeTable(const JobSummary &summary);
    [[nodiscard]] static QString relayTable(const JobSummary &summary);
};

} // namespace Relaydeck
