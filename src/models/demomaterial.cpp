#include "models/demomaterial.h"

#include <QDir>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace Relaydeck {
namespace {

QByteArray resource(const QString &name)
{
    QFile file(u":/demo/"_s + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Domain by domain, as a list that was sorted for envelopes.
QByteArray list()
{
    constexpr int each = DemoMaterial::Recipients / DemoMaterial::Domains;
    QByteArray lines;
    lines.reserve(DemoMaterial::Recipients * 32);
    for (int i = 0; i < DemoMaterial::Recipients; ++i) {
        lines += "reader" + QByteArray::number(i + 1).rightJustified(5, '0') + "@town"
            + QByteArray::number(i / each + 1).rightJustified(3, '0') + ".example\n";
    }
    return lines;
}

/// Empty when all went well, else the system's words.
QString writeFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return {};
    return file.errorString();
}

} // namespace

QList<PracticeOrder> DemoMaterial::relays()
{
    PracticeOrder quick;
    quick.name = u"quick"_s;
    quick.latencyMs = 4;
    PracticeOrder small;
    small.name = u"small"_s;
    small.latencyMs = 8;
    PracticeOrder moody;
    moody.name = u"moody"_s;
    moody.latencyMs = 15;
    moody.deferPct = 5;
    moody.refusePct = 3;
    return {quick, small, moody};
}

DemoMaterial DemoMaterial::write(const QString &folder, const QList<quint16> &ports)
{
    const QDir place(folder);
    DemoMaterial made;
    made.serverFile = place.filePath(u"demo.conf"_s);
    made.listFile = place.filePath(u"readers.txt"_s);
    made.messageFile = place.filePath(u"spring-letter.eml"_s);
    made.sender = "Relaydeck demo <news@relaydeck.example>"_ba;

    QByteArray conf = resource(u"demo.conf"_s);
    for (qsizetype i = 0; i < ports.size(); ++i)
        conf.replace('%' + QByteArray::number(i + 1), QByteArray::number(ports[i]));

    const std::pair<QString, QByteArray> files[] = {{made.serverFile, conf}, {made.listFile, list()},
        {made.messageFile, resource(u"spring-letter.eml"_s)}};
    for (const auto &[path, bytes] : files) {
        if (const QString error = writeFile(path, bytes); !error.isEmpty() && made.error.isEmpty())
            made.error = tr("%1 cannot be written: %2").arg(path, error);
    }
    return made;
}

} // namespace Relaydeck
