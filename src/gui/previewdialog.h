#pragma once

#include "gui/rehearser.h"
#include "merge/readableparts.h"

#include <QDialog>

#include <memory>

namespace Ui {
class PreviewDialog;
}

namespace Relaydeck {

/// A message as one recipient after the other will get it: for eyes, and byte for byte. Sends nothing.
class PreviewDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PreviewDialog)

public:
    explicit PreviewDialog(const SendOrder &order, QWidget *parent = nullptr);
    ~PreviewDialog() override;

private:
    /// One message, ready to be shown.
    struct Sheet
    {
        QByteArray bytes;
        ReadableMessage message;
        QString source; ///< the beginning
        qsizetype hidden = 0; ///< bytes of the rest
    };
    [[nodiscard]] static Sheet sheetOf(const QByteArray &message);

    void setUpButtons();
    void turnTo(int row); // reads on where the row is not at hand
    void showRow();
    void showSheet(const Sheet &sheet);
    void showHeaders(const ReadableMessage &message);
    void showParts(const ReadableMessage &message);
    void showTrouble(const QString &sentence);
    void enableButtons();
    void goToNextLacking();
    void save();
    [[nodiscard]] QString troubleOfAll() const;

    SendOrder m_order;
    std::unique_ptr<Ui::PreviewDialog> m_ui;
    Rehearser m_rehearser;
    Sheet m_sheet;
    quint64 m_sheets = 0; // that were asked for
};

} // namespace Relaydeck
