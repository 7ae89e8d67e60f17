#include "layering/houserules.h"

#include <QRegularExpression>

#include <array>

using namespace Qt::StringLiterals;

namespace Relaydeck {
namespace {

constexpr int MostLines = 500;

struct Ban
{
    QRegularExpression pattern;
    QLatin1StringView below; ///< holds for rooms under this one; empty: everywhere
    QLatin1StringView reason;
};

const std::array<Ban, 6> &bans()
{
    static const std::array<Ban, 6> all{
        Ban{QRegularExpression(u"\\bwaitFor(Connected|Encrypted|ReadyRead|BytesWritten|Disconnected)\\b"_s),
            ""_L1, "blocks the event loop; connect to the signal"_L1},
        Ban{QRegularExpression(u"\\bQEventLoop\\b"_s), ""_L1,
            "a nested event loop lets anything happen in between"_L1},
        Ban{QRegularExpression(u"\\bfriend\\s+(class|struct)\\b"_s), ""_L1,
            "friends instead of an interface"_L1},
        Ban{QRegularExpression(u"\\b(QThread|QMutex|QReadWriteLock|QSemaphore|QWaitCondition|"
                               "std::(jthread|thread|mutex|shared_mutex))\\b"_s),
            "engine"_L1, "threads and locks begin at engine/"_L1},
        Ban{QRegularExpression(u"\\b(sleep_for|sleep_until|msleep|usleep|nanosleep)\\b"_s), "engine"_L1,
            "nobody sleeps below engine/; ask for an alarm"_L1},
        Ban{QRegularExpression(u"\\b(tr|translate)\\("_s), "models"_L1,
            "sentences begin at models/; give a code or a value"_L1},
    };
    return all;
}

/// The line without its comment. A `//` inside a string literal would be cut too, unless it follows
/// a colon, as in an address.
QString codeOf(const QString &line)
{
    static const QRegularExpression comment(u"(?<!:)//.*$"_s);
    return QString(line).remove(comment);
}

QString judgeInclude(const FloorPlan &plan, const QString &room, const QString &included)
{
    if (included.startsWith("ui_"_L1) || included.endsWith(".moc"_L1))
        return {};
    const qsizetype slash = included.indexOf(u'/');
    if (slash < 0)
        return u"write #include \"%1/%2\": the room is part of the name"_s.arg(room, included);
    const QString other = included.left(slash);
    if (!plan.mayInclude(room, other))
        return u"%1/ may not include \"%2\": %3/ is not in its USES"_s.arg(room, included, other);
    return {};
}

} // namespace

FloorPlan::FloorPlan(const QString &text)
{
    for (const QString &line : text.split(u'\n', Qt::SkipEmptyParts)) {
        const QString room = line.section(u':', 0, 0);
        const QStringList used = line.section(u':', 1).trimmed().split(u';', Qt::SkipEmptyParts);
        for (const QString &other : used) {
            if (!m_rooms.contains(other))
                m_complaints += u"%1 uses %2, which does not stand below it"_s.arg(room, other);
        }
        m_rooms += room;
        m_uses.insert(room, QSet<QString>(used.cbegin(), used.cend()));
    }
}

bool FloorPlan::mayInclude(const QString &room, const QString &other) const
{
    return room == other || !m_uses.contains(room) || m_uses.value(room).contains(other);
}

bool FloorPlan::isBelow(const QString &room, const QString &other) const
{
    return m_rooms.contains(room) && m_rooms.indexOf(room) < m_rooms.indexOf(other);
}

QStringList brokenRules(const FloorPlan &plan, const QString &path, const QString &text)
{
    static const QRegularExpression include(u"^\\s*#\\s*include\\s+\"([^\"]+)\""_s);
    const QString room = path.section(u'/', 0, 0);
    QStringList broken;
    int number = 0;
    const auto complain
        = [&](const QString &sentence) { broken += u"%1:%2: %3"_s.arg(path).arg(number).arg(sentence); };

    const QStringList lines = text.split(u'\n');
    for (const QString &line : lines) {
        ++number;
        const QString code = codeOf(line);
        if (const auto match = include.match(code); match.hasMatch()) {
            if (const QString sentence = judgeInclude(plan, room, match.captured(1)); !sentence.isEmpty())
                complain(sentence);
            continue;
        }
        for (const Ban &ban : bans()) {
            if (!ban.below.isEmpty() && !plan.isBelow(room, ban.below))
                continue;
            if (code.contains(ban.pattern))
                complain(ban.reason);
        }
    }
    number = int(lines.size()) - (text.endsWith(u'\n') ? 1 : 0);
    if (number > MostLines)
        complain(u"over %1 lines: a room is missing"_s.arg(MostLines));
    return broken;
}

} // namespace Relaydeck
