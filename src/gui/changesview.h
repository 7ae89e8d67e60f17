#pragma once

#include <QPlainTextEdit>

namespace Relaydeck {

/// What a save would change: lines that go and lines that come, with some lines around them.
class ChangesView final : public QPlainTextEdit
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChangesView)

public:
    explicit ChangesView(QWidget *parent = nullptr);

    /// Compares in the background; shows the result of the last call only.
    void show(const QByteArray &before, const QByteArray &after);

private:
    struct Line
    {
        enum class Kind : quint8 { Around, Gone, New, Place } kind = Kind::Around;
        QString text;
    };
    [[nodiscard]] static QList<Line> compare(const QByteArray &before, const QByteArray &after);
    void write(const QList<Line> &lines);

    quint64 m_number = 0;
};

} // namespace Relaydeck
