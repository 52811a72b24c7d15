// Scores stories against gold: a folder with articles.jsonl and gold.json (docs/story.md has the form).
#pragma once

#include <optional>
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
    Span from_span, to_span;  // the same in bytes
};

// A marked stretch of an article: a half-open range of words, the same in bytes, and whose words these are.
struct GoldPlace {
    std::string article;
    Range words;
    Span span;
    std::string speaker;  // as the gold has it: "?" before an unnamed one; empty: nobody, or the article
};

struct GoldClaim {
    std::string id;
    std::vector<GoldPlace> members;
    std::vector<std::string> sources;  // names, "?" before an unnamed one
};

struct GoldAnswer {
    std::string kind;   // as name_of(AnswerKind)
    std::string claim;  // id
    GoldPlace place;
};

struct GoldStep {
    GoldPlace place;
    double value = 0;
    std::optional<double> high;
    std::string qualifier;
};

struct GoldSeries {
    std::string name;  // what is counted, and what happened
    std::vector<GoldStep> steps;
};

struct GoldStory {
    std::vector<Article> articles;
    std::vector<GoldCopy> copies;
    std::vector<GoldClaim> claims;
    std::vector<GoldAnswer> answers;
    std::vector<GoldSeries> figures;
};

// An error says which article or quotation is wrong.
[[nodiscard]] Result<GoldStory> gold_story_in(std::string_view articles_jsonl, std::string_view gold_json);

// A run is right if both articles, the direction, and both its ends in both texts are; ends may lie three words off.
[[nodiscard]] Share score_copies(const GoldStory& gold, const std::vector<Copy>& copies);

// Which runs were missed, and which are too many; a line each.
[[nodiscard]] std::string explain_copies(const GoldStory& gold, const std::vector<Copy>& copies);

}  // namespace sayso::eval
