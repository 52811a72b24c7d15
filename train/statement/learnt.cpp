#include "learnt.h"

#include <algorithm>
#include <deque>
#include <utility>

#include "logistic.h"

namespace sayso::train {
namespace {

using statement::Scorer;
using Weights = std::vector<std::int16_t>;

Scorer scorer_of(const Weights& weights, std::int32_t threshold, const Calibration& calibration) {
    return Scorer(statement::scorer_section(threshold, calibration, weights));
}

Weights learn_ranker(const std::deque<RankingExample>& examples) {
    std::vector<const RankingExample*> all;
    for (const RankingExample& e : examples) all.push_back(&e);
    return learn_ranking(all, statement::speaker_feature_bits, {});
}

void add_speakers(const GoldArticle& article, const statement::Models& models, const statement::SpeakerRanker& before,
                  std::deque<RankingExample>& examples) {
    for (RankingExample& e : article.speaker_examples(models, before)) examples.push_back(std::move(e));
}

}  // namespace

Learnt learn_statements(const std::vector<GoldArticle*>& articles, const Without& without) {
    std::vector<Choice> units;
    for (const GoldArticle* a : articles) {
        for (Choice& c : a->unit_choices()) units.push_back(std::move(c));
    }
    Learnt learnt;
    if (!without.content) learnt.content = learn_choice(units, {.classes = 2, .bits = 15});
    const statement::LinearChoice content(learnt.content);
    const auto examples_of = [&articles] {
        std::vector<const Example*> examples;
        for (const GoldArticle* a : articles) {
            for (const Example& e : a->examples()) examples.push_back(&e);
        }
        return examples;
    };
    for (GoldArticle* a : articles) a->find(content);
    constexpr std::int32_t first_threshold = -Scorer::unit / 4;
    const Scorer alone = scorer_of(learn(examples_of(), {}), first_threshold, identity_calibration());
    if (!without.neighbours) {
        for (GoldArticle* a : articles) a->mark_nested(alone);
    }
    std::vector<const Example*> examples = examples_of();
    const Scorer first = scorer_of(learn(examples, {}), first_threshold, identity_calibration());
    std::deque<Example> carried;
    for (const GoldArticle* a : articles) {
        for (Example& e : a->carried_examples(first)) carried.push_back(std::move(e));
    }
    for (const Example& e : carried) examples.push_back(&e);
    learnt.scorer = learn(examples, {});
    return learnt;
}

statement::Models models_of(const Learnt& learnt, std::int32_t threshold, const Calibration& calibration) {
    statement::Models models;
    models.scorer = scorer_of(learnt.scorer, threshold, calibration);
    models.content = statement::LinearChoice(learnt.content);
    return models;
}

std::string learn_speakers(const std::vector<GoldArticle*>& articles, const Learnt& learnt, const PackData& pack) {
    const statement::Models models = models_of(learnt, -Scorer::unit, identity_calibration());
    const statement::SpeakerRanker without(pack, "");
    std::deque<RankingExample> halves[2], examples;
    for (std::size_t i = 0; i < articles.size(); ++i) add_speakers(*articles[i], models, without, halves[i % 2]);
    for (std::size_t half = 0; half < 2; ++half) {
        const statement::SpeakerRanker other(pack, statement::ranking_section(learn_ranker(halves[1 - half])));
        for (std::size_t i = half; i < articles.size(); i += 2) add_speakers(*articles[i], models, other, examples);
    }
    for (std::deque<RankingExample>& half : halves) {
        for (RankingExample& e : half) examples.push_back(std::move(e));
    }
    return statement::ranking_section(learn_ranker(examples));
}

std::string learn_antecedents(const std::vector<GoldArticle*>& articles, const statement::WhoResolver& rules) {
    std::deque<RankingExample> examples;
    for (const GoldArticle* article : articles) {
        for (AntecedentExample& e : article->antecedent_examples(rules)) {
            const std::vector<bool>& right = e.ranking.right;
            if (std::find(right.begin(), right.end(), true) != right.end()) examples.push_back(std::move(e.ranking));
        }
    }
    std::vector<const RankingExample*> all;
    for (const RankingExample& e : examples) all.push_back(&e);
    return statement::ranking_section(
        learn_ranking(all, statement::antecedent_feature_bits, {.rounds = 8, .decay = 0.1}));
}

}  // namespace sayso::train
