#pragma once

#include "bulk/listformat.h"

#include <QDialog>

#include <memory>

namespace Ui {
class ListFormatDialog;
}

namespace Relaydeck {
struct ListSample;

/// Asks how a list is written, and shows its beginning as it is read so.
class ListFormatDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ListFormatDialog)

public:
    ListFormatDialog(const QString &file, const ListFormat &format, QWidget *parent = nullptr);
    ~ListFormatDialog() override;

    [[nodiscard]] ListFormat format() const;

private:
    void setUpChoices(const ListFormat &format);
    void read();
    void showSample(const ListSample &sample);
    void showColumns(const ListSample &sample);
    void showRecords(const ListSample &sample);

    QString m_file;
    QString m_column; // that is chosen; empty: none is
    std::unique_ptr<Ui::ListFormatDialog> m_ui;
    quint64 m_reads = 0;
};

} // namespace Relaydeck
