// The tables of cues, ready to be looked up. What the columns mean stands in the tables themselves (lang/<language>/).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pack/pack.h"
#include "sayso/statement.h"
#include "statement/compounds.h"

namespace sayso::statement {

// How what is said may hang on its cue; a set.
enum Frame : std::uint32_t {
    frame_clause = 1,
    frame_quote = 2,
    frame_infinitive = 4,
    frame_modal = 8,
    frame_object = 16,
    frame_prepositional = 32,
    frame_as = 64,
    frame_dative = 128,
    frame_bare = 256,
    frame_cites = 512,
    frame_voice = 1024,
    frame_meets = 2048,
    frame_marked = 4096,
    frame_nobody = 8192,
    // Of what the tables say of the rule alone: the net sees the sixteen before.
    frame_plain = 65536,
    frame_anonymous = 131072,
    frame_shouted = 262144,
    frame_written = 524288,
};

struct VerbCue {
    std::string lemma;
    std::vector<std::string> with;  // words that must stand in the clause
    std::uint32_t frames = 0;
    std::vector<std::string> prepositions;
    Act act = Act::state;
    Certainty certainty = Certainty::firm;
};

struct NounCue {
    std::string lemma;
    std::uint32_t frames = 0;
    std::vector<std::string> prepositions;
    Act act = Act::state;
    Certainty certainty = Certainty::firm;
};

// A participle that tells a saying as the attribute of a noun.
struct ParticipleCue {
    Act act = Act::state;
    Certainty certainty = Certainty::firm;
};

struct ActVerb {
    bool names = false;             // it calls something by a name, which tells the act ("nannte es haltlos")
    bool shows = false;             // it shows something, which tells the act ("legte Zahlen vor")
    bool utters = false;            // the act is that of the noun ("äußerte seine Enttäuschung")
    std::optional<Act> plain;       // where it calls nothing by any name ("nannte Gründe")
    std::optional<Act> number;      // where what it tells is a number ("sprach von 300 Toten")
    std::optional<Act> negated;     // behind "nicht", where that is not the opposite of its act
    std::optional<Act> clause;      // with a clause or quotation ("sah, dass …")
    std::optional<Act> infinitive;  // with an infinitive of what is to come ("erklärte, zu gehen")
    std::vector<std::pair<std::string, Act>> words;  // where what it tells has the word ("demonstrierte für Frieden")
};

enum class Side : std::uint8_t { before, after, adverb, clause, comma };

struct SourcePhrase {
    std::string word;
    Side side = Side::before;
    bool needs_noun = false;
    std::optional<Act> act;  // nothing: the noun's
    Certainty certainty = Certainty::firm;
};

enum class SourceKind : std::uint8_t { words, view, document, standpoint };

struct SourceNoun {
    std::string lemma;
    SourceKind kind = SourceKind::words;
    Act act = Act::state;
};

enum class Helper : std::uint8_t { none, passive, perfect, hearsay, causative };

// Words with a part to play in the rules; a set.
enum SpeechWord : std::uint32_t {
    word_back_object = 1,
    word_agent = 2,
    word_as_reported = 4,
    word_negation = 8,
    word_expletive = 16,
    word_medium = 32,
    word_reliance = 64,
    word_to = 128,
    word_interview = 256,
    word_own = 512,
    word_origin = 1024,
    word_messenger = 2048,
    word_ours = 4096,
    word_reason = 8192,
    word_topic = 16384,
    word_passage = 32768,
    word_unnamed = 65536,
    word_neither = 131072,
    word_nor = 262144,
    word_condition = 524288,
    word_in_eyes_of = 1048576,
    word_held = 2097152,
    word_mine = 4194304,
};

// What a noun says of a person: a role, one that papers and stations have ("Chefredakteurin"), or whoever speaks for a
// body ("Sprecherin").
enum class PersonNoun : std::uint8_t { none, role, press, spokesperson };

class Cues {
public:
    explicit Cues(const PackData& pack);

    // All rows for the lemma, those with the most words first; none if there are none.
    [[nodiscard]] const std::vector<VerbCue>* verbs(std::string_view lemma) const;
    [[nodiscard]] const ParticipleCue* participle(std::string_view lemma) const;
    // The noun itself, or the longest noun of the table that a compound ends in.
    [[nodiscard]] const NounCue* noun(std::string_view lemma) const;
    [[nodiscard]] const SourceNoun* source_noun(std::string_view lemma) const;
    [[nodiscard]] bool is_compound_of_source_noun(std::string_view lemma) const;
    [[nodiscard]] const std::vector<SourcePhrase>* source_phrases(std::string_view lower) const;
    [[nodiscard]] Helper helper(std::string_view lemma) const;
    [[nodiscard]] std::uint32_t speech_word(std::string_view lower) const;
    // Whether words come from somebody by this verb ("Kritik kam vom Rechnungshof").
    [[nodiscard]] bool tells_arrival(std::string_view lemma) const { return arrivals_.contains(lemma); }
    // Whether words are heard by this verb, whosoever they are ("Der Widerstand wächst").
    [[nodiscard]] bool tells_arising(std::string_view lemma) const { return arisings_.contains(lemma); }
    // Whether words come out of somebody by the verb, whose subject is "es" ("entfuhr es ihm").
    [[nodiscard]] bool bursts_out(std::string_view lemma) const { return bursts_.contains(lemma); }
    // Whether it is a part of somebody, who speaks ("ihre Stimme").
    [[nodiscard]] bool is_trait(std::string_view lower_lemma) const { return traits_.contains(lower_lemma); }
    // Whether words are written on what the noun stands for ("Plakat").
    [[nodiscard]] bool is_surface(std::string_view lower_lemma) const;
    [[nodiscard]] bool is_hedge(std::string_view lower) const { return hedges_.contains(lower); }
    // The act that a word of the content stands for, or what something is called, or something that is shown.
    [[nodiscard]] std::optional<Act> act_word(std::string_view lower) const { return act_in(act_words_, lower); }
    [[nodiscard]] std::optional<Act> act_label(std::string_view lower) const { return act_in(act_labels_, lower); }
    [[nodiscard]] std::optional<Act> act_shown(std::string_view lower) const { return act_in(acts_shown_, lower); }
    // The act of what leaves open the question that the word opens ("ob").
    [[nodiscard]] std::optional<Act> act_opening(std::string_view lower) const { return act_in(acts_opening_, lower); }
    // The act of what begins with the word ("sonst").
    [[nodiscard]] std::optional<Act> act_first(std::string_view lower) const { return act_in(acts_first_, lower); }
    // For verbs whose act depends on more than the verb.
    [[nodiscard]] const ActVerb* act_verb(std::string_view lemma) const;
    // The preposition in a contraction; any other word unchanged.
    [[nodiscard]] std::string_view preposition(std::string_view lower) const;
    // Whether the word tells when: "Montag", "Montagabend", "Jahres".
    [[nodiscard]] bool is_time(std::string_view lower) const;
    [[nodiscard]] PersonNoun person_noun(std::string_view lemma) const;
    // Whether the word names a news agency, or calls something one.
    [[nodiscard]] bool is_agency(std::string_view lower) const { return agencies_.contains(lower); }
    // Whether the word stands before what something is said to be ("als", in frame `as` of some verb).
    [[nodiscard]] bool is_as_word(std::string_view lower) const { return as_words_.contains(lower); }
    // Whether the word joins what follows to what stands before ("und"; not "weder", which has its partner behind it).
    [[nodiscard]] bool is_coordinator(std::string_view lower) const { return coordinators_.contains(lower); }
    // Whether a phrase with this preposition belongs to the noun before it; `name`: the phrase is a name.
    [[nodiscard]] bool attaches_to_noun(std::string_view lower, bool name) const;

private:
    void read_verbs(const Table& verbs);
    void read_participles(const Table& participles);
    void read_nouns(const Table& nouns);
    void read_source_nouns(const Table& sources);
    void read_source_phrases(const Table& phrases);
    void read_coordinators(const Table& clause_words);
    void read_helpers(const Table& auxiliaries);
    void read_speech_words(const Table& words);
    void read_times(const Table& calendar);
    void read_hedges(const Table& hedges);
    void read_act_words(const Table& act_words);
    void read_act_verbs(const Table& act_verbs);
    void read_contractions(const Table& contractions);
    void read_person_nouns(const Table& people);
    void read_agencies(const Table& agencies);
    void read_attributes(const Table& attributes);

    static std::optional<Act> act_in(const ByWord<Act>& words, std::string_view lower);

    ByWord<std::vector<VerbCue>> verbs_;
    ByWord<ParticipleCue> participles_;
    ByWord<NounCue> nouns_;
    ByWord<SourceNoun> source_nouns_;
    ByEnding<NounCue> nouns_at_end_;  // as they are written at the end of a compound
    ByEnding<SourceNoun> source_nouns_at_end_;
    ByWord<std::vector<SourcePhrase>> source_phrases_;
    ByWord<Helper> helpers_;
    ByWord<std::uint32_t> speech_words_;
    WordSet hedges_, arrivals_, arisings_, bursts_, traits_, as_words_, coordinators_, agencies_;
    ByEnding<bool> times_, surfaces_;
    ByWord<Act> act_words_;
    ByWord<Act> act_labels_;
    ByWord<Act> acts_shown_;
    ByWord<Act> acts_opening_;
    ByWord<Act> acts_first_;
    ByWord<ActVerb> act_verbs_;
    ByWord<std::string> contractions_;
    ByEnding<PersonNoun> person_nouns_;
    ByWord<bool> attributes_;  // preposition → only before names
};

}  // namespace sayso::statement
