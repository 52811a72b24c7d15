#include "story/word_terms.h"

#include <algorithm>
#include <array>
#include <string>
#include <tuple>

namespace sayso::story {
namespace {

// A weight times the fourth root of how often, up to four times: an article repeats who it is about, but even more the
// words for the kind of thing that befell them.
std::uint32_t repeated(std::uint32_t weight, std::size_t times) {
    constexpr std::array<std::uint32_t, 4> root_in_hundredths = {100, 119, 132, 141};
    constexpr std::uint32_t hundred = 100;
    return weight * root_in_hundredths[std::min(times, root_in_hundredths.size()) - 1] / hundred;
}

void add_terms(std::span<const WordTerm> of_word, Terms& terms) {
    for (const WordTerm& term : of_word) terms.push_back({.key = term.stem, .weight = term.weight});
}

}  // namespace

WordTerms::WordTerms(const Language& language, std::string_view text) : language_(language) {
    for (const Token& token : language.index_words(text)) {
        const auto [known, fresh] = known_.try_emplace(Word{.form = token.span.of(text), .kind = token.kind});
        if (fresh) known->second.terms = language.word_terms(known->first.form, token.kind);
        ++known->second.times;
    }
}

Terms WordTerms::in(std::string_view stretch, const Spans& left_out) const {
    std::string blanked;
    if (!left_out.empty()) {
        blanked = stretch;
        for (const Span span : left_out)
            std::fill(blanked.begin() + span.begin, blanked.begin() + std::min<std::size_t>(span.end, blanked.size()),
                      ' ');
        stretch = blanked;
    }
    const std::vector<Token> words = language_.index_words(stretch);
    Terms terms;
    terms.reserve(2 * words.size());
    for (const Token& token : words) {
        const std::string_view form = token.span.of(stretch);
        // At the ends of a stretch a word may be cut, or read as another kind of token.
        const auto known = known_.find({.form = form, .kind = token.kind});
        add_terms(known == known_.end() ? language_.word_terms(form, token.kind) : known->second.terms, terms);
    }
    std::sort(terms.begin(), terms.end());
    const auto same_key = [](const Term& a, const Term& b) { return a.key == b.key; };
    terms.erase(std::unique(terms.begin(), terms.end(), same_key), terms.end());
    return terms;
}

Terms WordTerms::weighed() const {
    std::vector<std::pair<Term, std::size_t>> all;  // with how often each word has it
    for (const auto& [word, known] : known_)
        for (const WordTerm& term : known.terms)
            if (!term.is_number) all.push_back({{.key = term.key, .weight = term.weight}, known.times});
    std::sort(all.begin(), all.end());
    Terms terms;
    for (auto begin = all.begin(); begin != all.end();) {
        std::size_t times = 0;
        auto end = begin;
        for (; end != all.end() && end->first.key == begin->first.key; ++end) times += end->second;
        terms.push_back({.key = begin->first.key, .weight = repeated(begin->first.weight, times)});
        begin = end;
    }
    return terms;
}

std::uint64_t WordTerms::head(std::string_view stretch) const {
    const std::vector<FoldedWord> words = folded_words(stretch);
    if (words.empty()) return 0;
    const Terms last = in(words.back().span.of(stretch));
    const auto heaviest = std::max_element(last.begin(), last.end(), [](const Term& a, const Term& b) {
        return std::tie(a.weight, a.key) < std::tie(b.weight, b.key);
    });
    return heaviest == last.end() ? 0 : heaviest->key;
}

}  // namespace sayso::story
