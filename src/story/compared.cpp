#include "story/compared.h"

namespace sayso::story {

Compared::Compared(const Matter& matter, std::size_t telling)
    : matter_(matter), weight_(matter.tellings[telling].weight) {
    const Told& told = matter.tellings[telling];
    const auto row = [](const TermIndex& index, const Terms& terms) {
        return terms.empty() ? Row{} : index.weights_in_common_with(terms);
    };
    terms_ = matter.terms.in_common_with(told.terms);
    before_ = row(matter.terms, told.before);
    beside_ = row(matter.terms, told.beside);
    const Row with_denied = row(matter.denied_terms, told.terms), denied = row(matter.terms, told.denied_terms);
    is_contrary_.resize(terms_.size());
    for (std::size_t other = 0; other < terms_.size(); ++other) {
        const std::uint32_t of_other = weight_in(with_denied, other), own = weight_in(denied, other);
        if (of_other == own) continue;
        const std::uint32_t shared = terms_[other].weight;
        is_contrary_[other] = stands_denied(of_other, shared) != stands_denied(own, shared);
        if (is_contrary_[other]) contrary_.push_back(other);
    }
}

std::uint32_t Compared::likeness(std::size_t other) const {
    return share_of_both(terms_[other].weight, weight_, matter_.tellings[other].weight);
}

}  // namespace sayso::story
