#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace Relaydeck {

/// What is asked for about reports of delivery (RFC 3461). Where a relay does not offer DSN nothing is said.
struct DsnRequest
{
    /// How much of the message a report has.
    enum class Return : quint8 { Unsaid, Full, Headers };
    /// When there is to be a report, as bits; Never stands alone.
    enum Notify : quint8 { Success = 1, Failure = 2, Delay = 4, Never = 8 };
    static constexpr qsizetype LongestEnvelopeId = 100; // RFC 3461 section 4.4

    Return what = Return::Unsaid;
    quint8 notify = 0; ///< 0: not said
    QByteArray envelopeId; ///< comes back in reports; empty: not said

    /// 1 to 100 printable characters of ASCII, blanks among them.
    [[nodiscard]] static bool isEnvelopeId(QByteArrayView text) noexcept;

    /// For MAIL, such as `RET=HDRS ENVID=spring+20mailing`; empty when nothing is asked for.
    [[nodiscard]] QByteArray mailParameters() const;
    /// For RCPT, such as `NOTIFY=SUCCESS,DELAY ORCPT=rfc822;you@b.test`; empty when nothing is asked for.
    [[nodiscard]] QByteArray rcptParameters(QByteArrayView address) const;

    friend bool operator==(const DsnRequest &, const DsnRequest &) = default;
};

/// `text` as xtext (RFC 3461 section 4): no blank, control, `+`, `=` or byte over 126 stands in it.
[[nodiscard]] QByteArray xtext(QByteArrayView text);

} // namespace Relaydeck
