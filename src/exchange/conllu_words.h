// An article's tokens as the words of Universal Dependencies: contractions and compounds parted, every word with a
// head.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/ud_features.h"
#include "pack/pack.h"
#include "sayso/document.h"

namespace sayso::exchange {

struct UdWord {
    std::string form;
    std::string lemma;
    Upos upos = Upos::X;
    FeatureSet features;
    std::uint32_t head = 0;  // number of a word of the sentence, from 1; 0 for the root
    std::string relation;
};

// A token of the format: the words that it is made of, one unless it is a contraction.
struct UdToken {
    Span span;
    std::uint32_t first_word = 0;  // index, from 0
    std::uint32_t words = 1;
};

struct UdSentence {
    std::vector<UdToken> tokens;
    std::vector<UdWord> words;
};

// Immutable; may be shared by threads. The pack must outlive it.
class UdWords {
public:
    explicit UdWords(const PackData& pack);
    [[nodiscard]] UdSentence of(std::string_view text, const Document& document, TokenRange sentence) const;

private:
    struct Contraction {
        std::string_view preposition, article, lemma, features;
    };
    class Builder;

    // The part of speech of a compound's part as a word of its own.
    [[nodiscard]] Upos tag_of_part(std::string_view part) const;

    const Lexicon& lexicon_;
    std::map<std::string, Contraction, std::less<>> contractions_;
    UdFeatures features_;
};

}  // namespace sayso::exchange
