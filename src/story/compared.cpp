#include "story/compared.h"

#include <algorithm>

namespace sayso::story {

Compared::Compared(const Matter& matter, std::size_t telling) : matter_(matter), told_(matter.tellings[telling]) {
    const auto row = [&](const Terms& terms) {
        return terms.empty() ? Row{} : matter.terms.weights_in_common_with(terms);
    };
    terms_ = row(told_.terms);
    before_ = row(told_.before);
    beside_ = row(told_.beside);
}

std::vector<std::size_t> Compared::alike(std::uint32_t least) const {
    std::vector<std::size_t> alike;
    // What is lighter than this shares too little whatever the other one weighs: most do.
    const std::uint64_t lightest = std::max<std::uint64_t>(least_for_share_of_both(least, told_.weight), 1);
    for (std::size_t other = 0; other < terms_.size(); ++other)
        if (terms_[other] >= lightest && is_share_of_both(least, terms_[other], told_.weight, matter_.weights[other]))
            alike.push_back(other);
    return alike;
}

}  // namespace sayso::story
