#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QByteArrayView>
#include <QMetaType>

namespace Relaydeck {

/// One message that a practice relay accepted.
struct PracticeEnvelope
{
    QByteArray sender; ///< without brackets; empty is the null sender
    QByteArrayList recipients; ///< the accepted ones, in the order of their RCPT
    qint64 size = 0; ///< bytes of the content
    QByteArray content; ///< without doubled dots; empty unless content is kept
};

/// What practice relays count, over all connections.
struct PracticeTally
{
    quint64 connections = 0;
    quint64 commands = 0; ///< whatever they were
    quint64 messages = 0; ///< accepted
    quint64 recipients = 0; ///< of accepted messages
    quint64 refused = 0; ///< RCPT answered by 5yz
    quint64 deferred = 0; ///< RCPT answered by 4yz
    quint64 bytes = 0; ///< of the contents of accepted messages

    friend bool operator==(const PracticeTally &, const PracticeTally &) = default;
};

/// Whom a practice dialogue tells what happened.
class PracticeWitness
{
public:
    /// How much of a message is to be remembered while it comes in.
    enum class Keeping : quint8 { Counts, Envelopes, Contents };

    virtual ~PracticeWitness() = default;
    [[nodiscard]] virtual Keeping keeping() const = 0;
    [[nodiscard]] virtual PracticeTally &tally() = 0;
    /// After the message was counted. Sender and recipients are empty where only counts are kept.
    virtual void takeMessage(const PracticeEnvelope &envelope) = 0;
    /// Whether it wants to know every byte.
    [[nodiscard]] virtual bool keepsBook() const { return false; }
    /// What a client said, as it came but for what may be a secret.
    virtual void note(QByteArrayView) {}
};

} // namespace Relaydeck

Q_DECLARE_METATYPE(Relaydeck::PracticeEnvelope)
