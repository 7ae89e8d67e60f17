#pragma once

#include <QStringList>
#include <QWidget>

#include <memory>

namespace Ui {
class ConsolePage;
}

namespace Relaydeck {
class ConversationView;
class Deck;

/// One connection by hand: choose a relay, type commands, see what is said.
class ConsolePage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConsolePage)

public:
    explicit ConsolePage(Deck *deck, QWidget *parent = nullptr);
    ~ConsolePage() override;

    void connectTo(int relay);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override; // arrow keys: the history

private:
    void fillRelays();
    void toggle();
    void connectToTyped();
    void say();
    void recall(int step);
    void showState(bool open, const QString &peer);

    Deck *m_deck;
    std::unique_ptr<Ui::ConsolePage> m_ui;
    ConversationView *m_view;
    QStringList m_history;
    qsizetype m_recalled = 0; // place in the history; its size: the line being typed
};

} // namespace Relaydeck
