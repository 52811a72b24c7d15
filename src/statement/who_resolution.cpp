#include "statement/who_resolution.h"

#include <algorithm>

#include "statement/who_spotting.h"

namespace sayso::statement {
namespace {

// How much attention a place in the sentence gives.
constexpr std::int32_t of_subject = Attention::of_subject;
constexpr std::int32_t of_subject_below = Attention::of_subject_below;
constexpr std::int32_t of_other = 24;
constexpr std::int32_t of_attribute = 12;
constexpr std::int32_t inside_quotation = 4;
constexpr std::int32_t of_speaker = 60;

std::vector<TokenRange> speakers_of(const std::vector<Resolution::Use>& uses) {
    std::vector<TokenRange> speakers;
    speakers.reserve(uses.size());
    for (const Resolution::Use& use : uses) speakers.push_back(use.speaker);
    return speakers;
}

}  // namespace

Resolution::Resolution(const DocumentView& view, const WhoTables& tables, const LinearRanking& ranking,
                       std::vector<Use> uses, const std::vector<TokenRange>& listeners,
                       std::vector<AntecedentChoice>* choices)
    : view_(view),
      tables_(tables),
      ranking_(ranking),
      choices_(choices),
      uses_(std::move(uses)),
      speakers_(speakers_of(uses_)),
      name_list_(spot_names(view, tables, speakers_, listeners)),
      names_(view, tables, name_list_),
      book_(tables, cast_),
      of_name_(enter_names(name_list_, names_, book_)),
      reader_(view, tables, name_list_, names_, speakers_),
      speaks_(view.size(), false) {
    const auto count = static_cast<std::uint32_t>(view.document.phrases.size());
    of_phrase_.assign(count, no_actor);
    owner_.assign(count, no_actor);
    settled_.assign(count, false);
    references_.reserve(count);
    for (std::uint32_t p = 0; p < count; ++p) references_.push_back(reader_.read(p));
    leave_out_listeners(listeners);
    for (std::uint32_t n = 0; n < name_list_.size(); ++n) learn_gender_of_head(name_list_[n], of_name_[n]);
    for (TokenRange range : speakers_) std::fill(speaks_.begin() + range.begin, speaks_.begin() + range.end, true);
    for (ActorIndex a : of_name_) ++cast_[a].names;
    for (Actor& actor : cast_.all()) {
        const bool unknown_body = (actor.kind == NameKind::body && actor.sort.empty()) || actor.kind == NameKind::other;
        if (unknown_body && tables.is_outlet_name(actor.words)) actor.kind = NameKind::outlet;
    }
    join_initials();
    find_leads();
    find_leading_state();
    enter_offices();
    enter_appositions();
    enter_predicates();
    read();
}

// "sagte eine Sprecherin der Agentur Reuters": who is told is no part of who says it.
void Resolution::leave_out_listeners(const std::vector<TokenRange>& listeners) {
    for (TokenRange listener : listeners) {
        const std::uint32_t p = view_.phrase_of(listener.begin);
        if (p == none || p == 0) continue;
        Reference& before = references_[p - 1];
        if (before.core.end == listener.begin && before.tokens.end > listener.begin && tables_.role(before.called))
            before.tokens.end = listener.begin;
    }
}

void Resolution::find_leads() {
    leads_.assign(references_.size(), false);
    owner_leads_.assign(references_.size(), false);
    for (TokenRange range : speakers_) {
        TokenIndex t = range.begin;
        while (t < range.end && view_.phrase_of(t) == none) ++t;
        if (t >= range.end) continue;
        const std::uint32_t p = view_.phrase_of(t);
        const TokenRange core = references_[p].core;
        if (core.begin != t) continue;
        if (core.end <= range.end)
            leads_[p] = true;
        else if (range.end == t + 1 && references_[p].determiner == PronounKind::possessive)
            owner_leads_[p] = true;
    }
}

void Resolution::find_leading_state() {
    constexpr std::size_t enough = 3;
    std::unordered_map<const State*, std::size_t> count;
    std::size_t all = 0;
    for (TokenIndex t = 0; t < view_.size(); ++t) {
        const State* state = view_.token(t).upos == Upos::ADJ ? tables_.state_of_adjective(view_.lower(t)) : nullptr;
        const std::uint32_t n = reader_.name_at(t);
        if (n != none && name_list_[n].tokens.begin == t) state = cast_[cast_.same(of_name_[n])].state;
        if (state == nullptr) continue;
        ++all;
        if (++count[state] >= enough && 2 * count[state] > all) leading_state_ = state;
    }
    if (leading_state_ != nullptr && 5 * count[leading_state_] < 3 * all) leading_state_ = nullptr;
}

// Who speaks again, named sentences ago, has attention where what they say stands.
void Resolution::read() {
    std::stable_sort(uses_.begin(), uses_.end(), [](const Use& a, const Use& b) { return a.at < b.at; });
    auto use = uses_.begin();
    std::uint32_t p = 0;
    for (TokenIndex t = 0; t < view_.size(); ++t) {
        for (; p < references_.size() && references_[p].core.begin == t; ++p) read_phrase(p);
        for (; use != uses_.end() && use->at <= t; ++use) {
            const std::uint32_t named = view_.phrase_of(use->speaker.begin), sentence = view_.token(t).sentence;
            const bool carried = use->speaker.begin < t && view_.token(use->speaker.begin).sentence != sentence;
            if (!carried || named == none || of_phrase(named) == no_actor) continue;
            attention_.see(of_phrase(named), of_speaker, sentence, none, t);
            spoken_.push_back(of_phrase(named));
        }
    }
}

void Resolution::read_phrase(std::uint32_t p) {
    const Reference& reference = references_[p];
    see_owner(p);
    if (!settled_[p]) {
        const std::size_t known = cast_.size();
        is_sure_ = false;
        of_phrase_[p] = resolve(reference);
        const bool takes_up = reference.kind == Reference::Kind::pronoun && !is_one_of_them(reference);
        if (leads_[p] && !is_sure_ && (takes_up || is_open(reference, of_phrase_[p])))
            of_phrase_[p] = choose(reference, of_phrase_[p], known);
    }
    if (reference.kind == Reference::Kind::noun && reference.tokens.end > reference.core.end)
        fuller_.try_emplace(reference.called, p);
    const ActorIndex a = cast_.same(of_phrase_[p]);
    of_phrase_[p] = a;
    if (a == no_actor) return;
    const ActorIndex unnamed = introduced_by_pronoun(p);
    if (const ActorIndex told = unnamed != no_actor ? unnamed : told_before(p); told != no_actor) name_at_last(told, a);
    learn_age(a, reference);
    learn_surname(a, p);
    if (cast_[a].owner == no_actor && tables_.is_of_persons(reference.called)) cast_[a].owner = owner_[p];
    if (speaks_[reference.core.begin]) cast_[a].speaks = true;
    cast_[a].mentions.push_back(view_.document.span_of(reference.core));
    see(a, reference.core);
    if (leads_[p]) spoken_.push_back(a);
    see_together(p);
}

// Whether it is left to choose whom a noun takes up; not where it is told by their party ("die SPD-Frau"), country or
// age.
bool Resolution::is_open(const Reference& reference, ActorIndex a) const {
    if (reference.kind != Reference::Kind::noun) return false;
    // "andere Forscher", "einige Gäste" are nobody who was told of before.
    if (reference.determiner == PronounKind::indefinite && reference.whom == whom_p) return false;
    const bool of_party = a != no_actor && !cast_[a].party.empty() && cast_[a].party == reference.of;
    const bool ministry = a != no_actor && tables_.is_ministry(reference.called) && !cast_[a].called.empty() &&
                          cast_[a].named && cast_[a].called.front() != reference.called;
    if (a != no_actor && cast_[a].named && is_townsman(reference)) return false;
    return !of_party && !ministry && !is_age(reference) && (a == no_actor || !is_of_home(cast_[a], reference));
}

// "Er heißt Ewald Thies": who the pronoun took up, if it is somebody unnamed.
ActorIndex Resolution::introduced_by_pronoun(std::uint32_t p) const {
    const std::uint32_t c = view_.clause_of(references_[p].core.begin);
    if (references_[p].kind != Reference::Kind::name || c == none) return no_actor;
    const Clause& clause = view_.clause(c);
    if (clause.finite == no_token || clause.subject.empty() || !tables_.is_copula(view_.token(clause.finite).lemma))
        return no_actor;
    const std::uint32_t subject = view_.phrase_of(clause.subject.begin);
    if (subject == none || subject >= p || references_[subject].kind != Reference::Kind::pronoun) return no_actor;
    const ActorIndex a = cast_.same(of_phrase_[subject]);
    const bool unnamed = a != no_actor && !cast_[a].named && cast_[a].kind == NameKind::person;
    return unnamed && is_or_may_be_person(of_phrase_[p]) ? a : no_actor;
}

// "Joe Stork von der Stiftung", "Ada Brandt, die …": who it is stands behind the name; an age does not tell it.
bool Resolution::is_told_behind(const Reference& name) const {
    const TokenIndex behind = std::max(name.tokens.end, name_list_[name.name].tokens.end);
    if (name.tokens.end > name.core.end || behind + 1 >= view_.size()) return name.tokens.end > name.core.end;
    const std::string_view next = view_.lower(behind);
    if (view_.is_mark(behind, "(") || tables_.is_of(next) || tables_.is_at(next)) return true;
    return view_.is_mark(behind, ",") && view_.token(behind + 1).upos != Upos::NUM;
}

// "Der Gouverneur bestritt das. Es gehe um Kontrollen, sagte Salif Ndour.": a full name that comes up without any word
// on who they are is that of who was brought up by such a word just before. Who that is; no_actor if there is none.
ActorIndex Resolution::told_before(std::uint32_t p) const {
    constexpr std::uint32_t within = 2;
    const Reference& name = references_[p];
    if (name.kind != Reference::Kind::name || name.noun != no_token) return no_actor;
    const Actor& bearer = cast_[of_phrase_[p]];
    const TokenIndex at = name.core.begin;
    const bool first = bearer.first == name_list_[name.name].tokens.begin && bearer.mentions.empty();
    const std::uint32_t c = view_.clause_of(at), sentence = view_.token(at).sentence;
    // What the sentence itself says that they are does not tell the reader who it is ("Jan Brand ist Landwirt").
    const bool told = !bearer.called.empty() && (c == none || predication(c).name != p);
    if (!first || bearer.kind != NameKind::person || bearer.words.size() < 2 || told || is_told_behind(name))
        return no_actor;
    const bool acts = c != none && view_.clause(c).subject.contains(at);
    if (!acts && !speaks_[at]) return no_actor;
    const std::vector<Attention::Seen>& all = attention_.seen();
    const auto last = std::find_if(all.rbegin(), all.rend(), [&](const Attention::Seen& seen) {
        const Actor& actor = cast_[seen.actor];
        const bool agrees = actor.whom == 0 || bearer.whom == 0 || (actor.whom & bearer.whom) != 0;
        return actor.kind == NameKind::person && agrees && seen.last >= of_subject_below;
    });
    if (last == all.rend() || last->sentence + within < sentence || last->sentence == sentence) return no_actor;
    const bool same_block = view_.sentence_of(last->at).block == view_.sentence_of(at).block;
    if (bearer.whom != whom_m && bearer.whom != whom_f && !same_block) return no_actor;
    const Actor& actor = cast_[last->actor];
    return !actor.named && actor.whom != whom_p ? last->actor : no_actor;
}

// From here on, and before, the one who was unnamed is the one who is named.
void Resolution::name_at_last(ActorIndex unnamed, ActorIndex named) {
    for (const std::string& noun : std::vector<std::string>(cast_[unnamed].called)) cast_.call(named, noun, {});
    Actor& actor = cast_[named];
    for (const std::string& of : cast_[unnamed].of) {
        if (!has(actor.of, of)) actor.of.push_back(of);
    }
    const Spans& before = cast_[unnamed].mentions;
    actor.mentions.insert(actor.mentions.end(), before.begin(), before.end());
    actor.speaks = actor.speaks || cast_[unnamed].speaks;
    cast_.merge(unnamed, named);
    attention_.forget(unnamed);
    std::replace(spoken_.begin(), spoken_.end(), unnamed, named);
}

// "Sein Bruder Ralf", "Feldsteins Tochter Ruth": a relative who is named by the first name alone has the surname of
// whose they are.
void Resolution::learn_surname(ActorIndex a, std::uint32_t p) {
    const Reference& reference = references_[p];
    Actor& actor = cast_[a];
    if (reference.kind != Reference::Kind::name || actor.kind != NameKind::person || actor.words.size() != 1 ||
        !tables_.is_kin(reference.called) || tables_.first_name(lowered(actor.words.front())) == 0)
        return;
    const std::uint32_t n = reader_.name_at(reference.core.begin);
    const bool genitive = n != none && n != reference.name && names_.is_genitive(name_list_[n].tokens);
    const ActorIndex owner = genitive ? cast_.same(of_name_[n]) : cast_.same(owner_[p]);
    if (owner == no_actor || cast_[owner].kind != NameKind::person || cast_[owner].words.size() < 2) return;
    actor.words.push_back(cast_[owner].words.back());
    actor.name = joined_words(actor.words);
}

// Whom the possessive in front of the phrase means; nothing for other phrases.
void Resolution::find_owner(std::uint32_t p) {
    const Reference& reference = references_[p];
    if (reference.determiner != PronounKind::possessive || reference.core.size() < 2) return;
    Reference owner{.kind = Reference::Kind::pronoun,
                    .tokens = reference.core,
                    .core = {reference.core.begin, reference.core.begin + 1},
                    .determiner = PronounKind::possessive};
    const Pronoun& pronoun = *tables_.determiner(view_.lower(reference.core.begin));
    owner.whom = pronoun.whom;
    owner.called = reference.called;
    owner_[p] = pronoun.latter ? latter(owner) : no_actor;
    if (owner_[p] == no_actor) owner_[p] = of_pronoun(owner);
    if (owner_leads_[p]) owner_[p] = choose(owner, owner_[p], cast_.size());
}

void Resolution::see_owner(std::uint32_t p) {
    if (references_[p].determiner != PronounKind::possessive) return;
    find_owner(p);
    const TokenIndex possessive = references_[p].core.begin;
    if (owner_[p] == no_actor) return;
    if (speaks_[possessive]) see(owner_[p], {possessive, possessive + 1});
    if (owner_leads_[p]) spoken_.push_back(owner_[p]);
}

// "Jetzt Carsten Ihlow.", "Wir haben mit Eva Lund gesprochen.": whom a sentence without a verb, or about the outlet
// itself, brings up.
bool Resolution::stands_for_subject(TokenIndex t) const {
    const Clause& clause = view_.clause(view_.clause_of(t));
    const std::uint32_t p = view_.phrase_of(t);
    if (p == none || references_[p].kind != Reference::Kind::name) return false;
    if (clause.finite == no_token)
        return clause.kind == ClauseKind::fragment && view_.phrase(p).preposition == no_token;
    const TokenIndex subject = clause.subject.begin;
    return clause.subject.size() == 1 && view_.token(subject).upos == Upos::PRON &&
           view_.token(subject).morph.person == Person::first;
}

std::int32_t Resolution::weight_of(TokenRange tokens) const {
    const TokenIndex t = tokens.begin;
    if (view_.quotation_of(t) != none) return inside_quotation;
    const std::uint32_t c = view_.clause_of(t);
    if (c == none) return of_other;
    const Clause& clause = view_.clause(c);
    if (stands_for_subject(t)) return of_subject;
    const bool below =
        clause.kind != ClauseKind::main && clause.kind != ClauseKind::fragment && clause.kind != ClauseKind::verb_first;
    if (clause.subject.contains(t)) return below ? of_subject_below : of_subject;
    const std::uint32_t p = view_.phrase_of(t);
    const bool attribute = p != none && p > 0 && references_[p - 1].tokens.end >= tokens.end;
    return attribute ? of_attribute : of_other;
}

void Resolution::see(ActorIndex a, TokenRange tokens) {
    const std::int32_t weight = weight_of(tokens) + (speaks_[tokens.begin] ? of_speaker : 0);
    attention_.see(a, weight, view_.token(tokens.begin).sentence, view_.clause_of(tokens.begin), tokens.begin);
}

TokenIndex Resolution::link_before(TokenIndex t) const {
    if (t == 0) return t;
    const bool also = tables_.is_joint_also(view_.lower(t - 1));
    const TokenIndex link = also ? t - 1 : t;
    if (link == 0) return t;
    if (tables_.is_joint(view_.lower(link - 1))) return link - 1;
    if (!also || !tables_.is_joint_with_also(view_.lower(link - 1))) return t;
    return link > 1 && view_.is_mark(link - 2, ",") ? link - 2 : link - 1;
}

// "Rihanna und Pink": the two can be taken up together.
void Resolution::see_together(std::uint32_t p) {
    constexpr std::size_t most = 6;
    std::vector<ActorIndex> members{of_phrase_[p]};
    std::uint32_t first = p;
    while (first > 0 && members.size() < most && of_phrase_[first - 1] != no_actor &&
           of_phrase_[first - 1] != members.front()) {
        const TokenIndex between = references_[first - 1].tokens.end, begin = references_[first].core.begin;
        // "Der Chef, Jan Brand, und Präsident Udo Lenz": a comma closes the apposition to the first.
        const TokenIndex name = references_[first - 1].core.begin;
        const bool closed = name > 0 && view_.is_mark(name - 1, ",") && view_.is_mark(between, ",");
        const TokenIndex link = closed ? between + 1 : between;
        if (first == p ? begin == between || link_before(begin) != link
                       : between + 1 != begin || !view_.is_mark(between, ","))
            break;
        members.insert(members.begin(), cast_.same(of_phrase_[--first]));
        if (closed) break;
    }
    if (members.size() < 2) return;
    const ActorIndex all = together(std::move(members), references_[first].core.begin);
    const TokenIndex last = references_[p].core.begin;
    attention_.see(all, weight_of(references_[first].core), view_.token(last).sentence, view_.clause_of(last), last);
}

ActorIndex Resolution::speaking(ActorIndex a) {
    if (a == no_actor || cast_[a].kind == NameKind::person) return a;
    if (cast_[a].state != nullptr) return government_of(tables_, cast_, *cast_[a].state, cast_[a].first);
    if (cast_[a].kind != NameKind::place && cast_[a].kind != NameKind::other) return a;
    const State* seat = tables_.seat(lowered(cast_[a].name));
    return seat == nullptr ? a : government_of(tables_, cast_, *seat, cast_[a].first);
}

ActorIndex Resolution::of_words(TokenRange tokens) {
    const std::uint32_t p = tokens.empty() ? none : view_.phrase_of(tokens.begin);
    if (p != none && tokens.size() == 1 && references_[p].core.begin == tokens.begin &&
        references_[p].determiner == PronounKind::possessive) {
        return cast_.same(owner_[p]);
    }
    return cast_.same(resolve(reader_.read_words(tokens)));
}

ActorIndex Resolution::resolve(const Reference& reference) {
    switch (reference.kind) {
        case Reference::Kind::nobody: return body_that_plans(reference);
        case Reference::Kind::name: return of_name_[reference.name];
        case Reference::Kind::pronoun: return is_one_of_them(reference) ? one_of_them(reference) : taken_up(reference);
        case Reference::Kind::noun: return of_noun(reference);
    }
    return no_actor;
}

// "einer von ihnen", "eine der Frauen" is nobody who was named, whoever of them it is.
ActorIndex Resolution::one_of_them(const Reference& reference) {
    std::string name(view_.lower(reference.core.begin));
    const TokenIndex behind = reference.core.end;
    if (const std::uint32_t p = whom_of_them(reference); p != none)
        name += ' ' + std::string(view_.document.span_of({behind, view_.phrase(p).tokens.end}).of(view_.text));
    return unnamed(reference, std::move(name), NameKind::other);
}

// The phrase behind "einer" that tells whom it is one of; none if there is none.
std::uint32_t Resolution::whom_of_them(const Reference& one) const {
    const TokenIndex of = one.core.end;
    if (!is_one_of_them(one) || one.core.size() != 1 || of + 1 >= view_.size()) return none;
    if (tables_.is_of(view_.lower(of))) return view_.phrase_of(of + 1);
    const std::uint32_t p = view_.phrase_of(of);
    if (p == none || view_.phrase(p).tokens.begin != of || view_.phrase(p).preposition != no_token) return none;
    const Reference& them = references_[p];
    const bool definite = them.determiner == PronounKind::definite || them.determiner == PronounKind::possessive ||
                          them.determiner == PronounKind::demonstrative;
    return definite && (them.whom & whom_p) != 0 && view_.phrase(p).can_be(Case::gen) ? p : none;
}

}  // namespace sayso::statement
