#pragma once

#include "compose/letter.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QString>
#include <QStringList>

namespace Relaydeck {

/// A letter that somebody is writing: what the fields of a window hold. Files are named, and read when it is built.
struct LetterDraft
{
    Q_DECLARE_TR_FUNCTIONS(Relaydeck::LetterDraft)

public:
    QString from;
    QString replyTo;
    QString to;
    QString subject;
    QString text;
    QString html;
    QStringList attachments; ///< paths
    QStringList pictures; ///< paths; the HTML text calls each one `cid:` and its file name (see pictureName)
    QString precedence = QStringLiteral("list"); ///< empty: no such header
    QString unsubscribeUrl;
    QString unsubscribeMail;
    bool oneClick = false;
    QString headers; ///< one a line, `Name: value`

    /// A letter, or the sentence that says why there is none.
    struct Reading
    {
        Letter letter;
        QString fault;
    };
    enum class Files : quint8 {
        Read, ///< takes as long as the disk does
        Named, ///< their bytes are left out
    };
    [[nodiscard]] Reading read(Files files) const;

    /// By which the HTML text calls a picture: letters of its file name that may stand there.
    [[nodiscard]] static QByteArray pictureName(const QString &file);

    /// The HTML text with its pictures in it (RFC 2397), to be looked at. Reads them: not for the thread of a window.
    [[nodiscard]] QString illustratedHtml() const;

    /// Whether nobody has written anything yet.
    [[nodiscard]] bool isEmpty() const { return *this == LetterDraft(); }

    [[nodiscard]] QByteArray toJson() const;
    /// What cannot be read stays as in a new draft.
    [[nodiscard]] static LetterDraft fromJson(const QByteArray &json);

    /// Where the draft of a message file is kept, in the user's data folder; of none: that of a new one.
    [[nodiscard]] static QString fileFor(const QString &messageFile);

    friend bool operator==(const LetterDraft &, const LetterDraft &) = default;

private:
    [[nodiscard]] QString addFiles(Letter &letter, Files files) const;
};

} // namespace Relaydeck
