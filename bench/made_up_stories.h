// Very many stories, made from a few read ones: every story has its own names, rare words and numbers.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "sayso/pack.h"
#include "sayso/reading.h"

namespace sayso::bench {

// The readings of one story that the others are made from.
using Template = std::vector<Reading>;

struct MadeUpArticle {
    Reading reading;
    std::size_t story = 0;
};

struct NewsOptions {
    std::size_t articles = 1000;
    std::size_t stories_a_day = 24;     // that begin
    std::size_t fewest = 8, most = 15;  // articles of a story, as far as its template has so many
};

// In order of publication. In each story its own words (names, most nouns) are exchanged, everywhere alike and so that
// inflected forms stay together, and so are digits; what many news have in common stays, and what the story layer's
// tables ask for. Every word keeps its length in bytes, so that all spans still fit.
[[nodiscard]] std::vector<MadeUpArticle> made_up_news(const Pack& pack, const std::vector<Template>& templates,
                                                      const NewsOptions& options);

// So many articles of one story: versions of the templates in which every other of its own words is exchanged.
[[nodiscard]] std::vector<MadeUpArticle> made_up_long_story(const Pack& pack, const std::vector<Template>& templates,
                                                            std::size_t articles);

}  // namespace sayso::bench
