#include "exchange/serverfilewriter.h"

#include "exchange/textlines.h"
#include "serverfile/confvalue.h"
#include "serverfile/relayeditor.h"

#include <algorithm>

namespace Relaydeck {
namespace {

/// Writes the columns of one package, relay by relay.
class PackageWriter
{
public:
    PackageWriter(const QList<RelayDraft> &relays, const QByteArrayList &comments)
        : m_relays(relays),
          m_comments(comments),
          m_file({{QString(), &m_empty}}, 0, true),
          m_masters({}, 0),
          m_columns(m_file, m_masters),
          m_editor(m_columns)
    {}

    [[nodiscard]] QByteArray write(std::size_t first, std::size_t end) const
    {
        QList<Field> fields;
        for (const FieldInfo &info : fieldTable().subspan(first, end - first)) {
            if (info.field == Field::Tries || isUsed(info.field))
                fields.append(info.field);
        }
        if (fields.isEmpty())
            return {};
        QByteArray text = "\ndefine package "
            + packagesFor(fields.first(), ServerClass::Server).front().toByteArray() + '\n';
        for (qsizetype i = 0; i < m_relays.size(); ++i) {
            text += '\n' + commentLines(m_comments.value(i));
            for (const Field field : fields)
                text += QByteArray(fieldInfo(field).key) + " @= " + rawValue(m_relays[i], field) + '\n';
        }
        return text;
    }

private:
    [[nodiscard]] bool isUsed(Field field) const
    {
        return std::any_of(m_relays.cbegin(), m_relays.cend(),
            [field](const RelayDraft &relay) { return relay.value(field).has_value(); });
    }

    [[nodiscard]] QByteArray rawValue(const RelayDraft &relay, Field field) const
    {
        const std::optional<QByteArray> text = relay.value(field);
        return text ? encodeValue(*text) : m_editor.filler(field);
    }

    const QList<RelayDraft> &m_relays;
    const QByteArrayList &m_comments;
    Document m_empty;
    ConfStore m_file;
    ConfStore m_masters;
    RelayColumns m_columns;
    RelayEditor m_editor;
};

} // namespace

QByteArray writeServerFile(
    const QList<RelayDraft> &relays, const QByteArrayList &heading, const QByteArrayList &comments)
{
    QByteArray text;
    for (const QByteArray &line : heading)
        text += commentLines(line);
    if (relays.isEmpty())
        return text;
    const PackageWriter writer(relays, comments);
    return text + writer.write(0, ClassicFieldCount) + writer.write(ClassicFieldCount, FieldCount);
}

} // namespace Relaydeck
