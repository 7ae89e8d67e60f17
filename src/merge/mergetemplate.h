#pragma once

#include "merge/headertemplate.h"
#include "merge/textpart.h"

#include <memory>
#include <optional>
#include <vector>

namespace Relaydeck {

/// A message with fields, read once and written for each recipient.
///
/// Fields stand in the headers of the message and in its texts (`text/...`, not attached); attachments, headers of parts and
/// messages within the message stay as they are. What has no fields is not touched, byte for byte, but for the
/// Message-ID: each copy has one of its own. The same values and number always give the same bytes.
class MergeTemplate final
{
public:
    struct Compiled
    {
        std::shared_ptr<const MergeTemplate> letter; ///< null when there is a fault
        MergeFault fault;
    };
    /// Any bytes that are a message; lines end as they like. With `classic` it has keys instead of fields.
    [[nodiscard]] static Compiled compile(const QByteArray &message, const ClassicMerge *classic = nullptr);

    /// None: the message is the same for everybody.
    [[nodiscard]] const QList<MergeField> &fields() const noexcept { return m_fields; }

    /// Why nothing can be made of these values, one for each field; empty ones are missing.
    [[nodiscard]] MergeFlaw judge(const QStringList &values) const;
    /// The message for values that `judge` found nothing wrong with; lines end in CR LF. `number` tells its Message-ID from
    /// others: `name.number@domain`; 0 leaves it as it is.
    [[nodiscard]] QByteArray rendered(const QStringList &values, qint64 number) const;
    /// Of that message, the headers that have fields.
    [[nodiscard]] QByteArray renderedHeaders(const QStringList &values) const;

private:
    /// A stretch of the result, in order.
    struct Stretch
    {
        enum class Kind : quint8 { Bytes, Number, Header, PartHeaders, PartBody };
        Kind kind = Kind::Bytes;
        QByteArray bytes; ///< for Bytes
        std::size_t index = 0; ///< of the header or the part
    };

    MergeTemplate() = default;
    void read(const ClassicMerge *classic, MergeFault &fault);
    void readHeaders(const MimeEntity &entity, std::optional<std::size_t> part, const ClassicMerge *classic,
        MergeFault &fault);
    void readHeader(const MimeHeader &header, const ClassicMerge *classic, MergeFault &fault);
    void copyTo(qsizetype end);

    QByteArray m_message; // lines end in CR LF
    QList<MergeField> m_fields;
    std::vector<HeaderTemplate> m_headers;
    std::vector<TextPart> m_parts;
    std::vector<Stretch> m_stretches;
    qsizetype m_copied = 0; // of the message, into stretches
};

} // namespace Relaydeck
