// The words by which a statement is found again in a marked story.
#pragma once

#include <algorithm>
#include <cstdint>

#include "base/utf8.h"
#include "eval/story.h"
#include "eval/words.h"
#include "sayso/statement.h"

namespace sayso::eval {

inline constexpr double least_overlap = 0.5;

// Which words of an article a span of bytes covers.
class WordsOf {
public:
    explicit WordsOf(const Article& article)
        : positions_(article.text), words_(words_in(text_from_utf8(article.text))) {}

    void add(Span span, WordSet& set) const {
        const Span outside = positions_.from_bytes(span);
        for (std::uint32_t w = 0; w < words_.size(); ++w)
            if (outside.begin <= words_[w].begin && words_[w].begin < outside.end) set.insert(w);
    }

private:
    CodePoints positions_;
    std::vector<Range> words_;
};

// The words by which a statement is found again: its content; the cue, too, where the act is told without a clause.
inline WordSet words_of_statement(const Statement& statement, const WordsOf& words) {
    WordSet set;
    for (const Span span : statement.content) words.add(span, set);
    if (statement.form == Form::reported || set.empty())
        for (const Span span : statement.cue) words.add(span, set);
    return set;
}

inline double overlap(const WordSet& set, Range range) {
    const auto common = std::count_if(set.begin(), set.end(),
                                      [&](std::uint32_t word) { return range.begin <= word && word < range.end; });
    const double both = static_cast<double>(set.size()) + (range.end - range.begin);
    return both == 0 ? 0 : 2 * static_cast<double>(common) / both;
}

}  // namespace sayso::eval
