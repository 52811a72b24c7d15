// Searches that ask for claims and their sources.
#include <algorithm>
#include <functional>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>
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

// Everything that the query finds, in its order, whatever its limit and offset.
Status each_found(const Ledger& ledger, const Query& query, const StoryBook& book,
                  const std::function<void(const Hit&)>& take) {
    Query plain = query;
    std::erase_if(plain.terms, is_of_stories);
    plain.limit = max_query_limit;
    plain.offset = 0;
    const Told told(book, query);
    while (true) {
        const auto page = ledger.find(plain);
        if (!page) return page.error();
        for (const Hit& hit : page->hits) {
            const bool all = std::all_of(query.terms.begin(), query.terms.end(), [&](const Term& term) {
                return !is_of_stories(term) || told.holds(term, hit);
            });
            if (all) take(hit);
        }
        plain.offset += page->hits.size();
        if (page->hits.empty() || plain.offset >= page->total) return Done{};
    }
}

// Joint speakers each for themselves; "" for nobody.
std::vector<std::string> speakers_of(const Hit& hit) {
    const auto record = nlohmann::json::parse(hit.record, nullptr, false);
    if (!record.is_object() || !record.contains("who") || !record["who"].is_object()) return {hit.who};
    const auto& who = record["who"];
    if (!who.contains("parties")) return {hit.who};
    std::vector<std::string> names;
    for (const auto& party : who["parties"]) names.push_back(party.value("name", ""));
    return names;
}

std::vector<std::string> values_of(const Hit& hit, FacetBy facet) {
    switch (facet) {
        case FacetBy::who: return speakers_of(hit);
        case FacetBy::via: return hit.via.empty() ? std::vector<std::string>{""} : hit.via;
        case FacetBy::outlet: return {hit.outlet};
        case FacetBy::act: return {std::string(name_of(hit.act))};
        case FacetBy::form: return {std::string(name_of(hit.form))};
        case FacetBy::certainty: return {std::string(name_of(hit.certainty))};
        case FacetBy::month: return {hit.published.substr(0, 7)};
        case FacetBy::day: return {hit.published.substr(0, 10)};
    }
    return {};
}

// What is equal by its bytes.
std::vector<Facet> most_frequent(const std::map<std::string, std::uint64_t>& counts, std::uint32_t most) {
    std::vector<Facet> facets;
    facets.reserve(counts.size());
    for (const auto& [value, statements] : counts) facets.push_back({value, statements});
    std::stable_sort(facets.begin(), facets.end(),
                     [](const Facet& a, const Facet& b) { return a.statements > b.statements; });
    if (facets.size() > most) facets.resize(most);
    return facets;
}

}  // namespace

bool asks_for_stories(const Query& query) { return std::any_of(query.terms.begin(), query.terms.end(), is_of_stories); }

Result<Found> find_with_stories(const Ledger& ledger, const Query& query, const StoryBook& book) {
    if (!asks_for_stories(query)) return ledger.find(query);
    Found found;
    const auto status = each_found(ledger, query, book, [&](const Hit& hit) {
        if (found.total >= query.offset && found.hits.size() < query.limit) found.hits.push_back(hit);
        ++found.total;
    });
    if (!status) return status.error();
    return found;
}

Result<std::vector<Facet>> facets_with_stories(const Ledger& ledger, const Query& query, const StoryBook& book,
                                               FacetBy facet, std::uint32_t most) {
    auto all = facets_with_stories(ledger, query, book, {{.by = facet, .most = most}});
    if (!all) return all.error();
    return std::move(all->front());
}

Result<std::vector<std::vector<Facet>>> facets_with_stories(const Ledger& ledger, const Query& query,
                                                            const StoryBook& book,
                                                            const std::vector<FacetWanted>& wanted) {
    if (!asks_for_stories(query)) return ledger.facets(query, wanted);
    std::vector<std::map<std::string, std::uint64_t>> counts(wanted.size());
    const auto status = each_found(ledger, query, book, [&](const Hit& hit) {
        for (std::size_t i = 0; i < wanted.size(); ++i)
            for (const std::string& value : values_of(hit, wanted[i].by)) ++counts[i][value];
    });
    if (!status) return status.error();
    std::vector<std::vector<Facet>> all;
    for (std::size_t i = 0; i < wanted.size(); ++i) all.push_back(most_frequent(counts[i], wanted[i].most));
    return all;
}

}  // namespace sayso
