#pragma once

#include "serverfile/diagnostic.h"
#include "serverfile/document.h"
#include "serverfile/serverset.h"

#include <QList>

namespace Relaydeck {

/// A document after its mending.
struct FixedDocument
{
    Document document;
    /// What was mended, in that order. Lines are those of the document as it was.
    QList<Diagnostic> fixed;
};

/// Makes every safe fix (see isSafeFix) there is, and those that become possible by them, until nothing
/// is left that can be mended so. Equal documents are mended alike.
[[nodiscard]] FixedDocument fixAll(const Document &document, const QString &fileName,
    const MasterConfs &masters = {}, const LoadOptions &options = {});

} // namespace Relaydeck
