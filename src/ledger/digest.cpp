#include <algorithm>
#include <map>

#include "base/hash.h"
#include "exchange/exchange.h"
#include "ledger/corrections.h"
#include "ledger/hits.h"
#include "ledger/sqlite_ledger.h"

namespace sayso::ledger {
namespace {

// A hash for each reading, of what it is and where it stands: which text came before its own, and which readings of its
// text before it. Row numbers do not go in, nor how an older Sayso wrote its JSON.
Result<std::vector<std::string>> reading_hashes(Connection& connection) {
    std::vector<std::string> hashes;
    std::map<std::pair<std::string, std::string>, std::size_t> readings_of_text;
    const auto status = each_reading_of(connection, [&](const KeptReading& kept) {
        const Article& article = kept.reading.article;
        const std::size_t place = readings_of_text[{article.id, article.version}]++;
        hashes.push_back(content_hash({"reading", kept.was_revision_of, to_json(kept.reading), std::to_string(place)}));
        return true;
    });
    if (!status) return status.error();
    return hashes;
}

// Corrections and who is who, without the time of their making, and what was forgotten.
Status add_hashes_by_hand(Connection& connection, std::vector<std::string>& hashes) {
    const auto corrections = corrections_of(connection, "");
    if (!corrections) return corrections.error();
    for (const Correction& c : *corrections) {
        hashes.push_back(content_hash({"correction", c.article, c.statement, c.exact, c.prefix, c.suffix,
                                       name_of(c.field), c.value, c.by, c.why, c.entity}));
    }
    const auto edits = entity_edits_of(connection);
    if (!edits) return edits.error();
    for (const EntityEdit& edit : *edits) {
        hashes.push_back(
            content_hash({"entity", name_of(edit.kind), edit.entity, edit.value, edit.article, edit.by, edit.why}));
    }
    return connection.each(
        "SELECT article FROM tombstones", [](Run&) {},
        [&](const Run& run) {
            hashes.push_back(content_hash({"tombstone", run.text(0)}));
        });
}

}  // namespace

Result<std::string> SqliteLedger::digest() const {
    const auto moment = Transaction::begin(*connection_, Transaction::Kind::read);
    if (!moment) return moment.error();
    auto hashes = reading_hashes(*connection_);
    if (!hashes) return hashes.error();
    if (auto status = add_hashes_by_hand(*connection_, *hashes); !status) return status.error();
    std::sort(hashes->begin(), hashes->end());
    std::string all;
    for (const std::string& hash : *hashes) all += hash;
    return "d1:" + content_hash({"ledger", all});
}

}  // namespace sayso::ledger
