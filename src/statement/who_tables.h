// What the language tells about those who can speak: countries and their seats, bodies, outlets, roles, pronouns, nouns
// that point back. What the columns mean stands in the tables themselves (lang/<language>/).
//
// Keys are in lower case (lowered) unless said otherwise.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pack/pack.h"
#include "sayso/document.h"
#include "statement/compounds.h"
#include "statement/who_offices.h"
#include "text/word_classes.h"

namespace sayso::statement {

// Whom a word can mean: a set. The grammatical gender of one, or several.
enum Whom : std::uint8_t { whom_m = 1, whom_f = 2, whom_n = 4, whom_p = 8 };
inline constexpr std::uint8_t whom_one = whom_m | whom_f | whom_n;

[[nodiscard]] std::uint8_t whom_of(Gender gender, Number number);

struct State {
    std::string_view name;
    std::string_view genitive;  // as it follows "government"
};

// A body or outlet that is known by name.
struct KnownName {
    std::string name;
    NameKind kind = NameKind::body;
    std::string_view sort;       // "party", "company", …; the table says which
    bool metonym = false;        // stands for `name` without being called so
    bool only_in_marks = false;  // else it is an ordinary word
};

struct Role {
    std::string_view masculine;  // of the noun, or of the last part of a compound
    std::size_t front = 0;       // bytes before that part
    std::uint8_t whom = 0;
    bool title = false;  // belongs to the name ("Dr.")

    // The masculine of the noun, whole: "nato-generalsekretär".
    [[nodiscard]] std::string base_of(std::string_view lower_noun) const {
        return std::string(lower_noun.substr(0, front)).append(masculine);
    }
};

struct ReferenceNoun {
    NameKind refers = NameKind::person;
    std::vector<std::string> to;     // last parts of nouns
    std::vector<std::string> sorts;  // of KnownName
    // Of the plural, beyond `to`: last parts of what those are called whose people they are ("die Prüfer" of an
    // office).
    std::vector<std::string> people_of;
    std::string is;             // what it is called in full, of itself: "Staatsanwaltschaft" for "Anklage"
    bool of_documents = false;  // several of them are people of who made that document
    bool authors = false;       // several of them are who made the document that was brought up last
    bool any = false;           // any of the kind
    bool paper = false;         // speaks for who made it ("der Entwurf der Kommission")
    bool named = false;         // a name of sorts in itself
    bool official = false;      // of a state: its name is put behind ("Verteidigungsministerium Russlands")
};

enum class PronounKind : std::uint8_t {
    none,
    personal,
    possessive,
    demonstrative,
    definite,
    indefinite,
    counted,
    both,
    nobody,
    own
};

struct Pronoun {
    PronounKind kind = PronounKind::none;
    bool latter = false;  // of the one named last, not of who is the subject ("dessen")
    std::uint8_t whom = 0;
    std::array<std::string_view, 3> basic;  // nominative for m, f, n
};

// The noun with a capital first letter (ASCII and Latin-1).
[[nodiscard]] std::string capitalised(std::string_view noun);

class WhoTables {
public:
    explicit WhoTables(const PackData& pack);

    [[nodiscard]] const State* state(std::string_view lower_name) const;
    // An inflected adjective: "südkoreanischen".
    [[nodiscard]] const State* state_of_adjective(std::string_view lower) const;
    // One of its people: "franzose", "französin".
    [[nodiscard]] const State* state_of_inhabitant(std::string_view lower) const;
    // The state whose government the name stands for: capitals, seats.
    [[nodiscard]] const State* seat(std::string_view lower_name) const;
    // Only its capitals: they are more often places than governments.
    [[nodiscard]] bool is_capital(std::string_view lower_name) const { return capitals_.contains(lower_name); }
    [[nodiscard]] const KnownName* known(std::string_view lower_name) const;
    // Whether the key, as key_of makes it, is that of a party.
    [[nodiscard]] bool is_party(std::string_view key) const;
    // The noun, or the longest one of the table that it ends in; nothing if none does.
    [[nodiscard]] const ReferenceNoun* reference_noun(std::string_view lower_noun) const;
    // The noun itself, no compound.
    [[nodiscard]] bool is_reference_noun(std::string_view lower_noun) const {
        return reference_nouns_.contains(lower_noun);
    }
    [[nodiscard]] std::optional<Role> role(std::string_view lower_noun) const;
    [[nodiscard]] bool is_spokesperson(std::string_view lower_noun) const { return ends_in(spokespeople_, lower_noun); }
    // Where the noun for who speaks for a body begins in a compound; 0 if it is no such compound.
    [[nodiscard]] std::size_t spokesperson_in(std::string_view lower_noun) const;
    // A noun that only persons are called by ("hamburgerin", "54-jähriger"), by its ending.
    [[nodiscard]] bool is_person_by_ending(std::string_view lower_noun) const {
        return ends_in(person_endings_, lower_noun);
    }
    // A noun that the lexicon also has with the ending for a woman ("tischler", "tischlerin"); a compound by its last
    // part.
    [[nodiscard]] bool is_person_by_feminine(std::string_view lower_noun) const;
    // What one is to a person, not to a body ("anwalt", "mutter"); compounds that end so, too.
    [[nodiscard]] bool is_of_persons(std::string_view lower_noun) const { return ends_in(of_persons_, lower_noun); }
    // Roles in one court that nobody has both of ("staatsanwalt", "verteidiger").
    [[nodiscard]] bool are_apart(std::string_view noun, std::string_view other) const;
    // A word of ages, without the ending of an adjective ("jahre", "34-jährig").
    [[nodiscard]] bool is_age(std::string_view lower) const { return ends_in(ages_, lower); }
    // What the ministry that somebody leads is called ("haus"), and its name by what they are ("bauministerium" of
    // "bauminister"); "" of who leads none.
    [[nodiscard]] bool is_ministry(std::string_view noun) const { return is(ministries_, noun); }
    [[nodiscard]] std::string ministry_of(std::string_view role) const;
    // A town, region or water of the table of places.
    [[nodiscard]] bool is_place(std::string_view lower_name) const { return places_.contains(lower_name); }
    // Of these, one that is no town.
    [[nodiscard]] bool is_region(std::string_view lower_name) const { return regions_.contains(lower_name); }
    // A man of a town, by the table of places ("leipziger").
    [[nodiscard]] bool is_townsman(std::string_view lower) const { return townsmen_.contains(lower); }
    // Several who are called by one surname ("familie").
    [[nodiscard]] bool is_family(std::string_view noun) const { return is(families_, noun); }
    // Who has the same office elsewhere ("amtskollege").
    [[nodiscard]] bool is_counterpart(std::string_view noun) const { return is(counterparts_, noun); }
    // Means a member as well as the whole body ("stadtrat").
    [[nodiscard]] bool is_member_or_body(std::string_view noun) const { return is(member_or_body_, noun); }
    // What two who were named are called together, whoever they are ("beide Seiten").
    [[nodiscard]] bool is_side(std::string_view noun) const { return is(sides_, noun); }
    // What a firm, club or office has one of ("Betriebsrat"), a town and who decides in it, and what is named after the
    // place where it sits ("Polizei"): each may be the last part of a compound.
    [[nodiscard]] bool is_part_of_body(std::string_view noun) const { return ends_in(parts_of_bodies_, noun); }
    // Whether bodies of that sort have such parts; of one that is not known ("") they may.
    [[nodiscard]] bool has_parts(std::string_view sort) const { return sort.empty() || is(sorts_with_parts_, sort); }
    // Whether compounds that mean a body of that sort describe it ("der Autokonzern") and are no name of another.
    [[nodiscard]] bool is_described(std::string_view sort) const { return is(described_sorts_, sort); }
    // Whether the noun merely describes one body of such a sort, which bears a name of its own ("Autozulieferer").
    [[nodiscard]] bool is_describing(std::string_view lower_noun) const;
    // Whether it is a compound of a noun that describes by its first part, too ("die Ärztegewerkschaft").
    [[nodiscard]] bool is_description(std::string_view noun) const { return ends_in(descriptions_, noun); }
    // Who speaks of others' cases ("Staatsanwalt", "Polizeisprecher").
    [[nodiscard]] bool is_official(std::string_view noun) const { return ends_in(officials_, noun); }
    // What a state is called where it is not named ("Land").
    [[nodiscard]] bool is_country(std::string_view noun) const { return is(countries_, noun); }
    // A verb that tells what somebody is going to do.
    [[nodiscard]] bool is_plan(std::string_view lemma) const { return is(plans_, lemma); }
    // What one is to another in a family whose surname they share ("bruder").
    [[nodiscard]] bool is_kin(std::string_view noun) const { return is(kin_, noun); }
    // Stands between a noun and where somebody comes from ("aus").
    [[nodiscard]] bool is_from(std::string_view lower) const { return is(from_, lower); }
    [[nodiscard]] bool is_town(std::string_view noun) const { return is(towns_, noun); }
    // A town, or its council or administration.
    [[nodiscard]] bool governs_a_place(std::string_view noun) const { return is_town(noun) || is(local_, noun); }
    [[nodiscard]] bool is_seated(std::string_view noun) const { return ends_in(seated_, noun); }
    [[nodiscard]] bool is_body_head(std::string_view lower_noun) const;
    // Whether what stands behind such a noun is a part of the name: "Universität Hellstadt", not "die Firma Euryza".
    [[nodiscard]] bool is_named_with_place(std::string_view lower_noun) const;
    // Whether a word of the name tells that it is an outlet's.
    [[nodiscard]] bool is_outlet_name(const std::vector<std::string>& words) const;
    // 0: not a first name that is known.
    [[nodiscard]] std::uint8_t first_name(std::string_view lower) const;
    [[nodiscard]] const Pronoun* pronoun(std::string_view lower) const;
    // What the form is before a noun: "ihr Anwalt" is no "she".
    [[nodiscard]] const Pronoun* determiner(std::string_view lower) const;
    // Where a noun of saying begins in a compound ("Polizeiangaben" → 7): its offset; 0 if the noun is no such
    // compound.
    [[nodiscard]] std::size_t source_noun_in(std::string_view lower_lemma) const;
    // Where a noun of saying begins behind the last hyphen ("kreml-botschaft"); 0 if there is none.
    [[nodiscard]] std::size_t saying_behind_hyphen(std::string_view lower_lemma) const;
    // "document": paper that speaks itself; "words", "view"; "" for other nouns.
    [[nodiscard]] std::string_view source_kind(std::string_view lower_noun) const;
    [[nodiscard]] bool is_joint(std::string_view lower) const { return is(joint_, lower); }
    // Stands between a word that joins and the one that it joins ("sowie auch", "als auch").
    [[nodiscard]] bool is_joint_with_also(std::string_view lower) const { return is(joint_with_also_, lower); }
    [[nodiscard]] bool is_joint_also(std::string_view lower) const { return is(joint_also_, lower); }
    [[nodiscard]] bool is_of(std::string_view lower) const { return is(of_, lower); }
    [[nodiscard]] bool is_at(std::string_view lower) const { return is(at_, lower); }
    // The preposition before a place ("in").
    [[nodiscard]] std::string_view at() const {
        return at_.empty() ? std::string_view{} : std::string_view(at_.front());
    }
    // Stands between a noun for a group and who leads it ("ein Team um Ada Brandt").
    [[nodiscard]] bool is_around(std::string_view lower) const { return is(around_, lower); }
    // Whose words an adjective tells them to be ("amtlich": the authorities'); "" where it tells nobody's.
    [[nodiscard]] std::string_view noun_of_adjective(std::string_view form) const;
    [[nodiscard]] bool is_copula(std::string_view lemma) const { return is(copulas_, lemma); }
    [[nodiscard]] bool is_negation(std::string_view lower) const { return is(negations_, lower); }
    // Stands between a verb and what somebody is in their work ("als"), and the verbs that it stands with.
    [[nodiscard]] bool is_as(std::string_view lower) const { return is(as_, lower); }
    [[nodiscard]] bool is_work(std::string_view lemma) const { return is(work_, lemma); }
    // "gegen" behind a noun that accuses; such nouns and verbs, by their lemma; what the accused are called.
    [[nodiscard]] bool is_against(std::string_view lower) const { return is(against_, lower); }
    [[nodiscard]] bool is_accusation(std::string_view lemma) const { return is(accusations_, lemma); }
    // A verb whose dative is accused ("vorwerfen"); words of a clause whose subject is ("verantworten", "vor Gericht").
    [[nodiscard]] bool is_charge(std::string_view lemma) const { return is(charges_, lemma); }
    [[nodiscard]] bool is_trial(std::string_view words) const { return is(trials_, words); }
    [[nodiscard]] const std::vector<std::string>& accused() const { return accused_; }
    // What sort of body it is, by a word of its name ("GmbH"); "" where none tells it.
    [[nodiscard]] std::string_view sort_by_words(const std::vector<std::string>& words) const;
    // Stands between a noun and the name of whom it means ("namens").
    [[nodiscard]] bool is_naming(std::string_view lower) const { return is(named_, lower); }
    [[nodiscard]] std::string_view government() const { return government_; }
    [[nodiscard]] std::uint8_t government_whom() const { return government_whom_; }
    // A day of the week or a month, as it stands.
    [[nodiscard]] bool is_time(std::string_view form) const { return times_.contains(form); }
    // Ending of an adjective in the nominative without article.
    [[nodiscard]] std::string_view adjective_ending(std::uint8_t whom) const;
    // Whether the adjective has an ending that it cannot have in the nominative without an article.
    [[nodiscard]] bool is_oblique(std::string_view form) const;
    // The adjective's form without its ending; the form itself if it has none.
    [[nodiscard]] std::string_view without_adjective_ending(std::string_view form) const;
    // Whether the noun is inflected like an adjective ("der Angeklagte"): the tables have both its forms.
    [[nodiscard]] bool is_like_adjective(std::string_view noun) const;
    // Whether the lexicon has the word as an adjective, written small.
    [[nodiscard]] bool is_adjective(std::string_view word) const;
    // Gender of a noun in the singular by the longest last part of it that the lexicon has; 0: it has none.
    [[nodiscard]] std::uint8_t whom_of_noun(std::string_view form) const;
    // Whether the adjective is made of a place's name and so never changes ("Münchener").
    [[nodiscard]] bool is_fixed_adjective(std::string_view form) const;
    // The name without an ending of the genitive; the name itself if it has none.
    [[nodiscard]] std::string_view without_genitive(std::string_view name) const;
    // The part of a compound without what links it to the next; all ways, the part itself first.
    [[nodiscard]] std::vector<std::string> unlinked(std::string_view part) const;
    // "Gaddafi" of "al-Gaddafi"; the word itself where no article stands before a hyphen.
    [[nodiscard]] std::string_view without_name_article(std::string_view word) const;
    // A word of a name as others may spell it: without accents ("Erdoğan" → "Erdogan") and without such an article.
    [[nodiscard]] std::string plain_name_word(std::string_view word) const;
    // A plural in the nominative, where its form is one that only the dative has.
    [[nodiscard]] std::string_view plural_nominative(std::string_view form) const;
    // Whose: what stands before a noun or a common name in the genitive ("der", "des"), "" where the gender does
    // not tell; and the noun or adjective behind it.
    [[nodiscard]] std::string_view genitive_article(std::uint8_t whom) const;
    [[nodiscard]] std::string genitive_noun(std::string_view nominative, std::uint8_t whom) const;
    [[nodiscard]] std::string genitive_adjective(std::string_view nominative) const;
    // The preposition that stands for the genitive before names ("von").
    [[nodiscard]] std::string_view of() const {
        return of_.empty() ? std::string_view{} : std::string_view(of_.front());
    }
    [[nodiscard]] const Lexicon& lexicon() const { return lexicon_; }
    [[nodiscard]] const Offices& offices() const { return offices_; }
    [[nodiscard]] const text::WordClasses& word_classes() const { return word_classes_; }

private:
    using Words = std::vector<std::string>;

    static bool is(const Words& words, std::string_view word);
    static bool ends_in(const Words& endings, std::string_view word);
    void read_countries(const Table& table);
    void read_known(const Table& table, NameKind kind);
    void enter_inflected(const KnownName& known);
    void read_metonyms(const Table& table);
    void read_places(const Table& table);
    void read_roles(const Table& table);
    void read_reference_nouns(const Table& table);
    void read_pronouns(const Table& table);
    void read_name_forms(const Table& table);
    void read_name_form(std::string_view kind, std::string_view text);
    // The readings as a noun of the longest last part of the form that the lexicon has; none if it has none.
    [[nodiscard]] std::vector<LexiconReading> readings_of_last_part(std::string_view form) const;
    [[nodiscard]] std::size_t genitive_ending_of_noun(std::string_view form) const;

    const Lexicon& lexicon_;
    text::WordClasses word_classes_;
    Offices offices_;
    std::vector<State> states_;
    ByWord<std::uint32_t> state_names_, state_adjectives_, inhabitants_, seats_;
    ByWord<KnownName> known_;
    ByEnding<ReferenceNoun> reference_nouns_;
    struct RoleRow {
        std::string masculine;
        std::uint8_t whom = 0;
        bool title = false;
    };
    ByEnding<RoleRow> roles_;
    ByEnding<bool> body_heads_, outlet_words_;
    ByWord<std::uint8_t> first_names_;
    ByWord<Pronoun> pronouns_, determiners_;
    ByEnding<std::string_view> source_nouns_;
    ByWord<bool> nouns_of_saying_;
    Words joint_, of_, at_, copulas_, negations_, named_, as_, work_, member_or_body_, against_, accusations_, accused_,
        adjective_endings_, oblique_endings_, genitive_endings_, plural_dative_endings_, plural_datives_of_unknown_,
        links_, fixed_adjective_endings_, person_endings_, of_persons_, counterparts_, ages_, charges_, trials_,
        ministries_, families_, joint_also_, joint_with_also_, around_, sides_, parts_of_bodies_, sorts_with_parts_,
        described_sorts_, descriptions_, officials_, spokespeople_, towns_, local_, seated_, name_articles_, countries_,
        plans_, kin_, from_;
    std::vector<std::pair<std::string, std::string>> genitives_of_nouns_;  // how a noun ends, and what it takes then
    std::vector<std::pair<std::string, std::string>> parts_in_court_;      // last part of a role, and what part it is
    std::vector<std::pair<std::string, std::string>> townsmen_by_ending_;  // how a place ends, and its men instead
    std::vector<std::pair<std::string, std::string>> accents_;  // a letter, and what it is without its accent
    std::array<std::string_view, 4> nominative_endings_, genitive_articles_;
    ByWord<std::string> sorts_of_words_, nouns_of_adjectives_;
    std::string_view minister_, ministry_;  // how who leads one is called, and its name then ends
    std::string_view genitive_adjective_ending_, feminine_ending_;
    std::string_view government_;
    std::uint8_t government_whom_ = 0;
    WordSet capitals_, times_, townsmen_, places_, regions_;
};

}  // namespace sayso::statement
