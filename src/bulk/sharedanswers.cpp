#include "bulk/sharedanswers.h"

#include <QHash>

#include <utility>

namespace Relaydeck {

namespace {

bool isSame(const Recipient &one, const Recipient &other)
{
    return one.outcome == other.outcome && one.code == other.code && one.words == other.words;
}

} // namespace

std::vector<SharedAnswer> sharedAnswers(const Delivery &delivery, const std::function<bool(qint64)> &isUnsent)
{
    using Key = std::pair<std::pair<int, int>, QByteArray>;
    const auto keyOf = [](const Recipient &recipient) {
        return Key({int(recipient.outcome), recipient.code}, recipient.words);
    };
    std::vector<SharedAnswer> answers;
    QHash<Key, std::size_t> places; // of all but the last answer, which mostly is the next one's, too
    for (const Recipient &recipient : delivery.recipients) {
        const bool tried
            = recipient.outcome != Outcome::Unsent || recipient.code != 0 || !recipient.words.isEmpty();
        if (!tried && isUnsent(recipient.id))
            continue;
        std::size_t place = answers.empty() ? 0 : answers.size() - 1;
        if (!answers.empty() && !isSame(*answers.back().first, recipient)) {
            places.insert(keyOf(*answers.back().first), place);
            place = places.value(keyOf(recipient), answers.size());
        }
        if (place == answers.size())
            answers.push_back({&recipient, {}});
        answers[place].ids.push_back(recipient.id);
    }
    return answers;
}

} // namespace Relaydeck
