#pragma once

#include "merge/mergefault.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace Relaydeck {

/// A column that a message asks for.
struct MergeField
{
    QString name; ///< as it was first written; `Name` and `name` are one
    bool isNeeded = false; ///< some place has no default for it

    friend bool operator==(const MergeField &, const MergeField &) = default;
};

/// A stretch of a text: words as they are, or the place of a value.
struct MergePiece
{
    QString words; ///< where `field` is -1
    qsizetype field = -1; ///< index in the message's fields
    bool isRaw = false; ///< `{{&name}}`: not escaped in HTML
    bool asUrl = false; ///< `{{name:url}}`: percent-encoded
    std::optional<QString> fallback; ///< `{{name|fallback}}`, where the value is empty

    /// The value, or its default, percent-encoded where that is asked for.
    [[nodiscard]] QString valueOf(const QStringList &values) const;
};

/// A decoded text with fields: `{{column}}`, `{{&column}}`, `{{column:url}}`, `{{column|default}}`. `{{{{` is a `{{` that
/// is meant as such.
class TextTemplate final
{
public:
    enum class Markup : quint8 { Plain, Html };

    /// Fields that are not in `fields` yet are appended. In HTML a field may have its `&`, blanks and quotes written as
    /// entities, as editors do.
    [[nodiscard]] static TextTemplate scan(
        const QString &text, Markup markup, QList<MergeField> &fields, MergeFault &fault);

    [[nodiscard]] const std::vector<MergePiece> &pieces() const noexcept { return m_pieces; }
    /// It is not the text that it was made of: there are fields in it, or braces that are meant as such.
    [[nodiscard]] bool isChanged() const noexcept { return m_isChanged; }
    /// With values escaped as HTML wants it, unless they are wanted raw.
    [[nodiscard]] QString rendered(const QStringList &values) const;

private:
    std::vector<MergePiece> m_pieces;
    Markup m_markup = Markup::Plain;
    bool m_isChanged = false;
};

} // namespace Relaydeck
