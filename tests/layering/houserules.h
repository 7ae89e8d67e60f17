#pragma once

#include <QHash>
#include <QSet>
#include <QString>
#include <QStringList>

namespace Relaydeck {

/// The floor plan of src/CMakeLists.txt: which room may include which. Rooms are kept from the ground up.
class FloorPlan final
{
public:
    /// One room a line, `room: used;used`, as CMake wrote it.
    explicit FloorPlan(const QString &text);

    [[nodiscard]] const QStringList &rooms() const { return m_rooms; }
    [[nodiscard]] bool mayInclude(const QString &room, const QString &other) const;
    /// True where `room` stands on a lower floor than `other`; a room that is not in the plan is the roof.
    [[nodiscard]] bool isBelow(const QString &room, const QString &other) const;
    /// What is wrong with the plan itself: a room used before it was laid.
    [[nodiscard]] const QStringList &complaints() const { return m_complaints; }

private:
    QStringList m_rooms;
    QHash<QString, QSet<QString>> m_uses;
    QStringList m_complaints;
};

/// What breaks the rules of the house in one source file, each as `path:line: sentence`.
/// `path` is relative to src/, so its first folder names the room.
[[nodiscard]] QStringList brokenRules(const FloorPlan &plan, const QString &path, const QString &text);

} // namespace Relaydeck
