#include "story/figure_contexts.h"

namespace sayso::story {

FigureContexts::FigureContexts(std::span<const std::size_t> some, std::span<const Counted> figures) {
    std::size_t most = 0;
    for (const std::size_t f : some)
        most += figures[f].context->size() + figures[f].clause->size() + figures[f].before->size();
    Numbering keys(most);
    for (const std::size_t f : some) {
        sentences_.add(figures[f].context, keys);
        clauses_.add(figures[f].clause, keys);
        before_.add(figures[f].before, keys);
    }
    for (Lists* const lists : {&sentences_, &clauses_, &before_}) lists->put_in_order();
}

void FigureContexts::hold(std::size_t j) {
    const std::size_t sentence = sentences_.list_of(j), clause = clauses_.list_of(j), before = before_.list_of(j);
    if (clause != held_clause_) clauses_.note_likenesses(clauses_, clause, clause, alike_clause_);
    held_clause_ = clause;
    if (sentence == held_sentence_ && before == held_before_) return;
    sentences_.note_likenesses(sentences_, sentence, sentence, alike_);
    before_.note_likenesses(sentences_, sentence, before, before_others_);
    sentences_.note_likenesses(before_, before, sentence, others_before_);
    held_sentence_ = sentence;
    held_before_ = before;
}

void FigureContexts::Lists::add(const std::shared_ptr<const Terms>& terms, Numbering& keys) {
    if (terms.get() != last_) {
        for (const Term& term : *terms) terms_.push_back({.key = keys.number_of(term.key), .weight = term.weight});
        ends_.push_back(terms_.size());
        weights_.push_back(weight_of(*terms));
    }
    last_ = terms.get();
    list_of_.push_back(ends_.size() - 1);
}

void FigureContexts::Lists::put_in_order() {
    std::vector<std::span<const Term>> lists;
    lists.reserve(ends_.size());
    for (std::size_t list = 0; list < ends_.size(); ++list) lists.push_back(terms(list));
    index_ = TermIndex(lists);
}

void FigureContexts::Lists::note_likenesses(const Lists& others, std::size_t list, std::size_t last,
                                            std::vector<std::int32_t>& found) const {
    const std::vector<std::uint32_t> common = index_.weights_in_common_with(others.terms(list), last + 1);
    found.assign(last + 1, 0);
    for (std::size_t i = 0; i <= last; ++i)
        if (common[i] > 0)
            found[i] = static_cast<std::int32_t>(share_of_both(common[i], weights_[i], others.weights_[list]));
}

}  // namespace sayso::story
