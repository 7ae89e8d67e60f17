#pragma once

#include "models/transcriptfilter.h"

#include <QTableView>

class QToolButton;

namespace Relaydeck {

/// The lines of a conversation in a fixed-width font. Follows the end until its reader scrolls up;
/// then nothing moves under the eyes and a button offers to follow again.
class ConversationView final : public QTableView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConversationView)

public:
    explicit ConversationView(TranscriptModel *lines, QWidget *parent = nullptr);

    [[nodiscard]] TranscriptFilter *filter() noexcept { return &m_filter; }
    [[nodiscard]] bool isFollowing() const noexcept { return m_following; }
    void setEmptyText(const QString &text); ///< shown while there is no line

public slots:
    void follow();
    void copySelection();

signals:
    void followingChanged(bool following);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fitToFont();
    void setFollowing(bool following);
    void placeFollowButton();

    TranscriptFilter m_filter;
    QToolButton *m_followButton;
    QString m_emptyText;
    bool m_following = true;
};

} // namespace Relaydeck
