#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

#include "ledger/scan.h"
#include "ledger/sqlite_ledger.h"

namespace sayso {
namespace ledger {
namespace {

using Count = std::pair<std::uint32_t, std::uint64_t>;  // a value by its number in the columns, and how often it occurs

// Counts values: a table with open addressing, at most half full, which for the few thousand names and days of a ledger
// stays in the processor's cache. Twenty times as quick as std::unordered_map.
class Tally {
public:
    void add(std::uint32_t value) {
        Slot* slot = &slot_of(value);
        if (slot->times == 0) {
            if (2 * ++used_ > slots_.size()) {
                grow();
                slot = &slot_of(value);
            }
            slot->value = value;
        }
        ++slot->times;
    }
    [[nodiscard]] std::vector<Count> counts() const {
        std::vector<Count> counts;
        counts.reserve(used_);
        for (const Slot& slot : slots_) {
            if (slot.times > 0) counts.emplace_back(slot.value, slot.times);
        }
        return counts;
    }

private:
    struct Slot {
        std::uint32_t value = 0;
        std::uint32_t times = 0;  // no ledger has more statements (Snapshot::of)
    };

    // The value's, or the free one where it would go.
    Slot& slot_of(std::uint32_t value) {
        constexpr std::uint32_t golden = 0x9E3779B9U;  // 2^32 / 1.618…: Knuth, TAOCP 3, 6.4
        std::size_t at = (value * golden) >> (32U - bits_);
        while (slots_[at].times > 0 && slots_[at].value != value) at = (at + 1) & (slots_.size() - 1);
        return slots_[at];
    }
    void grow() {
        const std::vector<Slot> before = std::exchange(slots_, std::vector<Slot>(2 * slots_.size()));
        ++bits_;
        for (const Slot& slot : before) {
            if (slot.times > 0) slot_of(slot.value) = slot;
        }
    }

    std::uint32_t bits_ = 6;
    std::size_t used_ = 0;
    std::vector<Slot> slots_ = std::vector<Slot>(std::size_t{1} << 6U);
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
        case FacetBy::via: break;  // not in the columns: add_passing_on()
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

// Those who pass statements on, or who speak in them beside the first one.
enum class Further : std::uint8_t { joint_speakers, passing_on };

constexpr const char* further_of_all(Further which) {
    return which == Further::passing_on ? "SELECT statement, name FROM speakers WHERE role = 1 ORDER BY statement"
                                        : "SELECT statement, name FROM speakers WHERE role = 0 AND position > 0"
                                          " ORDER BY statement";
}

constexpr const char* further_of_one(Further which) {
    return which == Further::passing_on
               ? "SELECT statement, name FROM speakers WHERE statement = ? AND role = 1"
               : "SELECT statement, name FROM speakers WHERE statement = ? AND role = 0 AND position > 0";
}

// Calls `take` with the further names of these statements, which ascend. In a large set, reading all there are in one
// go is quicker than looking each up.
template <class Take>
Status each_further(Connection& connection, Further which, const std::vector<std::int64_t>& rows, const Take& take) {
    constexpr std::size_t many = 10'000;
    auto at = rows.begin();
    const auto take_if_asked = [&](std::int64_t statement, std::uint32_t name) {
        at = std::lower_bound(at, rows.end(), statement);
        if (at != rows.end() && *at == statement) take(statement, name);
    };
    const auto take_row = [&](const Run& run) {
        take_if_asked(run.integer(0), static_cast<std::uint32_t>(run.integer(1)));
    };
    if (rows.size() > many)
        return connection.each(
            further_of_all(which), [](Run&) {}, take_row);
    for (const std::int64_t row : rows) {
        const auto status = connection.each(
            further_of_one(which), [&](Run& run) { run.bind(row); }, take_row);
        if (!status) return status;
    }
    return Done{};
}

// Who passed the statements on; 0, nobody, for each that nobody did.
Status add_passing_on(const Source& source, const std::vector<std::int64_t>& rows, Tally& tally) {
    if (source.snapshot) {
        for (const std::int64_t row : rows)
            source.snapshot->each_passing_on(row, [&](std::uint32_t name) { tally.add(name); });
        return Done{};
    }
    std::size_t passed_on = 0;
    std::int64_t last = -1;
    const auto status =
        each_further(source.connection, Further::passing_on, rows, [&](std::int64_t row, std::uint32_t name) {
            tally.add(name);
            passed_on += row != last ? 1 : 0;
            last = row;
        });
    for (std::size_t i = passed_on; status && i < rows.size(); ++i) tally.add(0);
    return status;
}

// Who speaks in the statements beside the first one.
Status add_joint_speakers(const Source& source, const std::vector<std::int64_t>& rows, Tally& tally) {
    const auto add = [&](std::uint32_t name) { tally.add(name); };
    if (!source.snapshot)
        return each_further(source.connection, Further::joint_speakers, rows,
                            [&](std::int64_t, std::uint32_t name) { add(name); });
    for (const std::int64_t row : rows) source.snapshot->each_joint_speaker(row, add);
    return Done{};
}

// One pass over what is found, for all that is counted.
class Counting {
public:
    explicit Counting(const std::vector<FacetWanted>& wanted) : wanted_(wanted), tallies_(wanted.size()) {
        for (const FacetWanted& one : wanted) {
            counts_who_ = counts_who_ || one.by == FacetBy::who;
            counts_via_ = counts_via_ || one.by == FacetBy::via;
        }
    }

    void take(std::int64_t row, const StatementColumns& columns) {
        block_.push_back(columns);
        if (block_.size() == block_size) count_block();
        if (counts_who_ && columns.several_speakers) joint_.push_back(row);
        if (counts_via_) rows_.push_back(row);
    }

    // After all were taken: joint speakers count each for themselves.
    [[nodiscard]] Status finish(const Source& source) {
        count_block();
        Status status = Done{};
        for (std::size_t i = 0; status && i < wanted_.size(); ++i) {
            Tally& tally = tallies_[i];
            if (wanted_[i].by == FacetBy::via) status = add_passing_on(source, rows_, tally);
            if (wanted_[i].by == FacetBy::who) status = add_joint_speakers(source, joint_, tally);
        }
        return status;
    }
    [[nodiscard]] std::vector<Tally> tallies() && { return std::move(tallies_); }

private:
    // One facet after the other over a block that stays near, which takes half the time of all facets for each
    // statement.
    static constexpr std::size_t block_size = 1024;
    void count_block() {
        for (std::size_t i = 0; i < wanted_.size(); ++i) {
            if (wanted_[i].by == FacetBy::via) continue;
            for (const StatementColumns& columns : block_) tallies_[i].add(value_of(columns, wanted_[i].by));
        }
        block_.clear();
    }

    const std::vector<FacetWanted>& wanted_;
    std::vector<Tally> tallies_;
    bool counts_who_ = false;
    bool counts_via_ = false;
    std::vector<StatementColumns> block_;
    std::vector<std::int64_t> joint_;  // statements of several speakers
    std::vector<std::int64_t> rows_;   // all that were found
};

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
    Counting counting(wanted);
    auto status = each_found(*source, *search,
                             [&](std::int64_t row, const StatementColumns& columns) { counting.take(row, columns); });
    if (status) status = counting.finish(*source);
    if (!status) return status.error();
    const std::vector<Tally> tallies = std::move(counting).tallies();
    std::vector<std::vector<Facet>> all;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        auto facets = facets_from(*connection_, tallies[i].counts(), wanted[i]);
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
