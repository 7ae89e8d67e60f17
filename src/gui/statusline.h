#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;

namespace Relaydeck {
class Deck;

/// Answers "is it fine?" at any time. Each number is a link to the rows behind it.
class StatusLine final : public QWidget
{
    Q_OBJECT

public:
    explicit StatusLine(Deck *deck, QWidget *parent = nullptr);

public slots:
    /// An error, until the next one or until it is dismissed.
    void tell(const QString &sentence);

signals:
    void sendRequested();
    void errorsRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void renew();
    [[nodiscard]] QString progress() const;

    Deck *m_deck;
    QLabel *m_text;
    QLabel *m_rate;
    QLabel *m_left;
    QProgressBar *m_bar;
    QString m_trouble;
};

} // namespace Relaydeck
