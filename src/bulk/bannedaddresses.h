#pragma once

#include "bulk/filefault.h"
#include "bulk/seenaddresses.h"
#include "smtp/address.h"

#include <QByteArrayList>

#include <deque>
#include <memory>
#include <optional>

namespace Relaydeck {

/// Addresses and domains that nothing is sent to: by hand, and from any number of files, read a slice at a time.
///
/// A file is plain (an address or a domain a line, with or without an `@` in front of a domain) or, by its name or its
/// first line, a table or lines of JSON, of which the column of addresses is found as in a list (ListRecords). Blank
/// lines and those that begin with `#` do not count, and neither does the case of ASCII letters; domains below a banned
/// one are not meant (spec section 12.6, D31). Takes the address and about 25 bytes for each.
class BannedAddresses final
{
    Q_DISABLE_COPY_MOVE(BannedAddresses)

public:
    BannedAddresses();
    ~BannedAddresses();

    void add(const QByteArrayList &entries);
    /// A regular file, to be read from now on. False: `fault`.
    [[nodiscard]] bool open(const QString &fileName);
    /// Goes on for about 1 MiB. False: `fault`; a table without a column of addresses has `columns` in it.
    [[nodiscard]] bool readOn();
    [[nodiscard]] bool isRead() const noexcept { return m_sources.empty(); }
    [[nodiscard]] const FileFault &fault() const noexcept { return m_fault; }

    /// The number of the file that named it or its domain, from 1 in the order of `open`; 0: by hand. Nothing: not banned.
    [[nodiscard]] std::optional<int> find(const Address &address) const;

private:
    class Source;

    void remember(QByteArrayView entry, int file);
    [[nodiscard]] bool take(Source &source, QByteArrayView line);
    [[nodiscard]] bool finish(Source &source);

    std::deque<std::unique_ptr<Source>> m_sources; // that are not read yet
    SeenAddresses m_known; // with the number of the file, plus 1
    FileFault m_fault;
    int m_files = 0;
};

} // namespace Relaydeck
