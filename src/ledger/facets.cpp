#include <algorithm>
#include <array>
#include <utility>

#include "ledger/counting.h"
#include "ledger/sqlite_ledger.h"

namespace sayso {
namespace ledger {
namespace {

bool is_name(FacetBy facet) { return facet == FacetBy::who || facet == FacetBy::via || facet == FacetBy::outlet; }

// "203105" as "2031-05".
std::string month_name(std::uint32_t month) {
    if (month == 0) return {};
    std::string digits = std::to_string(month);
    digits.insert(0, 6 - std::min<std::size_t>(digits.size(), 6), '0');
    return digits.insert(4, 1, '-');
}

// "20310504" as "2031-05-04".
std::string day_name(std::uint32_t day) {
    if (day == 0) return {};
    const std::string of_month = std::to_string(100 + day % 100).substr(1);
    return month_name(day / 100) + "-" + of_month;
}

Result<std::string> name_at(Connection& connection, std::uint32_t row) {
    std::string name;
    const auto status = connection.each(
        "SELECT name FROM names WHERE id = ?", [&](Run& run) { run.bind(std::int64_t{row}); },
        [&](const Run& run) { name = run.text(0); });
    if (!status) return status.error();
    return name;
}

Result<std::string> text_of(Connection& connection, FacetBy facet, std::uint32_t value) {
    if (is_name(facet)) return name_at(connection, value);
    if (facet == FacetBy::act) return std::string(name_of(static_cast<Act>(value)));
    if (facet == FacetBy::form) return std::string(name_of(static_cast<Form>(value)));
    if (facet == FacetBy::certainty) return std::string(name_of(static_cast<Certainty>(value)));
    return facet == FacetBy::day ? day_name(value) : month_name(value);
}

// The values that can be among the first `most`: as frequent as the last of them. What is equal is told apart by its
// text, which need not be looked up for the others.
std::vector<Count> candidates_of(std::vector<Count> values, std::size_t most) {
    if (values.size() <= most) return values;
    if (most == 0) return {};
    const auto more = [](const auto& a, const auto& b) { return a.second > b.second; };
    const auto last = values.begin() + static_cast<std::ptrdiff_t>(most - 1);
    std::nth_element(values.begin(), last, values.end(), more);
    const std::uint64_t least = last->second;
    values.erase(std::remove_if(values.begin(), values.end(), [&](const auto& value) { return value.second < least; }),
                 values.end());
    return values;
}

Result<std::vector<Facet>> facets_from(Connection& connection, std::vector<Count> counts, FacetWanted wanted) {
    std::vector<Facet> facets;
    for (const auto& [value, statements] : candidates_of(std::move(counts), wanted.most)) {
        auto text = text_of(connection, wanted.by, value);
        if (!text) return text.error();
        facets.push_back({std::move(text).value(), statements});
    }
    std::sort(facets.begin(), facets.end(), [](const Facet& a, const Facet& b) {
        return a.statements != b.statements ? a.statements > b.statements : a.value < b.value;
    });
    if (facets.size() > wanted.most) facets.resize(wanted.most);
    return facets;
}

}  // namespace

Result<Source> SqliteLedger::source() const {
    Source source{*connection_, nullptr};
    if (!options_.cache) return source;
    auto snapshot = options_.cache->snapshot(*connection_);
    if (!snapshot) return snapshot.error();
    source.snapshot = std::move(snapshot).value();
    return source;
}

Result<std::vector<std::vector<Facet>>> SqliteLedger::facets(const Query& query,
                                                             const std::vector<FacetWanted>& wanted) const {
    const auto moment = Transaction::begin(*connection_, Transaction::Kind::read);
    if (!moment) return moment.error();
    const auto source = this->source();
    if (!source) return source.error();
    const auto search = search_for(*source, query, options_.terms_of);
    if (!search) return search.error();
    const auto tallies = tallies_of(*source, *search, wanted);
    if (!tallies) return tallies.error();
    std::vector<std::vector<Facet>> all;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        auto facets = facets_from(*connection_, (*tallies)->tallies[i].counts(), wanted[i]);
        if (!facets) return facets.error();
        all.push_back(std::move(facets).value());
    }
    return all;
}

}  // namespace ledger

Result<std::vector<Facet>> Ledger::facets(const Query& query, FacetBy facet, std::uint32_t most) const {
    auto all = facets(query, std::vector<FacetWanted>{{.by = facet, .most = most}});
    if (!all) return all.error();
    return std::move(all->front());
}

std::string_view name_of(FacetBy facet) {
    constexpr std::array<std::string_view, 8> names = {"who",  "via",       "outlet", "act",
                                                       "form", "certainty", "month",  "day"};
    return names[static_cast<std::size_t>(facet)];
}

}  // namespace sayso
