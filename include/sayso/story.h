// What articles have to do with each other: which tell of one matter, which text one took from another, what is claimed
// in them and on whose word, who denies it, and how a figure moves.
//
//     auto teller = sayso::Storyteller({*pack});
//     auto book = sayso::StoryBook::of(*ledger, teller);          // everything that the ledger keeps
//     for (const sayso::Story& story : book->stories()) …         // story.claims[0].sources.size()
//
// Values refer to articles and statements by number: an article's is its index in the readings that were handed in
// (StoryBook::readings()), a statement's its index in Reading::statements. Spans are bytes of the article's text. The
// order of the readings never matters for what is found, nor for ids; lists are in order of time, equal times by id. No
// state, no clock: the same readings and packs give the same stories. A Storyteller is immutable and may be used by any
// number of threads; values own their memory. How each thing is found is told in docs/story.md.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/article.h"
#include "sayso/error.h"
#include "sayso/pack.h"
#include "sayso/reading.h"
#include "sayso/span.h"

namespace sayso {

class Ledger;
struct Found;
struct Facet;
struct FacetWanted;
enum class FacetBy : std::uint8_t;
struct Query;
namespace story {
class Languages;
class WordTerms;
}  // namespace story

// ── Copies ──────────────────────────────────────────────────────────────────────────────────────────────────────────

// What a change does to what is said. hedge_lost: "probably" went. qualifier_lost: "about" went, or what a figure rests
// on. shortened: words went that say more. figure_changed: a number is another one. attribution_lost: who said it went.
enum class EditKind : std::uint8_t { hedge_lost, qualifier_lost, shortened, figure_changed, attribution_lost, other };

[[nodiscard]] std::string_view name_of(EditKind kind);

// A place inside a run where the two texts differ. Either side may be empty: words left out, or put in.
struct CopyEdit {
    Span from;
    Span to;
    EditKind kind = EditKind::other;  // find_copies() leaves it at `other`; a Storyteller knows the words
    bool operator==(const CopyEdit&) const = default;
};

// A run of words of one article that stands in another, with small edits allowed inside. `from` is the agency's text
// where only one of the two is an agency's, else the earlier one.
struct Copy {
    std::size_t from = 0;  // index into the articles
    std::size_t to = 0;
    Span from_span;
    Span to_span;
    std::uint32_t same_words = 0;  // words that stand in both runs, in the same order
    bool credited = false;        // the later article names the outlet of the earlier one, in its text or as its agency
    std::vector<CopyEdit> edits;  // in order of the text
    bool operator==(const Copy&) const = default;
};

struct CopyOptions {
    std::uint32_t least_words = 12;  // of a run, on both sides
    std::uint32_t widest_gap = 12;   // words that may differ between two stretches of one run, on either side
    // Word sequences that stand in more articles than this are taken for set phrases and lead to no candidates; bounds
    // the time for many articles.
    std::uint32_t widest_spread = 64;
    std::uint32_t threads = 1;  // that share the work; what is found is the same with any number
};

// Every stretch of text is traced back to one origin: where an agency's text stands in two papers, both copy the
// agency, and neither the other. Two versions of one article (same id, or same address) are no copies of each other. An
// article without a readable date counts as the latest. Order: by target's id, then by place in it.
[[nodiscard]] std::vector<Copy> find_copies(std::span<const Article> articles, const CopyOptions& options = {});

// ── Claims ──────────────────────────────────────────────────────────────────────────────────────────────────────────

// denied: the article has it only as what somebody rejects ("denied that the pump had failed"), so nobody's word stands
// behind it.
enum class TellingRole : std::uint8_t { told, denied };

// One statement in one article.
struct Telling {
    std::size_t article = 0;
    std::size_t statement = 0;
    TellingRole role = TellingRole::told;
    std::string at;  // ISO 8601: the article's publication, or that of the live entry it stands in; empty: not known
    bool operator==(const Telling&) const = default;
};

// An independent source: on whose word a claim stands after copies, chains and spokespeople are folded.
struct ClaimSource {
    std::string name;                  // as Party::name
    bool named = false;                // false: "a witness"
    std::string kind;                  // as Party::kind
    std::size_t first = 0;             // index into Claim::members: where it is first told on this word
    std::vector<std::size_t> members;  // all that stand on it, ascending
    bool operator==(const ClaimSource&) const = default;
};

// Why a member gives no source of its own. copied: its words are another article's. passed_on: it says from whom it has
// it (via, or an outlet as speaker). same_speaker: told before by the same speaker. speaks_for: its speaker is the
// spokesperson of that member's body, or the other way round.
enum class FoldKind : std::uint8_t { copied, passed_on, same_speaker, speaks_for };

[[nodiscard]] std::string_view name_of(FoldKind kind);

// One step of the proof: member `to` stands on the same word as member `from`.
struct Fold {
    FoldKind kind = FoldKind::same_speaker;
    std::size_t from = 0, to = 0;  // indices into Claim::members
    std::string through;           // the outlet or name that shows it
    bool operator==(const Fold&) const = default;
};

enum class AnswerKind : std::uint8_t { deny, confirm, doubt, correct };

[[nodiscard]] std::string_view name_of(AnswerKind kind);

// A statement that takes a stand on a claim. `correct` puts another value in its place.
struct Answer {
    AnswerKind kind = AnswerKind::deny;
    Telling telling;
    bool operator==(const Answer&) const = default;
};

// The same statement wherever it is told.
struct Claim {
    std::string id;                    // "c:" and 16 hexadecimal digits, from its first telling
    std::vector<Telling> members;      // at least two, or one that is answered; by time
    std::size_t fullest = 0;           // index into members: the one that says most; its words stand for the claim
    std::vector<ClaimSource> sources;  // by time of `first`; empty where nobody is known
    std::vector<Fold> proof;           // why there are no more sources than these
    std::vector<Answer> answers;       // by time
    bool operator==(const Claim&) const = default;
};

// What is known of a claim at a time: an event for each new source and each answer.
enum class Standing : std::uint8_t { said, said_again, confirmed, doubted, denied, corrected };

[[nodiscard]] std::string_view name_of(Standing standing);

struct ClaimEvent {
    std::string at;
    Standing standing = Standing::said;  // said_again: by a further independent source
    Telling telling;
};

// By time. Empty where nobody's word stands behind the claim and nothing answers it.
[[nodiscard]] std::vector<ClaimEvent> course_of(const Claim& claim);
// How the claim stands in the end. Without a course it is said, or denied where every article has it only as denied.
[[nodiscard]] Standing standing_of(const Claim& claim);

// ── Figures ─────────────────────────────────────────────────────────────────────────────────────────────────────────

// How a step stands to those before it. first: nothing before. repeats: the same figure. revises: the same speaker gave
// another one before. differs: only others gave another one before. contradicts: it cannot be true together with what
// another speaker's latest step says, both are of the same day, and it is told what they count.
enum class StepKind : std::uint8_t { first, repeats, revises, differs, contradicts };

[[nodiscard]] std::string_view name_of(StepKind kind);

struct FigureStep {
    std::size_t article = 0;
    Span span;                             // the words of the quantity
    std::optional<std::size_t> statement;  // that it stands in; none: the article's own telling
    std::string value, high;               // exact decimals as in Quantity; high is empty where there is no range
    Qualifier qualifier = Qualifier::exact;
    Party speaker;  // the outlet itself where the article tells the figure on its own account
    std::string at;
    StepKind kind = StepKind::first;
    std::optional<std::size_t> against;  // index of the step that it repeats, revises, differs from or contradicts
};

// One quantity followed over time: what is counted, and what happened to it.
struct FigureSeries {
    std::string id;                 // "f:" and 16 hexadecimal digits, from its first step
    std::string what;               // the counted thing in the words of the step that names it first; the first figure
                                    // itself ("twice") where nothing is named
    std::string happened;           // "killed" in the language's word for it; empty: nothing known
    std::string unit;               // as Quantity::unit
    std::vector<FigureStep> steps;  // by time
};

// ── Stories ─────────────────────────────────────────────────────────────────────────────────────────────────────────

struct Story {
    std::string id;                     // "t:" and 16 hexadecimal digits, from its first article
    std::string title;                  // of its first article
    std::vector<std::size_t> articles;  // by time
    std::vector<Copy> copies;
    std::vector<Claim> claims;          // by time of the first telling
    std::vector<FigureSeries> figures;  // by time of the first step
};

// Ids are hashes of what a story, claim or series began with, so they need no store. Should something earlier be added,
// the id moves; every article (statement, step) of it leads to it for ever, under the id that it would have given.
[[nodiscard]] std::string story_id(const Article& first);
[[nodiscard]] std::string claim_id(const Statement& first);

// Articles on the same matter, found as they come in, by shared names, rare words and time. Adding takes time with the
// articles that share something, not with all. Which articles belong together does not depend on the order of adding;
// one that comes in may bring stories together, and seldom parts one.
class StoryIndex {
public:
    explicit StoryIndex(std::vector<Pack> packs);
    ~StoryIndex();
    StoryIndex(StoryIndex&&) noexcept;
    StoryIndex& operator=(StoryIndex&&) noexcept;

    // Gives the article's number: 0, 1, 2 … in order of adding.
    std::size_t add(const Article& article);
    // The numbers of all articles of this one's story, ascending: what has to be told anew after adding it.
    [[nodiscard]] std::vector<std::size_t> story_of(std::size_t article) const;
    // The numbers of each story's articles, each ascending; stories by their first number.
    [[nodiscard]] std::vector<std::vector<std::size_t>> stories() const;

private:
    friend class RunningStories;  // which reads the same articles with the same languages
    explicit StoryIndex(std::shared_ptr<const story::Languages> languages);
    std::size_t add(const Article& article, const story::WordTerms& words);
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

class Storyteller {
public:
    explicit Storyteller(std::vector<Pack> packs);
    ~Storyteller();
    Storyteller(Storyteller&&) noexcept;
    Storyteller& operator=(Storyteller&&) noexcept;

    // Finds the stories among the readings and tells each. An article that shares its matter with no other is a story
    // of its own, too. By time of the first article.
    [[nodiscard]] std::vector<Story> stories(std::span<const Reading> readings) const;
    // All of the readings as one story.
    [[nodiscard]] Story story(std::span<const Reading> readings) const;

private:
    struct Impl;
    std::unique_ptr<const Impl> impl_;
};

// Stories that are kept told while articles come in. A story is the same as Storyteller::stories() tells of all that
// was added, whatever the order; what was found of an article alone is kept, so that one more costs little. For one
// thread.
class RunningStories {
public:
    explicit RunningStories(const std::vector<Pack>& packs);
    ~RunningStories();
    RunningStories(RunningStories&&) noexcept;
    RunningStories& operator=(RunningStories&&) noexcept;

    // Gives the article's number in readings(): 0, 1, 2 …
    std::size_t add(Reading reading);
    [[nodiscard]] const std::vector<Reading>& readings() const;
    // Which articles are of one story.
    [[nodiscard]] const StoryIndex& index() const;
    // The story that the article is of, told anew if something was added to it. It stays until the next call.
    [[nodiscard]] const Story& story_of(std::size_t article);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

// The stories of a ledger, with the readings that they refer to. A snapshot: it does not see what is added later.
class StoryBook {
public:
    // The readings as views have them: corrected, with who is who. Errors: those of Ledger::each_reading and
    // Ledger::as_viewed.
    [[nodiscard]] static Result<StoryBook> of(const Ledger& ledger, const Storyteller& teller);
    StoryBook(std::vector<Reading> readings, const Storyteller& teller);

    [[nodiscard]] const std::vector<Reading>& readings() const { return readings_; }
    [[nodiscard]] const std::vector<Story>& stories() const { return stories_; }
    // By an id of theirs, present or former, or an unambiguous beginning of one (at least 4 characters after "t:",
    // "c:"). An article's id finds its story, a statement's its claim. Null: none, or several.
    [[nodiscard]] const Story* story(std::string_view id) const;
    struct FoundClaim {
        const Story* story = nullptr;
        const Claim* claim = nullptr;
    };
    [[nodiscard]] std::optional<FoundClaim> claim(std::string_view id) const;
    // Series that have every word (folded, a word's beginning is enough) in what is counted, what happened, the unit,
    // or the story's title.
    struct FoundSeries {
        const Story* story = nullptr;
        const FigureSeries* series = nullptr;
    };
    [[nodiscard]] std::vector<FoundSeries> figures(std::string_view words) const;

private:
    std::vector<Reading> readings_;
    std::vector<Story> stories_;
};

// Whether the query has claim: or sources:, which Ledger::find refuses.
[[nodiscard]] bool asks_for_stories(const Query& query);

// What Ledger::find gives, also for claim: (tells this claim, by its id or a beginning of one) and sources: (tells a
// claim that stands on so many independent sources; a statement that no other repeats stands on one, or none). Errors:
// those of Ledger::find.
[[nodiscard]] Result<Found> find_with_stories(const Ledger& ledger, const Query& query, const StoryBook& book);
// What Ledger::facets gives, for such queries too.
[[nodiscard]] Result<std::vector<Facet>> facets_with_stories(const Ledger& ledger, const Query& query,
                                                             const StoryBook& book, FacetBy facet, std::uint32_t most);
// Several at once, in the order they were asked for: what the query finds is looked at once.
[[nodiscard]] Result<std::vector<std::vector<Facet>>> facets_with_stories(const Ledger& ledger, const Query& query,
                                                                          const StoryBook& book,
                                                                          const std::vector<FacetWanted>& wanted);

// ── As JSON, a line each without a line break; spans in code points. docs/story.md has the keys. ────────────────────

[[nodiscard]] std::string to_json(const Story& story, std::span<const Reading> readings);
[[nodiscard]] std::string to_json(const Claim& claim, std::span<const Reading> readings);
[[nodiscard]] std::string to_json(const FigureSeries& series, std::span<const Reading> readings);

}  // namespace sayso
