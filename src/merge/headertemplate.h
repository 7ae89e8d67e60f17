#pragma once

#include "merge/classicmerge.h"
#include "merge/texttemplate.h"

namespace Relaydeck {

/// A header with fields.
///
/// Values can break out of nothing: line ends are a flaw; names beside an address are quoted; what stands in angle brackets
/// has no blanks and brackets of its own. Text beyond ASCII becomes encoded words (RFC 2047) where the header may have them.
class HeaderTemplate final
{
public:
    /// `value` as it stands in the message, unfolded. With `classic` it has keys instead of fields.
    HeaderTemplate(const QByteArray &name, const QByteArray &value, const ClassicMerge *classic,
        QList<MergeField> &fields, MergeFault &fault);

    /// Nobody may put values into this one: it says how the message is to be read.
    [[nodiscard]] static bool isFixed(const QByteArray &name);

    [[nodiscard]] bool isChanged() const noexcept { return m_text.isChanged(); }

    struct Rendered
    {
        QByteArray line; ///< with its line end, folded; empty when there is a flaw
        MergeFlaw flaw;
    };
    /// `fields` are for the name of the one that a flaw is about.
    [[nodiscard]] Rendered rendered(const QStringList &values, const QList<MergeField> &fields) const;

private:
    enum class Form : quint8 {
        Text, ///< anything
        People, ///< addresses with names
        Token, ///< ASCII, with web addresses in angle brackets
    };
    /// Where a piece stands.
    enum class Place : quint8 { Bare, Name, Quoted, Angle };

    [[nodiscard]] static Form formOf(const QByteArray &name);
    void findPlaces();
    [[nodiscard]] bool isBesideAddress(std::size_t piece) const;
    [[nodiscard]] MergeFlaw::Kind put(const QString &value, Place place, QString &into) const;
    [[nodiscard]] std::optional<QByteArray> line(const QString &text, MergeFlaw &flaw) const;

    QByteArray m_name;
    Form m_form;
    TextTemplate m_text;
    std::vector<Place> m_places; // of each piece
};

} // namespace Relaydeck
