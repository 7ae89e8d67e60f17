#pragma once

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;

namespace Relaydeck {
class ConversationView;
class Deck;

/// What is being said right now, with ways to see less of it. Stays under every page.
class ConversationPane final : public QWidget
{
    Q_OBJECT

public:
    explicit ConversationPane(Deck *deck, QWidget *parent = nullptr);

    [[nodiscard]] ConversationView *view() const noexcept { return m_view; }

public slots:
    void showErrors(); ///< of all relays
    void find(); ///< puts the cursor into the find field

private:
    void fillRelays();
    void count();

    Deck *m_deck;
    ConversationView *m_view;
    QComboBox *m_relay;
    QCheckBox *m_errorsOnly;
    QLineEdit *m_find;
    QLabel *m_count;
};

} // namespace Relaydeck
