#pragma once

#include "gui/settings.h"
#include "models/findingmodel.h"
#include "preflight/preflighthost.h"

#include <QDialog>

#include <memory>

class QCheckBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QTableView;

namespace Relaydeck {

/// Looks at everything that a send needs and says what it finds, while it finds it. Nothing is sent.
///
/// Before a send it is accepted by itself when there is nothing to object to; over warnings the user decides, and
/// errors leave no way but back.
class PreflightDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PreflightDialog)

public:
    enum class Purpose : quint8 { Look, BeforeSend };

    PreflightDialog(const SendOrder &order, const QList<ServerProfile> &relays, Purpose purpose,
        QWidget *parent = nullptr);
    ~PreflightDialog() override;

private:
    void makeTable();
    [[nodiscard]] QWidget *makeButtons();
    void check(); // from the beginning, with what the fields say
    void end();
    [[nodiscard]] QString verdict() const;
    void copy() const;

    const Purpose m_purpose;
    PreflightOrder m_order;
    Settings m_settings;
    FindingModel m_findings;
    std::unique_ptr<PreflightHost> m_host;
    QLabel *m_verdict;
    QProgressBar *m_busy;
    QTableView *m_table;
    QLineEdit *m_selector;
    QCheckBox *m_asksNames;
    QPushButton *m_again = nullptr;
    QPushButton *m_go = nullptr;
};

} // namespace Relaydeck
