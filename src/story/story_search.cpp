// Searches that ask for claims and their sources.
#include <algorithm>
#include <limits>
#include <map>
#include <set>

#include "ledger/ledger.h"
#include "story/story.h"

namespace sayso {
namespace {

bool is_of_stories(const Term& term) { return term.field == Field::claim || term.field == Field::sources; }

// Which statements tell the claims that a query names, and on how many sources the claim stands that a statement tells.
class Told {
public:
    Told(const StoryBook& book, const Query& query) : book_(book) {
        for (const Term& term : query.terms)
            if (term.field == Field::claim) note_tellings(term.value);
        for (const Story& story : book.stories()) {
            for (const Claim& claim : story.claims)
                for (const Telling& member : claim.members)
                    sources_[id_of(member)] = std::max(sources_[id_of(member)], claim.sources.size());
        }
    }

    bool holds(const Term& term, const Hit& hit) const {
        return term.excluded != (term.field == Field::claim ? tells(term, hit) : stands(term, hit));
    }

private:
    const std::string& id_of(const Telling& telling) const {
        return book_.readings()[telling.article].statements[telling.statement].id;
    }

    void note_tellings(const std::string& claim) {
        std::set<std::string>& tellings = tellings_[claim];
        const auto found = book_.claim(claim);
        if (!found) return;
        for (const Telling& member : found->claim->members) tellings.insert(id_of(member));
    }

    bool tells(const Term& term, const Hit& hit) const { return tellings_.at(term.value).contains(hit.statement); }

    bool stands(const Term& term, const Hit& hit) const {
        const auto known = sources_.find(hit.statement);
        const double alone = hit.who.empty() ? 0 : 1;
        const double sources = known == sources_.end() ? alone : static_cast<double>(known->second);
        return sources >= term.low.value_or(0) && sources <= term.high.value_or(std::numeric_limits<double>::max());
    }

    const StoryBook& book_;
    std::map<std::string, std::set<std::string>> tellings_;  // statement ids, by the claim as the query has it
    std::map<std::string, std::size_t> sources_;             // by statement id
};

}  // namespace

bool asks_for_stories(const Query& query) { return std::any_of(query.terms.begin(), query.terms.end(), is_of_stories); }

Result<Found> find_with_stories(const Ledger& ledger, const Query& query, const StoryBook& book) {
    if (!asks_for_stories(query)) return ledger.find(query);
    Query plain = query;
    std::erase_if(plain.terms, is_of_stories);
    plain.limit = max_query_limit;
    plain.offset = 0;
    const Told told(book, query);
    Found found;
    while (true) {
        const auto page = ledger.find(plain);
        if (!page) return page.error();
        for (const Hit& hit : page->hits) {
            const bool all = std::all_of(query.terms.begin(), query.terms.end(), [&](const Term& term) {
                return !is_of_stories(term) || told.holds(term, hit);
            });
            if (!all) continue;
            if (found.total >= query.offset && found.hits.size() < query.limit) found.hits.push_back(hit);
            ++found.total;
        }
        plain.offset += page->hits.size();
        if (page->hits.empty() || plain.offset >= page->total) return found;
    }
}

}  // namespace sayso
