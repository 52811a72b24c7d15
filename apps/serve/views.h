// What each address shows, as JSON or CSV (private to apps/serve).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sayso/ledger.h"
#include "sayso/reader.h"
#include "serve/http.h"
#include "serve/ledger_pool.h"
#include "serve/site.h"
#include "serve/story_cache.h"

namespace sayso::serve {

// A request on its way: which address it names, and what it may use.
struct Call {
    const Target& target;
    std::string_view body;
    const Ledger* ledger;  // null where the route gets itself one, or needs none
    LedgerPool& ledgers;
    const Reader& reader;
    const SiteOptions& options;
    StoryCache& stories;
    Work work = Work::lengthy;  // what it is to whoever hands out ledgers
    bool authorised = false;    // it came with the token

    // The n-th part of the path: 1 is "a1" in "/articles/a1".
    [[nodiscard]] std::string_view part(std::size_t n) const { return target.parts[n]; }
};

// What the ledger says of a query that it does not answer: 400 where that is the query's fault, 500 where the file's.
[[nodiscard]] inline Answer search_refusal(const Call& call, const Error& error) {
    return refusal(error.input == call.options.ledger ? 500 : 400, error);
}

// Statements that a query finds: ?q= the query, ?next= where to go on.
[[nodiscard]] Answer search_json(const Call& call);
[[nodiscard]] Answer search_csv(const Call& call);
// Counts of what a query finds: ?q=, and ?by= once for each facet.
[[nodiscard]] Answer facets_json(const Call& call);
// How the word that somebody is typing into a query could go on: ?word=
[[nodiscard]] Answer suggest_json(const Call& call);
[[nodiscard]] Answer article_json(const Call& call);  // ?version=, else the newest
[[nodiscard]] Answer statement_json(const Call& call);
[[nodiscard]] Answer sources_json(const Call& call);
[[nodiscard]] Answer sources_csv(const Call& call);
[[nodiscard]] Answer source_json(const Call& call);
[[nodiscard]] Answer source_csv(const Call& call);
[[nodiscard]] Answer stories_json(const Call& call);
[[nodiscard]] Answer story_json(const Call& call);
// The claims that statements belong to: ?s= once for each; those of no claim are left out.
[[nodiscard]] Answer claims_json(const Call& call);
// Which story an article belongs to, and which of its passages another article had first.
[[nodiscard]] Answer article_story_json(const Call& call);
// The ledger's counts, and what may be done here.
[[nodiscard]] Answer ledger_json(const Call& call);
// POST {"content" or "url", "published"}: the reading of a page that is kept nowhere.
[[nodiscard]] Answer read_json(const Call& call);

// A correction from {"field", "value", "by", "why"}.
[[nodiscard]] Result<Correction> correction_from(std::string_view body, std::string_view statement, std::string at);

}  // namespace sayso::serve
