#pragma once

#include <QFrame>
#include <QList>
#include <QString>

#include <functional>

class QHBoxLayout;
class QLabel;

namespace Relaydeck {

/// A sentence over a page that waits for a decision, with a button for each answer. Hidden when there is
/// nothing to say.
class NoticeBar final : public QFrame
{
    Q_OBJECT

public:
    explicit NoticeBar(QWidget *parent = nullptr);

    struct Answer
    {
        QString text;
        std::function<void()> act;
    };
    /// Takes the place of what was said before. Any answer, or the cross, takes it down.
    void say(const QString &sentence, const QList<Answer> &answers = {});
    [[nodiscard]] QString sentence() const;

private:
    QLabel *m_sign;
    QLabel *m_text;
    QHBoxLayout *m_buttons;
};

} // namespace Relaydeck
