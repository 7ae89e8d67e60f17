#include "bulk/sharedanswers.h"

#include <QHash>

#include <utility>

namespace Relaydeck {

std::vector<SharedAnswer> sharedAnswers(const Delivery &delivery, const std::function<bool(qint64)> &isUnsent)
{
    using Key = std::pair<std::pair<int, int>, QByteArray>;
    std::vector<SharedAnswer> answers;
    QHash<Key, std::size_t> places;
    for (const Recipient &recipient : delivery.recipients) {
        const bool tried
            = recipient.outcome != Outcome::Unsent || recipient.code != 0 || !recipient.words.isEmpty();
        if (!tried && isUnsent(recipient.id))
            continue;
        const Key key({int(recipient.outcome), recipient.code}, recipient.words);
        const auto place = places.constFind(key);
        if (place == places.constEnd()) {
            places.insert(key, answers.size());
            answers.push_back({&recipient, {recipient.id}});
        } else {
            answers[*place].ids.push_back(recipient.id);
        }
    }
    return answers;
}

} // namespace Relaydeck
