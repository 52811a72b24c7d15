// From an article's text to a Document: sentences, tokens, lemmas, morphology, clauses, names, quotations.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

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
    // The words that these are of, and those of one word: the same wherever it stands.
    [[nodiscard]] std::vector<Token> index_words(std::string_view text) const;
    [[nodiscard]] std::string word_terms(std::string_view form, TokenKind kind) const;

private:
    struct Impl;
    std::unique_ptr<const Impl> impl_;
};

namespace text {

// „Kein Kommentar“, sagte X; X rief: „Nie wieder“: a quotation at the front of its sentence or behind a colon, with a
// comma and a finite verb behind it, or the last words of its sentence behind a colon. It needs no verb to be apart
// from the clause around it.
[[nodiscard]] bool is_set_off(std::string_view text, const Document& document, const Quotation& quotation);

// Whether what is in the quotation stands for itself: it has a finite verb or is set off, and does not complete the
// clause around it (sagte, die Regierung „müsse endlich handeln“).
[[nodiscard]] bool stands_apart(std::string_view text, const Document& document, const Quotation& quotation);

[[nodiscard]] bool any_finite(const Document& document, TokenRange range);

// "mit der „Waldpost“": the mark parts the name from its article and preposition.
[[nodiscard]] bool is_quoted_behind_preposition(const Document& document, const Phrase& phrase);

}  // namespace text

}  // namespace sayso
