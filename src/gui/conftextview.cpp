#include "gui/conftextview.h"

#include "editing/completion.h"
#include "gui/colours.h"
#include "models/words.h"

#include <Qsci/qscicommandset.h>

#include <QContextMenuEvent>
#include <QFontDatabase>
#include <QMenu>
#include <QScopedValueRollback>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Relaydeck {
namespace {

enum Ink : int { Unmarked, Comment, Keyword, Package, Key, Sign, Value, User, Invalid };
enum Margin : int { Numbers, Marks };

constexpr int AnnotationStyles = 64; // styles of remarks lie behind those of the text
constexpr int Wave = QsciScintilla::INDIC_CONTAINER;

int markOf(Severity severity)
{
    return int(severity); // the worst one is drawn on top
}

Tone toneOf(Severity severity)
{
    return severity == Severity::Error  ? Tone::Negative
        : severity == Severity::Warning ? Tone::Caution
                                        : Tone::Accent;
}

} // namespace

ConfTextView::ConfTextView(ServerFileSession *session, QWidget *parent)
    : QsciScintilla(parent),
      m_session(session)
{
    setUp();
    releaseKeys();
    setColours();
    connect(session, &ServerFileSession::replaced, this, &ConfTextView::load);
    connect(session, &ServerFileSession::edited, this, &ConfTextView::apply);
    connect(session, &ServerFileSession::diagnosticsChanged, this, &ConfTextView::showRemarks);
    connect(session, &ServerFileSession::savingChanged, this,
        [this](bool saving) { setReadOnly(saving || !m_session->isOpen()); });
    mirrorTyping();
    connect(this, &QsciScintilla::SCN_STYLENEEDED, this, [this](int until) { style(until); });
    connect(this, &QsciScintilla::SCN_CHARADDED, this, &ConfTextView::offerWhileTyping);
    connect(this, &QsciScintilla::cursorPositionChanged, this, [this](int line, int) {
        const long begin = SendScintilla(SCI_POSITIONFROMLINE, line);
        emit caretMoved(caretLine(), SendScintilla(SCI_COUNTCHARACTERS, begin, long(caret())));
    });
    connect(this, &QsciScintilla::marginClicked, this, [this](int margin, int line) {
        if (margin == Marks)
            emit fixWanted(m_session->document().lineAt(SendScintilla(SCI_POSITIONFROMLINE, line)));
    });
    load();
}

void ConfTextView::setUp()
{
    setUtf8(true);
    setFrameShape(QFrame::NoFrame);
    setWrapMode(WrapNone);
    setTabWidth(4);
    setAutoIndent(false);
    setAccessibleName(tr("Text of the server file"));
    SendScintilla(SCI_SETLEXER, SCLEX_CONTAINER);
    SendScintilla(SCI_SETIDLESTYLING, SC_IDLESTYLING_TOVISIBLE);
    SendScintilla(SCI_SETSCROLLWIDTH, 1L);
    SendScintilla(SCI_SETSCROLLWIDTHTRACKING, 1L);
    SendScintilla(SCI_SETENDATLASTLINE, 1L);
    SendScintilla(SCI_AUTOCSETIGNORECASE, 1L);
    SendScintilla(SCI_AUTOCSETSEPARATOR, long('\n'));
    SendScintilla(SCI_AUTOCSETMAXHEIGHT, 12L);
    setMarginLineNumbers(Numbers, true);
    setMarginType(Marks, SymbolMargin);
    setMarginSensitivity(Marks, true);
    setMarginMarkerMask(Marks, 0b111);
    markerDefine(Circle, markOf(Severity::Hint));
    markerDefine(RightTriangle, markOf(Severity::Warning));
    markerDefine(Rectangle, markOf(Severity::Error));
    indicatorDefine(SquiggleIndicator, Wave + markOf(Severity::Hint));
    indicatorDefine(SquiggleIndicator, Wave + markOf(Severity::Warning));
    indicatorDefine(SquiggleIndicator, Wave + markOf(Severity::Error));
    setAnnotationDisplay(AnnotationIndented);
}

/// Scintilla keeps these for itself, where they are actions of the window.
void ConfTextView::releaseKeys()
{
    for (QsciCommand *command : standardCommands()->commands()) {
        const int key = command->key();
        const auto modifiers = Qt::KeyboardModifiers(key & int(Qt::KeyboardModifierMask));
        const int letter = key & ~int(Qt::KeyboardModifierMask);
        const bool isLetter = letter >= Qt::Key_A && letter <= Qt::Key_Z && (modifiers & Qt::ControlModifier);
        const bool isOurs
            = isLetter && !QList<int>{Qt::Key_A, Qt::Key_C, Qt::Key_V, Qt::Key_X}.contains(letter);
        const bool isMove = modifiers == Qt::AltModifier;
        if (isOurs || isMove)
            command->setKey(0);
        if (const int other = command->alternateKey(); other != 0 && (other & int(Qt::AltModifier)))
            command->setAlternateKey(0); // Alt+Backspace
    }
}

void ConfTextView::setColours()
{
    const QPalette &colours = palette();
    const QColor base = colours.color(QPalette::Base);
    const QColor muted = colours.color(QPalette::PlaceholderText);
    const QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    setColor(colours.color(QPalette::Text));
    setPaper(base);
    SendScintilla(SCI_STYLESETFONT, STYLE_DEFAULT, font.family().toUtf8().constData());
    SendScintilla(SCI_STYLESETSIZEFRACTIONAL, STYLE_DEFAULT, long(font.pointSizeF() * 100));
    SendScintilla(SCI_STYLESETFORE, STYLE_DEFAULT, colours.color(QPalette::Text));
    SendScintilla(SCI_STYLESETBACK, STYLE_DEFAULT, base);
    SendScintilla(SCI_STYLECLEARALL);
    const std::pair<int, QColor> inks[] = {{Comment, muted}, {Keyword, colourOf(Tone::Accent, colours)},
        {Package, colourOf(Tone::Accent, colours)}, {Sign, muted}, {User, muted},
        {Invalid, colourOf(Tone::Negative, colours)}, {STYLE_LINENUMBER, muted}};
    for (const auto &[style, ink] : inks)
        SendScintilla(SCI_STYLESETFORE, style, ink);
    SendScintilla(SCI_STYLESETBOLD, Key, 1L);
    SendScintilla(SCI_STYLESETBOLD, Keyword, 1L);
    const QColor tinted = colours.color(QPalette::AlternateBase);
    SendScintilla(SCI_STYLESETBACK, STYLE_LINENUMBER, tinted);
    for (const Severity severity : {Severity::Hint, Severity::Warning, Severity::Error}) {
        const QColor tone = colourOf(toneOf(severity), colours);
        setMarkerForegroundColor(tone, markOf(severity));
        setMarkerBackgroundColor(tone, markOf(severity));
        setIndicatorForegroundColor(tone, Wave + markOf(severity));
        const int style = AnnotationStyles + int(severity);
        SendScintilla(SCI_STYLESETFORE, style, tone);
        SendScintilla(SCI_STYLESETBACK, style, base);
        SendScintilla(SCI_STYLESETFONT, style, this->QWidget::font().family().toUtf8().constData());
    }
    setCaretForegroundColor(colours.color(QPalette::Text));
    setCaretLineVisible(true);
    setCaretLineBackgroundColor(tinted);
    setSelectionBackgroundColor(colours.color(QPalette::Highlight));
    setSelectionForegroundColor(colours.color(QPalette::HighlightedText));
    setMarginsForegroundColor(muted);
    setMarginsBackgroundColor(tinted);
    setMarginWidth(Marks, fontMetrics().height());
}

void ConfTextView::load()
{
    const QScopedValueRollback mirroring(m_mirroring, true);
    const QByteArray &bytes = m_session->document().bytes();
    setReadOnly(false);
    SendScintilla(SCI_CLEARALL);
    SendScintilla(SCI_ALLOCATE, long(bytes.size() + 1024));
    SendScintilla(SCI_APPENDTEXT, ulong(bytes.size()), bytes.constData());
    SendScintilla(SCI_SETEOLMODE, m_session->document().lineEnding() == "\r\n" ? SC_EOL_CRLF : SC_EOL_LF);
    SendScintilla(SCI_EMPTYUNDOBUFFER);
    SendScintilla(SCI_GOTOPOS, 0L);
    setMarginWidth(Numbers, u"0"_s + QString::number(std::max(lines(), 99)));
    setReadOnly(!m_session->isOpen());
    m_annotated.clear();
}

void ConfTextView::apply(const TextEdits &edits)
{
    const QScopedValueRollback mirroring(m_mirroring, true);
    for (auto edit = edits.crbegin(); edit != edits.crend(); ++edit) {
        SendScintilla(SCI_SETTARGETRANGE, long(edit->offset), long(edit->offset + edit->length));
        SendScintilla(SCI_REPLACETARGET, ulong(edit->text.size()), edit->text.constData());
    }
    SendScintilla(SCI_EMPTYUNDOBUFFER);
    if (edits.size() == 1) { // an undone word is where eyes look for it
        SendScintilla(SCI_GOTOPOS, long(edits.first().offset + edits.first().text.size()));
    }
}

/// Scintilla announces a change, makes it, and leaves its save point, which is set anew each time: so one learns what was
/// typed without its notice of a change made, before which it counts through the whole text (see QuietAccess).
void ConfTextView::mirrorTyping()
{
    connect(this, &QsciScintilla::SCN_MODIFIED, this,
        [this](int position, int type, const char *, int length) { announce(position, type, length); });
    connect(this, &QsciScintilla::SCN_SAVEPOINTLEFT, this, &ConfTextView::heedTyped);
    connect(this, &QsciScintilla::SCN_UPDATEUI, this,
        [this] { SendScintilla(SCI_EMPTYUNDOBUFFER); }); // the session has the history
}

void ConfTextView::announce(int position, int type, int length)
{
    if (type & SC_MOD_BEFOREINSERT)
        m_typed = {position, 0, QByteArray(length, Qt::Uninitialized)};
    else if (type & SC_MOD_BEFOREDELETE)
        m_typed = {position, length, {}};
}

void ConfTextView::heedTyped()
{
    if (!m_mirroring && !m_typed.text.isEmpty()) {
        QByteArray text(m_typed.text.size() + 1, Qt::Uninitialized); // for the NUL behind it
        SendScintilla(
            SCI_GETTEXTRANGE, long(m_typed.offset), long(m_typed.offset + m_typed.text.size()), text.data());
        m_typed.text = text.chopped(1);
    }
    SendScintilla(SCI_SETSAVEPOINT);
    if (!m_mirroring)
        m_session->type(std::exchange(m_typed, {}));
}

void ConfTextView::style(qsizetype until)
{
    const Document &document = m_session->document();
    const bool isUnderWay = SendScintilla(SCI_GETLENGTH) != document.bytes().size(); // it will ask again
    if (isUnderWay || document.lineCount() == 0)
        return;
    const qsizetype from = SendScintilla(SCI_GETENDSTYLED);
    for (qsizetype line = document.lineAt(from);
         line < document.lineCount() && document.lineBegin(line) < until; ++line)
        styleLine(line);
}

void ConfTextView::styleLine(qsizetype line)
{
    const Document &document = m_session->document();
    const ConfLine parts = document.parts(line);
    const QByteArrayView text = document.line(line);
    const long begin = long(text.data() - document.bytes().constData());
    const long end = long(document.lineEnd(line));
    SendScintilla(SCI_STARTSTYLING, long(document.lineBegin(line)), 0L);
    long at = long(document.lineBegin(line));
    const auto paint = [&](long to, Ink style) {
        if (to > at)
            SendScintilla(SCI_SETSTYLING, ulong(to - at), long(style));
        at = std::max(at, to);
    };
    switch (parts.kind) {
    case LineKind::Comment: paint(end, Comment); break;
    case LineKind::Invalid: paint(end, Invalid); break;
    case LineKind::Package:
        paint(begin + long(parts.name.begin), Keyword);
        paint(begin + long(parts.name.end()), Package);
        break;
    case LineKind::Entry:
        paint(begin + long(parts.name.begin), User);
        paint(begin + long(parts.name.end()), Key);
        paint(begin + long(parts.value.begin), Sign);
        paint(begin + long(parts.value.end()), Value);
        break;
    case LineKind::Blank: break;
    }
    paint(end, Unmarked);
}

int ConfTextView::lineHere(qsizetype documentLine) const
{
    const Document &document = m_session->document();
    const qsizetype line
        = std::clamp<qsizetype>(documentLine, 0, std::max<qsizetype>(0, document.lineCount() - 1));
    const long offset = document.lineCount() == 0 ? 0 : long(document.lineBegin(line));
    return int(SendScintilla(SCI_LINEFROMPOSITION, offset));
}

/// Lines move when remarks come and go between them; the caret stays where it is on the screen.
void ConfTextView::showRemarks()
{
    const auto caretRow = [this] {
        return SendScintilla(SCI_VISIBLEFROMDOCLINE, SendScintilla(SCI_LINEFROMPOSITION, long(caret())))
            - SendScintilla(SCI_GETFIRSTVISIBLELINE);
    };
    const long before = caretRow();
    markerDeleteAll();
    for (const int line : std::as_const(m_annotated))
        clearAnnotations(line);
    m_annotated.clear();
    const long size = SendScintilla(SCI_GETLENGTH);
    for (const Severity severity : {Severity::Hint, Severity::Warning, Severity::Error}) {
        SendScintilla(SCI_SETINDICATORCURRENT, ulong(Wave + markOf(severity)));
        SendScintilla(SCI_INDICATORCLEARRANGE, 0UL, size);
    }
    QMap<int, QList<Diagnostic>> byLine;
    const Document &document = m_session->document();
    for (const Diagnostic &remark : m_session->diagnostics()) {
        if (remark.file == m_session->fileName() && remark.line > 0 && remark.line <= document.lineCount())
            byLine[remark.line - 1].append(remark);
    }
    for (auto it = byLine.cbegin(); it != byLine.cend(); ++it)
        remarkOn(it.key(), it.value());
    if (const long moved = caretRow() - before; moved != 0 && hasFocus())
        SendScintilla(SCI_LINESCROLL, 0UL, moved);
}

void ConfTextView::remarkOn(int documentLine, const QList<Diagnostic> &remarks)
{
    constexpr qsizetype most = 500; // sentences between the lines; marks for all
    const Document &document = m_session->document();
    const int line = lineHere(documentLine);
    const QByteArrayView text = document.line(documentLine);
    const long begin = long(text.data() - document.bytes().constData());
    QStringList sentences;
    Severity worst = Severity::Hint;
    for (const Diagnostic &remark : remarks) {
        worst = std::max(worst, remark.severity);
        sentences << Words::diagnostic(remark);
        const long from = remark.column > 0 ? remark.column - 1 : 0;
        const long length = remark.length > 0 ? remark.length : long(text.size());
        SendScintilla(SCI_SETINDICATORCURRENT, ulong(Wave + markOf(remark.severity)));
        if (from + length <= long(text.size()))
            SendScintilla(SCI_INDICATORFILLRANGE, ulong(begin + from), length);
    }
    markerAdd(line, markOf(worst));
    if (!m_remarksBelow || m_annotated.size() >= most)
        return;
    annotate(line, sentences.join(u'\n'), AnnotationStyles + int(worst));
    m_annotated.append(line);
}

void ConfTextView::setRemarksBelowLines(bool shown)
{
    m_remarksBelow = shown;
    showRemarks();
}

qsizetype ConfTextView::caret() const
{
    return SendScintilla(SCI_GETCURRENTPOS);
}

qsizetype ConfTextView::caretLine() const
{
    return m_session->document().lineAt(caret());
}

void ConfTextView::goToLine(qsizetype line, qsizetype column)
{
    const Document &document = m_session->document();
    if (line < 0 || line >= document.lineCount())
        return;
    const qsizetype offset
        = document.lineBegin(line) + std::clamp<qsizetype>(column, 0, document.line(line).size());
    const long here = SendScintilla(SCI_LINEFROMPOSITION, long(offset));
    SendScintilla(SCI_ENSUREVISIBLEENFORCEPOLICY, here);
    SendScintilla(SCI_GOTOPOS, long(offset));
    const long rows = SendScintilla(SCI_LINESONSCREEN);
    const long shown = SendScintilla(SCI_VISIBLEFROMDOCLINE, here) - SendScintilla(SCI_GETFIRSTVISIBLELINE);
    if (shown < 1 || shown > rows - 2)
        SendScintilla(
            SCI_SETFIRSTVISIBLELINE, std::max(0L, SendScintilla(SCI_VISIBLEFROMDOCLINE, here) - rows / 3));
}

bool ConfTextView::find(const QString &text, bool backwards)
{
    int line = 0;
    int index = 0;
    if (hasSelectedText()) { // from behind the last find, or from its beginning
        int endLine = 0;
        int endIndex = 0;
        getSelection(&line, &index, &endLine, &endIndex);
        if (!backwards) {
            line = endLine;
            index = endIndex;
        }
    } else {
        getCursorPosition(&line, &index);
    }
    return !text.isEmpty() && findFirst(text, false, false, false, true, !backwards, line, index);
}

void ConfTextView::complete()
{
    const Completion offer = completionAt(m_session->document(), caret());
    if (offer.words.isEmpty() || isReadOnly())
        return;
    SendScintilla(SCI_AUTOCSHOW, ulong(offer.typed), offer.words.join('\n').constData());
}

void ConfTextView::offerWhileTyping(int character)
{
    const bool inWord = QChar(character).isLetter() || character == '_' || character == ':';
    if (!inWord)
        return;
    const Completion offer = completionAt(m_session->document(), caret());
    constexpr qsizetype enough = 2;
    if (offer.typed >= enough)
        complete();
}

void ConfTextView::changeEvent(QEvent *event)
{
    QsciScintilla::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        setColours();
}

void ConfTextView::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu menu(this);
    menu.addActions(m_contextActions);
    menu.addSeparator();
    menu.addAction(tr("Cu&t"), this, &QsciScintilla::cut)->setEnabled(hasSelectedText() && !isReadOnly());
    menu.addAction(tr("&Copy"), this, &QsciScintilla::copy)->setEnabled(hasSelectedText());
    menu.addAction(tr("&Paste"), this, &QsciScintilla::paste)->setEnabled(!isReadOnly());
    menu.addAction(tr("Select &all"), this, [this] { selectAll(); });
    menu.exec(event->globalPos());
}

} // namespace Relaydeck
