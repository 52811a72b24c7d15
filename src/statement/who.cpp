#include "statement/who.h"

#include <algorithm>
#include <iterator>

#include "statement/who_resolution.h"

namespace sayso::statement {
namespace {

// Mentions to parties, once everybody in the article is known.
class Parties {
public:
    Parties(const DocumentView& view, const WhoTables& tables, Resolution& resolution)
        : view_(view), tables_(tables), resolution_(resolution) {}

    std::vector<ActorIndex> of(const Mention& mention) {
        std::vector<ActorIndex> actors;
        for (TokenRange range : mention.tokens) append(range, actors);
        if (mention.part == Mention::Part::basis) return actors;
        for (ActorIndex& a : actors) a = resolution_.speaking(a);
        return actors;
    }

private:
    void append(TokenRange range, std::vector<ActorIndex>& actors) {
        if (range.empty() || range.end > view_.size()) return;
        std::vector<std::uint32_t> heads = speakers_in(range);
        if (heads.empty()) return add(resolution_.of_words(range), actors);
        for (std::uint32_t p : heads) {
            const TokenRange core = resolution_.reference(p).core;
            add(whole(core, range)
                    ? resolution_.of_phrase(p)
                    : resolution_.of_words({std::max(core.begin, range.begin), std::min(core.end, range.end)}),
                actors);
        }
    }

    // The phrases in the words that each mean a speaker, in order.
    std::vector<std::uint32_t> speakers_in(TokenRange range) const {
        std::vector<std::uint32_t> heads;
        TokenIndex end = range.begin;  // of what belongs to those found
        bool opened = false;           // the noun that the article belongs to may still be to come
        for (TokenIndex t = range.begin; t < range.end; ++t) {
            const std::uint32_t p = view_.phrase_of(t);
            if (p == none) continue;
            const Reference& reference = resolution_.reference(p);
            if (!heads.empty() && waits_for_noun(t)) {
                const Reference& head = resolution_.reference(heads.back());
                if (head.kind != Reference::Kind::name && head.core.contains(t - 2)) heads.back() = p;
            } else if (heads.empty() || begins_another(end, t, p, range.begin)) {
                if (!heads.empty() && is_same_person(heads.back(), reference))
                    heads.back() = p;
                else
                    heads.push_back(p);
                opened = reference.kind == Reference::Kind::pronoun && reference.core.size() == 1;
            } else if (reference.kind != Reference::Kind::nobody &&
                       (only_opens(resolution_.reference(heads.back()), t, end) ||
                        (opened && t >= end && goes_on(p)))) {
                heads.back() = p;
            }
            end = std::max(end, reference.tokens.end);
            t = reference.core.end - 1;
        }
        return heads;
    }

    // "die afghanischen und ausländischen Soldaten", "Kultur- und Veranstaltungszentren": what stands before the
    // coordinator has no noun of its own.
    bool waits_for_noun(TokenIndex t) const {
        if (t < 2 || !tables_.is_joint(view_.lower(t - 1))) return false;
        return view_.token(t - 2).upos == Upos::ADJ || view_.form(t - 2).ends_with('-');
    }

    // "der als Richter bekannte Ferenc Bago", "Berlins Regierender Bürgermeister": the noun is still to come.
    bool only_opens(const Reference& first, TokenIndex t, TokenIndex end) const {
        const bool article =
            first.kind == Reference::Kind::pronoun && first.core.size() == 1 && !resolution_.is_one_of_several(first);
        if (article) return view_.phrase(view_.phrase_of(t)).preposition == no_token;
        const bool genitive_name =
            first.kind == Reference::Kind::name && first.noun == no_token && end == first.core.end;
        return genitive_name && resolution_.is_genitive(first) &&
               view_.phrase(view_.phrase_of(t)).preposition == no_token && t <= end + 2 &&
               (t == end || view_.is_word(end));
    }

    // A phrase in the same words that opens nothing of its own.
    bool goes_on(std::uint32_t p) const {
        return view_.phrase(p).preposition == no_token && resolution_.reference(p).determiner == PronounKind::none;
    }

    // "der Abgeordnete und Fraktionschef Andreas Stoch": two nouns for one.
    bool is_same_person(std::uint32_t before, const Reference& reference) const {
        const Reference& first = resolution_.reference(before);
        // "der Anwalt und Dissident Ayman Sheib": the second may be any noun in front of a full name.
        const bool named = reference.kind == Reference::Kind::name && first.determiner == PronounKind::definite &&
                           resolution_.names()[reference.name].kind == NameKind::person;
        return first.kind == Reference::Kind::noun && first.whom != whom_p && tables_.role(first.called) &&
               reference.determiner == PronounKind::none && reference.noun != no_token &&
               (named || tables_.role(reference.called));
    }

    // A mention may be a part of a phrase only ("seiner" of "seiner Ansicht nach").
    static bool whole(TokenRange core, TokenRange range) { return core.begin >= range.begin && core.end <= range.end; }

    // Whether the phrase at t is another speaker, joined to the one before, and not a part of its attributes.
    bool begins_another(TokenIndex end, TokenIndex t, std::uint32_t p, TokenIndex begin) const {
        const Phrase& phrase = view_.phrase(p);
        if (phrase.preposition != no_token && phrase.preposition >= begin) return false;
        const bool joined = t > 0 && (resolution_.link_before(t) < t || view_.is_mark(t - 1, ",")) && end <= t;
        const std::uint32_t first = view_.phrase_of(begin);
        return joined && (first == none || (view_.phrase(first).cases & phrase.cases) != 0);
    }

    void add(ActorIndex found, std::vector<ActorIndex>& actors) const {
        const ActorIndex a = resolution_.cast().same(found);
        if (a == no_actor) return;
        const Actor& actor = resolution_.cast()[a];
        if (!actor.members.empty()) {
            for (ActorIndex member : actor.members) add(member, actors);
        } else if (std::find(actors.begin(), actors.end(), a) == actors.end()) {
            actors.push_back(a);
        }
    }

    const DocumentView& view_;
    const WhoTables& tables_;
    Resolution& resolution_;
};

std::vector<Resolution::Use> uses_of(const DocumentView& view, const std::vector<Mention>& mentions) {
    std::vector<Resolution::Use> uses;
    for (const Mention& mention : mentions) {
        if (mention.part != Mention::Part::speaker) continue;
        for (TokenRange range : mention.tokens) {
            if (!range.empty() && range.end <= view.size()) uses.push_back({range, mention.used_at});
        }
    }
    return uses;
}

std::vector<TokenRange> listeners_of(const DocumentView& view, const std::vector<Mention>& mentions) {
    std::vector<TokenRange> listeners;
    for (const Mention& mention : mentions) {
        if (mention.part != Mention::Part::addressee && mention.part != Mention::Part::via) continue;
        std::copy_if(mention.tokens.begin(), mention.tokens.end(), std::back_inserter(listeners),
                     [&](TokenRange range) { return !range.empty() && range.end <= view.size(); });
    }
    return listeners;
}

// With " + " between several.
std::string shown_name(Resolution& resolution, ActorIndex a) {
    const std::vector<ActorIndex> members = resolution.cast()[a].members;
    if (members.empty()) return resolution.cast()[resolution.speaking(a)].name;
    std::string names;
    for (ActorIndex member : members) (names += names.empty() ? "" : " + ") += shown_name(resolution, member);
    return names;
}

std::string kind_of(const Actor& actor) {
    if (actor.kind == NameKind::other) return "";
    return std::string(name_of(actor.kind));
}

// Entities are those who are named, or play a part in a statement, in order of the text.
class Entities {
public:
    explicit Entities(Cast& cast) : cast_(cast), number_(cast.size(), none) {}

    Party party(ActorIndex a) {
        const Actor& actor = cast_[a];
        return {.entity = entity(a), .name = actor.name, .named = actor.named, .kind = kind_of(actor)};
    }

    std::vector<Entity> all() {
        for (ActorIndex a = 0; a < cast_.size(); ++a) {
            if (cast_[a].named && cast_[a].members.empty() && !cast_[a].mentions.empty() && cast_.same(a) == a)
                static_cast<void>(entity(a));
        }
        return std::move(entities_);
    }

private:
    std::uint32_t entity(ActorIndex a) {
        if (number_[a] == none) {
            number_[a] = static_cast<std::uint32_t>(entities_.size());
            entities_.push_back(
                {.id = {}, .name = cast_[a].name, .kind = kind_of(cast_[a]), .mentions = cast_[a].mentions});
        }
        return number_[a];
    }

    Cast& cast_;
    std::vector<std::uint32_t> number_;
    std::vector<Entity> entities_;
};

}  // namespace

WhoResolver::WhoResolver(const PackData& pack)
    : WhoResolver(std::make_shared<const WhoTables>(pack), pack.section(antecedent_section).value_or("")) {}

WhoResolver::WhoResolver(std::shared_ptr<const WhoTables> tables, std::string_view antecedents)
    : tables_(std::move(tables)),
      antecedents_(std::make_shared<const LinearRanking>(antecedents, antecedent_feature_bits)) {}

Identification WhoResolver::identify(const DocumentView& view, const std::vector<Mention>& mentions) const {
    Resolution resolution(view, *tables_, *antecedents_, uses_of(view, mentions), listeners_of(view, mentions),
                          nullptr);
    Parties parties(view, *tables_, resolution);
    std::vector<std::vector<ActorIndex>> actors;
    actors.reserve(mentions.size());
    for (const Mention& mention : mentions) actors.push_back(parties.of(mention));
    Entities entities(resolution.cast());
    Identification result;
    for (const std::vector<ActorIndex>& list : actors) {
        std::vector<Party>& who = result.parties.emplace_back();
        for (ActorIndex a : list) who.push_back(entities.party(a));
    }
    result.entities = entities.all();
    return result;
}

std::vector<AntecedentChoice> WhoResolver::choices(const DocumentView& view,
                                                   const std::vector<Mention>& mentions) const {
    std::vector<AntecedentChoice> choices;
    Resolution resolution(view, *tables_, *antecedents_, uses_of(view, mentions), listeners_of(view, mentions),
                          &choices);
    for (AntecedentChoice& choice : choices) {
        for (std::size_t c = 0; c < choice.actors.size(); ++c) {
            if (choice.actors[c] != no_actor) choice.names[c] = shown_name(resolution, choice.actors[c]);
        }
    }
    return choices;
}

}  // namespace sayso::statement
