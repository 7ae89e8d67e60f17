#pragma once

#include "serverfile/fieldtable.h"
#include "serverfile/relayeditor.h"

#include <QByteArray>
#include <QRandomGenerator>

namespace Relaydeck {

/// Makes server files as people write them, and as they should not. Equal seeds make equal files.
class ConfGenerator
{
public:
    explicit ConfGenerator(quint32 seed) : m_random(seed) {}

    [[nodiscard]] QByteArray serverFile();
    /// Scalars for the Server and Object packages; no `undef`, which makes everything fail.
    [[nodiscard]] QByteArray masterFile();
    /// A text that a user may give to a field: often sensible, now and then one that must be escaped.
    [[nodiscard]] QByteArray text(Field field);
    /// Smtp, and some of the other fields.
    [[nodiscard]] RelayEditor::Values values();
    [[nodiscard]] Field field();
    [[nodiscard]] int below(int end) { return int(m_random.bounded(quint32(end))); }

private:
    [[nodiscard]] bool chance(int percent) { return below(100) < percent; }
    [[nodiscard]] QByteArray pick(const QByteArrayList &list) { return list[below(int(list.size()))]; }
    [[nodiscard]] QByteArray entry(const QByteArray &key, bool append, const QByteArray &raw);
    [[nodiscard]] QByteArray noise();
    [[nodiscard]] QByteArray odd();
    [[nodiscard]] QByteArray raw(Field field);
    void addRelays(QByteArrayList &lines);

    QRandomGenerator m_random;
};

} // namespace Relaydeck
