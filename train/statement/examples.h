// Gold articles, analysed, with all that the rules find in them and whether it is right.
#pragma once

#include <cstddef>
#include <optional>
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
    statement::Features features;
    bool right = false;
};

// For a choice among classes.
struct Choice {
    statement::Features features;
    std::size_t label = 0;
};

struct AntecedentExample {
    RankingExample ranking;
    std::size_t taken = 0;           // the candidate that was chosen
    std::string words, wanted;       // that name the speaker; whom the marks name
    std::vector<std::string> names;  // of the candidates
};

// One gold article with its analysis. Not movable: the view refers to its neighbours.
class GoldArticle {
public:
    // What `net` says must come from articles other than this one.
    GoldArticle(eval::ScoredArticle gold, const TextAnalyser& analyser, const statement::Cues& cues,
                const statement::WhoTables& tables, const statement::ArticleNet& net);
    GoldArticle(const GoldArticle&) = delete;
    GoldArticle& operator=(const GoldArticle&) = delete;

    [[nodiscard]] const eval::ScoredArticle& gold() const { return gold_; }
    // For each unit of the contents whether the gold has it (see statement/content_units.h).
    [[nodiscard]] std::vector<Choice> unit_choices() const;
    // What the rules find in the first stage (see statement/selection.h), with the content that the model chooses, and
    // whether it is right.
    void find(const statement::LinearChoice& content);
    // The same, with what a first scorer tells of their neighbours.
    void mark_nested(const statement::Scorer& scorer);
    [[nodiscard]] const std::vector<Example>& examples() const { return examples_; }
    // JSON in one line: "rows" and "first" of its tokens (statement/token_rows.h); "parts", for each token a bit for
    // each statement::TokenPart; "findings", for each its "rule", "places" (statement::places_of; -1 for none), and
    // whether it is "right".
    [[nodiscard]] std::string net_example(const text::WordClasses& classes) const;
    // Findings that carry a speaker on from what the scorer keeps of them.
    [[nodiscard]] std::vector<Example> carried_examples(const statement::Scorer& scorer) const;
    // The choice of the speaker for each finding that is kept and answers to a gold statement; where none of the
    // candidates is right there is nothing to learn. The speakers before are those that `ranker` chooses, since in use
    // they may be wrong, too; without its weights the right ones.
    [[nodiscard]] std::vector<RankingExample> speaker_examples(const statement::Models& models,
                                                               const statement::SpeakerRanker& ranker) const;
    // The choice of whom each noun or pronoun means that names the speaker of a gold statement. Where none of the
    // candidates is right, nothing in `right` is.
    [[nodiscard]] std::vector<AntecedentExample> antecedent_examples(const statement::WhoResolver& who) const;
    // The article as the reader would give it out with these models; `confidences` takes each statement's.
    [[nodiscard]] eval::ScoredArticle predicted(const statement::Models& models, const statement::SpeakerRanker& ranker,
                                                const statement::WhoResolver& who,
                                                std::vector<double>& confidences) const;
    // All that the rules find, with nothing left out: how much of the gold the scorer can choose from at best.
    [[nodiscard]] eval::ScoredArticle candidates(const statement::WhoResolver& who) const;

private:
    // Which gold statement each finding answers to; `by_cue`: also those that only have its cue, whatever the content.
    enum class Likeness : std::uint8_t { by_content, by_cue };
    [[nodiscard]] std::vector<std::optional<std::size_t>> matched(const std::vector<statement::Finding>& findings,
                                                                  Likeness likeness) const;
    [[nodiscard]] std::vector<Example> labelled(const std::vector<statement::Finding>& findings) const;
    [[nodiscard]] eval::ScoredArticle scored(const Attribution& attribution, std::vector<double>& confidences) const;
    [[nodiscard]] std::vector<statement::Mention> gold_speakers() const;
    [[nodiscard]] RankingExample speaker_example(const std::vector<statement::SpeakerCandidate>& candidates,
                                                 std::vector<std::vector<std::uint32_t>> features,
                                                 std::size_t gold) const;

    eval::ScoredArticle gold_;
    Article article_;
    Document document_;
    statement::DocumentView view_;
    statement::Grammar grammar_;
    std::vector<std::vector<TokenIndex>> gold_content_, gold_cue_, gold_speaker_;  // words of each gold statement
    statement::Candidates plain_;                                                  // as the rules make them
    statement::TokenScores scores_;
    std::vector<statement::Finding> findings_;  // of the first stage, with the content that the model chooses
    std::vector<Example> examples_;
};

// Articles are read with what was learnt from those of the other folds; article i is in fold i % folds.
inline constexpr std::size_t folds = 5;

}  // namespace sayso::train
