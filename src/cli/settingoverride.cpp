#include "cli/settingoverride.h"

#include "cli/arguments.h"
#include "serverfile/fieldvalue.h"

#include <QCoreApplication>

namespace Relaydeck {
namespace {

std::optional<Field> firstUnusable(const ServerProfile &profile)
{
    for (const FieldInfo &info : fieldTable()) {
        const std::optional<QByteArray> &text = profile.setting(info.field).text;
        if (text && !readField(info.field, *text).usable)
            return info.field;
    }
    return std::nullopt;
}

} // namespace

void overrideSetting(Arguments &arguments, const QString &option, Field field, const QByteArray &text,
    QList<ServerProfile> &relays)
{
    if (!readField(field, text).usable) {
        arguments.object(QCoreApplication::translate("Relaydeck::Arguments", "--%1 cannot be \"%2\"")
                             .arg(option, arguments.value(option)));
        return;
    }
    for (ServerProfile &relay : relays) {
        applySetting(relay, field, {text, Origin{Origin::Kind::Order, {}, 0}});
        if (relay.fault == field)
            relay.fault = firstUnusable(relay);
    }
}

} // namespace Relaydeck
