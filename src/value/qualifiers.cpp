#include "value/qualifiers.h"

namespace sayso::values {
namespace {

// More of them in a row are no language, and the walk stays short on any input.
constexpr int most_qualifiers = 4;

}  // namespace

Qualified qualifiers_at(const Words& words, TokenIndex t) {
    Qualified qualified{.amount_begin = t};
    for (int count = 0; count < most_qualifiers && words.same_sentence(qualified.amount_begin, t); ++count) {
        const TokenIndex i = qualified.amount_begin;
        auto hit = words.find(i, Role::qualifier);
        if (!hit) {
            hit = words.find(i, Role::measured_qualifier);
            if (hit) qualified.only_if_measured = true;
        }
        if (!hit) {
            hit = words.find(i, Role::decade_of_age);
            if (!hit || qualified.any) break;
            qualified.decade = true;
        }
        const auto qualifier = static_cast<Qualifier>(hit.sense->count);
        // "mindestens rund 50": the bound says more than the roundness.
        if (!qualified.any || qualified.qualifier == Qualifier::about || qualified.qualifier == Qualifier::exact)
            qualified.qualifier = qualifier;
        qualified.any = true;
        qualified.phrase |= hit.end > i + 1;
        qualified.amount_begin = hit.end;
    }
    return qualified;
}

}  // namespace sayso::values
