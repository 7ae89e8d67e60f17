#include "exchange/relayaddition.h"

#include "serverfile/relayeditor.h"

namespace Relaydeck {

std::optional<Document> withRelays(
    Document document, const QList<RelayDraft> &relays, const MasterConfs &masters)
{
    const quint32 euid = effectiveUserId();
    const ConfStore defaults = masters.store(euid);
    for (const RelayDraft &relay : relays) {
        const ConfStore store({{QString(), &document}}, euid);
        if (store.stop() != ConfStore::Stop::None)
            return std::nullopt;
        const RelayColumns columns(store, defaults);
        const TextEdits edits = RelayEditor(columns).insertRelay(columns.count(), relay.values);
        document.apply(edits);
    }
    return document;
}

} // namespace Relaydeck
