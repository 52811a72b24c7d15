// What one list of terms has in common with another, and with each of many (private to src/story).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "story/language.h"

namespace sayso::story {

[[nodiscard]] bool has_term(const Terms& terms, Term term);
// Unless the list has it.
void add_term(Terms& terms, Term term);
// The weight that both have.
[[nodiscard]] std::uint64_t common_weight(const Terms& a, const Terms& b);
[[nodiscard]] std::uint64_t weight_of(const Terms& terms);
// Twice the common weight over both weights, in thousandths (Dice's coefficient).
[[nodiscard]] constexpr std::uint32_t share_of_both(std::uint64_t common, std::uint64_t a, std::uint64_t b) {
    return a + b == 0 ? 0 : static_cast<std::uint32_t>(2000 * common / (a + b));
}
// Whether it is at least so much.
[[nodiscard]] constexpr bool is_share_of_both(std::uint32_t least, std::uint64_t common, std::uint64_t a,
                                              std::uint64_t b) {
    return 2000 * common >= least * (a + b);
}
// The common weight that this takes at least, whatever the other list weighs.
[[nodiscard]] constexpr std::uint64_t least_for_share_of_both(std::uint32_t least, std::uint64_t a) {
    return (least * a + 1999) / 2000;
}
[[nodiscard]] std::uint32_t likeness(const Terms& a, const Terms& b);

// What two lists share: its weight, as common_weight() gives it, and that of the heaviest term.
struct InCommon {
    std::uint32_t weight = 0, heaviest = 0;
};

// Lists of terms, by term: what a list shares with all of them is found at once, in time with what is shared. Keys are
// numbers from 0 on, without wide gaps.
class TermIndex {
public:
    TermIndex() = default;
    // A list's number is its place: 0, 1, 2 …
    explicit TermIndex(std::span<const std::span<const Term>> lists);
    // With each list before `end`, by its number. In `telling`, those with which a term is shared that weighs at least
    // so much; ascending.
    [[nodiscard]] std::vector<InCommon> in_common_with(std::span<const Term> terms, std::size_t end,
                                                       std::uint32_t least, std::vector<std::uint32_t>& telling) const;
    // The weight alone, with each list; with each before `end`.
    [[nodiscard]] std::vector<std::uint32_t> weights_in_common_with(std::span<const Term> terms) const {
        return weights_in_common_with(terms, lists_);
    }
    [[nodiscard]] std::vector<std::uint32_t> weights_in_common_with(std::span<const Term> terms, std::size_t end) const;

private:
    struct Posting {
        std::uint32_t list = 0, weight = 0;
    };
    // The lists that have the term, ascending.
    [[nodiscard]] std::span<const Posting> having(std::uint64_t key) const {
        if (key + 1 >= begins_.size()) return {};
        return std::span(postings_).subspan(begins_[key], begins_[key + 1] - begins_[key]);
    }

    std::size_t lists_ = 0;
    std::vector<std::uint32_t> begins_;  // of each key among the postings; the end of the last one
    std::vector<Posting> postings_;
};

}  // namespace sayso::story
