#pragma once

#include "engine/orders.h"

#include <QCoreApplication>
#include <QList>
#include <QString>

namespace Relaydeck {

/// What the demo sends, from whom, and through which practice relays.
///
/// The server file and the message come from the resources `:/demo/demo.conf` and
/// `:/demo/spring-letter.eml`, which the program must have been linked with.
struct DemoMaterial
{
    Q_DECLARE_TR_FUNCTIONS(Relaydeck::DemoMaterial)

public:
    static constexpr int Recipients = 10'000;
    static constexpr int Domains = 200;

    QString serverFile;
    QString listFile;
    QString messageFile;
    QByteArray sender;
    QString error; ///< why a file could not be written, as a sentence; empty: all is there

    /// Three tempers: a quick relay, one with small limits, and a moody one.
    [[nodiscard]] static QList<PracticeOrder> relays();
    /// Writes the files into `folder`; `ports` are those of the practice relays, in the order of `relays()`.
    [[nodiscard]] static DemoMaterial write(const QString &folder, const QList<quint16> &ports);
};

} // namespace Relaydeck
