#include "bench/largefile.h"
#include "serverfile/filekeeper.h"
#include "serverfile/relayeditor.h"
#include "serverfile/serverset.h"

#include <QElapsedTimer>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <optional>
#include <vector>

#include <sys/resource.h>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

namespace {

constexpr int Relays = 50'000;
constexpr int Keystrokes = 200;

/// What passed on the wall and in the processor since the start, in milliseconds. On a machine with
/// other work to do only the second tells much.
struct Times
{
    double wall = 0;
    double processor = 0;
};

class Stopwatch
{
public:
    Stopwatch() { restart(); }
    void restart()
    {
        m_wall.start();
        m_processor = std::clock();
    }
    [[nodiscard]] Times times() const
    {
        return {
            double(m_wall.nsecsElapsed()) / 1e6, 1e3 * double(std::clock() - m_processor) / CLOCKS_PER_SEC};
    }

private:
    QElapsedTimer m_wall;
    std::clock_t m_processor = 0;
};

void print(const char *what, Times measured, std::optional<double> target = {})
{
    std::printf("%-52s%10.1f ms%10.1f ms", what, measured.wall, measured.processor);
    if (target)
        std::printf("%8.0f ms%s", *target, measured.wall < *target ? "" : "   TOO SLOW");
    std::printf("\n");
}

/// In the middle of the file, where most lines move; another reader holds the text, as the judge in the
/// background does.
void measureKeystrokes(Document &document)
{
    std::vector<Times> times;
    Stopwatch watch;
    for (int i = 0; i < Keystrokes; ++i) {
        const qsizetype at = document.lineBegin(document.lineCount() / 2 + i);
        const QByteArray typed = i % 10 == 0 ? "\n"_ba : "#"_ba;
        const Document held = document;
        watch.restart();
        document.replace(at, 0, typed);
        times.push_back(watch.times());
    }
    std::sort(times.begin(), times.end(), [](Times a, Times b) { return a.wall < b.wall; });
    print("keystroke, usual", times[times.size() / 2], 30);
    print("keystroke, longest of 200", times.back(), 30);
}

void measureCells(const RelayColumns &columns, Document document)
{
    Stopwatch watch;
    const TextEdits edits = RelayEditor(columns).setValue(Relays / 2, Field::Port, "465"_ba);
    document.apply(edits);
    print("a cell of the table is changed", watch.times());
    watch.restart();
    const TextEdits column = RelayEditor(columns).setValue(Relays / 2, Field::Weight, "2"_ba);
    document.apply(column);
    print("a cell of a new column is changed", watch.times());
}

} // namespace

int main()
{
    const QTemporaryDir folder;
    const QString name = folder.filePath(u"servers.conf"_s);
    FileKeeper keeper(name);
    if (!keeper.save(largeServerFile(Relays)).isGood())
        return 1;
    std::printf("%-52s%13s%13s%11s\n", "a server file of 50,000 relays with 8 columns", "clock", "processor",
        "wanted");

    Stopwatch whole;
    Stopwatch watch;
    watch.restart();
    FileContent content = keeper.load();
    const Times read = watch.times();
    watch.restart();
    Document document(std::move(content.bytes));
    const Times understood = watch.times();
    watch.restart();
    const ServerSet set = loadServers(document, name);
    const Times made = watch.times();
    print("open: relays and remarks are there", whole.times(), 1000);
    print("  of it reading", read);
    print("  of it lines", understood);
    print("  of it relays and remarks", made);
    if (set.servers.size() != Relays || !set.diagnostics.isEmpty())
        return 1;

    const ConfStore none;
    watch.restart();
    const ConfStore store({{name, &document}}, effectiveUserId(), true);
    const RelayColumns columns(store, none);
    print("after a pause: what the table shows", watch.times());
    watch.restart();
    const QList<Diagnostic> remarks = lintServerFile(document, name);
    print("after a pause: remarks, on another thread", watch.times());
    measureCells(columns, document);

    Document typed = document;
    measureKeystrokes(typed);

    watch.restart();
    const SaveOutcome outcome = keeper.save(typed.bytes());
    print("save", watch.times(), 1000);

    struct rusage used
    {};
    ::getrusage(RUSAGE_SELF, &used);
    std::printf("%-52s%10.1f MB\n", "memory at its highest", double(used.ru_maxrss) / 1024);
    return outcome.isGood() && remarks.isEmpty() ? 0 : 1;
}
