#include "story/compared.h"

namespace sayso::story {

Compared::Compared(const Matter& matter, std::size_t telling)
    : matter_(matter),
      weight_(matter.tellings[telling].weight),
      terms_(matter.terms.in_common_with(matter.tellings[telling].terms)),
      with_denied_(matter.denied_terms.in_common_with(matter.tellings[telling].terms)) {
    const Terms& denied = matter.tellings[telling].denied_terms;
    if (!denied.empty()) denied_ = matter.terms.in_common_with(denied);
}

std::uint32_t Compared::likeness(std::size_t other) const {
    return share_of_both(terms_[other].weight, weight_, matter_.tellings[other].weight);
}

bool Compared::is_contrary(std::size_t other) const {
    const std::uint64_t shared = terms_[other].weight;
    return stands_denied(with_denied_[other].weight, shared) !=
           stands_denied(denied_.empty() ? 0 : denied_[other].weight, shared);
}

}  // namespace sayso::story
