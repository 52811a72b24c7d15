// Scores stories against gold: a folder with articles.jsonl and gold.json (docs/story.md has the form).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "eval/statements.h"
#include "sayso/article.h"
#include "sayso/error.h"
#include "sayso/story.h"

namespace sayso::eval {

// A marked run: half-open ranges of words, counted from the start of each article's text.
struct GoldCopy {
    std::string from, to;  // article ids
    Range from_words, to_words;
};

struct GoldStory {
    std::vector<Article> articles;
    std::vector<GoldCopy> copies;
};

// An error says which article or quotation is wrong.
[[nodiscard]] Result<GoldStory> gold_story_in(std::string_view articles_jsonl, std::string_view gold_json);

// A run is right if both articles, the direction, and both its ends in both texts are; ends may lie three words off.
[[nodiscard]] Share score_copies(const GoldStory& gold, const std::vector<Copy>& copies);

// Which runs were missed, and which are too many; a line each.
[[nodiscard]] std::string explain_copies(const GoldStory& gold, const std::vector<Copy>& copies);

}  // namespace sayso::eval
