#pragma once

#include "exchange/exchangeremark.h"
#include "serverfile/serverprofile.h"

#include <bitset>
#include <initializer_list>

namespace Relaydeck {

/// Texts that go into files of other programs as comments, in UTF-8.
struct ExportWords
{
    QByteArray heading;
    QByteArray fillInPasswords; ///< in front of a list of logins without their passwords
    QByteArray otherRelays; ///< in front of relays that are left in comments
};

/// What another program is to be given, and what it cannot be told.
struct ExportedRelays
{
    QByteArray text;
    QList<ExchangeRemark> remarks;
};

/// Keeps count of what was said about one relay, so that nothing is lost without a word.
class RelayTeller
{
public:
    RelayTeller(const ServerProfile &relay, RemarkList &remarks);

    /// False, and a remark, when the relay has a value that cannot be used: then it is left out.
    [[nodiscard]] bool isUsable();

    /// The text, when somebody set it; counts as said.
    [[nodiscard]] std::optional<QByteArray> said(Field field);
    /// The same for texts without line ends and NUL, and a remark where there are some.
    [[nodiscard]] std::optional<QByteArray> saidOnOneLine(Field field);
    void markSaid(std::initializer_list<Field> fields);
    void unsayable(Field field);
    void stricter(Field field);
    /// The relay logs in, and its password must be filled in.
    void fillInSecret();
    [[nodiscard]] bool logsIn() const;

    /// Remarks on what was set to something of its own and never said.
    void finish();

    [[nodiscard]] const ServerProfile &relay() const noexcept { return m_relay; }

private:
    void remark(
        ExchangeKind kind, Severity severity, const QByteArray &subject, const QByteArray &extra = {});

    const ServerProfile &m_relay;
    RemarkList &m_remarks;
    std::bitset<FieldCount> m_said;
};

} // namespace Relaydeck
