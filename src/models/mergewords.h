#pragma once

#include "bulk/mergelack.h"

#include <QCoreApplication>
#include <QString>

namespace Relaydeck {

/// What is said about messages with fields, and lists that lack values for them.
class MergeWords final
{
    Q_DECLARE_TR_FUNCTIONS(Relaydeck::MergeWords)

public:
    // Sentences without a full stop. An empty file is a list that was given by hand.
    [[nodiscard]] static QString fault(const MergeFault &fault, const QString &messageFile);
    [[nodiscard]] static QString withoutField(const MergeLack &lack, const QString &listFile);
    [[nodiscard]] static QString lacking(const MergeLack &lack, const QString &listFile);
    /// "{{first name}}, {{town}} and 3 more"
    [[nodiscard]] static QString fields(const QStringList &fields);
    /// "line 3: {{town}} has no value; and 2 more"
    [[nodiscard]] static QString gaps(const MergeLack &lack);

    /// "name is empty": fits behind the number of a line.
    [[nodiscard]] static QString flaw(const MergeFlaw &flaw);
    /// The one of these names that was most likely meant; empty when none is near.
    [[nodiscard]] static QString nearest(const QString &name, const QStringList &names);
};

} // namespace Relaydeck
