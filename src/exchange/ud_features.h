// The features of a word as Universal Dependencies writes them.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "pack/pack.h"
#include "sayso/document.h"

namespace sayso::exchange {

// Name and value, in the order that CoNLL-U asks for.
struct ByFeatureName {
    bool operator()(std::string_view a, std::string_view b) const;  // letters alike, great or small
    using is_transparent = void;
};
using FeatureSet = std::map<std::string, std::string, ByFeatureName>;

// "Case=Nom|Number=Sing"; "_" for none.
[[nodiscard]] std::string to_text(const FeatureSet& features);

// Puts the features of the text into the set; one with an empty value ("Gender=") is taken out.
void put_features(std::string_view text, FeatureSet& features);

// The morphology as features, and what the pack's table `ud_features` adds for the part of speech and the lemma.
class UdFeatures {
public:
    explicit UdFeatures(const PackData& pack);
    [[nodiscard]] FeatureSet of(Upos upos, std::string_view lemma, const Morph& morph, TokenKind kind) const;

private:
    struct Rule {
        std::string_view when;  // features that the word must have; empty: any word
        std::string_view features;
    };
    void apply(std::string_view upos, std::string_view lemma, FeatureSet& features) const;

    std::map<std::string, std::vector<Rule>, std::less<>> rules_;  // by "UPOS lemma"
};

}  // namespace sayso::exchange
