#include "ledger/listed.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <string>
#include <tuple>

namespace sayso::ledger {
namespace {

bool before(const Rank& a, const Rank& b) {
    return std::tie(a.relevance, a.time, a.row) < std::tie(b.relevance, b.time, b.row);
}

// What has no time comes last in both directions.
std::int64_t time_rank(std::int64_t published_at, Order order) {
    if (published_at == no_instant) return std::numeric_limits<std::int64_t>::max();
    return order == Order::oldest ? published_at : -published_at;
}

// The first so many of all that are offered, in any order. What comes ever earlier, as rows do in a list of the newest
// first, would go through all of a heap each time; here it is put aside, and sorted out when there is as much again.
class First {
public:
    explicit First(std::uint64_t most) : most_(static_cast<std::size_t>(most)) {}

    void offer(const Rank& rank) {
        if (last_ && !before(rank, *last_)) return;
        ranks_.push_back(rank);
        constexpr std::size_t least_to_sort_out = 1024;
        if (ranks_.size() >= 2 * most_ + least_to_sort_out) cut();
    }

    [[nodiscard]] std::vector<Rank> in_order() && {
        cut();
        std::sort(ranks_.begin(), ranks_.end(), before);
        return std::move(ranks_);
    }

private:
    void cut() {
        if (ranks_.size() <= most_) return;
        const auto end = ranks_.begin() + static_cast<std::ptrdiff_t>(most_);
        std::nth_element(ranks_.begin(), end, ranks_.end(), before);
        last_ = *end;
        ranks_.erase(end, ranks_.end());
    }

    std::size_t most_;
    std::vector<Rank> ranks_;
    std::optional<Rank> last_;  // what is not before it is not among the first
};

struct Listed {
    std::uint64_t total = 0;
    std::vector<Rank> first;  // in order
};

Result<Listed> listed(const Source& source, const Search& search, Order order, std::uint64_t most) {
    std::vector<Relevance> relevance;
    if (order == Order::relevance) {
        auto scored = relevance_of(source.connection, search);
        if (!scored) return scored.error();
        relevance = std::move(scored).value();
    }
    First first(most);
    Listed list;
    auto scored = relevance.begin();
    const auto status = each_found(source, search, [&](std::int64_t row, const StatementColumns& columns) {
        while (scored != relevance.end() && scored->row < row) ++scored;
        const double score = scored != relevance.end() && scored->row == row ? scored->score : 0;
        first.offer({score, time_rank(columns.published_at, order), row});
        ++list.total;
    });
    if (!status) return status.error();
    list.first = std::move(first).in_order();
    return list;
}

// A list that changes: invariant: `first` are the first ones of all, in order.
class ChangingList {
public:
    explicit ChangingList(Listed list) : list_(std::move(list)) {}

    void take_away(const Rank& rank) {
        --list_.total;
        const auto at = std::lower_bound(list_.first.begin(), list_.first.end(), rank, before);
        if (at != list_.first.end() && at->row == rank.row) list_.first.erase(at);
    }
    // What comes behind the last one that is known may have others before it that are not.
    void add(const Rank& rank) {
        const bool all_are_known = list_.total == list_.first.size();
        ++list_.total;
        if (all_are_known || (!list_.first.empty() && before(rank, list_.first.back())))
            list_.first.insert(std::upper_bound(list_.first.begin(), list_.first.end(), rank, before), rank);
    }
    [[nodiscard]] Listed list() && { return std::move(list_); }

private:
    Listed list_;
};

Result<Listed> brought_up(const ListBefore& known, const Snapshot& then, const Source& source, const Search& search,
                          Order order) {
    ChangingList list({known.total, known.first});
    const auto rank = [&](std::int64_t row, const StatementColumns& columns) {
        return Rank{0, time_rank(columns.published_at, order), row};
    };
    const auto status = each_change(
        source, then, search,
        [&](std::int64_t row, const StatementColumns& columns) { list.take_away(rank(row, columns)); },
        [&](std::int64_t row, const StatementColumns& columns) { list.add(rank(row, columns)); });
    if (!status) return status.error();
    return std::move(list).list();
}

bool reaches(const Listed& list, std::uint64_t most) { return list.first.size() >= std::min(most, list.total); }

// The first `most` of the list at least.
Result<Listed> kept_list(const Source& source, const Search& search, Order order, std::uint64_t most) {
    const std::string key = search.key + (order == Order::oldest ? " oldest" : " newest");
    auto& lists = source.snapshot->lists();
    const auto known = lists.find(key);
    const std::shared_ptr<const Snapshot> then = known ? known->of.lock() : nullptr;
    if (then && then == source.snapshot && reaches({known->total, known->first}, most))
        return Listed{known->total, known->first};
    std::optional<Listed> list;
    if (then && source.snapshot->state().only_adds_to(then->state())) {
        auto now = brought_up(*known, *then, source, search, order);
        if (!now) return now.error();
        if (reaches(*now, most)) list = std::move(now).value();
    }
    const std::uint64_t with_some_more = 2 * most + 200;
    if (!list) {
        auto all = listed(source, search, order, with_some_more);
        if (!all) return all.error();
        list = std::move(all).value();
        if (list->total < least_worth_keeping) return *std::move(list);
    }
    if (list->first.size() > 2 * with_some_more) list->first.resize(with_some_more);
    const ListBefore kept{source.snapshot, list->total, list->first};
    lists.keep(key, std::make_shared<const ListBefore>(kept), kept.first.size() + 64);
    return *std::move(list);
}

}  // namespace

Result<ListedPage> page_of(const Source& source, const Search& search, const Query& query) {
    constexpr std::uint64_t most_kept = 1000;
    const std::uint64_t offset = std::min(query.offset, max_query_offset);
    const std::uint64_t most = offset + query.limit;
    const bool may_be_known = source.snapshot && query.order != Order::relevance && most <= most_kept;
    auto list = may_be_known ? kept_list(source, search, query.order, most) : listed(source, search, query.order, most);
    if (!list) return list.error();
    ListedPage page{.statements = {}, .total = list->total};
    const auto end = std::min<std::uint64_t>(most, list->first.size());
    for (std::uint64_t i = offset; i < end; ++i)
        page.statements.push_back(list->first[static_cast<std::size_t>(i)].row);
    return page;
}

}  // namespace sayso::ledger
