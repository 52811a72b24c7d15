// A statement as its article alone tells it (private to src/story).
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string_view>
#include <vector>

#include "story/clauses.h"
#include "story/told.h"

namespace sayso::story {

// How much a concept weighs among a statement's terms, as a part of a rarest term.
inline constexpr std::uint32_t concept_share = 2;

// Keys of the terms of an article's sentences that tell something, ascending: statements that stand near have the same
// sentences around them. Refers to the text and its words.
class SentenceTerms {
public:
    SentenceTerms(std::string_view text, const WordTerms& words) : text_(text), words_(&words) {}
    [[nodiscard]] const std::vector<std::uint64_t>& of(Span sentence);

private:
    std::string_view text_;
    const WordTerms* words_;
    std::map<Span, std::vector<std::uint64_t>> known_;
};

// `prose`, `words`, `figures` and `sentences` are the article's.
[[nodiscard]] DraftTelling draft_telling(const Reading& reading, std::size_t number, const Prose& prose,
                                         const WordTerms& words, std::span<const Counted> figures,
                                         SentenceTerms& sentences);

}  // namespace sayso::story
