#pragma once

#include "practice/contentreader.h"
#include "practice/practicewitness.h"
#include "practice/temper.h"
#include "smtp/sasl.h"

#include <QByteArray>
#include <QByteArrayView>

#include <memory>
#include <optional>

namespace Relaydeck {

/// The server's half of one SMTP conversation (RFC 5321) without a socket: bytes in, bytes out.
///
/// Takes any slices. Command lines may be 4096 bytes long and may end in a bare LF. Between two calls
/// no more is kept than an unfinished line, and what the witness wants to know of the message under way.
class PracticeDialogue final
{
public:
    /// `number` is the connection's: it makes the chances of each connection others.
    PracticeDialogue(const Temper &temper, quint64 number, PracticeWitness &witness);

    [[nodiscard]] QByteArray greeting() const;
    /// The replies to all commands and chunks that `bytes` completes, in order, to be sent in one write.
    [[nodiscard]] QByteArray hear(QByteArrayView bytes);
    /// The client was told to begin TLS. What it says before that is done is not heard.
    [[nodiscard]] bool awaitsTls() const noexcept { return m_awaitsTls; }
    /// From now on the line is secured; what was said before is forgotten.
    void secured();
    /// Whether the connection is to be closed once the replies are out. What comes then is not heard.
    [[nodiscard]] bool over() const noexcept { return m_over; }

private:
    struct Verb
    {
        const char *name;
        void (PracticeDialogue::*handler)(QByteArrayView argument);
    };
    static const Verb verbs[];

    qsizetype hearSome(QByteArrayView bytes);
    qsizetype hearLine(QByteArrayView bytes);
    qsizetype hearContent(QByteArrayView bytes);
    void obey(QByteArrayView line);
    qsizetype hearChunk(QByteArrayView bytes);
    void judgeContent();
    void judgeChunk();
    void takeMessage();
    void noteLine(QByteArrayView line);
    void say(QByteArrayView reply);

    void onHelo(QByteArrayView argument);
    void onEhlo(QByteArrayView argument);
    void onMail(QByteArrayView argument);
    void onRcpt(QByteArrayView argument);
    void onData(QByteArrayView argument);
    void onRset(QByteArrayView argument);
    void onNoop(QByteArrayView argument);
    void onVrfy(QByteArrayView argument);
    void onHelp(QByteArrayView argument);
    void onQuit(QByteArrayView argument);
    void onStartTls(QByteArrayView argument);
    void onAuth(QByteArrayView argument);
    void onBdat(QByteArrayView argument);
    void onUnoffered(QByteArrayView argument);

    void hearResponse(QByteArrayView line);
    void stepLogin(const std::optional<QByteArray> &response);
    [[nodiscard]] QByteArray offeredMechanisms() const;
    bool greeted(QByteArrayView argument);
    void forgetTransaction();
    [[nodiscard]] QByteArrayView faultOfMailParameter(QByteArrayView key, QByteArrayView value) const;
    [[nodiscard]] QByteArrayView faultOfRcptParameter(QByteArrayView key, QByteArrayView value) const;
    [[nodiscard]] QByteArrayView objectionTo(QByteArrayView address);

    const Temper m_temper;
    PracticeWitness &m_witness;

    QByteArray m_line; // the command so far, without its end
    QByteArray m_replies; // not given out yet
    bool m_lineTooLong = false;
    bool m_bareLineEnd = false; // of the command in hand
    bool m_inContent = false;
    bool m_over = false;
    bool m_secured = false;
    bool m_awaitsTls = false;
    std::unique_ptr<SaslServer> m_login; // under way
    bool m_welcomeNext = false; // the client has proven itself, and hears our proof before the welcome
    bool m_loggedIn = false;

    bool m_hello = false;
    bool m_extended = false; // by EHLO
    bool m_mail = false;
    int m_admitted = 0; // recipients of the message under way
    int m_messages = 0; // accepted in this conversation
    quint64 m_chance;
    bool m_chunked = false; // the message under way comes by BDAT
    bool m_spoilt = false; // a chunk of it was refused
    struct Chunk
    {
        qint64 left = 0; // bytes
        bool isLast = false;
        QByteArrayView refusal; // what is said when all of it has come
    } m_chunk;
    PracticeEnvelope m_envelope;
    ContentReader m_content;
};

} // namespace Relaydeck
