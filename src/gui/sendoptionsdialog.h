#pragma once

#include "engine/orders.h"

#include <QDialog>

#include <memory>

namespace Ui {
class SendOptionsDialog;
}

namespace Relaydeck {

/// What a send can be told beyond files, sender and relays: when it starts, whom it leaves out, how it repeats.
class SendOptionsDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SendOptionsDialog)

public:
    explicit SendOptionsDialog(const SendOrder &order, QWidget *parent = nullptr);
    ~SendOptionsDialog() override;

    /// The order with what was chosen here; the rest is left as it was given.
    [[nodiscard]] SendOrder order() const;

private:
    void add();
    void addFile(const QString &file);
    void remove();
    void renew();

    const SendOrder m_given;
    std::unique_ptr<Ui::SendOptionsDialog> m_ui;
};

} // namespace Relaydeck
