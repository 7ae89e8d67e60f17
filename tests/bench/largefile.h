#pragma once

#include <QByteArray>

namespace Relaydeck {

/// A server file of so many relays, eight lines each.
[[nodiscard]] inline QByteArray largeServerFile(int relays)
{
    QByteArray text = "# made to be measured\ndefine package Mail::Bulkmail::Server\n";
    for (int i = 0; i < relays; ++i) {
        const QByteArray number = QByteArray::number(i);
        text.append("\nSmtp @= relay" + number + ".town" + QByteArray::number(i % 100)
            + ".example\nPort @= 587\nTries @= 3\nDomain @= deck.example\n"
              "envelope_limit @= 100\nmax_messages_per_robin @= 500\n");
    }
    text.append("\ndefine package Relaydeck::Server\n");
    for (int i = 0; i < relays; ++i)
        text.append("name @= relay " + QByteArray::number(i) + "\nsecurity @= starttls\n");
    return text;
}

} // namespace Relaydeck
