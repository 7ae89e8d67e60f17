#pragma once

#include "engine/orders.h"
#include "gui/settings.h"
#include "models/reportmodel.h"

#include <QDialog>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;
class QTableView;

namespace Relaydeck {
class Deck;

/// Sends the message of an order to a few people of one's own, through its relays, and shows what became of each.
/// Nobody on the list is sent to.
class TestSendDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TestSendDialog)

public:
    /// `deck` outlives the dialog.
    TestSendDialog(Deck *deck, const SendOrder &order, QWidget *parent = nullptr);

    void done(int result) override; ///< a test that runs goes on

private:
    [[nodiscard]] QWidget *makeButtons();
    void makeTable();
    void send();
    void end();
    void renew();
    [[nodiscard]] QByteArrayList recipients() const;
    [[nodiscard]] QString ending() const;

    Deck *m_deck;
    const SendOrder m_order;
    Settings m_settings;
    QPlainTextEdit *m_recipients;
    QSpinBox *m_row; // null: everybody gets the same
    QLabel *m_verdict;
    QTableView *m_table;
    ReportModel m_rows;
    QPushButton *m_send = nullptr;
    QPushButton *m_stop = nullptr;
    bool m_isOurs = false; // the send that is running
};

} // namespace Relaydeck
