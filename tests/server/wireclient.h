#pragma once

#include "bulk/conversationlog.h"
#include "clock/systemclock.h"
#include "practice/practicerelay.h"
#include "server/server.h"
#include "server/vectorpeer.h"
#include "server/vectorprofile.h"

#include <QTemporaryDir>

#include <memory>
#include <optional>

namespace Relaydeck {

/// What one operation of a wire vector brought.
struct WireStep
{
    bool known = true; ///< false: we have nothing that does this
    std::optional<QByteArray> returned; ///< as Mail::Bulkmail would return it; nothing for undef
    bool connected = false;
    int worth = 0;
    quint64 sentThisConnection = 0;
    int connects = 0;
    QByteArray
        code; ///< of the error that ended the operation, as Mail::Bulkmail numbers it; nothing without one
    QByteArrayList conversation; ///< lines of the CONVERSATION file
};

/// A Server driven by the operations of a wire vector, in real time.
class WireClient final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WireClient)

public:
    explicit WireClient(const QJsonObject &given);
    ~WireClient() override;

    [[nodiscard]] WireStep run(const QJsonArray &op);
    [[nodiscard]] QByteArrayList heard() const { return m_peer ? m_peer->heard() : QByteArrayList(); }
    [[nodiscard]] const ServerProfile &profile() const { return m_profile; }
    [[nodiscard]] const std::optional<Failure> &lastFailure() const { return m_lastFailure; }
    [[nodiscard]] bool inTime() const { return m_inTime; }
    [[nodiscard]] QByteArray conversationFile();
    [[nodiscard]] QByteArray dummyFile() const;
    [[nodiscard]] QString
    dummyTrouble() const; ///< why there can be none; only with a vector of a DummyServer

private:
    using Returned = std::optional<QByteArray>;
    [[nodiscard]] std::unique_ptr<Transport> makeTransport();
    [[nodiscard]] quint16 openDummy(const QString &file);
    [[nodiscard]] quint16 portOf(const QJsonValue &peer);
    bool carryOut(const QJsonArray &op, Returned &returned);
    void noteFailure(const Failure &failure);
    [[nodiscard]] Returned connectUp();
    [[nodiscard]] Returned talk(const QByteArray &text, int attempts);
    [[nodiscard]] bool sayAll(const QByteArray &text, int attempts);
    void increment(int recipients);
    void leave();
    void set(const QByteArray &key, const std::optional<QByteArray> &text);
    template <typename Condition>
    void wait(Condition condition);

    QTemporaryDir m_folder;
    SystemClock m_clock;
    Transcript m_transcript;
    ConversationLog m_log;
    qsizetype m_logRead = 0;
    std::unique_ptr<VectorPeer> m_peer;
    std::unique_ptr<PracticeRelay> m_dummy;
    QString m_dummyFile;
    SettingTexts m_texts;
    ServerProfile m_profile;
    std::unique_ptr<Server> m_server;
    Transport *m_lastTransport = nullptr; // may have gone; used only right behind a connect
    int m_connections = 0;
    int m_connects = 0;
    int m_connectsToFail = 0;
    int m_socketsToFail = 0;
    bool m_typing = false; // the last answer was 354
    bool m_inTime = true;
    bool m_talkFailed = false;
    QByteArray m_code; // of the operation under way
    std::optional<Reply> m_answer;
    std::optional<Failure> m_lastFailure;
};

} // namespace Relaydeck
