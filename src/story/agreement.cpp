#include "story/agreement.h"

#include <algorithm>

#include "story/pointing.h"

namespace sayso::story {
namespace {

// "A worker is missing" is another figure than "three workers are missing".
bool counts_more_than_one(const Told& told, std::uint32_t what, const Matter& matter, Readings readings) {
    return what != no_concept && std::any_of(told.figures.begin(), told.figures.end(), [&](std::size_t f) {
               const Counted& figure = matter.figures[f];
               return figure.concept_number == what &&
                      readings[figure.article]->quantities[figure.quantity].value != "1";
           });
}

bool refuses_number_of(const Told& a, const Told& b) {
    return std::any_of(a.wording->refused_numbers.begin(), a.wording->refused_numbers.end(), [&](std::uint64_t number) {
        return std::find(b.wording->numbers.begin(), b.wording->numbers.end(), number) != b.wording->numbers.end();
    });
}

// Who gives the same figure twice does not contradict themselves: "never more than 95" is "95 at most".
bool are_at_one(const Told& a, const Told& b, Agreement figures) {
    return figures == Agreement::same && share_voice(a, b);
}

}  // namespace

Agreement agreement_of(const Counted& a, const Counted& b, Readings readings) {
    if (!a.told() || !b.told()) return Agreement::unrelated;
    if (a.concept_number != b.concept_number || a.noun != b.noun || a.unit != b.unit) return Agreement::unrelated;
    const Quantity &x = readings[a.article]->quantities[a.quantity], &y = readings[b.article]->quantities[b.quantity];
    return x.value == y.value && x.high == y.high ? Agreement::same : Agreement::another;
}

Agreement figures_of(const Told& a, const Told& b, const Matter& matter, Readings readings) {
    if (counts_more_than_one(a, b.befalls_one, matter, readings) ||
        counts_more_than_one(b, a.befalls_one, matter, readings))
        return Agreement::another;
    Agreement found = Agreement::unrelated;
    for (const std::size_t x : a.figures) {
        Agreement best = Agreement::unrelated;
        for (const std::size_t y : b.figures) {
            const Agreement one = agreement_of(matter.figures[x], matter.figures[y], readings);
            if (one == Agreement::same || best == Agreement::unrelated) best = one;
            if (best == Agreement::same) break;
        }
        if (best == Agreement::another) return best;
        if (best == Agreement::same) found = best;
    }
    return found;
}

bool refuse_each_other(const Told& a, const Told& b) { return refuses_number_of(a, b) || refuses_number_of(b, a); }

bool contradict(const Told& a, const Told& b, const Matter& matter, Readings readings) {
    const Agreement figures = figures_of(a, b, matter, readings);
    if (figures == Agreement::another) return true;
    return !are_at_one(a, b, figures) && (are_contrary(a, b) || refuse_each_other(a, b));
}

}  // namespace sayso::story
