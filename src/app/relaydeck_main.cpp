#include "gui/busymeter.h"
#include "gui/colours.h"
#include "gui/mainwindow.h"
#include "gui/screenshottour.h"

#include <QCommandLineParser>
#include <QDir>
#include <QLibraryInfo>
#include <QLocale>
#include <QTemporaryDir>
#include <QTranslator>

#include <cstdio>
#include <cstring>
#include <utility>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

namespace {

struct Options
{
    Q_DECLARE_TR_FUNCTIONS(Relaydeck::Options)

public:
    QCommandLineOption conf{u"conf"_s, tr("Master conf file with defaults; may be given again."), tr("FILE")};
    QCommandLineOption demo{u"demo"_s, tr("Start with practice relays, a list and a message.")};
    QCommandLineOption scale{
        u"scale"_s, tr("Draw everything larger or smaller, 2 is twice the size."), tr("FACTOR")};
    QCommandLineOption dark{u"dark"_s, tr("Use a dark palette.")};
    QCommandLineOption light{u"light"_s, tr("Use a light palette.")};
    QCommandLineOption screenshots{
        u"screenshots"_s, tr("Walk through the demo, save pictures of it into DIR, and quit."), tr("DIR")};
    QCommandLineOption size{u"size"_s, tr("Size of the window, as in 1280x800."), tr("WIDTHxHEIGHT")};

    void parse(QCommandLineParser &parser, const QApplication &app) const
    {
        parser.setApplicationDescription(tr("Configure, watch and debug SMTP relays."));
        parser.addPositionalArgument(tr("FILE"), tr("Server file to open."), tr("[FILE]"));
        parser.addOptions({conf, demo, scale, dark, light, screenshots, size});
        parser.addHelpOption();
        parser.addVersionOption();
        parser.process(app);
    }
};

/// Qt reads the factor before there is an application whose arguments could be parsed.
void applyScale(int argc, char **argv)
{
    constexpr char option[] = "--scale";
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], option) == 0 && i + 1 < argc)
            qputenv("QT_SCALE_FACTOR", argv[i + 1]);
        else if (std::strncmp(argv[i], "--scale=", sizeof option) == 0)
            qputenv("QT_SCALE_FACTOR", argv[i] + sizeof option);
    }
}

void translate(QApplication &app)
{
    const QLocale locale;
    auto *ours = new QTranslator(&app);
    if (ours->load(locale, u"relaydeck"_s, u"_"_s, u":/i18n"_s))
        app.installTranslator(ours);
    auto *qts = new QTranslator(&app);
    if (qts->load(locale, u"qtbase"_s, u"_"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        app.installTranslator(qts);
}

void applyPalette(const QCommandLineParser &parser, const Options &options)
{
    if (parser.isSet(options.dark))
        QApplication::setPalette(darkPalette());
    else if (parser.isSet(options.light))
        QApplication::setPalette(lightPalette());
}

void applySize(MainWindow &window, const QString &size)
{
    const QStringList sides = size.split(u'x');
    const QSize wanted(sides.value(0).toInt(), sides.value(1).toInt());
    if (wanted.isValid() && !wanted.isEmpty())
        window.resize(wanted);
}

void goOnTour(QApplication &app, MainWindow &window, const QString &folder, const QString &suffix)
{
    QDir().mkpath(folder);
    auto *tour = new ScreenshotTour(&window, folder, suffix);
    QObject::connect(
        tour, &ScreenshotTour::finished, &app, [](bool allSaved) { QApplication::exit(allSaved ? 0 : 1); });
    QMetaObject::invokeMethod(tour, &ScreenshotTour::begin, Qt::QueuedConnection);
}

/// Says after each send for how long one event kept the window from answering meanwhile.
void meterSends(BusyMeter &app, const Deck &deck)
{
    QObject::connect(&deck, &Deck::sendChanged, &app, [&app, &deck, wasSending = false]() mutable {
        if (!std::exchange(wasSending, deck.isSending()))
            app.forget();
    });
    QObject::connect(&deck, &Deck::sendEnded, &app, [&app] {
        const auto milliseconds = [](std::chrono::microseconds time) { return double(time.count()) / 1000; };
        std::fprintf(stderr, "longest busy while sending: %.1f ms, %.1f ms of them on a core (%s)\n",
            milliseconds(app.longest()), milliseconds(app.processor()), app.culprit().constData());
    });
}

} // namespace

int main(int argc, char **argv)
{
    applyScale(argc, argv);
    qputenv("QT_NO_THREADED_GLIB", "1"); // the engine is faster with Qt's own event dispatcher
    BusyMeter app(argc, argv);
    QApplication::setApplicationName(u"relaydeck"_s);
    QApplication::setApplicationDisplayName(u"Relaydeck"_s);
    QApplication::setOrganizationName(u"relaydeck"_s);
    QApplication::setApplicationVersion(QStringLiteral(RELAYDECK_VERSION));
    QApplication::setDesktopFileName(u"org.relaydeck.Relaydeck"_s);
    translate(app);

    const Options options;
    QCommandLineParser parser;
    options.parse(parser, app);
    applyPalette(parser, options);

    // The tour begins like the first start of all, and leaves no trace.
    const QTemporaryDir blank;
    const bool tour = parser.isSet(options.screenshots);
    if (tour) {
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, blank.path());
        qputenv("XDG_DATA_HOME", blank.path().toLocal8Bit());
    }

    Deck deck;
    MainWindow window(&deck);
    if (parser.isSet(options.conf))
        window.setMasterConfs(parser.values(options.conf));
    applySize(window, parser.value(options.size));
    window.show();
    if (tour) {
        goOnTour(app, window, parser.value(options.screenshots),
            parser.isSet(options.dark) ? u"-dark"_s : QString());
    } else if (parser.isSet(options.demo)) {
        window.startDemo();
    } else if (!parser.positionalArguments().isEmpty()) {
        window.openFile(parser.positionalArguments().constFirst());
    }

    if (qEnvironmentVariableIsSet("RELAYDECK_BUSY_METER"))
        meterSends(app, deck);
    return QApplication::exec();
}
