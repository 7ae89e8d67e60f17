#include "gui/sendpagetest.h"

#include <QAbstractButton>
#include <QAction>
#include <QFile>
#include <QMessageBox>
#include <QTest>

using namespace Qt::StringLiterals;

namespace Relaydeck {

const QByteArray SendPageTest::Invitation
    = "From: News <news@deck.example>\nSubject: For {{first name|reader}}\nMessage-ID: <a@deck.example>\n"
      "MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n<p>Dear reader of {{town}}\n";
const QByteArray SendPageTest::Readers
    = "email;first name;town\nann@one.example;Ann;Rome\nann@one.example;Ann;Rome\n"
      "bob@two.example;;<Oslo>\n";

void SendPageTest::initTestCase()
{
    QCoreApplication::setOrganizationName(u"relaydeck-test"_s);
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder.path());
    qputenv("XDG_DATA_HOME", m_folder.path().toLocal8Bit());
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

void SendPageTest::init()
{
    m_window.reset();
    Settings().setChecksFirst(false);
    Settings().setAsksNames(false);
    m_deck = std::make_unique<Deck>();
    m_window = std::make_unique<MainWindow>(m_deck.get());
    m_window->show();
    m_window->actions().sendPage->trigger();
}

QString SendPageTest::write(const QString &name, const QByteArray &bytes)
{
    QFile file(m_folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("a file of the test cannot be written");
    return file.fileName();
}

SendOrder SendPageTest::order(const QByteArray &letter, const QByteArray &list)
{
    SendOrder order;
    order.messageFile = write(u"letter.eml"_s, letter);
    order.listFile = write(u"list.csv"_s, list);
    order.sender = "news@deck.example";
    return order;
}

void SendPageTest::openRelay(quint16 port)
{
    m_window->openFile(write(u"relay.conf"_s,
        "define package Mail::Bulkmail::Server\nSmtp @= 127.0.0.1\nPort @= " + QByteArray::number(port)
            + "\nTries @= 1\nDomain @= a.test\n"));
    QTRY_COMPARE(m_deck->servers()->rowCount(), 1);
}

QMessageBox *SendPageTest::question() const
{
    return m_window->sendPage()->findChild<QMessageBox *>();
}

void SendPageTest::agree(const QMessageBox *question)
{
    for (QAbstractButton *button : question->buttons()) {
        if (question->buttonRole(button) == QMessageBox::AcceptRole)
            button->click();
    }
}

} // namespace Relaydeck
