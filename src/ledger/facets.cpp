#include <algorithm>
#include <array>
#include <unordered_map>

#include "ledger/scan.h"
#include "ledger/sqlite_ledger.h"

namespace sayso {
namespace ledger {
namespace {

// How often each value occurs, by its number in the columns. Names are numbered from 1 on, so nearly all numbers are
// small: an array counts everything by speaker in half of the time that a hash table takes.
class Counts {
public:
    void add(std::uint32_t value) {
        if (value >= most_dense) {
            ++sparse_[value];
            return;
        }
        if (value >= dense_.size()) dense_.resize(std::max<std::size_t>(value + 1, 2 * dense_.size()));
        ++dense_[value];
    }

    // Values that occur, and how often.
    [[nodiscard]] std::vector<std::pair<std::uint32_t, std::uint64_t>> values() const {
        std::vector<std::pair<std::uint32_t, std::uint64_t>> values(sparse_.begin(), sparse_.end());
        for (std::uint32_t value = 0; value < dense_.size(); ++value) {
            if (dense_[value] > 0) values.emplace_back(value, dense_[value]);
        }
        return values;
    }

private:
    static constexpr std::uint32_t most_dense = 1U << 20U;  // the file may be anybody's
    std::vector<std::uint64_t> dense_;
    std::unordered_map<std::uint32_t, std::uint64_t> sparse_;
};

bool is_name(FacetBy facet) { return facet == FacetBy::who || facet == FacetBy::via || facet == FacetBy::outlet; }

std::uint32_t value_of(const StatementColumns& columns, FacetBy facet) {
    switch (facet) {
        case FacetBy::who: return columns.speaker;
        case FacetBy::outlet: return columns.outlet;
        case FacetBy::act: return static_cast<std::uint32_t>(columns.act);
        case FacetBy::form: return static_cast<std::uint32_t>(columns.form);
        case FacetBy::certainty: return static_cast<std::uint32_t>(columns.certainty);
        case FacetBy::day: return columns.day;
        case FacetBy::via: break;  // not in the columns: count_passing_on()
        case FacetBy::month: break;
    }
    return columns.day / 100;
}

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

// Every speaker but the first, who is in the columns: joint speakers count each for themselves.
Status count_further_speakers(Connection& connection, std::int64_t row, Counts& counts) {
    return connection.each(
        "SELECT name FROM speakers WHERE statement = ? AND role = 0 AND position > 0", [&](Run& run) { run.bind(row); },
        [&](const Run& run) { counts.add(static_cast<std::uint32_t>(run.integer(0))); });
}

// Those who passed on the statement; 0, nobody, where there are none.
Status count_passing_on(Connection& connection, std::int64_t row, Counts& counts) {
    bool any = false;
    const auto status = connection.each(
        "SELECT name FROM speakers WHERE statement = ? AND role = 1", [&](Run& run) { run.bind(row); },
        [&](const Run& run) {
            counts.add(static_cast<std::uint32_t>(run.integer(0)));
            any = true;
        });
    if (status && !any) counts.add(0);
    return status;
}

Result<Counts> counts_of_passing_on(Connection& connection, const Search& search) {
    Counts counts;
    std::vector<std::int64_t> rows;
    auto status = each_found(connection, search,
                             [&](std::int64_t row, const StatementColumns& /*columns*/) { rows.push_back(row); });
    for (auto row = rows.begin(); status && row != rows.end(); ++row)
        status = count_passing_on(connection, *row, counts);
    if (!status) return status.error();
    return counts;
}

Result<Counts> counts_of(Connection& connection, const Search& search, FacetBy facet) {
    if (facet == FacetBy::via) return counts_of_passing_on(connection, search);
    Counts counts;
    std::vector<std::int64_t> joint;
    auto status = each_found(connection, search, [&](std::int64_t row, const StatementColumns& columns) {
        counts.add(value_of(columns, facet));
        if (facet == FacetBy::who && columns.several_speakers) joint.push_back(row);
    });
    for (auto row = joint.begin(); status && row != joint.end(); ++row)
        status = count_further_speakers(connection, *row, counts);
    if (!status) return status.error();
    return counts;
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
std::vector<std::pair<std::uint32_t, std::uint64_t>> candidates_of(const Counts& counts, std::size_t most) {
    auto values = counts.values();
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

}  // namespace

Result<std::vector<Facet>> SqliteLedger::facets(const Query& query, FacetBy facet, std::uint32_t most) const {
    const auto moment = Transaction::begin(*connection_, Transaction::Kind::read);
    if (!moment) return moment.error();
    const auto search = search_for(*connection_, query, options_.terms_of);
    if (!search) return search.error();
    const auto counts = counts_of(*connection_, *search, facet);
    if (!counts) return counts.error();
    std::vector<Facet> facets;
    for (const auto& [value, statements] : candidates_of(*counts, most)) {
        auto text = text_of(*connection_, facet, value);
        if (!text) return text.error();
        facets.push_back({std::move(text).value(), statements});
    }
    std::sort(facets.begin(), facets.end(), [](const Facet& a, const Facet& b) {
        return a.statements != b.statements ? a.statements > b.statements : a.value < b.value;
    });
    if (facets.size() > most) facets.resize(most);
    return facets;
}

}  // namespace ledger

std::string_view name_of(FacetBy facet) {
    constexpr std::array<std::string_view, 8> names = {"who",  "via",       "outlet", "act",
                                                       "form", "certainty", "month",  "day"};
    return names[static_cast<std::size_t>(facet)];
}

}  // namespace sayso
