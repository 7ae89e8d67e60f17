#pragma once

#include "engine/snapshot.h"

#include <QGroupBox>
#include <QLabel>

#include <array>
#include <memory>

namespace Ui {
class SendProgress;
}

namespace Relaydeck {

/// How far the send is, in words, a bar and numbers.
class SendProgress final : public QGroupBox
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SendProgress)

public:
    explicit SendProgress(QWidget *parent = nullptr);
    ~SendProgress() override;

    void showSend(const Snapshot &latest);

private:
    void showWhy(const Snapshot &latest);
    void showState(const SendSnapshot &send);
    void showBar(const SendSnapshot &send);
    void showCounts(const SendSnapshot &send);

    std::unique_ptr<Ui::SendProgress> m_ui;
    std::array<QLabel *, 10> m_counts{};
};

} // namespace Relaydeck
