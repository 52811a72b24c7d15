#include <array>

#include "ledger/search.h"
#include "ledger/sqlite_ledger.h"

namespace sayso {
namespace ledger {
namespace {

// What is counted, over the statements found (`s`), and what must be joined for it.
struct Column {
    std::string_view value;
    std::string_view join;
};

Column column_of(FacetBy facet) {
    switch (facet) {
        case FacetBy::who:
            // Joint speakers count each for themselves.
            return {"coalesce(n.name, '')",
                    " LEFT JOIN speakers k ON k.statement = s.id AND k.role = 0 LEFT JOIN names n ON n.id = k.name"};
        case FacetBy::outlet: return {"coalesce(n.name, '')", " LEFT JOIN names n ON n.id = s.outlet"};
        case FacetBy::act: return {"s.act", ""};
        case FacetBy::form: return {"s.form", ""};
        case FacetBy::certainty: return {"s.certainty", ""};
        case FacetBy::month: break;
    }
    return {"coalesce(substr(s.published, 1, 7), '')", ""};
}

std::string sql_for(const Search& search, FacetBy facet) {
    const Column column = column_of(facet);
    return "SELECT " + std::string(column.value) + " AS value, count(*) AS statements FROM (SELECT s.* " +
           search.from_where + ") s" + std::string(column.join) +
           " GROUP BY value ORDER BY statements DESC, value LIMIT ?";
}

}  // namespace

Result<std::vector<Facet>> SqliteLedger::facets(const Query& query, FacetBy facet, std::uint32_t most) const {
    const auto moment = Transaction::begin(*connection_, Transaction::Kind::read);
    if (!moment) return moment.error();
    const auto search = search_for(*connection_, query, options_.terms_of);
    if (!search) return search.error();
    std::vector<Facet> facets;
    const auto bind = [&](Run& run) {
        search->bind_to(run);
        run.bind(std::int64_t{most});
    };
    const auto status = connection_->each_once(sql_for(*search, facet), bind, [&](const Run& run) {
        facets.push_back({std::string(run.text(0)), static_cast<std::uint64_t>(run.integer(1))});
    });
    if (!status) return status.error();
    return facets;
}

}  // namespace ledger

std::string_view name_of(FacetBy facet) {
    constexpr std::array<std::string_view, 6> names = {"who", "outlet", "act", "form", "certainty", "month"};
    return names[static_cast<std::size_t>(facet)];
}

}  // namespace sayso
