#include <QByteArray>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QList>
#include <QRandomGenerator>

#include <algorithm>
#include <cstdint>
#include <cstdio>

using namespace Qt::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

/// A fuzzer's short run without libFuzzer, for compilers that have none: every seed as it is, then seeds that are changed at
/// random, for a few seconds. The same seed number changes them alike.
namespace {

constexpr int Patience = 4000; // milliseconds
constexpr int MostRounds = 20'000;
constexpr qsizetype LongestInput = 16 * 1024;

QList<QByteArray> seedsIn(int count, char **folders)
{
    QList<QByteArray> seeds{QByteArray()};
    for (int i = 0; i < count; ++i) {
        QDirIterator files(QFile::decodeName(folders[i]), QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly))
                seeds.append(file.read(LongestInput));
        }
    }
    std::sort(seeds.begin(), seeds.end());
    return seeds;
}

const QByteArray &pick(const QList<QByteArray> &seeds, QRandomGenerator &random)
{
    return seeds[random.bounded(seeds.size())];
}

/// One small change: other bytes, fewer, more of the same, or some of another seed.
void change(QByteArray &input, const QList<QByteArray> &seeds, QRandomGenerator &random)
{
    static const QByteArray special("\0\n\r\t \"'\\$@=#:,;[]{}<>|0\xff", 24);
    const qsizetype at = random.bounded(input.size() + 1);
    const qsizetype length
        = std::min<qsizetype>(random.bounded(1 << random.bounded(1, 8)), input.size() - at);
    const QByteArray &other = pick(seeds, random);
    switch (random.bounded(5)) {
    case 0:
        if (at < input.size())
            input[at] = char(random.bounded(256));
        break;
    case 1: input.insert(at, special[random.bounded(special.size())]); break;
    case 2: input.remove(at, length); break;
    case 3: input.insert(at, input.mid(at, length)); break;
    default: input.insert(at, other.mid(random.bounded(other.size() + 1), length)); break;
    }
    input.truncate(LongestInput);
}

/// The input is left in a file, for the case that this is the last thing that happens.
void run(const QByteArray &input, QFile &last)
{
    last.resize(0);
    last.seek(0);
    last.write(input);
    last.flush();
    LLVMFuzzerTestOneInput(
        reinterpret_cast<const std::uint8_t *>(input.constData()), std::size_t(input.size()));
}

} // namespace

int main(int argc, char **argv)
{
    const QList<QByteArray> seeds = seedsIn(argc - 1, argv + 1);
    const quint32 number = quint32(qEnvironmentVariableIntValue("RELAYDECK_SEED"));
    QFile last(QFile::decodeName(argv[0]) + u".last"_s);
    if (!last.open(QIODevice::ReadWrite))
        return 1;
    std::printf("RELAYDECK_SEED=%u, the last input is in %s\n", number, qPrintable(last.fileName()));
    std::fflush(stdout);

    QElapsedTimer time;
    time.start();
    for (const QByteArray &seed : seeds)
        run(seed, last);
    QRandomGenerator random(number);
    int rounds = 0;
    for (; rounds < MostRounds && time.elapsed() < Patience; ++rounds) {
        QByteArray input = pick(seeds, random);
        for (int changes = random.bounded(1, 8); changes > 0; --changes)
            change(input, seeds, random);
        run(input, last);
    }
    std::printf("%d seeds and %d changed ones\n", int(seeds.size()), rounds);
    return 0;
}
