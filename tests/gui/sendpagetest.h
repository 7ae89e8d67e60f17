#pragma once

#include "gui/mainwindow.h"
#include "gui/sendpage.h"

#include <QTemporaryDir>

#include <memory>

class QMessageBox;

namespace Relaydeck {

/// A window of its own for each test, at its Send page; settings and data are in a folder of the test.
class SendPageTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

protected:
    static constexpr int Patience = 60'000; // milliseconds

    static const QByteArray Invitation; ///< with {{first name|reader}} and {{town}}
    static const QByteArray Readers; ///< three entries, one of them twice

    /// The editor's file is one relay on this port of the machine.
    void openRelay(quint16 port);
    [[nodiscard]] QMessageBox *question() const; ///< that a send is asked about; null: none
    static void agree(const QMessageBox *question);
    QString write(const QString &name, const QByteArray &bytes);
    [[nodiscard]] SendOrder order(const QByteArray &letter, const QByteArray &list);
    template <typename Widget>
    [[nodiscard]] Widget *find(const char *name) const
    {
        return m_window->sendPage()->findChild<Widget *>(QString::fromLatin1(name));
    }

    QTemporaryDir m_folder;
    std::unique_ptr<Deck> m_deck;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace Relaydeck
