#include "ledger/counting.h"

#include <algorithm>
#include <string>

namespace sayso::ledger {
namespace {

std::uint32_t value_of(const StatementColumns& columns, FacetBy facet) {
    switch (facet) {
        case FacetBy::who: return columns.speaker;
        case FacetBy::outlet: return columns.outlet;
        case FacetBy::act: return static_cast<std::uint32_t>(columns.act);
        case FacetBy::form: return static_cast<std::uint32_t>(columns.form);
        case FacetBy::certainty: return static_cast<std::uint32_t>(columns.certainty);
        case FacetBy::day: return columns.day;
        case FacetBy::via:  // not in the columns: add_passing_on()
        case FacetBy::month: break;
    }
    return columns.day / 100;
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
        auto status = connection.each(
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
    auto status = each_further(source.connection, Further::passing_on, rows, [&](std::int64_t row, std::uint32_t name) {
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

// Takes one statement away or adds it, as the snapshot has it.
template <class Change>
void change_counts(const Snapshot& snapshot, std::int64_t row, const StatementColumns& columns,
                   const std::vector<FacetWanted>& wanted, std::vector<Tally>& tallies, const Change& change) {
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const auto change_one = [&](std::uint32_t value) { change(tallies[i], value); };
        if (wanted[i].by == FacetBy::via) {
            snapshot.each_passing_on(row, change_one);
            continue;
        }
        change_one(value_of(columns, wanted[i].by));
        if (wanted[i].by == FacetBy::who && columns.several_speakers) snapshot.each_joint_speaker(row, change_one);
    }
}

struct Counted {
    CountsBefore counts;
    std::uint64_t statements = 0;
};

Result<Counted> counted(const Source& source, const Search& search, const std::vector<FacetWanted>& wanted) {
    Counting counting(wanted);
    std::uint64_t statements = 0;
    auto status = each_found(source, search, [&](std::int64_t row, const StatementColumns& columns) {
        counting.take(row, columns);
        ++statements;
    });
    if (status) status = counting.finish(source);
    if (!status) return status.error();
    return Counted{{source.snapshot, std::move(counting).tallies()}, statements};
}

Result<CountsBefore> brought_up(std::vector<Tally> tallies, const Snapshot& before, const Source& source,
                                const Search& search, const std::vector<FacetWanted>& wanted) {
    const auto status = each_change(
        source, before, search,
        [&](std::int64_t row, const StatementColumns& columns) {
            change_counts(before, row, columns, wanted, tallies,
                          [](Tally& tally, std::uint32_t value) { tally.take_away(value); });
        },
        [&](std::int64_t row, const StatementColumns& columns) {
            change_counts(*source.snapshot, row, columns, wanted, tallies,
                          [](Tally& tally, std::uint32_t value) { tally.add(value); });
        });
    if (!status) return status.error();
    return CountsBefore{source.snapshot, std::move(tallies)};
}

Tallies keep(const Source& source, const std::string& key, CountsBefore counts) {
    std::size_t slots = 0;
    for (const Tally& tally : counts.tallies) slots += tally.size();
    auto shared = std::make_shared<const CountsBefore>(std::move(counts));
    source.snapshot->counts().keep(key, shared, slots);
    return shared;
}

}  // namespace

Result<Tallies> tallies_of(const Source& source, const Search& search, const std::vector<FacetWanted>& wanted) {
    std::string key = search.key;
    for (const FacetWanted& one : wanted) key.append(1, ' ').append(name_of(one.by));
    Tallies known = source.snapshot ? source.snapshot->counts().find(key) : nullptr;
    const std::shared_ptr<const Snapshot> before = known ? known->of.lock() : nullptr;
    if (before && before == source.snapshot) return known;
    if (before && source.snapshot->state().only_adds_to(before->state())) {
        auto counts = brought_up(known->tallies, *before, source, search, wanted);
        if (!counts) return counts.error();
        return keep(source, key, std::move(counts).value());
    }
    auto all = counted(source, search, wanted);
    if (!all) return all.error();
    if (source.snapshot && all->statements >= least_worth_keeping) return keep(source, key, std::move(all->counts));
    return std::make_shared<const CountsBefore>(std::move(all->counts));
}

}  // namespace sayso::ledger
