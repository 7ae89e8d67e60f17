#pragma once

#include "engine/orders.h"
#include "gui/actions.h"
#include "gui/rehearser.h"
#include "gui/settings.h"
#include "models/tone.h"

#include <QTimer>
#include <QWidget>

#include <memory>

class QLabel;

namespace Ui {
class SendPage;
}

namespace Relaydeck {
class Deck;
struct DemoMaterial;

/// One send: what, to whom, from whom, through what; and how far it is.
class SendPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SendPage)

public:
    SendPage(Deck *deck, const Actions &actions, QWidget *parent = nullptr);
    ~SendPage() override;

    [[nodiscard]] SendOrder order() const;
    [[nodiscard]] bool isComplete() const; ///< everything that a send needs is filled in
    /// Files, the format of the list, and the sender.
    void fillIn(const SendOrder &order);
    void fillIn(const DemoMaterial &material);

public slots:
    void start(); ///< looks at the files once more, and asks, unless this is the demo
    void check(); ///< everything that the send needs, without sending
    void test(); ///< the message to the user alone
    void write(); ///< a message, or go on with it
    void preview(); ///< the message as recipients will get it

signals:
    void orderChanged();
    void editorRequested();

private:
    void setUpFields();
    void setUpList();
    void setUpMessage();
    void chooseList();
    void chooseMessage();
    void chooseFormat();
    void look(); // at the files named, without waiting for them
    void showFound();
    void goOn(); // with the send that was to start
    void checkFirst(const SendOrder &order);
    void ask(const SendOrder &order);
    [[nodiscard]] QStringList relayNames() const;
    void showRelays();
    void chooseRelays();
    void chooseExtras();
    void showExtras();
    [[nodiscard]] bool isTestable() const;
    void showProgress();
    void showHint();
    void lock(bool sending);

    Deck *m_deck;
    Actions m_actions;
    std::unique_ptr<Ui::SendPage> m_ui;
    Settings m_settings;
    QTimer m_typed;
    Rehearser m_rehearser;
    ListFormat m_format;
    SendOrder m_extras; // see SendOptionsDialog; nothing else of it is used
    QStringList m_chosen; // names of relays; empty: all
    bool m_mayMerge = true; // the user has not said otherwise of this message
    bool m_isStarting = false; // as soon as the files are looked at
};

} // namespace Relaydeck
