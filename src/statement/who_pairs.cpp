// Two who are meant by one word: "beide", "die beiden Politiker", "beide Seiten".
#include <algorithm>

#include "statement/who_resolution.h"

namespace sayso::statement {

// "Beide Seiten", "beide Regierungen".
bool Resolution::are_sides(const Reference& both) const {
    return tables_.is_side(both.called) || both.called == lowered(tables_.government());
}

// Whether the actor may be one of the two: a person, or where the noun is one for sides a body, state or group.
bool Resolution::may_be_one_of_both(ActorIndex a, const Reference& both) const {
    const NameKind kind = cast_[a].kind;
    const bool body =
        kind == NameKind::body || kind == NameKind::state || kind == NameKind::outlet || kind == NameKind::group;
    return are_sides(both) ? body : kind == NameKind::person;
}

// Whether a role or another noun for persons tells that the two of them are meant.
bool Resolution::is_called_like(ActorIndex a, const Reference& both) const {
    const ReferenceNoun* noun = tables_.reference_noun(both.called);
    const std::vector<std::string>& called = cast_[a].called;
    return std::any_of(called.begin(), called.end(), [&](const std::string& own) {
        return own.ends_with(both.called) || (noun != nullptr && has(noun->to, own));
    });
}

// The two who were named together last, else the two who spoke last; no_actor where nothing tells who they are.
ActorIndex Resolution::both_of(const Reference& reference) {
    if (!reference.both) return no_actor;
    const bool alone = reference.kind == Reference::Kind::pronoun || tables_.pronoun(reference.called) != nullptr;
    const bool sides = are_sides(reference);
    const ReferenceNoun* noun = tables_.reference_noun(reference.called);
    const bool persons = tables_.role(reference.called) || (noun != nullptr && noun->refers == NameKind::person);
    if (!alone && !sides && !persons) return no_actor;
    const std::vector<Attention::Seen>& seen = attention_.seen();
    for (auto s = seen.rbegin(); s != seen.rend(); ++s) {
        const std::vector<ActorIndex>& members = cast_[s->actor].members;
        const auto suits = [&](ActorIndex member) { return may_be_one_of_both(cast_.same(member), reference); };
        if (members.size() == 2 && std::all_of(members.begin(), members.end(), suits)) return s->actor;
    }
    return last_two_speakers(reference, !alone && !sides);
}

// `called`: only those who are called like the noun.
ActorIndex Resolution::last_two_speakers(const Reference& both, bool called) {
    const std::uint32_t sentence = view_.token(both.core.begin).sentence;
    std::vector<ActorIndex> last;
    for (auto s = spoken_.rbegin(); s != spoken_.rend() && last.size() < 2; ++s) {
        const ActorIndex a = cast_.same(*s);
        if (a == no_actor || attention_.weight(a, sentence) <= 0 || !cast_[a].members.empty()) continue;
        const bool suits = may_be_one_of_both(a, both) && (!called || is_called_like(a, both));
        if (suits && std::find(last.begin(), last.end(), a) == last.end()) last.insert(last.begin(), a);
    }
    return last.size() == 2 ? together(std::move(last), both.core.begin) : no_actor;
}

// Those who can be taken up as one: "Rihanna und Pink", then "die beiden".
ActorIndex Resolution::together(std::vector<ActorIndex> members, TokenIndex at) {
    std::string key = "together:";
    for (ActorIndex member : members) key += std::to_string(member) + "+";
    if (const auto all = cast_.find(key)) return *all;
    const ActorIndex all =
        cast_.add({.kind = NameKind::group, .whom = whom_p, .members = std::move(members), .first = at});
    cast_.enter_key(key, all);
    return all;
}

}  // namespace sayso::statement
