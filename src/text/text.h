// From an article's text to a Document: sentences, tokens, lemmas, morphology, clauses, names, quotations.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "pack/pack.h"
#include "sayso/article.h"
#include "sayso/document.h"

namespace sayso {

// Immutable; may be shared by threads. The pack must outlive it and the Documents it makes.
class TextAnalyser {
public:
    explicit TextAnalyser(const PackData& pack);
    ~TextAnalyser();
    TextAnalyser(TextAnalyser&&) noexcept;

    // Every block is analysed for itself: no sentence goes across blocks. An article without blocks is taken as
    // paragraphs at its blank lines, and sentence.block counts those.
    [[nodiscard]] Document analyse(const Article& article) const;

    // Search terms of a text, separated by blanks, in order of the text: folded, reduced to lemmas, with the parts of
    // compounds behind them ("Waffenlieferungen" → "waffenlieferung waffe lieferung").
    [[nodiscard]] std::string index_terms(std::string_view text) const;

private:
    struct Impl;
    std::unique_ptr<const Impl> impl_;
};

}  // namespace sayso
