#pragma once

#include "serverfile/confstore.h"
#include "serverfile/document.h"
#include "serverfile/relaycolumns.h"

namespace Relaydeck {

/// A server file `s` with its columns, as an editor holds them.
struct OpenedFile
{
    explicit OpenedFile(const QByteArray &text, const QByteArray &master = {})
        : document(text),
          masterDocument(master),
          store({{QStringLiteral("s"), &document}}, 0, true),
          masters({{QStringLiteral("m"), &masterDocument}}, 0),
          columns(store, masters)
    {}
    Q_DISABLE_COPY_MOVE(OpenedFile)

    Document document;
    Document masterDocument;
    ConfStore store;
    ConfStore masters;
    RelayColumns columns;
};

} // namespace Relaydeck
