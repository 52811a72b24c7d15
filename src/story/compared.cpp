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
    for (std::size_t other = 0; other < terms_.size(); ++other) {
        const std::uint64_t shared = terms_[other].weight;
        is_contrary_.push_back(stands_denied(weight_in(with_denied, other), shared) !=
                               stands_denied(weight_in(denied, other), shared));
        if (is_contrary_.back()) contrary_.push_back(other);
    }
}

std::uint32_t Compared::likeness(std::size_t other) const {
    return share_of_both(terms_[other].weight, weight_, matter_.tellings[other].weight);
}

}  // namespace sayso::story
