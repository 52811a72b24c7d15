#include "story/compared.h"

namespace sayso::story {

Compared::Compared(const Matter& matter, std::size_t telling)
    : matter_(matter), weight_(matter.tellings[telling].weight) {
    const Told& told = matter.tellings[telling];
    const auto row = [](const TermIndex& index, const Terms& terms) {
        return terms.empty() ? Row{} : index.in_common_with(terms);
    };
    terms_ = matter.terms.in_common_with(told.terms);
    with_denied_ = row(matter.denied_terms, told.terms);
    denied_ = row(matter.terms, told.denied_terms);
    before_ = row(matter.terms, told.before);
    beside_ = row(matter.terms, told.beside);
}

std::uint32_t Compared::likeness(std::size_t other) const {
    return share_of_both(terms_[other].weight, weight_, matter_.tellings[other].weight);
}

bool Compared::is_contrary(std::size_t other) const {
    const std::uint64_t shared = terms_[other].weight;
    return stands_denied(weight_in(with_denied_, other), shared) != stands_denied(weight_in(denied_, other), shared);
}

}  // namespace sayso::story
