// What finding stories needs to know of a language; all of it comes from the pack (private to src/story).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "sayso/article.h"
#include "sayso/pack.h"
#include "sayso/story.h"
#include "story/phrases.h"

namespace sayso::story {

// An index term, as a number, with its weight: how much it tells that two texts share it, in sixteenths of a nat
// (inverse document frequency, from the table term_weights).
struct Term {
    std::uint64_t key = 0;
    std::uint32_t weight = 0;
    auto operator<=>(const Term&) const = default;
};

// Each term once, by key.
using Terms = std::vector<Term>;

// FNV-1a of the term's bytes.
[[nodiscard]] std::uint64_t key_of(std::string_view term);

// What befalls the counted.
struct Concept {
    std::string name;
    bool people = false;  // befalls people, who need not be named
};

enum class ContentRole : std::uint8_t { own, denied };

// A stand that words take.
struct Stance {
    AnswerKind kind = AnswerKind::deny;
    ContentRole content = ContentRole::own;
};

class Language {
public:
    explicit Language(const Pack& pack);
    ~Language();
    Language(Language&&) noexcept;

    // The terms of a text; what `left_out` covers (bytes of the text) counts as blank.
    [[nodiscard]] Terms terms(std::string_view text, const Spans& left_out = {}) const;
    // The same with how often each stands in the text, at most `most`, times its weight.
    [[nodiscard]] Terms weighed_terms(std::string_view text, std::uint32_t most) const;
    // The heaviest term of a text's last word: what a noun phrase counts. 0 where there is none.
    [[nodiscard]] std::uint64_t head(std::string_view text) const;
    [[nodiscard]] std::uint32_t rarest() const { return rarest_; }
    [[nodiscard]] const std::vector<Concept>& concepts() const { return concepts_; }
    [[nodiscard]] std::vector<PhraseList::Hit> concepts_in(std::span<const FoldedWord> words) const {
        return concept_words_.in(words);
    }
    [[nodiscard]] bool counts_anybody(std::span<const FoldedWord> words) const { return people_.any_in(words); }
    [[nodiscard]] bool negates(std::span<const FoldedWord> words) const { return negations_.any_in(words); }
    [[nodiscard]] std::optional<Stance> stance_of_cue(std::span<const FoldedWord> words) const;
    [[nodiscard]] std::optional<Stance> stance_of_content(std::span<const FoldedWord> words) const;
    // What losing these words does; nothing where the tables do not tell.
    [[nodiscard]] std::optional<EditKind> edit_of(std::span<const FoldedWord> words) const;
    // "police spokesman" → "police"; "" for a spokesperson without more; nothing where the word is none.
    [[nodiscard]] std::optional<std::string> spoken_for(std::string_view form) const;
    // The name under which this name of an agency is known ("Deutsche Presse-Agentur" → "dpa"); else as it is.
    [[nodiscard]] std::string outlet_called(std::string_view name) const;

private:
    struct Analysis;
    [[nodiscard]] Terms all_terms(const std::string& text) const;
    void read_weights(const PackData& pack);
    void read_answers(const PackData& pack);
    void read_edits(const PackData& pack);

    std::unique_ptr<const Analysis> analysis_;
    std::unordered_map<std::uint64_t, std::uint32_t> weights_;
    std::uint32_t rarest_ = 0;  // weight of a term that the table does not have
    std::vector<Concept> concepts_;
    PhraseList concept_words_, people_, negations_, edits_, cue_stances_, content_stances_;
    std::vector<Stance> stances_;
    std::vector<std::string> spokespeople_;
    std::unordered_map<std::string, std::string> outlets_;  // by folded words
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
