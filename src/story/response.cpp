#include "story/response.h"

#include <algorithm>

namespace sayso::story {
namespace {

bool goes_on(const Told& first, const Told& next) {
    return first.article == next.article && next.extent.begin >= first.extent.end &&
           next.extent.begin - first.extent.end <= goes_on_within && share_voice(first, next);
}

}  // namespace

Response::Response(const Scene& scene, std::size_t t, const Answered& answered)
    : t(t),
      told(scene.told(t)),
      manner(manner_of(told)),
      compared(scene.matter, t),
      refuses(!told.refused.empty() || !told.wording->refused_numbers.empty()) {
    if (!told.named.empty()) note_named(scene);
    if (goes_on_from(scene, answered)) continued = answered[t - 1];
    if (points() && t + 1 < scene.matter.tellings.size()) note_account(scene);
}

void Response::note_named(const Scene& scene) {
    for (const Figurehead one : told.named) {
        named.add(one);
        if (const auto body = scene.cast.speaks_for(one)) bodies_of_named.add(*body);
    }
    outlet_named.resize(scene.readings.size());
    for (std::size_t article = 0; article < outlet_named.size(); ++article)
        outlet_named[article] = std::any_of(told.named.begin(), told.named.end(),
                                            [&](Figurehead one) { return scene.cast.is_outlet_of(one, article); });
}

void Response::note_account(const Scene& scene) {
    const Told& next = scene.told(t + 1);
    if (!goes_on(told, next)) return;
    account = &next;
    told_in_account = scene.matter.terms.weights_in_common_with(next.terms);
}

bool Response::goes_on_from(const Scene& scene, const Answered& answered) const {
    if (t == 0 || !answered[t - 1]) return false;
    const Told& before = scene.told(t - 1);
    if (manner != Manner::flatly && before.stance && before.stance->flat) return false;
    if (before.stance && before.stance->kind == AnswerKind::confirm && !told.contrasts) return false;
    return goes_on(before, told);
}

}  // namespace sayso::story
