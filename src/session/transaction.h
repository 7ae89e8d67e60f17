#pragma once

#include "session/delivery.h"
#include "session/saying.h"
#include "smtp/capabilities.h"
#include "smtp/reply.h"

#include <memory>
#include <vector>

namespace Relaydeck {

/// One envelope on one connection (RFC 5321 section 3.3): what to say, and what the replies mean
/// for each recipient. No I/O, and no opinion on when a thing may be said.
class Transaction
{
public:
    /// How the text of the message is handed over.
    enum class Way : quint8 {
        Data, ///< DATA, and after 354 the text with its dots doubled
        Bdat, ///< BDAT with the text behind it, without waiting (RFC 3030)
    };
    /// How far we are with saying it.
    enum class Stage : quint8 {
        Waiting, ///< `begin` was not called yet
        Lines, ///< there is a next line
        AwaitsData, ///< all lines are said; the reply to DATA decides on the text
        Text, ///< there is text to be said
        Said,
    };
    /// What the session does after a reply.
    enum class Next : quint8 {
        GoOn, ///< say what is to be said next, or wait for the next reply
        LoginWanted, ///< the relay takes nothing before a login (RFC 4954 section 6): nothing about the recipients
        NoBdat, ///< the relay offers CHUNKING and does not know BDAT: nothing about the recipients
        Nonsense, ///< the reply is no consent and no refusal in this place
    };

    explicit Transaction(std::shared_ptr<Delivery> delivery) : m_delivery(std::move(delivery)) {}

    /// Makes ready RSET, MAIL, RCPT..., and DATA or BDAT. When we would not send it at all there is nothing
    /// to be said, and the delivery bears a failure of kind RefusedLocally.
    void begin(const Capabilities &capabilities, Way way);

    [[nodiscard]] Stage stage() const noexcept { return m_stage; }
    /// The next line; only in Lines. Valid until the transaction ends.
    [[nodiscard]] EnvelopeLine line() const;
    void lineSaid(); ///< its reply is owed from now on
    void lineSkipped(); ///< it is not said, and nothing is owed for it
    /// What is left of the text; only in Text. Valid as long as the delivery.
    [[nodiscard]] QByteArrayView text() const noexcept { return m_text; }
    [[nodiscard]] bool textBegins() const noexcept { return !m_textBegun; } ///< nothing of it was said yet
    /// True when this was the end of it.
    [[nodiscard]] bool textSaid(qsizetype bytes);
    /// Whether the end of the text owes us a reply that no line did.
    [[nodiscard]] bool textOwesReply() const noexcept { return m_way == Way::Data; }
    /// Place of the end of the text in all that the session has said; 0 until it was said.
    [[nodiscard]] qint64 end() const noexcept { return m_end; }
    void setEnd(qint64 end) noexcept { m_end = end; }

    [[nodiscard]] Next heed(const Owed &owed, const Reply &reply);
    /// The conversation ended. With `textLeft` those who may have been admitted are in doubt, otherwise
    /// nothing was left behind.
    void lose(const Failure &failure, bool textLeft);
    /// Everything was said and answered: every recipient has its outcome.
    [[nodiscard]] bool isOver() const noexcept { return m_stage == Stage::Said && m_unanswered == 0; }

    [[nodiscard]] const std::shared_ptr<Delivery> &delivery() const noexcept { return m_delivery; }

private:
    struct LineEnd
    {
        Failure::Step step;
        std::size_t recipient;
        qsizetype end; // in m_wire
    };

    [[nodiscard]] bool addLines(const Capabilities &capabilities);
    void addLine(Failure::Step step, std::size_t recipient = 0);
    [[nodiscard]] Next heedMail(const Reply &reply);
    [[nodiscard]] Next heedRcpt(Recipient &recipient, const Reply &reply);
    [[nodiscard]] Next heedData(const Reply &reply);
    [[nodiscard]] Next heedVerdict(const Reply &reply);
    void sayNoMoreLines();
    void endWithoutAnybody();
    void refuseLocally(Recipient &recipient, Failure::Step step, const QByteArray &why);
    void settle(const Reply &reply, Failure::Step step, bool admittedOnly);

    std::shared_ptr<Delivery> m_delivery;
    QByteArray m_wire; // all lines
    std::vector<LineEnd> m_lines;
    std::size_t m_nextLine = 0;
    QByteArrayView m_text;
    qint64 m_end = 0;
    std::size_t m_unanswered = 0; // lines and text whose reply is owed
    std::size_t m_admitted = 0;
    Way m_way = Way::Data;
    Stage m_stage = Stage::Waiting;
    bool m_textBegun = false;
    bool m_mailRefused = false;
    bool m_untaken = false; // whatever left, the relay has said that nothing comes of it
};

/// The failure that a 4yz or 5yz reply to a step means.
[[nodiscard]] Failure failureOf(const Reply &reply, Failure::Step step);

} // namespace Relaydeck
