#pragma once

#include "engine/orders.h"
#include "gui/actions.h"

#include <QLabel>
#include <QTimer>
#include <QWidget>

#include <array>
#include <memory>

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
    void fillIn(const QString &listFile, const QString &messageFile, const QString &sender);
    void fillIn(const DemoMaterial &material);

public slots:
    void start(); ///< asks first, unless this is the demo

signals:
    void orderChanged();
    void editorRequested();

private:
    void setUpCounts();
    void setUpFields();
    void chooseList();
    void chooseMessage();
    void look(); // at the files named, without waiting for them
    [[nodiscard]] QStringList relayNames() const;
    void showRelays();
    void chooseRelays();
    void showProgress();
    void showHint();
    void lock(bool sending);

    Deck *m_deck;
    Actions m_actions;
    std::unique_ptr<Ui::SendPage> m_ui;
    QTimer m_typed;
    QStringList m_chosen; // names of relays; empty: all
    qint64 m_entries = -1; // lines of the list; negative: not known
    quint64 m_looks = 0;
    std::array<QLabel *, 10> m_counts{};
};

} // namespace Relaydeck
