#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QList>
#include <QObject>

#include <memory>
#include <optional>

namespace Relaydeck {

/// The addresses of a name, or why there are none.
struct NameAnswer
{
    enum class Flaw : quint8 {
        NoSuchName,
        NotAnswered, ///< nobody could tell: the name servers cannot be asked, or do not know today
    };

    QList<QHostAddress> addresses; ///< in the order of the system's preference (RFC 6724)
    std::optional<Flaw> flaw;
    QByteArray words; ///< the system's, UTF-8; may be empty
};

/// Looks names up. May be deleted at any time; then it is not heard of any more.
class NameFinder : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NameFinder)

public:
    using QObject::QObject;

    /// Answers later with `found`, never from within the call. A search that is under way is given up.
    virtual void find(const QString &name) = 0;
    virtual void stop() = 0;

signals:
    void found(const Relaydeck::NameAnswer &answer);
};

/// Asks the system, in a thread of Qt's own.
[[nodiscard]] std::unique_ptr<NameFinder> makeSystemNameFinder();

} // namespace Relaydeck
