// A Document as CoNLL-U (https://universaldependencies.org/format.html), in the conventions of the treebanks of Universal
// Dependencies, which differ from ours in three points: contractions are multi-word tokens of two words ("im" = "in" +
// "dem"), compounds are parted at their hyphens and slashes, and some features hang on the lemma. The pack's tables
// `contractions` and `ud_features` say which.
#pragma once

#include <string>

#include "exchange/conllu_words.h"
#include "pack/pack.h"
#include "sayso/article.h"
#include "sayso/document.h"

namespace sayso {

// Immutable; may be shared by threads. The pack must outlive it.
class ConlluWriter {
public:
    explicit ConlluWriter(const PackData& pack) : words_(pack) {}

    // The article as one document of the format. Every sentence is a tree: where the document has none, all words hang on
    // one (its finite verb, a noun, or the first word). MISC has TokenRange=begin:end, code points of the article's text.
    [[nodiscard]] std::string write(const Article& article, const Document& document) const;

private:
    exchange::UdWords words_;
};

}  // namespace sayso
