#pragma once

#include "models/reportslice.h"

namespace Relaydeck {

/// Writes recipients of a job into a file: whole or not at all, and of a damaged journal what can be read.
struct ReportExport
{
    enum class Form : quint8 {
        Csv, ///< a table with a heading
        Json, ///< one object a line
        List, ///< entries as they stood in the list, one a line, as in Mail::Bulkmail's GOOD and BAD
        Classic, ///< GOOD, BAD and ERR of all recipients, whatever the filter: see ClassicFiles; `file` is their base
        Page, ///< the summary as a page of HTML, whatever the filter
    };

    QString jobFile;
    ReportFilter filter;
    Form form = Form::Csv;
    QString file; ///< replaced when it is there

    /// A sentence; empty when all went well. With a damaged journal there are both a file and a sentence. Call it from a thread of the pool.
    [[nodiscard]] QString write() const;
};

} // namespace Relaydeck
