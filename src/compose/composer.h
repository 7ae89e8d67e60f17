#pragma once

#include "compose/letter.h"

#include <optional>

namespace Relaydeck {

/// Why a letter cannot be built.
struct ComposeFault
{
    enum class Kind : quint8 {
        NoFrom, ///< there is none, or more than one address in it
        AddressUnusable, ///< `header` says where, `text` what stands there
        AddressBeyondAscii, ///< before its @, which no header of 7 bits can say; `header`, `text` as above
        LineInHeader, ///< CR, LF or NUL in `header`: it would begin another one
        HeaderNameUnusable, ///< `header` is not printable ASCII without colon and blank (MB005)
        HeaderReserved, ///< `header` is made here: From, Date, Content-Type and the like; Cc and Bcc (MB004)
        PrecedenceUnusable, ///< `text` is none of list, bulk, junk
        UnsubscribeUnusable, ///< `text` is no address for the web or for mail, or too long for one line
        OneClickWithoutHttps,
        NothingToSay, ///< neither text nor HTML nor an enclosure
        InlineWithoutHtml, ///< a picture for an HTML text that is not there; `text` is its name
        TypeUnusable, ///< `text` is no media type
        IdentityUnusable, ///< `text` is no Content-ID: printable ASCII, short enough for one line
    };

    Kind kind;
    QByteArray header; ///< its name
    QString text;

    friend bool operator==(const ComposeFault &, const ComposeFault &) = default;
};

/// A message, or why there is none.
struct ComposedLetter
{
    QByteArray message; ///< headers and all, lines end in CR LF, 7-bit throughout, no line over 998 bytes
    std::optional<ComposeFault> fault;
};

/// Builds the message with GMime: UTF-8 throughout, encoded words and parameters where ASCII does not do,
/// quoted-printable or base64 where the text asks for it, only as many layers of MIME as there are parts.
/// Date, Message-ID and MIME-Version are always there. Spec section 12.7 with D25 and D28 to D30 mended.
[[nodiscard]] ComposedLetter compose(const Letter &letter, const Posting &posting);

/// A Message-ID nobody else has: random, in the domain of the letter's From, or in `fallbackDomain`.
[[nodiscard]] QByteArray newMessageId(const Letter &letter, const QByteArray &fallbackDomain);

} // namespace Relaydeck
