#pragma once

#include <QByteArray>
#include <QByteArrayList>

#include <vector>

namespace Relaydeck {

/// A true sentence about a conversation, with the script of the relay, our orders and what comes of it
/// (see SessionRig).
struct Conversation
{
    const char *sentence;
    QByteArray script;
    QByteArrayList orders;
    QByteArray course;
};

[[nodiscard]] std::vector<Conversation> helloConversations();
[[nodiscard]] std::vector<Conversation> lockStepConversations();
[[nodiscard]] std::vector<Conversation> lostLineConversations();
[[nodiscard]] std::vector<Conversation> pipelinedConversations();
[[nodiscard]] std::vector<Conversation> overlapConversations();
[[nodiscard]] std::vector<Conversation> streamConversations();
[[nodiscard]] std::vector<Conversation> handConversations();
[[nodiscard]] std::vector<Conversation> localConversations();

} // namespace Relaydeck
