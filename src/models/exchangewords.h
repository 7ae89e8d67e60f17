#pragma once

#include "exchange/exchange.h"

#include <QCoreApplication>
#include <QHash>
#include <QString>

namespace Relaydeck {

/// What is said about relays that come from other programs, or go to them.
class ExchangeWords final
{
    Q_DECLARE_TR_FUNCTIONS(Relaydeck::ExchangeWords)

public:
    /// A sentence without a full stop and without its place. `format` is the other program's.
    [[nodiscard]] static QString remark(ExchangeFormat format, const ExchangeRemark &remark);
    /// "msmtp", "Postfix", "swaks", "CSV".
    [[nodiscard]] static QString program(ExchangeFormat format);

    /// The comment in front of a new server file.
    [[nodiscard]] static QString importHeading(ExchangeFormat format, const QString &input);
    /// The comment in front of a relay: "account work, msmtprc line 3".
    [[nodiscard]] static QString origin(const RelayDraft &relay);
    [[nodiscard]] static ExportWords exportWords(const QString &serverFile);

private:
    [[nodiscard]] static QString fileRemark(const ExchangeRemark &remark);
    [[nodiscard]] static QString settingRemark(const QString &program, const ExchangeRemark &remark);
    [[nodiscard]] static QString relayRemark(const ExchangeRemark &remark);
    [[nodiscard]] static QString secretRemark(const ExchangeRemark &remark);
    [[nodiscard]] static QString exportRemark(const QString &program, const ExchangeRemark &remark);
};

} // namespace Relaydeck
