#include "story/common_terms.h"

#include <algorithm>

namespace sayso::story {

std::size_t TermIndex::add(const Terms& terms) {
    for (const Term& term : terms) postings_[term.key].push_back({lists_, term.weight});
    return lists_++;
}

std::vector<InCommon> TermIndex::in_common_with(const Terms& terms, std::size_t end) const {
    std::vector<InCommon> shared(end);
    for (const Term& term : terms) {
        const auto found = postings_.find(term.key);
        if (found == postings_.end()) continue;
        for (const Posting& posting : found->second) {
            if (posting.list >= end) break;
            InCommon& with = shared[posting.list];
            const std::uint32_t weight = std::min(posting.weight, term.weight);
            with.weight += weight;
            with.heaviest = std::max(with.heaviest, weight);
        }
    }
    return shared;
}

std::vector<std::uint32_t> TermIndex::weights_in_common_with(const Terms& terms) const {
    std::vector<std::uint32_t> shared(lists_);
    for (const Term& term : terms) {
        const auto found = postings_.find(term.key);
        if (found == postings_.end()) continue;
        for (const Posting& posting : found->second) shared[posting.list] += std::min(posting.weight, term.weight);
    }
    return shared;
}

}  // namespace sayso::story
