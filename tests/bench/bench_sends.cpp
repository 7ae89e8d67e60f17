// Sends one message to many recipients through one relay, as a send of the program does, and prints how long
// that took. tests/bench/run starts it beside a sink and beside Postfix's smtp-source.

#include "bulk/bulksend.h"
#include "clock/systemclock.h"
#include "net/sockettransport.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <cstdio>

#include <sys/resource.h>

using namespace Relaydeck;
using namespace Qt::StringLiterals;

namespace {

struct Wish
{
    QString host;
    quint16 port = 0;
    int messages = 0;
    int recipients = 1; ///< of each message
    int connections = 1;
    qsizetype size = 4096; ///< bytes of the message
    bool pipelining = true;
    bool chunking = true;
    bool journal = true;
};

Wish readWish(const QCoreApplication &app)
{
    QCommandLineParser parser;
    const auto number = [&parser](const QString &name) { return parser.value(name).toInt(); };
    parser.addOptions({{u"host"_s, {}, u"host"_s, u"127.0.0.1"_s}, {u"port"_s, {}, u"port"_s},
        {u"messages"_s, {}, u"n"_s, u"10000"_s}, {u"recipients"_s, {}, u"n"_s, u"1"_s},
        {u"connections"_s, {}, u"n"_s, u"1"_s}, {u"size"_s, {}, u"bytes"_s, u"4096"_s},
        {u"no-pipelining"_s, {}}, {u"no-chunking"_s, {}}, {u"no-journal"_s, {}}});
    parser.process(app);
    return {parser.value(u"host"_s), quint16(number(u"port"_s)), number(u"messages"_s),
        number(u"recipients"_s), number(u"connections"_s), number(u"size"_s),
        !parser.isSet(u"no-pipelining"_s), !parser.isSet(u"no-chunking"_s), !parser.isSet(u"no-journal"_s)};
}

QByteArray letter(qsizetype size)
{
    QByteArray text = "From: bench@deck.example\r\nTo: readers@deck.example\r\nSubject: Bench\r\n\r\n"_ba;
    const QByteArray line = QByteArray(76, 'x') + "\r\n";
    while (text.size() < size)
        text += line.last(std::min(line.size(), std::max<qsizetype>(size - text.size(), 2)));
    return text;
}

ServerProfile relayFor(const Wish &wish)
{
    ServerProfile relay = profileFor(wish.host, wish.port);
    relay.domain = "deck.example"_ba;
    relay.envelopeLimit = quint64(wish.recipients);
    relay.maxConnections = wish.connections;
    relay.pipelining = wish.pipelining;
    relay.chunking = wish.chunking;
    return relay;
}

/// Recipients of one domain, so that envelopes are full.
void fill(Journal &journal, qint64 recipients)
{
    constexpr qint64 Slice = 2000;
    std::vector<ListEntry> slice;
    for (qint64 i = 1; i <= recipients; ++i) {
        ListEntry entry;
        entry.line = i;
        entry.raw = 'r' + QByteArray::number(i) + "@town.example"_ba;
        entry.address = Address::parse(entry.raw).address;
        slice.push_back(std::move(entry));
        if (i % Slice == 0 || i == recipients) {
            journal.addRecipients(slice);
            slice.clear();
            if (!journal.commit())
                qFatal("the journal cannot be written");
        }
    }
    journal.finishList();
}

double processorSeconds()
{
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    const auto seconds = [](const timeval &time) { return double(time.tv_sec) + double(time.tv_usec) / 1e6; };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}

double peakMegabytes()
{
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    return double(used.ru_maxrss) / 1024;
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_NO_GLIB", "1"); // as relaydeck-cli does
    const QCoreApplication app(argc, argv);
    const Wish wish = readWish(app);
    const QTemporaryDir folder;
    SystemClock clock;
    Transcript transcript;
    ServerPool pool(clock, transcript, [] { return std::make_unique<SocketTransport>(); });

    JournalPlan plan;
    plan.sender = "bench@deck.example"_ba;
    plan.policy = int(Policy::Robin);
    plan.message = letter(wish.size);
    plan.relays = {relayFor(wish)};
    pool.replace(plan.relays);
    std::unique_ptr<Journal> journal = Journal::create(folder.filePath(u"bench.job"_s), plan).journal;
    if (!journal)
        qFatal("there is no journal");
    fill(*journal, qint64(wish.messages) * wish.recipients);
    if (!journal->commit())
        qFatal("the journal cannot be written");
    journal->setRecording(wish.journal);

    BulkSend send(std::move(journal), std::make_shared<const Content>(plan.message), pool, clock);
    QObject::connect(&send, &BulkSend::ended, &app, &QCoreApplication::quit);
    const double before = processorSeconds();
    send.begin();
    QCoreApplication::exec();

    const QJsonObject result{{u"messages"_s, qint64(send.messages())},
        {u"accepted"_s, qint64(send.journal().tally().of(Outcome::Accepted))}, {u"seconds"_s, send.seconds()},
        {u"processor"_s, processorSeconds() - before}, {u"peak"_s, peakMegabytes()}};
    std::printf("%s\n", QJsonDocument(result).toJson(QJsonDocument::Compact).constData());
    return send.end() == BulkSend::End::Finished ? 0 : 1;
}
