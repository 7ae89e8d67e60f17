#pragma once

#include "exchange/exchangeremark.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QHash>
#include <QSet>
#include <QString>

#include <functional>

namespace Relaydeck {

/// The parameters of a main.cf of Postfix, with `$name` in values replaced (postconf(5)).
///
/// Values that would need more than the file are remarked on and read as empty: comparisons, parameters
/// that stand for themselves or for far too much, and defaults that only Postfix knows.
class PostfixConfig
{
public:
    /// `configDirectory`: what `$config_directory` stands for.
    PostfixConfig(
        const QByteArray &bytes, QString fileName, const QByteArray &configDirectory, RemarkList &remarks);

    [[nodiscard]] bool has(const QByteArray &name) const { return m_parameters.contains(name); }
    [[nodiscard]] int line(const QByteArray &name) const
    {
        return m_parameters.value(name).line;
    } ///< 0: not set
    /// The value with everything replaced; empty when it is not set. Counts as used from now on.
    [[nodiscard]] QByteArray value(const QByteArray &name);
    /// The same, split at commas and blanks.
    [[nodiscard]] QByteArrayList words(const QByteArray &name);
    [[nodiscard]] bool isYes(const QByteArray &name) { return value(name).toLower() == "yes"; }

    /// Those that stand in the file and were never asked for, by line.
    [[nodiscard]] QByteArrayList unused() const;

private:
    struct Parameter
    {
        QByteArray text;
        int line = 0;
    };
    struct Expansion;

    void read(const QByteArray &bytes);
    void expand(QByteArrayView text, int depth, Expansion &into);
    void expandName(QByteArrayView name, int depth, Expansion &into);
    void expandBraces(QByteArrayView inside, int depth, Expansion &into);
    void remark(ExchangeKind kind, QByteArrayView subject, int line, const QByteArray &extra = {},
        Severity severity = Severity::Warning, qint64 number = 0);

    QString m_file;
    RemarkList &m_remarks;
    QHash<QByteArray, Parameter> m_parameters;
    QSet<QByteArray> m_used;
};

} // namespace Relaydeck
