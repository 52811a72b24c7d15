// Ministries by who leads them, and who has the same office elsewhere.
#include <algorithm>

#include "statement/who_resolution.h"

namespace sayso::statement {

// "ihr Haus", "das Haus von Minister Dorn", "das Ministerium" behind a minister: the ministry that they lead, by what
// they are called ("bauminister"). no_actor if no minister is told.
ActorIndex Resolution::ministry_of(const Reference& reference) {
    if (!tables_.is_ministry(reference.called) || (reference.whom & whom_one) == 0) return no_actor;
    ActorIndex minister = owner_of(reference);
    if (minister == no_actor) minister = person_behind(reference);
    if (minister == no_actor && is_bare(reference)) minister = minister_in_mind(reference);
    if (minister == no_actor) return no_actor;
    for (const std::string& noun : cast_[minister].called) {
        const std::string ministry = tables_.ministry_of(noun);
        if (ministry.empty()) continue;
        if (const std::span<const ActorIndex> known = cast_.called(ministry); !known.empty())
            return cast_.same(known.back());
        const std::string key = "ministry:" + ministry;
        if (const auto same = cast_.find(key)) return *same;
        const ActorIndex a = cast_.add(
            {.name = capitalised(ministry), .kind = NameKind::body, .whom = whom_n, .first = reference.core.begin});
        cast_.enter_key(key, a);
        cast_.call(a, ministry, {});
        return a;
    }
    return no_actor;
}

// Who leads the ministry that is only called so, as long as none is told by name.
ActorIndex Resolution::minister_in_mind(const Reference& ministry) const {
    if (!tables_.is_reference_noun(ministry.called) || !cast_.called(ministry.called).empty()) return no_actor;
    ActorIndex found = no_actor;
    for (const Attention::Seen& seen : attention_.seen()) {
        const std::vector<std::string>& called = cast_[seen.actor].called;
        const bool leads = std::any_of(called.begin(), called.end(),
                                       [&](const std::string& noun) { return !tables_.ministry_of(noun).empty(); });
        if (leads && found != no_actor) return no_actor;
        if (leads) found = seen.actor;
    }
    return found;
}

// "das Haus von Minister Dorn", "Dorns Haus": the person whose name stands beside the noun. no_actor if there is none.
ActorIndex Resolution::person_behind(const Reference& noun) const {
    for (TokenIndex t = noun.core.begin; t < noun.tokens.end; ++t) {
        const std::uint32_t n = reader_.name_at(t);
        if (n == none) continue;
        const ActorIndex a = cast_.same(of_name_[n]);
        if (cast_[a].kind == NameKind::person) return a;
    }
    return no_actor;
}

// "sein türkischer Kollege": who is of that state and is called as the owner is. no_actor if there is nobody.
ActorIndex Resolution::counterpart(const Reference& reference) const {
    const ActorIndex owner = owner_of(reference);
    if (owner == no_actor || reference.state == nullptr || !tables_.is_counterpart(reference.called)) return no_actor;
    const std::string state = lowered(reference.state->name);
    for (const std::string& noun : cast_[owner].called) {
        for (ActorIndex listed : cast_.called_exactly(noun)) {
            const ActorIndex a = cast_.same(listed);
            const bool agrees = cast_[a].whom == 0 || reference.whom == 0 || (cast_[a].whom & reference.whom) != 0;
            if (a != owner && agrees && has(cast_[a].of, state)) return a;
        }
    }
    return no_actor;
}

}  // namespace sayso::statement
