#pragma once

#include "engine/relayverdict.h"
#include "models/transcriptmodel.h"
#include "serverfile/serverprofile.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace Relaydeck {
class Deck;

/// A relay tried out with the settings as they stand: what came of it, and what was said.
class TestView final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TestView)

public:
    explicit TestView(Deck *deck, QWidget *parent = nullptr);

    void begin(const ServerProfile &profile);
    [[nodiscard]] bool isRunning() const noexcept { return m_isRunning; }

private:
    void show(const RelayVerdict &verdict);

    Deck *m_deck;
    TranscriptModel m_lines;
    QLabel *m_verdict;
    QPushButton *m_stop;
    bool m_isRunning = false;
};

} // namespace Relaydeck
