#pragma once

#include "preflight/dnsquestion.h"

#include <QObject>

namespace Relaydeck {

/// Answers questions about names, sooner or later.
class NameService : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NameService)

public:
    using QObject::QObject;

    /// `answered` follows, never before this returns.
    virtual void ask(const DnsQuestion &question) = 0;

signals:
    void answered(const Relaydeck::DnsQuestion &question, const Relaydeck::DnsAnswer &answer);
};

} // namespace Relaydeck
