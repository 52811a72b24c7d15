// Gold articles, analysed, with all that the rules find in them and whether it is right.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "eval/statements.h"
#include "pack/pack.h"
#include "ranking.h"
#include "sayso/article.h"
#include "statement/selection.h"
#include "statement/speaker_ranker.h"
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
    // The choice of the speaker for each finding that is kept and answers to a gold statement; where none of the
    // candidates is right there is nothing to learn. The speakers before are those that `ranker` chooses, since in use
    // they may be wrong, too; without its weights the right ones.
    [[nodiscard]] std::vector<RankingExample> speaker_examples(const statement::Scorer& scorer, const statement::SpeakerRanker& ranker) const;
    // The article as the reader would give it out with these models; `confidences` takes each statement's.
    [[nodiscard]] eval::ScoredArticle predicted(const statement::Scorer& scorer, const statement::SpeakerRanker& ranker,
                                                const statement::WhoResolver& who, std::vector<double>& confidences) const;

private:
    struct Answer {
        std::size_t gold, finding;
    };

    [[nodiscard]] std::vector<Answer> answers(const std::vector<statement::Finding>& findings) const;
    [[nodiscard]] std::vector<Example> labelled(const std::vector<statement::Finding>& findings) const;
    [[nodiscard]] RankingExample speaker_example(const std::vector<statement::SpeakerCandidate>& candidates,
                                                 std::vector<std::vector<std::uint32_t>> features, std::size_t gold) const;

    eval::ScoredArticle gold_;
    Article article_;
    Document document_;
    statement::DocumentView view_;
    statement::Grammar grammar_;
    std::vector<std::vector<TokenIndex>> gold_content_, gold_cue_, gold_speaker_;  // words of each gold statement
    std::vector<statement::Finding> findings_;
    std::vector<Example> examples_;
};

}  // namespace sayso::train
