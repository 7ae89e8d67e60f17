#include "bulk/journalschema.h"

using namespace Qt::StringLiterals;

namespace Relaydeck {

// Recipients are written once and never changed; what became of them is a log that only grows:
// the outcome of a recipient is that of the last verdict that names it. Changing a row for each
// recipient instead costs fifty times as much when neighbours in the list are not neighbours in
// time (27 us against 0.2 us for each of a million in envelopes of 100).
//
// `recipients` is a JSON array of ids, so that a person with a shell can ask, too:
//     SELECT r.address, v.code, v.words FROM verdict v, json_each(v.recipients) j
//     JOIN recipient r ON r.id = j.value WHERE v.outcome = 2;

QStringList journalTables()
{
    return {
        // Plan, message, job id, lease, number of recipients, and notes of the engine (`note:...`).
        u"CREATE TABLE meta (name TEXT PRIMARY KEY, value BLOB)"_s,
        // Row of the plan, its settings as JSON, and what it has done.
        u"CREATE TABLE relay (id INTEGER PRIMARY KEY, profile BLOB NOT NULL, total INTEGER NOT NULL DEFAULT "
        u"0,"
        " robin INTEGER NOT NULL DEFAULT 0, connection INTEGER NOT NULL DEFAULT 0, awake INTEGER NOT NULL "
        "DEFAULT 0,"
        " envelope INTEGER NOT NULL DEFAULT 0, connections INTEGER NOT NULL DEFAULT 0,"
        " messages INTEGER NOT NULL DEFAULT 0)"_s,
        // entry: only where it differs from the address. domain: a hash of the domain, null when left out.
        // reason: a LeftOut; detail: the kind of an AddressFault, the line of the first of two duplicates, or the
        // number of the plan's file of banned ones, from 1.
        u"CREATE TABLE recipient (id INTEGER PRIMARY KEY, line INTEGER NOT NULL, address BLOB, entry BLOB,"
        " domain INTEGER, reason INTEGER NOT NULL DEFAULT 0, detail INTEGER NOT NULL DEFAULT 0)"_s,
        // Values of a message with fields: a JSON array of texts in the order of the plan's mergeFields.
        u"CREATE TABLE merging (recipient INTEGER PRIMARY KEY, fields TEXT NOT NULL)"_s,
        // Deliveries whose content may have left and whose answer is not known yet.
        u"CREATE TABLE departure (delivery INTEGER PRIMARY KEY, relay INTEGER NOT NULL, at INTEGER NOT NULL,"
        " recipients TEXT NOT NULL)"_s,
        // delivery 0: not an answer of a relay, but the user's wish to send again.
        u"CREATE TABLE verdict (id INTEGER PRIMARY KEY, delivery INTEGER NOT NULL, relay INTEGER NOT NULL,"
        " at INTEGER NOT NULL, outcome INTEGER NOT NULL, code INTEGER NOT NULL, words BLOB,"
        " recipients TEXT NOT NULL)"_s,
    };
}

QString journalDomainIndex()
{
    return u"CREATE INDEX IF NOT EXISTS recipient_by_domain ON recipient (domain, id, address, entry)"_s;
}

} // namespace Relaydeck
