#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

#include <utility>

namespace Relaydeck {

/// A file that goes with a letter.
struct Enclosure
{
    QString name; ///< for the reader, without a path; any Unicode
    QByteArray type; ///< `image/png`; empty: `application/octet-stream`
    QByteArray bytes;
    QByteArray contentId; ///< without angle brackets, for `cid:` in the HTML; empty: an attachment
};

/// A message as its author thinks of it: nothing is encoded yet (RFC 5322, RFC 2045 to 2047).
///
/// Address fields are written as in a mail program: `Ann <ann@example.org>`, several with commas.
struct Letter
{
    QString from; ///< one address; the only field that must be there
    QString sender; ///< who sends it for them; empty: no such header
    QString replyTo;
    QString to; ///< of all; empty: `undisclosed-recipients:;`
    QString subject;
    QString precedence; ///< `list`, `bulk` or `junk`; empty: no such header
    QString text; ///< plain text; empty: none
    QString html; ///< empty: none
    QList<Enclosure> enclosures;
    QByteArray unsubscribeUrl; ///< List-Unsubscribe, an https or http address (RFC 2369)
    QByteArray unsubscribeMail; ///< an address for the same
    bool oneClick = false; ///< List-Unsubscribe-Post (RFC 8058); wants an https address
    bool hasFields
        = false; ///< `{{...}}` may stand in To and the URL, which are judged when the letter is merged
    QList<std::pair<QByteArray, QString>> headers; ///< more of them, in this order
};

/// What a letter gets when it leaves: the same letter can leave many times.
struct Posting
{
    QDateTime date; ///< with the sender's offset from UTC
    QByteArray messageId; ///< `something@example.org`, without angle brackets, different each time
};

} // namespace Relaydeck
