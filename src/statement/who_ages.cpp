// How old somebody is, and who "der 40-Jährige" is: one whose age the text tells, or who has most attention.
#include <algorithm>

#include "statement/who_resolution.h"

namespace sayso::statement {
namespace {

constexpr std::int32_t least_attention = 1;
constexpr std::uint32_t within = 4;  // sentences

std::size_t digits_in_front(std::string_view form) {
    const auto end = std::find_if_not(form.begin(), form.end(), [](char c) { return c >= '0' && c <= '9'; });
    return static_cast<std::size_t>(end - form.begin());
}

}  // namespace

// "34" of "34-Jähriger", "34-jährige"; "" for other words.
std::string_view Resolution::age_of_word(TokenIndex t) const {
    const std::string_view form = view_.form(t);
    const std::size_t digits = digits_in_front(form);
    const bool age = digits > 0 && digits < form.size() && form[digits] == '-' &&
                     tables_.is_age(tables_.without_adjective_ending(view_.lower(t)));
    return age ? form.substr(0, digits) : std::string_view{};
}

bool Resolution::is_age(const Reference& reference) const {
    return reference.kind == Reference::Kind::noun && !age_of_word(reference.noun).empty();
}

// "ein 82 Jahre alter Fahrer", "der 53-jährige Lehrer Jan Peters", "Anna Berg (44)", "Anna Berg, 44,".
std::string_view Resolution::age_beside(const Reference& reference) const {
    const TokenIndex begin = view_.sentence_of(reference.core.begin).tokens.begin;
    const TokenIndex end = view_.sentence_of(reference.core.begin).tokens.end;
    for (TokenIndex t = reference.core.begin; t < reference.core.end; ++t) {
        if (const std::string_view age = age_of_word(t); !age.empty()) return age;
    }
    constexpr TokenIndex reach = 3;  // back to the number, which may be no part of the phrase
    for (TokenIndex t = std::max(begin + 1, reference.core.begin - std::min(reach, reference.core.begin));
         t < reference.core.end; ++t) {
        if (tables_.is_age(view_.lower(t)) && view_.token(t - 1).upos == Upos::NUM) return view_.form(t - 1);
    }
    const TokenIndex behind = reference.core.end;
    const bool set_off = behind + 2 < end && (view_.is_mark(behind, "(") || view_.is_mark(behind, ",")) &&
                         (view_.is_mark(behind + 2, ")") || view_.is_mark(behind + 2, ","));
    const std::string_view number = set_off ? view_.form(behind + 1) : std::string_view{};
    const bool age = !number.empty() && number.size() < 4 && digits_in_front(number) == number.size();
    return age && reference.kind == Reference::Kind::name ? number : std::string_view{};
}

void Resolution::learn_age(ActorIndex a, const Reference& reference) {
    Actor& actor = cast_[a];
    if (actor.kind != NameKind::person || !actor.age.empty() || reference.whom == whom_p) return;
    actor.age = age_beside(reference);
}

// Who is of that age; else the one without one who has most attention. no_actor if there is nobody.
ActorIndex Resolution::of_age(const Reference& reference) const {
    const std::string_view age = is_age(reference) ? age_of_word(reference.noun) : age_beside(reference);
    if (reference.determiner != PronounKind::definite || (reference.whom & whom_one) == 0) return no_actor;
    const std::uint32_t sentence = view_.token(reference.core.begin).sentence;
    ActorIndex found = no_actor;
    std::int32_t best = least_attention - 1;
    // "Ein Makler habe sie betrogen, sagt die 34-Jährige.": who comes up in what is said does not say it.
    const TokenIndex begin = view_.sentence_of(reference.core.begin).tokens.begin;
    const auto is_another = [&](const Actor& actor) {
        return (speaks_[reference.core.begin] && actor.first >= begin) ||
               std::any_of(actor.called.begin(), actor.called.end(),
                           [&](const std::string& noun) { return tables_.is_official(noun); });
    };
    const auto agrees = [&](const Actor& actor) {
        const bool person = actor.kind == NameKind::person || (actor.kind == NameKind::other && actor.speaks);
        return person && (actor.whom == 0 || (actor.whom & reference.whom) != 0);
    };
    for (ActorIndex a = 0; a < cast_.size(); ++a) {
        if (cast_.same(a) == a && agrees(cast_[a]) && cast_[a].age == age) return a;
    }
    for (const Attention::Seen& seen : attention_.seen()) {
        const ActorIndex a = cast_.same(seen.actor);
        const std::int32_t weight = Attention::faded(seen, sentence);
        if (!agrees(cast_[a]) || !cast_[a].age.empty() || is_another(cast_[a]) || seen.sentence + within < sentence ||
            weight <= best)
            continue;
        best = weight;
        found = a;
    }
    return found;
}

}  // namespace sayso::statement
