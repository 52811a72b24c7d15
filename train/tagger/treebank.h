// Sentences of Universal Dependencies treebanks, laid over Sayso's own tokens.
#pragma once

#include <string>
#include <vector>

#include "pack/pack.h"
#include "sayso/document.h"
#include "text/coarse_tag.h"
#include "text/token_tables.h"

namespace sayso::train {

struct GoldWord {
    Span span;  // bytes of the sentence's text
    text::CoarseTag tag = text::no_tag;
    Morph morph;
    std::string lemma;
    std::int32_t head = -1;  // index of the word it depends on; -1: the root
    std::string relation;    // UD's, without subtype
};

struct GoldSentence {
    std::string text;
    std::string document;         // sentences of one document stay in one fold
    std::vector<GoldWord> words;  // one for each of Sayso's tokens
};

// Reads CoNLL-U. Multiword tokens ("am") become one word with the tag of their first part and the case of their last;
// what the treebank splits at hyphens and Sayso does not gets the tag of its last part. Sentences whose tokens cannot
// be laid over each other are left out and counted in `left_out`.
[[nodiscard]] std::vector<GoldSentence> read_treebank(const std::string& path, const text::TokenTables& tables,
                                                      const text::QuoteMarks& marks, std::size_t& left_out);

}  // namespace sayso::train
