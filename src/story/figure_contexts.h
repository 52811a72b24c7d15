// What the sentences of figures have in common (private to src/story).
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "story/common_terms.h"
#include "story/counted.h"
#include "story/numbering.h"

namespace sayso::story {

// Found at once for all of `some`, of which each is held against those before it. Likeness in thousandths.
class FigureContexts {
public:
    FigureContexts(std::span<const std::size_t> some, std::span<const Counted> figures);

    void hold(std::size_t j);
    [[nodiscard]] std::int32_t alike(std::size_t i) const { return alike_[sentences_.list_of(i)]; }
    [[nodiscard]] std::int32_t alike_clause(std::size_t i) const { return alike_clause_[clauses_.list_of(i)]; }
    // What one's sentence tells in the sentence before the other.
    [[nodiscard]] std::int32_t told_before(std::size_t i) const {
        return std::max(before_others_[before_.list_of(i)], others_before_[sentences_.list_of(i)]);
    }

private:
    // Lists of terms, each of one figure or of several right behind each other that have the same.
    class Lists {
    public:
        // Of the next figure.
        void add(const std::shared_ptr<const Terms>& terms, Numbering& keys);
        void put_in_order();
        [[nodiscard]] std::size_t list_of(std::size_t figure) const { return list_of_[figure]; }
        // Of each list here up to `last`, with one of the others'.
        void note_likenesses(const Lists& others, std::size_t list, std::size_t last,
                             std::vector<std::int32_t>& found) const;

    private:
        [[nodiscard]] std::span<const Term> terms(std::size_t list) const {
            const std::size_t begin = list == 0 ? 0 : ends_[list - 1];
            return std::span(terms_).subspan(begin, ends_[list] - begin);
        }

        const Terms* last_ = nullptr;
        std::vector<Term> terms_;  // of all lists
        std::vector<std::size_t> ends_, list_of_;
        std::vector<std::uint64_t> weights_;
        TermIndex index_;
    };

    static constexpr std::size_t none = SIZE_MAX;
    Lists sentences_, clauses_, before_;
    std::size_t held_sentence_ = none, held_clause_ = none, held_before_ = none;  // lists of the figure that is held
    std::vector<std::int32_t> alike_, alike_clause_, before_others_, others_before_;
};

}  // namespace sayso::story
