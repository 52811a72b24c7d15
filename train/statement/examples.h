// Gold articles, analysed, with all that the rules find in them and whether it is right.
#pragma once

#include <string>
#include <vector>

#include "eval/statements.h"
#include "pack/pack.h"
#include "sayso/article.h"
#include "statement/selection.h"
#include "statement/writer.h"
#include "text/text.h"

namespace sayso::train {

struct Example {
    std::vector<std::uint32_t> features;
    bool right = false;
};

// One gold article with its analysis. Not movable: the view refers to its neighbours.
class GoldArticle {
public:
    GoldArticle(eval::ScoredArticle gold, const TextAnalyser& analyser, const statement::Cues& cues);
    GoldArticle(const GoldArticle&) = delete;
    GoldArticle& operator=(const GoldArticle&) = delete;

    [[nodiscard]] const eval::ScoredArticle& gold() const { return gold_; }
    // What the rules find in the first stage (see statement/selection.h), with whether it is right.
    [[nodiscard]] const std::vector<Example>& examples() const { return examples_; }
    // Findings that carry a speaker on from what the scorer keeps.
    [[nodiscard]] std::vector<Example> carried_examples(const statement::Scorer& scorer) const;
    // The article as the reader would give it out with this scorer; `confidences` takes each statement's.
    [[nodiscard]] eval::ScoredArticle predicted(const statement::Scorer& scorer, const statement::WhoResolver& who,
                                                std::vector<double>& confidences) const;

private:
    [[nodiscard]] std::vector<Example> labelled(const std::vector<statement::Finding>& findings) const;

    eval::ScoredArticle gold_;
    Article article_;
    Document document_;
    statement::DocumentView view_;
    statement::Grammar grammar_;
    std::vector<std::vector<TokenIndex>> gold_content_, gold_cue_;  // words of each gold statement
    std::vector<statement::Finding> findings_;
    std::vector<Example> examples_;
};

}  // namespace sayso::train
