#pragma once

#include "bulk/jobsummary.h"
#include "gui/actions.h"
#include "models/reportexport.h"
#include "models/reportmodel.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace Relaydeck {
class Deck;
class ReportGroups;

/// What became of each recipient of a job: that of the send, or one that the user opens.
class ReportView final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReportView)

public:
    ReportView(Deck *deck, const Actions &actions, QWidget *parent = nullptr);

    void open(const QString &jobFile);
    [[nodiscard]] const QString &jobFile() const noexcept { return m_jobFile; }
    void find();

public slots:
    void chooseJob();

signals:
    void failed(const QString &sentence);

protected:
    void showEvent(QShowEvent *event) override;

private:
    struct Read
    {
        JobSummary summary;
        QString error;
    };

    [[nodiscard]] QWidget *makeReport();
    [[nodiscard]] QPushButton *makeExports();
    void followSend();
    void read();
    void show(const Read &read);
    void readRows();
    void showRows(const std::shared_ptr<const ReportSlice> &slice);
    void exportAs(ReportExport::Form form);
    void exportTo(const QString &file, ReportExport::Form form);
    [[nodiscard]] ReportFilter filter() const;

    Deck *m_deck;
    QString m_jobFile;
    QStackedWidget *m_states;
    QLabel *m_title;
    QLabel *m_facts;
    QLabel *m_note;
    QLineEdit *m_find;
    ReportGroups *m_groups;
    QTableView *m_table;
    ReportModel m_rows;
    QTimer m_typed;
    bool m_wasRunning = false; // when it was read; there may be news
    quint64 m_reads = 0; // answers to earlier ones are passed over
    quint64 m_rowReads = 0;
};

} // namespace Relaydeck
