// sayso-train-statements: learns which findings of the rules are statements, how sure that is, and who their speakers are.
//
//   sayso-train-statements PACK GOLD.jsonl OUT
//
// writes into the folder OUT the pack's sections statement.scorer and statement.speakers, and held_out.jsonl: what the
// folds read of the articles they had not seen.
//
// Threshold and confidence come from five folds by article: each article is read with weights learnt from the others.
#include <algorithm>
#include <cmath>
#include <deque>
#include <fstream>
#include <iostream>
#include <map>
#include <string>

#include "examples.h"
#include "held_out.h"
#include "logistic.h"
#include "sayso/pack.h"

namespace {

using namespace sayso;
using namespace sayso::train;
using statement::Scorer;

constexpr std::size_t folds = 5;
constexpr double full = 65535;
// Of thresholds about as good the highest is kept: nothing said is better than something wrong.
constexpr double worth_of_precision = 0.005;

using Weights = std::vector<std::int16_t>;
using Calibration = std::vector<std::uint16_t>;

// Confidences that are the scores themselves, to be read back by calibrate().
Calibration identity_calibration() {
    Calibration points;
    for (std::size_t i = 0; i < Scorer::calibration_points; ++i) points.push_back(static_cast<std::uint16_t>(full * i / (Scorer::calibration_points - 1)));
    return points;
}

Scorer scorer_of(const Weights& weights, std::int32_t threshold, const Calibration& calibration) {
    return Scorer(statement::scorer_section(threshold, calibration, weights));
}

// The first stage is learnt alone, then together with what it lets the second stage carry on.
Weights learn_weights(const std::vector<const GoldArticle*>& articles) {
    std::vector<const Example*> examples;
    for (const GoldArticle* a : articles) {
        for (const Example& e : a->examples()) examples.push_back(&e);
    }
    const Scorer first = scorer_of(learn(examples, {}), -Scorer::unit / 2, identity_calibration());
    std::deque<Example> carried;
    for (const GoldArticle* a : articles) {
        for (Example& e : a->carried_examples(first)) carried.push_back(std::move(e));
    }
    for (const Example& e : carried) examples.push_back(&e);
    return learn(examples, {});
}

Weights learn_ranker(const std::deque<RankingExample>& examples) {
    std::vector<const RankingExample*> all;
    for (const RankingExample& e : examples) all.push_back(&e);
    return learn_ranking(all, statement::speaker_feature_bits, {});
}

void add_speakers(const GoldArticle& article, const Scorer& scorer, const statement::SpeakerRanker& before, std::deque<RankingExample>& examples) {
    for (RankingExample& e : article.speaker_examples(scorer, before)) examples.push_back(std::move(e));
}

// How the speakers of what is kept are chosen. The speakers before them are those that a ranker learnt from the other half
// of the articles chooses.
Weights learn_speakers(const std::vector<const GoldArticle*>& articles, const Weights& statements, const PackData& pack) {
    const Scorer scorer = scorer_of(statements, -Scorer::unit, identity_calibration());
    const statement::SpeakerRanker without(pack, "");
    std::deque<RankingExample> halves[2], examples;
    for (std::size_t i = 0; i < articles.size(); ++i) add_speakers(*articles[i], scorer, without, halves[i % 2]);
    for (std::size_t half = 0; half < 2; ++half) {
        const statement::SpeakerRanker other(pack, statement::speaker_section(learn_ranker(halves[1 - half])));
        for (std::size_t i = half; i < articles.size(); i += 2) add_speakers(*articles[i], scorer, other, examples);
    }
    for (std::deque<RankingExample>& half : halves) {
        for (RankingExample& e : half) examples.push_back(std::move(e));
    }
    return learn_ranker(examples);
}

struct Models {
    Weights statements;
    statement::SpeakerRanker speakers;
};

Models learn_models(const std::vector<const GoldArticle*>& articles, const PackData& pack) {
    Weights statements = learn_weights(articles);
    const Weights speakers = learn_speakers(articles, statements, pack);
    return {std::move(statements), statement::SpeakerRanker(pack, statement::speaker_section(speakers))};
}

struct Judged {
    double score = 0;    // 0 to 1 over the range of the calibration
    bool right = false;  // in content and person
};

struct Outcome {
    std::vector<eval::ScoredArticle> gold;
    std::map<std::string, eval::ScoredArticle> predicted;
    std::vector<Judged> judged;
};

void judge(const eval::ScoredArticle& gold, const eval::ScoredArticle& predicted, const std::vector<double>& scores, std::vector<Judged>& judged) {
    std::vector<bool> right(predicted.statements.size(), false);
    for (const eval::Pair& pair : eval::pair_up(gold, predicted)) {
        right[pair.predicted] = eval::same_who(gold.statements[pair.gold], predicted.statements[pair.predicted]);
    }
    for (std::size_t i = 0; i < right.size(); ++i) judged.push_back({scores[i], right[i]});
}

// Every article read with the weights of the fold that has not seen it.
Outcome read_held_out(const std::deque<GoldArticle>& articles, const std::vector<Models>& models, std::int32_t threshold,
                      const statement::WhoResolver& who) {
    Outcome outcome;
    std::vector<Scorer> scorers;
    for (const Models& m : models) scorers.push_back(scorer_of(m.statements, threshold, identity_calibration()));
    for (std::size_t i = 0; i < articles.size(); ++i) {
        std::vector<double> scores;
        eval::ScoredArticle predicted = articles[i].predicted(scorers[i % folds], models[i % folds].speakers, who, scores);
        judge(articles[i].gold(), predicted, scores, outcome.judged);
        outcome.gold.push_back(articles[i].gold());
        outcome.predicted.emplace(predicted.id, std::move(predicted));
    }
    return outcome;
}

// Share of right ones around each point, pooled so that it never falls as the score rises (pool adjacent violators).
Calibration calibrate(const std::vector<Judged>& judged) {
    struct Pool {
        double right, all;
        std::size_t points;
    };
    constexpr double reach = 1.5;
    const auto last = static_cast<double>(Scorer::calibration_points - 1);
    std::vector<Pool> pools;
    for (std::size_t i = 0; i < Scorer::calibration_points; ++i) {
        Pool pool{0.5, 1, 1};  // a weak belief in one half where there is little to see
        for (const Judged& j : judged) {
            const double nearness = reach - std::abs(j.score * last - static_cast<double>(i));
            if (nearness <= 0) continue;
            pool.right += j.right ? nearness : 0;
            pool.all += nearness;
        }
        pools.push_back(pool);
        while (pools.size() > 1 && pools[pools.size() - 2].right * pools.back().all > pools.back().right * pools[pools.size() - 2].all) {
            const Pool top = pools.back();
            pools.pop_back();
            pools.back() = {pools.back().right + top.right, pools.back().all + top.all, pools.back().points + top.points};
        }
    }
    Calibration points;
    for (const Pool& pool : pools) points.insert(points.end(), pool.points, static_cast<std::uint16_t>(std::lround(full * pool.right / pool.all)));
    return points;
}

void print(std::int32_t threshold, const eval::StatementScores& s) {
    const auto percent = [](double x) { return std::round(1000 * x) / 10; };
    std::cout << "threshold " << threshold << ": content P " << percent(s.content.precision()) << " R " << percent(s.content.recall()) << " F1 "
              << percent(s.content.f1()) << ", speaker " << percent(s.speaker.f1()) << ", who " << percent(s.who.f1()) << ", exact "
              << percent(s.exact.f1()) << '\n';
}

std::vector<const GoldArticle*> all_but_fold(const std::deque<GoldArticle>& articles, std::size_t fold) {
    std::vector<const GoldArticle*> some;
    for (std::size_t i = 0; i < articles.size(); ++i) {
        if (i % folds != fold) some.push_back(&articles[i]);
    }
    return some;
}

Status read_gold(const std::string& path, const TextAnalyser& analyser, const statement::Cues& cues, std::deque<GoldArticle>& articles) {
    std::ifstream in(path);
    for (std::string line; std::getline(in, line);) {
        Result<eval::ScoredArticle> gold = eval::scored_article_from_json(line);
        if (!gold) return gold.error();
        articles.emplace_back(*std::move(gold), analyser, cues);
    }
    return Done{};
}

void write_file(const std::string& path, const std::string& bytes) { std::ofstream(path, std::ios::binary) << bytes; }

Status run(const std::string& pack_path, const std::string& gold_path, const std::string& out_folder) {
    const Result<Pack> pack = Pack::open(pack_path);
    if (!pack) return pack.error();
    const TextAnalyser analyser(pack->data());
    const statement::Cues cues(pack->data());
    const statement::WhoResolver who(pack->data());
    std::deque<GoldArticle> articles;
    if (const Status status = read_gold(gold_path, analyser, cues, articles); !status) return status;

    std::vector<Models> models;
    for (std::size_t fold = 0; fold < folds; ++fold) models.push_back(learn_models(all_but_fold(articles, fold), pack->data()));
    std::int32_t best_threshold = 0;
    double best = -1;
    Outcome kept;
    for (std::int32_t threshold = -Scorer::unit * 3 / 2; threshold <= Scorer::unit / 2; threshold += Scorer::unit / 4) {
        Outcome outcome = read_held_out(articles, models, threshold, who);
        const Result<eval::StatementScores> scores = eval::score_statements(outcome.gold, outcome.predicted, "");
        if (!scores) return scores.error();
        print(threshold, *scores);
        if (scores->content.f1() < best - worth_of_precision) continue;
        best = std::max(best, scores->content.f1());
        best_threshold = threshold;
        kept = std::move(outcome);
    }
    const std::vector<const GoldArticle*> all = all_but_fold(articles, folds);
    const Weights statements = learn_weights(all), speakers = learn_speakers(all, statements, pack->data());
    write_file(out_folder + "/statement.scorer", statement::scorer_section(best_threshold, calibrate(kept.judged), statements));
    write_file(out_folder + "/statement.speakers", statement::speaker_section(speakers));
    write_file(out_folder + "/held_out.jsonl", to_json_lines(kept.predicted));
    std::cout << "kept threshold " << best_threshold << '\n';
    return Done{};
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 4) {
        std::cerr << "usage: sayso-train-statements PACK GOLD.jsonl OUT\n";
        return 2;
    }
    if (const Status status = run(argv[1], argv[2], argv[3]); !status) {
        std::cerr << status.error().message() << '\n';
        return 1;
    }
    return 0;
}
