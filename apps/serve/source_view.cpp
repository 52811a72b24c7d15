// Those who speak: all of them by how often, one of them with everything said.
#include <array>

#include "exchange/exchange.h"
#include "sayso/query.h"
#include "serve/listing.h"
#include "serve/views.h"

namespace sayso::serve {
namespace {

constexpr std::uint32_t most_sources = 1000;

Query query_by(std::string_view name) {
    return {.terms = {{.field = Field::by, .value = std::string(name)}}, .order = Order::oldest, .limit = 50};
}

Result<std::vector<Facet>> sources_of(const Call& call) {
    const auto query = parse_query(call.target.parameter("q"));
    if (!query) return query.error();
    return call.ledger->facets(*query, FacetBy::who, most_sources);
}

}  // namespace

Answer sources_json(const Call& call) {
    const auto sources = sources_of(call);
    return sources ? answer_of({{"sources", json_of(*sources)}}) : search_refusal(call, sources.error());
}

Answer sources_csv(const Call& call) {
    const auto sources = sources_of(call);
    if (!sources) return search_refusal(call, sources.error());
    Answer answer;
    answer.type = "text/csv; charset=utf-8";
    answer.body = csv_line(std::array<std::string_view, 2>{"name", "statements"}, {});
    for (const Facet& source : *sources) {
        const std::string count = std::to_string(source.statements);
        answer.body += csv_line(std::array<std::string_view, 2>{source.value, count}, {});
    }
    if (sources->size() == most_sources)
        answer.body += "# cut: the " + std::to_string(most_sources) + " most frequent\r\n";
    answer.headers.emplace_back("Content-Disposition", "attachment; filename=\"sources.csv\"");
    return answer;
}

Answer source_json(const Call& call) {
    const Query query = query_by(call.part(1));
    ObjectText json;
    json.add("name", call.part(1));
    const auto total = add_listing(find_in(*call.ledger), query, call.target.parameter("next"), json);
    if (!total) return search_refusal(call, total.error());
    if (*total == 0)
        return refusal(404, {.what = "nobody of this name said anything", .input = std::string(call.part(1))});
    auto facets =
        facet_lists(count_in(*call.ledger), query,
                    {FacetBy::who, FacetBy::act, FacetBy::certainty, FacetBy::outlet, FacetBy::via, FacetBy::day});
    if (!facets) return search_refusal(call, facets.error());
    json.add("facets", *facets);
    return answer_of(json);
}

Answer source_csv(const Call& call) { return listing_csv(call, find_in(*call.ledger), query_by(call.part(1))); }

Answer ledger_json(const Call& call) {
    const auto counts = call.ledger->counts();
    if (!counts) return refusal(500, counts.error());
    return answer_of({{"version", version()},
                      {"articles", counts->articles},
                      {"versions", counts->versions},
                      {"statements", counts->statements},
                      {"entities", counts->entities},
                      {"writable", !call.options.token.empty()},
                      {"authorised", call.authorised},
                      {"addresses", static_cast<bool>(call.options.fetch)}});
}

}  // namespace sayso::serve
