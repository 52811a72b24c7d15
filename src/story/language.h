// What finding stories needs to know of a language; all of it comes from the pack (private to src/story).
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/hash.h"
#include "sayso/article.h"
#include "sayso/document.h"
#include "sayso/pack.h"
#include "sayso/story.h"
#include "story/endings.h"
#include "story/phrases.h"

namespace sayso::story {

// An index term, as a number, with its weight: how much it tells that two texts share it, in sixteenths of a nat
// (inverse document frequency, from the table term_weights).
struct Term {
    std::uint64_t key = 0;
    std::uint32_t weight = 0;
    auto operator<=>(const Term&) const = default;
};

// A term of a word, also by the stem that verbs and the nouns made of them have in common.
struct WordTerm {
    std::uint64_t key = 0, stem = 0;
    std::uint32_t weight = 0;
    bool is_number = false;
};

// Each term once, by key.
using Terms = std::vector<Term>;

[[nodiscard]] constexpr std::uint64_t key_of(std::string_view term) { return hash_text(term); }

// What befalls the counted.
struct Concept {
    std::string name;
    std::vector<std::string> kinds;  // of what it befalls, which need not be named ("people"); empty: of anything

    [[nodiscard]] bool befalls(std::string_view kind) const {
        return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
    }
};

// What words do for a figure. counts: somebody gives it in this clause. tells: … in this sentence the one before it.
// pointer: to the sentence before. refused: the next number is said to be wrong. from, to: the next number was, or is
// now. added: it comes on top of what was told before. one: an article that
// may be a number. part: what is counted next is a part of what was counted before.
// times: how often something was done. announces: the next sentence has figures of whoever does so here. attributed:
// whoever is named before it has given the next number. belongs: … behind it, the number before. instead: the next
// number is in the place of the one before. definite: an article of what is known. of: between a part and its whole.
enum class FigureCue : std::uint8_t {
    counts,
    tells,
    pointer,
    refused,
    from,
    to,
    part,
    times,
    added,
    one,
    relative,
    hence,
    report,
    announces,
    attributed,
    belongs,
    instead,
    definite,
    of
};
inline constexpr std::size_t figure_cue_kinds = 19;

// What an answer calls that which it answers: an accusation, a report, a figure, a demand, any view; or only "that". A
// comment is what nobody has said yet.
enum class Pointer : std::uint8_t { accusation, report, figure, demand, view, pronoun, comment };

enum class ContentRole : std::uint8_t { own, denied };

// A stand that words take.
struct Stance {
    AnswerKind kind = AnswerKind::deny;
    ContentRole content = ContentRole::own;
    bool in_content = false;        // told by words of the content, not of the cue
    bool negated = false;           // by words that do so only beside a negation
    bool such = false;              // … and point to what was said ("no such call")
    bool finding = false;           // by words for a finding, which agrees with who says the same
    bool withdraws = false;         // what its speaker has said
    bool rejects = false;           // what is denied need not be a claim ("rejected the motion")
    bool by_act = false;            // no word of the tables says so: the reader has understood it so
    bool flat = false;              // it only denies flatly ("never"): a claim of its own, too
    bool of_claim = false;          // such words are said of nothing but claims ("a fairy tale")
    bool of_figure = false;         // such words are said of figures ("too high")
    std::uint32_t at = 0, end = 0;  // those words; in a text, their bytes
};

class Language {
public:
    explicit Language(const Pack& pack);
    ~Language();
    Language(Language&&) noexcept;

    // The words of a text that have terms, and those of one of them.
    [[nodiscard]] std::vector<Token> index_words(std::string_view text) const;
    [[nodiscard]] std::vector<WordTerm> word_terms(std::string_view form, TokenKind kind) const;
    [[nodiscard]] std::uint32_t rarest() const { return rarest_; }
    [[nodiscard]] const std::vector<Concept>& concepts() const { return concepts_; }
    [[nodiscard]] std::vector<PhraseList::Hit> concepts_in(std::span<const FoldedWord> words) const {
        return concept_words_.in(words);
    }
    // What kind of nouns these are that count the same ("people", "jobs"); empty for a noun that says more.
    [[nodiscard]] std::string_view kind_counted(std::span<const FoldedWord> words) const;
    // Of all nouns that are named, the kinds that tell something ("jobs", not "people").
    [[nodiscard]] std::vector<std::string> kinds_named_in(std::span<const FoldedWord> words) const;
    // Whether the concept befalls what a noun of this key counts: one of its kinds, or 0 for nothing told.
    [[nodiscard]] bool befalls(std::uint32_t concept_number, std::uint64_t noun) const;
    // Whether the key is a kind's, not a noun's.
    [[nodiscard]] bool is_kind(std::uint64_t noun) const { return kind_keys_.contains(noun); }
    // The only concept that befalls the kind of this key; nothing where there are several, or none.
    [[nodiscard]] std::optional<std::uint32_t> only_concept_of(std::uint64_t noun) const;
    [[nodiscard]] bool has_figure_cue(std::span<const FoldedWord> words, FigureCue cue) const;
    [[nodiscard]] std::optional<Pointer> pointer_in(std::span<const FoldedWord> words) const;
    // The last noun that calls something a claim, by its number.
    [[nodiscard]] std::optional<std::size_t> last_claim_noun_in(std::span<const FoldedWord> words) const;
    // "That he knew of it, is wrong": a word that opens a clause about which something is said.
    [[nodiscard]] bool opens_judged(const FoldedWord& word) const { return has_kind({&word, 1}, "judged"); }
    // "In the fire …": a word that opens an occasion.
    [[nodiscard]] bool opens_occasion(const FoldedWord& word) const { return has_kind({&word, 1}, "occasion"); }
    // "However not …", "not this, but that".
    [[nodiscard]] bool contrasts(std::span<const FoldedWord> words) const { return has_turn(words, "however"); }
    [[nodiscard]] bool puts_instead(std::span<const FoldedWord> words) const { return has_turn(words, "instead"); }
    // "The second sample is positive, too": another matter than what is alike.
    [[nodiscard]] bool tells_of_another(std::span<const FoldedWord> words) const { return has_kind(words, "likewise"); }
    [[nodiscard]] std::vector<PhraseList::Hit> negations_in(std::span<const FoldedWord> words) const {
        return negations_.in(words);
    }
    [[nodiscard]] bool negates(std::span<const FoldedWord> words) const { return negations_.any_in(words); }
    // Of a month, or a time of day with a name of its own ("midnight"); its spellings have one key.
    [[nodiscard]] std::optional<std::uint64_t> calendar_key(std::string_view form) const;
    [[nodiscard]] std::optional<Stance> stance_of_cue(std::span<const FoldedWord> words) const;
    // "Such a letter": points to what was said.
    [[nodiscard]] bool says_such(std::span<const FoldedWord> words) const;
    [[nodiscard]] std::optional<Stance> stance_of_content(std::span<const FoldedWord> words) const;
    // Of a sentence that tells of a stand without any words of it ("the parents count otherwise").
    [[nodiscard]] std::optional<Stance> stance_alone(std::span<const FoldedWord> words) const {
        return stance_of(alone_stances_.in(words));
    }
    // What losing these words does; nothing where the tables do not tell.
    [[nodiscard]] std::optional<EditKind> edit_of(std::span<const FoldedWord> words) const;
    // "police spokesman" → "police"; "" for a spokesperson (or head) of whatever body the text is about; nothing where
    // the word is none.
    [[nodiscard]] std::optional<std::string> spoken_for(std::string_view form) const;
    [[nodiscard]] bool leads(std::string_view form) const;  // a head, no spokesperson
    // … whose body the phrase must name: of a "president" alone nobody knows of what.
    [[nodiscard]] bool needs_body(std::string_view form) const;
    // … of whatever firm the text is about.
    [[nodiscard]] bool speaks_for_firm(std::string_view form) const;
    // A noun for a body that needs a name beside it ("Reederei"), or a compound that ends in one.
    [[nodiscard]] bool is_body_noun(std::string_view form) const;
    // A noun that points back to a firm or club ("the firm"); to any body, or a compound that ends in one.
    [[nodiscard]] bool calls_a_firm(std::string_view form) const;
    [[nodiscard]] bool refers_to_body(std::string_view form) const;
    // Either of these: no name by itself.
    [[nodiscard]] bool is_noun_for_body(std::string_view form) const {
        return is_body_noun(form) || refers_to_body(form);
    }
    // Whether a body's noun calls a branch of what the other noun calls ("Polizeidirektion" of "Polizei").
    [[nodiscard]] bool is_branch(std::string_view form, std::string_view of) const {
        return branches_.contains({std::string(form), std::string(of)});
    }
    // "In" of "Ministry in Hamsur": a preposition that a place stands behind.
    [[nodiscard]] bool opens_place(std::string_view form) const { return before_places_.contains(form); }
    // What stands before a surname ("minister"), or a compound that ends in it.
    [[nodiscard]] bool is_title(std::string_view form) const;
    // The name under which this name of an agency is known ("deutsche presse agentur" → "dpa"); else as it is. Both are
    // joined_forms().
    [[nodiscard]] std::string outlet_called(std::string forms) const;

private:
    // Bytes of a compound's noun, and of what stands before it.
    static constexpr std::size_t shortest_tail = 4, shortest_head = 4;

    struct Analysis;
    // As in the table: somebody who speaks for a body, leads it, leads a firm, holds an office of what must be said, or
    // speaks for themselves.
    enum class PostKind : std::uint8_t { speaker, head, chief, office, own };
    struct Post {
        std::string ends;
        PostKind kind = PostKind::speaker;
        std::string body;  // where no part of the noun names it
    };
    [[nodiscard]] static std::optional<PostKind> post_from(std::string_view kind);
    [[nodiscard]] const Post* post_called(std::string_view form) const;
    [[nodiscard]] Term weighed(std::string_view term) const;
    [[nodiscard]] std::optional<Stance> stance_of(const std::vector<PhraseList::Hit>& hits) const;
    [[nodiscard]] bool is_negated(std::span<const FoldedWord> words, const Stance& stance) const;
    [[nodiscard]] bool has_kind(std::span<const FoldedWord> words, std::string_view kind) const;
    [[nodiscard]] bool has_turn(std::span<const FoldedWord> words, std::string_view kind) const;
    [[nodiscard]] std::optional<std::uint64_t> stem_key(std::string_view term) const;
    void read_weights(const PackData& pack);
    void read_verbal_nouns(const PackData& pack);
    void read_answers(const PackData& pack);
    void add_pointer_tails(std::string_view forms, Pointer kind);
    [[nodiscard]] std::optional<Pointer> pointer_by_tail(std::string_view form) const;
    void read_edits(const PackData& pack);
    void read_figure_words(const PackData& pack);
    void read_calendar(const PackData& pack);
    void read_bodies(const PackData& data);

    std::unique_ptr<const Analysis> analysis_;
    std::unordered_map<std::uint64_t, std::uint32_t> weights_;
    std::unordered_map<std::uint64_t, std::uint64_t> verbs_;  // their stems, by nouns made of them
    std::uint32_t rarest_ = 0;                                // weight of a term that the table does not have
    std::vector<Concept> concepts_;
    struct Tail {
        Pointer kind = Pointer::view;
        bool any_ending = false;
    };
    std::map<std::string, Tail, std::less<>> pointer_tails_;  // nouns in which a compound may end
    PhraseList concept_words_, counted_nouns_, pointers_, negations_, turns_, edits_;
    std::array<PhraseList, figure_cue_kinds> figure_cues_;  // of each cue: a word may be one of several
    PhraseList cue_stances_, content_stances_, alone_stances_, flat_stances_;
    PhraseList negated_stances_;              // together with a negation
    std::vector<std::string> counted_kinds_;  // by row of the table
    std::unordered_set<std::uint64_t> kind_keys_;
    std::vector<std::string> turn_kinds_;  // by row of the table
    std::vector<Stance> stances_;
    std::unordered_map<std::string, std::uint64_t> calendar_;  // by folded form
    std::vector<Post> posts_;
    Endings post_ends_;                                       // by their place among these
    Endings body_nouns_, titles_, references_;                // … to bodies
    std::set<std::string, std::less<>> firm_references_;      // … to firms
    std::set<std::string, std::less<>> any_body_, any_firm_;  // first parts of compounds
    std::set<std::string, std::less<>> before_places_;
    std::set<std::pair<std::string, std::string>> branches_;  // of whom
    std::unordered_map<std::string, std::string> outlets_;    // by folded words
};

// The languages of several packs.
class Languages {
public:
    explicit Languages(std::vector<Pack> packs);
    // The article's own, else the first one; there is always one, perhaps without any tables.
    [[nodiscard]] const Language& of(const Article& article) const;

private:
    std::vector<Pack> packs_;
    std::vector<Language> languages_;
};

}  // namespace sayso::story
