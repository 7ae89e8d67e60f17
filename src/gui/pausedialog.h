#pragma once

#include <QDialog>

class QComboBox;
class QDateTimeEdit;
class QLineEdit;

namespace Relaydeck {

/// Asks why relays are to rest, and for how long.
class PauseDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit PauseDialog(const QStringList &relays, QWidget *parent = nullptr);

    [[nodiscard]] QString reason() const;
    /// Milliseconds since the epoch; 0: until somebody goes on with them.
    [[nodiscard]] qint64 until() const;

private:
    QLineEdit *m_reason;
    QComboBox *m_length;
    QDateTimeEdit *m_moment;
};

} // namespace Relaydeck
