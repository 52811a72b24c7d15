// Who is meant by each phrase of an article.
//
// First everybody who is named enters the cast, with what they are called in apposition. Then the text is read from
// front to back: nouns and pronouns are given to whom they fit among those, by what they are called, to whom they
// belong, gender and number, and how much attention they have (in the spirit of Lappin and Leass 1994, An Algorithm for
// Pronominal Anaphora Resolution). Who fits nobody is somebody new.
//
// Linear in the length of the text: only the last few who are called the same, and those seen last, are looked at.
#pragma once

#include <unordered_map>
#include <vector>

#include "statement/linear_ranking.h"
#include "statement/who_antecedents.h"
#include "statement/who_cast.h"
#include "statement/who_names.h"
#include "statement/who_reference.h"

namespace sayso::statement {

class Resolution {
public:
    // Somebody who speaks: the words that name them, and where what they say stands.
    struct Use {
        TokenRange speaker;
        TokenIndex at = 0;
    };

    // `listeners`: words that name who is spoken to or passes on.
    // `ranking`, if it is not empty, has the last word of whom nouns and pronouns that speak take up. `choices`, if not
    // null, takes what it was asked. Both must live as long.
    Resolution(const DocumentView& view, const WhoTables& tables, const LinearRanking& ranking, std::vector<Use> uses,
               const std::vector<TokenRange>& listeners, std::vector<AntecedentChoice>* choices);

    // Who is meant by a phrase; no_actor if nobody can be known.
    [[nodiscard]] ActorIndex of_phrase(std::uint32_t phrase) const { return cast_.same(of_phrase_[phrase]); }
    // Who is meant by words that are no whole phrase ("seiner" of "seiner Ansicht nach", "Merkels" of "Merkels
    // Kritik").
    [[nodiscard]] ActorIndex of_words(TokenRange tokens);
    // The one who speaks for the actor: the government for a state.
    [[nodiscard]] ActorIndex speaking(ActorIndex a);

    // Whether the phrase is "einer" with whom it is one of behind it.
    [[nodiscard]] bool is_one_of_several(const Reference& one) const { return whom_of_them(one) != none; }
    // Whether the name stands in the genitive.
    [[nodiscard]] bool is_genitive(const Reference& name) const {
        return names_.is_genitive(name_list_[name.name].tokens);
    }
    // Where the words begin by which what begins at t is joined to what stands before ("und", "als auch"); t: none do.
    [[nodiscard]] TokenIndex link_before(TokenIndex t) const;
    [[nodiscard]] Cast& cast() { return cast_; }
    [[nodiscard]] const std::vector<Name>& names() const { return name_list_; }
    [[nodiscard]] const Reference& reference(std::uint32_t phrase) const { return references_[phrase]; }

private:
    void read();
    void enter_appositions();
    struct Predication {
        std::uint32_t noun = none, name = none;  // phrases
    };
    [[nodiscard]] bool is_role_since(const Reference& noun) const;
    void enter_predicates();
    void enter_work(std::uint32_t phrase);
    [[nodiscard]] bool is_on_trial(std::uint32_t clause) const;
    void enter_accused(std::uint32_t phrase);
    [[nodiscard]] bool may_be_called(const Reference& noun) const;
    [[nodiscard]] Predication predication(std::uint32_t clause) const;
    void enter_offices();
    [[nodiscard]] const OfficeHolder* office_holder(const Actor& actor) const;
    [[nodiscard]] TokenIndex behind_brackets(TokenIndex t) const;
    [[nodiscard]] bool follows_in_apposition(const Reference& before, std::uint32_t phrase) const;
    [[nodiscard]] bool may_be_body(const Reference& noun) const;
    [[nodiscard]] bool may_be_one(const Reference& noun) const;
    [[nodiscard]] bool is_body_in_apposition(const Reference& before, const Reference& after) const;
    [[nodiscard]] bool is_closed_by_comma(const Reference& role) const;
    [[nodiscard]] ActorIndex person_in_attribute(std::uint32_t role, std::uint32_t end) const;
    [[nodiscard]] ActorIndex named_behind_place(std::uint32_t phrase) const;
    [[nodiscard]] ActorIndex one_who_is_named(std::uint32_t phrase) const;
    [[nodiscard]] bool is_closed_off(TokenIndex end, TokenIndex begin) const;
    [[nodiscard]] bool may_call(const Reference& noun, std::uint32_t name) const;
    [[nodiscard]] bool opens_clause(TokenRange words, const Reference& noun) const;
    [[nodiscard]] std::uint32_t name_behind_comma(const Reference& role) const;
    [[nodiscard]] bool is_second_role(const Reference& first, const Reference& second) const;
    void settle(std::uint32_t phrase, ActorIndex a, const Reference& called);
    std::vector<bool> enter_distant_names();
    [[nodiscard]] bool is_or_may_be_person(ActorIndex a) const;
    void learn_gender_of_head(const Name& name, ActorIndex a);
    void learn_gender(ActorIndex a, const Reference& reference);
    void learn_sort(ActorIndex a, const Reference& reference);
    [[nodiscard]] std::string_view age_of_word(TokenIndex t) const;
    [[nodiscard]] bool is_age(const Reference& reference) const;
    [[nodiscard]] std::string_view age_beside(const Reference& reference) const;
    void learn_age(ActorIndex a, const Reference& reference);
    [[nodiscard]] ActorIndex of_age(const Reference& reference) const;
    void learn_party(ActorIndex a, const Reference& reference);
    [[nodiscard]] std::string party_of_name(TokenIndex t) const;
    [[nodiscard]] bool is_of_another_party(const Actor& actor, const Reference& reference) const;
    [[nodiscard]] bool is_open(const Reference& reference, ActorIndex a) const;
    void introduce(ActorIndex a, const Reference& reference);
    void join_initials();
    void enter_short_form(std::uint32_t phrase);

    void leave_out_listeners(const std::vector<TokenRange>& listeners);
    void find_leads();
    void read_phrase(std::uint32_t phrase);
    [[nodiscard]] ActorIndex introduced_by_pronoun(std::uint32_t phrase) const;
    [[nodiscard]] bool is_told_behind(const Reference& name) const;
    [[nodiscard]] ActorIndex told_before(std::uint32_t phrase) const;
    void name_at_last(ActorIndex unnamed, ActorIndex named);
    void see(ActorIndex a, TokenRange tokens);
    void learn_surname(ActorIndex a, std::uint32_t phrase);
    void find_owner(std::uint32_t phrase);
    void see_owner(std::uint32_t phrase);
    void see_together(std::uint32_t phrase);
    [[nodiscard]] bool stands_for_subject(TokenIndex t) const;
    [[nodiscard]] std::int32_t weight_of(TokenRange tokens) const;

    [[nodiscard]] ActorIndex resolve(const Reference& reference);
    [[nodiscard]] std::vector<Antecedent> antecedents(const Reference& reference) const;
    [[nodiscard]] ActorIndex choose(const Reference& reference, ActorIndex by_rule, std::size_t known);
    [[nodiscard]] bool is_person_or_body(const Reference& noun) const;
    [[nodiscard]] bool stands_beside(ActorIndex a, const Reference& pronoun) const;
    [[nodiscard]] bool is_behind_whom_it_means(const Reference& pronoun) const;
    [[nodiscard]] bool is_excluded_by_noun(const Actor& actor, const Reference& noun) const;
    [[nodiscard]] bool has_such_an_office_elsewhere(const Actor& actor, const Reference& noun) const;
    [[nodiscard]] bool is_introduced_otherwise(const Actor& actor, const Reference& noun) const;
    [[nodiscard]] bool is_of_another_part(const Actor& actor, const Reference& role) const;
    [[nodiscard]] bool is_opened_before(const Actor& actor, const Reference& noun) const;
    [[nodiscard]] bool is_told_behind(const Actor& actor, const Reference& noun) const;
    [[nodiscard]] bool is_office_of_another_kind(const Actor& actor, const Reference& noun) const;
    [[nodiscard]] bool is_mere_member(const Actor& actor, const Reference& noun) const;
    [[nodiscard]] static bool is_of_other_gender(const Actor& actor, const Reference& reference);
    [[nodiscard]] bool is_voice_of_others(const Actor& actor, const Reference& reference) const;
    [[nodiscard]] bool is_of_another_sort(const Actor& actor, const Reference& reference) const;
    [[nodiscard]] std::size_t best_of(const std::vector<Antecedent>& candidates,
                                      const std::vector<Features>& features) const;
    void record(const Reference& reference, const std::vector<Antecedent>& candidates, std::vector<Features> features,
                std::size_t taken);
    [[nodiscard]] ActorIndex anew(const Reference& reference);
    [[nodiscard]] ActorIndex owner_of(const Reference& reference) const;
    [[nodiscard]] bool is_excluded_by_owner(ActorIndex a, const Reference& reference) const;
    [[nodiscard]] bool may_own(ActorIndex a, const Reference& reference) const;
    [[nodiscard]] ActorIndex owned(const Reference& reference, ActorIndex known, ActorIndex owner);
    [[nodiscard]] std::string words_with_owner(const Reference& told) const;
    [[nodiscard]] ActorIndex body_of_spokesperson(const Reference& role) const;
    [[nodiscard]] std::string words_of(const Reference& reference);
    [[nodiscard]] ActorIndex named_behind_noun(const Reference& reference, const Reference& attribute) const;
    [[nodiscard]] ActorIndex state_meant(const Reference& noun) const;
    [[nodiscard]] ActorIndex owner_behind(const Reference& reference);
    // "das Ministerium": no word more on which.
    [[nodiscard]] static bool is_bare(const Reference& noun) {
        return noun.determiner == PronounKind::definite && !noun.attributed && noun.of.empty() &&
               noun.tokens.end == noun.core.end;
    }
    [[nodiscard]] const Reference& told_fully(const Reference& reference) const;
    [[nodiscard]] std::uint8_t whom_by_words(std::string_view name) const;
    [[nodiscard]] bool is_never_behind_article(ActorIndex owner) const;
    [[nodiscard]] bool is_without_noun(const std::vector<std::string>& name) const;
    [[nodiscard]] std::string whose(ActorIndex owner) const;
    [[nodiscard]] ActorIndex latter(const Reference& reference) const;
    [[nodiscard]] static bool is_one_of_them(const Reference& pronoun) {
        return pronoun.determiner == PronounKind::indefinite;
    }
    [[nodiscard]] std::uint32_t whom_of_them(const Reference& one) const;
    [[nodiscard]] ActorIndex one_of_them(const Reference& reference);
    [[nodiscard]] ActorIndex of_pronoun(const Reference& reference) const;
    [[nodiscard]] ActorIndex taken_up(const Reference& pronoun);
    [[nodiscard]] ActorIndex body_that_plans(const Reference& nobody) const;
    [[nodiscard]] std::uint32_t subject_of_sentence(std::uint32_t sentence) const;
    [[nodiscard]] ActorIndex subject_before(const Reference& pronoun) const;
    [[nodiscard]] std::uint8_t whom_of_pronoun(const Reference& reference) const;
    [[nodiscard]] ActorIndex of_noun(const Reference& as_read);
    [[nodiscard]] ActorIndex told_more(ActorIndex a, const Reference& reference);
    // The state that the article is about; nullptr if it is about several.
    [[nodiscard]] const State* leading_state() const { return leading_state_; }
    void find_leading_state();
    [[nodiscard]] ActorIndex last_together(const Reference& reference) const;
    [[nodiscard]] ActorIndex of_same_party(const Reference& reference) const;
    [[nodiscard]] bool is_of_new_body(const Reference& reference) const;
    [[nodiscard]] ActorIndex only_person(const Reference& reference) const;
    [[nodiscard]] ActorIndex ministry_of(const Reference& reference);
    [[nodiscard]] ActorIndex minister_in_mind(const Reference& ministry) const;
    [[nodiscard]] ActorIndex person_behind(const Reference& noun) const;
    [[nodiscard]] ActorIndex counterpart(const Reference& reference) const;
    [[nodiscard]] ActorIndex firm_of(const Reference& compound, const std::vector<std::string>& parts) const;
    [[nodiscard]] std::string words_of_leader(const Reference& group);
    [[nodiscard]] ActorIndex of_adjective_alone(const Reference& reference);
    [[nodiscard]] bool is_in_capital(const Reference& reference) const;
    [[nodiscard]] ActorIndex of_body(const Reference& reference);
    [[nodiscard]] ActorIndex body_of_people(const Reference& reference);
    [[nodiscard]] ActorIndex employer(const Reference& reference);
    [[nodiscard]] ActorIndex body_of_inhabitants(const Reference& reference);
    [[nodiscard]] ActorIndex body_of_townspeople(const Reference& reference);
    [[nodiscard]] ActorIndex body_that_spoke(const Reference& reference);
    [[nodiscard]] ActorIndex body_that_spoke_since(ActorIndex named, const Reference& reference);
    [[nodiscard]] ActorIndex last_issuer() const;
    [[nodiscard]] std::string genitive_of(std::string_view noun) const;
    [[nodiscard]] bool are_sides(const Reference& both) const;
    [[nodiscard]] bool may_be_one_of_both(ActorIndex a, const Reference& both) const;
    [[nodiscard]] bool is_called_like(ActorIndex a, const Reference& both) const;
    [[nodiscard]] ActorIndex both_of(const Reference& reference);
    [[nodiscard]] ActorIndex last_two_speakers(const Reference& both, bool called);
    ActorIndex together(std::vector<ActorIndex> members, TokenIndex at);
    [[nodiscard]] ActorIndex governments(const Reference& reference);
    [[nodiscard]] ActorIndex part_of_body(const Reference& reference);
    [[nodiscard]] bool is_official(const Actor& actor) const;
    [[nodiscard]] bool may_be_town(const Actor& place) const;
    [[nodiscard]] ActorIndex place_just_before(const Reference& town) const;
    [[nodiscard]] ActorIndex town(const Reference& reference);
    [[nodiscard]] ActorIndex best_called(const Reference& reference) const;
    [[nodiscard]] bool is_neuter_person(const Reference& reference) const;
    [[nodiscard]] static bool belongs_to_the_same(const Actor& actor, const Reference& reference);
    [[nodiscard]] ActorIndex leader_of(const Reference& government) const;
    [[nodiscard]] const State* state_of(const Reference& government) const;
    [[nodiscard]] bool is_joined_to(ActorIndex a, const Reference& reference) const;
    [[nodiscard]] bool is_behind_another_noun(const Actor& actor, std::string_view called) const;
    [[nodiscard]] std::int32_t fit(ActorIndex a, const Reference& reference, std::int32_t call) const;
    [[nodiscard]] ActorIndex of_document(const Reference& reference);
    [[nodiscard]] TokenRange acts_beside(const Reference& document) const;
    [[nodiscard]] bool is_told_of(const Actor& actor, const Reference& document) const;
    [[nodiscard]] ActorIndex author_in_clause(const Reference& document) const;
    [[nodiscard]] bool is_linked(std::string_view part) const;
    [[nodiscard]] ActorIndex of_compound(const Reference& reference, std::size_t saying);
    [[nodiscard]] bool is_of_home(const Actor& actor, const Reference& reference) const;
    // "der Leipziger"
    [[nodiscard]] bool is_townsman(const Reference& reference) const {
        return reference.whom == whom_m && reference.core.size() == 2 && tables_.is_townsman(reference.called);
    }
    [[nodiscard]] bool is_only_named(const Actor& actor) const;
    [[nodiscard]] bool may_describe(const Reference& reference) const;
    [[nodiscard]] bool is_of_another_state(const Actor& actor, const State& state) const;
    [[nodiscard]] bool tells_of_person(const Reference& reference) const;
    [[nodiscard]] ActorIndex described(const Reference& reference) const;
    [[nodiscard]] ActorIndex newcomer(const Reference& reference);
    [[nodiscard]] ActorIndex unnamed(const Reference& reference, std::string name, NameKind kind);

    const DocumentView& view_;
    const WhoTables& tables_;
    const LinearRanking& ranking_;
    std::vector<AntecedentChoice>* choices_;
    std::vector<Use> uses_;
    std::vector<TokenRange> speakers_;
    std::vector<Name> name_list_;
    NameReader names_;
    Cast cast_;
    NameBook book_;
    std::vector<ActorIndex> of_name_;
    ReferenceReader reader_;
    std::vector<Reference> references_;  // of each phrase
    std::vector<ActorIndex> of_phrase_;
    std::vector<bool> settled_;      // phrases whose actor an apposition tells
    std::vector<ActorIndex> owner_;  // of each phrase with a possessive in front: whose
    std::vector<bool> speaks_;       // of each token: whether it stands in words that name a speaker
    // Of each phrase: whether words that name a speaker begin with it, or are but the possessive in front of it.
    std::vector<bool> leads_, owner_leads_;
    std::vector<ActorIndex> spoken_;  // who spoke up to here, in order
    bool is_sure_ = false;            // the rules leave nothing to choose for the noun that was resolved last
    Attention attention_;
    const State* leading_state_ = nullptr;
    std::unordered_map<std::string, TokenRange> told_of_;    // noun of a document → who acts where it is brought up
    std::unordered_map<std::string, ActorIndex> issuers_;    // noun of a document → who made it
    std::string document_;                                   // that noun, of the document brought up last
    std::unordered_map<std::string, std::uint32_t> fuller_;  // noun → the first phrase up to here that tells more of it
};

}  // namespace sayso::statement
