#include "models/letterdraft.h"

#include "engine/datafolder.h"
#include "models/letterinput.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <algorithm>

namespace Relaydeck {

using namespace Qt::StringLiterals;

LetterDraft::Reading LetterDraft::read(Files files) const
{
    Reading reading;
    Letter &letter = reading.letter;
    letter.from = from.trimmed();
    letter.replyTo = replyTo.trimmed();
    letter.to = to.trimmed();
    letter.subject = subject;
    letter.text = text;
    letter.html = html;
    letter.precedence = precedence;
    letter.unsubscribeUrl = unsubscribeUrl.trimmed().toUtf8();
    letter.unsubscribeMail = unsubscribeMail.trimmed().toUtf8();
    letter.oneClick = oneClick;
    letter.hasFields = to.contains("{{"_L1) || unsubscribeUrl.contains("{{"_L1);
    for (const QString &line : headers.split(u'\n', Qt::SkipEmptyParts)) {
        if (line.trimmed().isEmpty() || LetterInput::addHeader(letter, line))
            continue;
        reading.fault = tr("\"%1\" is no header: write it as Name: value").arg(line);
        return reading;
    }
    reading.fault = addFiles(letter, files);
    return reading;
}

QString LetterDraft::addFiles(Letter &letter, Files files) const
{
    QSet<QByteArray> called;
    for (const QString &name : pictures) {
        const QByteArray id = pictureName(name);
        if (called.contains(id))
            return tr("Two pictures are called cid:%1: give one of the files another name")
                .arg(QString::fromLatin1(id));
        called.insert(id);
    }
    for (const QStringList *names : {&pictures, &attachments}) {
        for (const QString &name : *names) {
            LetterInput::File file;
            if (files == Files::Read)
                file = LetterInput::read(name);
            else if (!QFileInfo(name).isFile())
                file.fault = tr("%1 is not there any more").arg(name);
            if (!file.fault.isEmpty())
                return file.fault;
            const QByteArray id = names == &pictures ? pictureName(name) : QByteArray();
            letter.enclosures.append(LetterInput::enclosure(name, file.bytes, id));
        }
    }
    return {};
}

QString LetterDraft::illustratedHtml() const
{
    constexpr qsizetype most = 4 * 1024 * 1024; // bytes of one picture
    QString shown = html;
    for (const QString &picture : pictures) {
        const QString called = u"cid:"_s + QString::fromLatin1(pictureName(picture));
        if (!shown.contains(called) || QFileInfo(picture).size() > most)
            continue;
        const Enclosure file = LetterInput::enclosure(picture, LetterInput::read(picture).bytes, {});
        shown.replace(called,
            u"data:%1;base64,%2"_s.arg(
                QString::fromLatin1(file.type), QString::fromLatin1(file.bytes.toBase64())));
    }
    return shown;
}

QByteArray LetterDraft::pictureName(const QString &file)
{
    constexpr qsizetype longest = 60;
    QByteArray name = QFileInfo(file).fileName().toLatin1().right(longest);
    std::ranges::replace_if(
        name,
        [](char byte) {
            const bool isPlain = (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z')
                || (byte >= 'a' && byte <= 'z') || byte == '.' || byte == '-';
            return !isPlain;
        },
        '-');
    return name;
}

QByteArray LetterDraft::toJson() const
{
    return QJsonDocument(QJsonObject{
                             {u"from"_s, from},
                             {u"replyTo"_s, replyTo},
                             {u"to"_s, to},
                             {u"subject"_s, subject},
                             {u"text"_s, text},
                             {u"html"_s, html},
                             {u"attachments"_s, QJsonArray::fromStringList(attachments)},
                             {u"pictures"_s, QJsonArray::fromStringList(pictures)},
                             {u"precedence"_s, precedence},
                             {u"unsubscribeUrl"_s, unsubscribeUrl},
                             {u"unsubscribeMail"_s, unsubscribeMail},
                             {u"oneClick"_s, oneClick},
                             {u"headers"_s, headers},
                         })
        .toJson();
}

LetterDraft LetterDraft::fromJson(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    const auto list = [&object](QLatin1StringView name) {
        QStringList files;
        const QJsonArray names = object[name].toArray();
        for (const auto &file : names)
            files.append(file.toString());
        return files;
    };
    LetterDraft draft;
    draft.from = object["from"_L1].toString();
    draft.replyTo = object["replyTo"_L1].toString();
    draft.to = object["to"_L1].toString();
    draft.subject = object["subject"_L1].toString();
    draft.text = object["text"_L1].toString();
    draft.html = object["html"_L1].toString();
    draft.attachments = list("attachments"_L1);
    draft.pictures = list("pictures"_L1);
    draft.precedence = object["precedence"_L1].toString(draft.precedence);
    draft.unsubscribeUrl = object["unsubscribeUrl"_L1].toString();
    draft.unsubscribeMail = object["unsubscribeMail"_L1].toString();
    draft.oneClick = object["oneClick"_L1].toBool();
    draft.headers = object["headers"_L1].toString();
    return draft;
}

QString LetterDraft::fileFor(const QString &messageFile)
{
    const QString folder = dataFolder() + u"/drafts/"_s;
    if (messageFile.isEmpty())
        return folder + u"new.json"_s;
    const QByteArray path = QFileInfo(messageFile).absoluteFilePath().toUtf8();
    const QByteArray name = QCryptographicHash::hash(path, QCryptographicHash::Sha256).toHex();
    return folder + QString::fromLatin1(name) + u".json"_s;
}

} // namespace Relaydeck
