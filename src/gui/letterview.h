#pragma once

#include <QTextBrowser>

namespace Relaydeck {

/// HTML of a letter on white paper. It fetches nothing, from nowhere, and goes nowhere: links say where they lead.
class LetterView final : public QTextBrowser
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LetterView)

public:
    explicit LetterView(QWidget *parent = nullptr);

protected:
    QVariant loadResource(int type, const QUrl &name) override;
};

} // namespace Relaydeck
