#pragma once

#include "exchange/exchangeremark.h"
#include "serverfile/fieldtable.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>
#include <utility>

namespace Relaydeck {

/// A relay as another program describes it, in our words: fit for RelayEditor::insertRelay.
struct RelayDraft
{
    using Values = QList<std::pair<Field, QByteArray>>;

    Values values; ///< each field once, in the order of the field table; usable ones only, with a host
    QByteArray label; ///< what the other program calls it: an account, a destination
    QString file; ///< where it comes from
    int line = 0; ///< from 1; 0: no line
    QByteArray secret; ///< a password that was found: must not be written, shown or logged

    [[nodiscard]] std::optional<QByteArray> value(Field field) const;
    /// `user@host:port`: what the entry of the keyring would be called; empty without a user.
    [[nodiscard]] QByteArray entry() const;
};

/// What was found in another program's files. No relay is lost, and nothing that was said about one
/// is left out, without a remark.
struct ImportedRelays
{
    QList<RelayDraft> relays; ///< in the order of the file, at most MostRelays
    QList<ExchangeRemark> remarks;
};

inline constexpr qsizetype MostRelays = 50'000;

/// A setting of another program: what it is called there and where it stands.
struct SettingPlace
{
    QByteArray name;
    int line = 0; ///< from 1
    QString file = {}; ///< empty: the file of the relay
};

/// Makes one draft. Texts that cannot be used become remarks.
class DraftBuilder
{
public:
    /// `line` is where the relay begins.
    DraftBuilder(RemarkList &remarks, QString file, int line, QByteArray label);

    /// False when the text cannot be used.
    bool take(Field field, const QByteArray &text, const SettingPlace &place);
    /// For what we say of our own accord.
    void set(Field field, const QByteArray &text);
    void setSecret(const QByteArray &secret, const SettingPlace &place);
    [[nodiscard]] bool has(Field field) const { return m_texts[std::size_t(field)].has_value(); }

    void remark(ExchangeKind kind, const SettingPlace &place, const QByteArray &extra = {},
        Severity severity = Severity::Warning);
    void remark(ExchangeRemark remark);

    /// The draft, or nothing (and a remark) where there is no host. What is odd about the whole is said.
    [[nodiscard]] std::optional<RelayDraft> finish();

private:
    RemarkList &m_remarks;
    RelayDraft m_draft;
    SettingPlace m_secretPlace;
    bool m_hostSpoilt = false; // there is a remark about it
    std::array<std::optional<QByteArray>, FieldCount> m_texts;
};

} // namespace Relaydeck
