#pragma once

#include "editing/relaygridmodel.h"

#include <QWidget>

class QLabel;
class QTabWidget;
class QToolButton;

namespace Relaydeck {
class FieldEditor;

/// Every setting of one relay, or of several at once, with a sentence about each: four pages, one a
/// group, and the ready-made settings of well-known services.
class RelayForm final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RelayForm)

public:
    RelayForm(ServerFileSession *session, RelayGridModel *relays, QWidget *parent = nullptr);

    void showRelays(const QList<qsizetype> &relays);
    void focusField(Field field);

private:
    struct Row
    {
        FieldEditor *editor;
        QLabel *origin;
        QToolButton *reset;
    };

    [[nodiscard]] QWidget *makePage(FieldInfo::Group group);
    [[nodiscard]] QWidget *makeServices();
    void fillIn(int preset);
    void renew();
    void renewRow(Field field);

    ServerFileSession *m_session;
    RelayGridModel *m_relaysModel;
    QList<qsizetype> m_shown;
    QLabel *m_title;
    QLabel *m_hints;
    QTabWidget *m_pages;
    QMap<Field, Row> m_rows;
    QToolButton *m_services = nullptr;
};

} // namespace Relaydeck
