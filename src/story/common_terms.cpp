#include "story/common_terms.h"

#include <algorithm>
#include <numeric>

namespace sayso::story {

namespace {

template <class List>
auto place_of(List& terms, Term term) {
    return std::lower_bound(terms.begin(), terms.end(), term,
                            [](const Term& a, const Term& b) { return a.key < b.key; });
}

}  // namespace

bool has_term(const Terms& terms, Term term) {
    const auto place = place_of(terms, term);
    return place != terms.end() && place->key == term.key;
}

void add_term(Terms& terms, Term term) {
    const auto place = place_of(terms, term);
    if (place == terms.end() || place->key != term.key) terms.insert(place, term);
}

std::uint64_t common_weight(const Terms& a, const Terms& b) {
    std::uint64_t common = 0;
    for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
        if (x->key == y->key)
            common += std::min((x++)->weight, (y++)->weight);
        else if (x->key < y->key)
            ++x;
        else
            ++y;
    }
    return common;
}

std::uint64_t weight_of(const Terms& terms) {
    std::uint64_t weight = 0;
    for (const Term& term : terms) weight += term.weight;
    return weight;
}

std::uint32_t likeness(const Terms& a, const Terms& b) {
    return share_of_both(common_weight(a, b), weight_of(a), weight_of(b));
}

TermIndex::TermIndex(std::span<const std::span<const Term>> lists) : lists_(lists.size()) {
    std::uint64_t keys = 0;
    for (const std::span<const Term> terms : lists)
        for (const Term& term : terms) keys = std::max(keys, term.key + 1);
    begins_.resize(keys + 1);
    for (const std::span<const Term> terms : lists)
        for (const Term& term : terms) ++begins_[term.key + 1];
    std::partial_sum(begins_.begin(), begins_.end(), begins_.begin());
    postings_.resize(begins_.back());
    std::vector<std::uint32_t> next(begins_.begin(), begins_.end() - 1);
    for (std::uint32_t list = 0; list < lists.size(); ++list)
        for (const Term& term : lists[list]) postings_[next[term.key]++] = {.list = list, .weight = term.weight};
}

std::vector<InCommon> TermIndex::in_common_with(std::span<const Term> terms, std::size_t end, std::uint32_t least,
                                                std::vector<std::uint32_t>& telling) const {
    std::vector<InCommon> shared(end);
    telling.clear();
    for (const Term& term : terms) {
        for (const Posting& posting : having(term.key)) {
            if (posting.list >= end) break;
            InCommon& with = shared[posting.list];
            const std::uint32_t weight = std::min(posting.weight, term.weight);
            with.weight += weight;
            if (weight <= with.heaviest) continue;
            if (weight >= least && with.heaviest < least) telling.push_back(posting.list);
            with.heaviest = weight;
        }
    }
    std::sort(telling.begin(), telling.end());
    return shared;
}

std::vector<std::uint32_t> TermIndex::weights_in_common_with(std::span<const Term> terms, std::size_t end) const {
    std::vector<std::uint32_t> shared(end);
    for (const Term& term : terms) {
        for (const Posting& posting : having(term.key)) {
            if (posting.list >= end) break;
            shared[posting.list] += std::min(posting.weight, term.weight);
        }
    }
    return shared;
}

}  // namespace sayso::story
