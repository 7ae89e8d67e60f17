#include "editing/recoverycopy.h"

#include <QDataStream>
#include <QDir>
#include <QSaveFile>
#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Relaydeck {
namespace {

constexpr quint32 Magic = 0x52445243; // "RDRC"
constexpr quint16 Version = 1;
constexpr auto OwnerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

QString lockOf(const QString &copy)
{
    return copy + ".lock"_L1;
}

} // namespace

RecoveryCopy::RecoveryCopy(const QString &folder) : m_folder(folder)
{
    QDir().mkpath(folder);
    QFile::setPermissions(folder, OwnerOnly | QFileDevice::ExeOwner);
    m_copy = QDir(folder).filePath(QUuid::createUuid().toString(QUuid::WithoutBraces) + ".work"_L1);
    m_lock = std::make_unique<QLockFile>(lockOf(m_copy));
    m_lock->setStaleLockTime(0); // stale only when its process is gone
    m_lock->tryLock(0);
}

RecoveryCopy::~RecoveryCopy() = default;

bool RecoveryCopy::write(const QString &copy, const UnsavedWork &work)
{
    QSaveFile file(copy);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    file.setPermissions(OwnerOnly);
    QDataStream out(&file);
    out.setVersion(QDataStream::Qt_6_4);
    out << Magic << Version << QDateTime::currentDateTimeUtc() << work.file << qCompress(work.saved)
        << qCompress(work.bytes);
    return out.status() == QDataStream::Ok && file.commit();
}

void RecoveryCopy::forget()
{
    QFile::remove(m_copy);
}

QList<UnsavedWork> RecoveryCopy::found() const
{
    QList<UnsavedWork> all;
    const QDir folder(m_folder);
    for (const QString &name : folder.entryList({u"*.work"_s}, QDir::Files)) {
        const QString copy = folder.filePath(name);
        QLockFile lock(lockOf(copy));
        lock.setStaleLockTime(0);
        if (copy == m_copy || !lock.tryLock(0)) // ours, or of a program that is still running
            continue;
        if (std::optional<UnsavedWork> work = read(copy))
            all.append(*std::move(work));
    }
    std::sort(all.begin(), all.end(), [](const UnsavedWork &a, const UnsavedWork &b) { return a.at > b.at; });
    return all;
}

std::optional<UnsavedWork> RecoveryCopy::read(const QString &copy) const
{
    QFile file(copy);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    QDataStream in(&file);
    in.setVersion(QDataStream::Qt_6_4);
    quint32 magic = 0;
    quint16 version = 0;
    in >> magic >> version;
    if (magic != Magic || version != Version)
        return std::nullopt;
    UnsavedWork work;
    work.copy = copy;
    in >> work.at >> work.file >> work.saved >> work.bytes;
    work.saved = qUncompress(work.saved);
    work.bytes = qUncompress(work.bytes);
    return in.status() == QDataStream::Ok ? std::optional(work) : std::nullopt;
}

void RecoveryCopy::discard(const UnsavedWork &work)
{
    QFile::remove(work.copy);
}

} // namespace Relaydeck
