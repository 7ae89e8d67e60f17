#include "exchange/exchangerig.h"

#include "exchange/serverfilewriter.h"
#include "serverfile/fieldvalue.h"
#include "serverfile/serverset.h"

#include <QMetaEnum>

using namespace Qt::StringLiterals;

namespace Relaydeck {
namespace {

QString settingText(Field field, const QByteArray &text)
{
    return u"%1=%2"_s.arg(QString::fromLatin1(fieldInfo(field).key), displayText(text));
}

} // namespace

QString textOf(const RelayDraft &relay)
{
    QStringList texts;
    for (const auto &[field, text] : relay.values)
        texts += settingText(field, text);
    return texts.join(u' ');
}

QStringList textsOf(const QList<RelayDraft> &relays)
{
    QStringList texts;
    for (const RelayDraft &relay : relays)
        texts += textOf(relay);
    return texts;
}

QStringList textsOf(const QList<ExchangeRemark> &remarks)
{
    QStringList texts;
    for (const ExchangeRemark &remark : remarks) {
        QString text
            = u"%1 %2"_s.arg(remark.line)
                  .arg(QLatin1StringView(QMetaEnum::fromType<ExchangeKind>().valueToKey(int(remark.kind))));
        if (!remark.subject.isEmpty())
            text += u' ' + displayText(remark.subject);
        if (!remark.extra.isEmpty())
            text += u'=' + displayText(remark.extra);
        texts += text;
    }
    return texts;
}

ReadFunction filesFrom(const QHash<QString, QByteArray> &files)
{
    return [files](const QString &name, const ReadLimits &) {
        FileContent content;
        const bool isFolder = std::any_of(files.keyBegin(), files.keyEnd(),
            [&name](const QString &file) { return file.startsWith(name + u'/'); });
        content.bytes = files.value(name);
        content.flaw = files.contains(name) ? ReadFlaw::None
            : isFolder                      ? ReadFlaw::NotAFile
                                            : ReadFlaw::Missing;
        return content;
    };
}

QList<ServerProfile> profilesOf(const QList<RelayDraft> &relays)
{
    return loadServers(Document(writeServerFile(relays, {}, {})), u"relays.conf"_s).servers;
}

QStringList settingsOf(const QList<ServerProfile> &relays)
{
    QStringList texts;
    for (const ServerProfile &relay : relays) {
        QStringList settings;
        for (const FieldInfo &info : fieldTable()) {
            const Setting &setting = relay.setting(info.field);
            if (setting.text && !setting.text->isEmpty() && setting.origin.kind != Origin::Kind::BuiltIn)
                settings += settingText(info.field, *setting.text);
        }
        texts += settings.join(u' ');
    }
    return texts;
}

} // namespace Relaydeck
