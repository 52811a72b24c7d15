// sayso-train-statements: learns which findings of the rules are statements, how sure that is, and who their speakers
// are.
//
//   sayso-train-statements PACK OUT GOLD.jsonl… --net-examples FILE
//   sayso-train-statements PACK OUT GOLD.jsonl… [--nets NETS] [--held-out FILE]
//
// Writes the pack's sections statement.scorer, statement.content, statement.speakers and statement.antecedents to the
// folder OUT. Threshold and confidence come from five folds by article: each article is read with weights learnt from
// the others. What the net over an article (statement/article_net.h) learns from is written first; learn_net.py learns
// it, five nets from all but one fold each, by which each article is read here. --held-out writes these readings (for
// `sayso eval statements --predicted`); --antecedents learns only whom nouns and pronouns take up.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <deque>
#include <filesystem>
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
// Of thresholds as good the highest is kept: nothing said is better than something wrong.
constexpr double worth_of_precision = 0.002;

// How often each plain sentence counts: they are few, and what everybody would read in them has to be told.
constexpr int count_of_plain = 2;

using Weights = std::vector<std::int16_t>;
using Calibration = std::vector<std::uint16_t>;

// Confidences that tell group and score, to be read back by judge().
Calibration identity_calibration() {
    Calibration points;
    for (std::size_t group = 0; group < Scorer::calibration_groups; ++group) {
        for (std::size_t i = 0; i < Scorer::calibration_points; ++i) {
            const double part = static_cast<double>(i) / static_cast<double>(Scorer::calibration_points);
            points.push_back(static_cast<std::uint16_t>(
                std::lround(full * (static_cast<double>(group) + part) / Scorer::calibration_groups)));
        }
    }
    return points;
}

Scorer scorer_of(const Weights& weights, std::int32_t threshold, const Calibration& calibration) {
    return Scorer(statement::scorer_section(threshold, calibration, weights));
}

// The sections of the models, as they go into the pack; the scorer's threshold and calibration are chosen later.
struct Learnt {
    Weights scorer;
    std::string content, speakers, antecedents;
};

// What is left out, to see what it is worth.
struct Without {
    bool content = false, neighbours = false;
};

// First where contents end, then with these what is a statement: each finding alone, then with what is known of its
// neighbours, then together with what that lets the second stage carry on.
Learnt learn_from(const std::vector<GoldArticle*>& articles, const Without& without) {
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

Weights learn_ranker(const std::deque<RankingExample>& examples) {
    std::vector<const RankingExample*> all;
    for (const RankingExample& e : examples) all.push_back(&e);
    return learn_ranking(all, statement::speaker_feature_bits, {});
}

void add_speakers(const GoldArticle& article, const statement::Models& models, const statement::SpeakerRanker& before,
                  std::deque<RankingExample>& examples) {
    for (RankingExample& e : article.speaker_examples(models, before)) examples.push_back(std::move(e));
}

// How the speakers of what is kept are chosen. The speakers before them are those that a ranker learnt from the other
// half of the articles chooses.
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

// Whom nouns and pronouns take up, as they stand in the gold.
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

// How often the rules and the learnt choice are right about whom a noun or pronoun takes up, the gold's speakers given.
struct AntecedentScore {
    std::size_t asked = 0, can_be_right = 0, by_rules = 0, learnt = 0;
    std::string
        lines;  // of each choice: article, words, whom the marks name, whom the rules and the model take, and how

    void add(const GoldArticle& article, const statement::WhoResolver& who) {
        for (const AntecedentExample& e : article.antecedent_examples(who)) {
            const std::vector<bool>& right = e.ranking.right;
            const bool can_be = std::find(right.begin(), right.end(), true) != right.end();
            ++asked;
            can_be_right += can_be;
            by_rules += right.front();
            learnt += right[e.taken];
            const std::string how = right[e.taken] ? "right" : can_be ? "wrong" : "no candidate";
            for (const std::string& cell :
                 {article.gold().id, e.words, e.wanted, e.names.front(), e.names[e.taken], how})
                lines += cell + '\t';
            lines.back() = '\n';
        }
    }

    void print() const {
        std::cout << "antecedents: of " << asked << ' ' << can_be_right << " among the candidates, " << by_rules
                  << " right by the rules, " << learnt << " as learnt\n";
    }
};

struct Judged {
    std::size_t group = 0;
    double point = 0;    // place among the points of the calibration
    bool right = false;  // in content and person
    std::size_t fold = 0;
};

struct Outcome {
    std::vector<eval::ScoredArticle> gold;
    std::map<std::string, eval::ScoredArticle> predicted;
    std::vector<Judged> judged;
};

void judge(const eval::ScoredArticle& gold, const eval::ScoredArticle& predicted, const std::vector<double>& scores,
           std::size_t fold, std::vector<Judged>& judged) {
    std::vector<bool> right(predicted.statements.size(), false);
    for (const eval::Pair& pair : eval::pair_up(gold, predicted)) {
        right[pair.predicted] = eval::same_who(gold.statements[pair.gold], predicted.statements[pair.predicted]);
    }
    for (std::size_t i = 0; i < right.size(); ++i) {
        const double place = scores[i] * Scorer::calibration_groups;
        const double group = std::min(std::floor(place + 1e-4), Scorer::calibration_groups - 1.0);
        judged.push_back(
            {static_cast<std::size_t>(group), (place - group) * Scorer::calibration_points, right[i], fold});
    }
}

// Every article read with the weights of the fold that has not seen it.
Outcome read_held_out(const std::deque<GoldArticle>& articles, const std::vector<Learnt>& learnt,
                      std::int32_t threshold, const PackData& pack) {
    Outcome outcome;
    std::vector<statement::Models> models;
    std::vector<statement::SpeakerRanker> rankers;
    std::vector<statement::WhoResolver> who;
    for (const Learnt& l : learnt) {
        models.push_back(models_of(l, threshold, identity_calibration()));
        rankers.emplace_back(pack, l.speakers);
        who.emplace_back(rankers.back().tables(), l.antecedents);
    }
    for (std::size_t i = 0; i < articles.size(); ++i) {
        std::vector<double> scores;
        eval::ScoredArticle predicted =
            articles[i].predicted(models[i % folds], rankers[i % folds], who[i % folds], scores);
        judge(articles[i].gold(), predicted, scores, i % folds, outcome.judged);
        outcome.gold.push_back(articles[i].gold());
        outcome.predicted.emplace(predicted.id, std::move(predicted));
    }
    return outcome;
}

// Of one group: share of right ones around each point, pooled so that it never falls as the score rises (pool adjacent
// violators). Where there is little to see, the belief in the share over all points is worth some cases.
void calibrate_group(const std::vector<Judged>& judged, std::size_t group, Calibration& points) {
    struct Pool {
        double right, all;
        std::size_t points;
    };
    constexpr double reach = 3, belief = 4;
    double right = 1, all = 2;
    for (const Judged& j : judged) {
        if (j.group != group) continue;
        right += j.right ? 1 : 0;
        all += 1;
    }
    std::vector<Pool> pools;
    for (std::size_t i = 0; i < Scorer::calibration_points; ++i) {
        Pool pool{belief * right / all, belief, 1};
        for (const Judged& j : judged) {
            const double nearness = reach - std::abs(j.point - static_cast<double>(i));
            if (j.group != group || nearness <= 0) continue;
            pool.right += j.right ? nearness : 0;
            pool.all += nearness;
        }
        pools.push_back(pool);
        while (pools.size() > 1 &&
               pools[pools.size() - 2].right * pools.back().all > pools.back().right * pools[pools.size() - 2].all) {
            const Pool top = pools.back();
            pools.pop_back();
            pools.back() = {pools.back().right + top.right, pools.back().all + top.all,
                            pools.back().points + top.points};
        }
    }
    for (const Pool& pool : pools)
        points.insert(points.end(), pool.points, static_cast<std::uint16_t>(std::lround(full * pool.right / pool.all)));
}

Calibration calibrate(const std::vector<Judged>& judged) {
    Calibration points;
    for (std::size_t group = 0; group < Scorer::calibration_groups; ++group) calibrate_group(judged, group, points);
    return points;
}

// Mean distance of confidence and share of right ones in five bins of equal mass; each fold is measured with the
// calibration of the others.
double calibration_error(const std::vector<Judged>& judged) {
    constexpr std::size_t bins = 5;
    std::vector<std::pair<double, bool>> told;
    for (std::size_t fold = 0; fold < folds; ++fold) {
        std::vector<Judged> others;
        std::copy_if(judged.begin(), judged.end(), std::back_inserter(others),
                     [&](const Judged& j) { return j.fold != fold; });
        const Calibration points = calibrate(others);
        for (const Judged& j : judged) {
            const auto point =
                std::min(static_cast<std::size_t>(std::lround(std::max(j.point, 0.0))), Scorer::calibration_points - 1);
            if (j.fold == fold) told.emplace_back(points[j.group * Scorer::calibration_points + point] / full, j.right);
        }
    }
    std::stable_sort(told.begin(), told.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    double error = 0;
    for (std::size_t bin = 0; bin < bins; ++bin) {
        const std::size_t begin = bin * told.size() / bins, end = (bin + 1) * told.size() / bins;
        double sum = 0;
        for (std::size_t i = begin; i < end; ++i) sum += told[i].first - (told[i].second ? 1 : 0);
        error += end > begin ? std::abs(sum) / static_cast<double>(end - begin) / bins : 0;
    }
    return error;
}

// What a threshold is chosen by: a statement is worth little without its person and its exact words.
double goodness(const eval::StatementScores& s) {
    return (s.content.f1() + s.speaker.f1() + s.who.f1() + s.exact.f1()) / 4;
}

void print(std::int32_t threshold, const eval::StatementScores& s) {
    const auto percent = [](double x) { return std::round(1000 * x) / 10; };
    std::cout << "threshold " << threshold << ": content P " << percent(s.content.precision()) << " R "
              << percent(s.content.recall()) << " F1 " << percent(s.content.f1()) << ", speaker "
              << percent(s.speaker.f1()) << ", who " << percent(s.who.f1()) << ", exact " << percent(s.exact.f1())
              << ", act " << percent(s.means.at("act").value_or(0)) << ", via " << percent(s.via.f1()) << '\n';
}

std::vector<GoldArticle*> all_but_fold(std::deque<GoldArticle>& articles, std::size_t fold) {
    std::vector<GoldArticle*> some;
    for (std::size_t i = 0; i < articles.size(); ++i) {
        if (i % folds != fold) some.push_back(&articles[i]);
    }
    return some;
}

struct Options {
    std::string pack, out;
    std::vector<std::string> gold;
    std::string held_out, candidates, net_examples, antecedents;  // files to write; empty: not asked for
    std::string nets;                                             // empty: without
    std::string plain;                                            // learnt from beside the articles; empty: nothing
    Without without;
};

// The bytes of each fold's net; empty ones where `path` is.
Status read_nets(const std::string& path, std::vector<std::string>& nets) {
    nets.resize(folds);
    for (std::size_t fold = 0; fold < folds && !path.empty(); ++fold) {
        const std::string of_fold = path + ".fold" + std::to_string(fold);
        std::ifstream in(of_fold, std::ios::binary);
        nets[fold].assign(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
        if (text::Net::from(nets[fold]).empty()) return Error{.what = "is no net", .input = of_fold};
    }
    return Done{};
}

// `nets`: one for each fold, learnt from the others.
Status read_gold(const std::string& path, const TextAnalyser& analyser, const statement::Cues& cues,
                 const statement::WhoTables& tables, const std::vector<statement::ArticleNet>& nets,
                 std::deque<GoldArticle>& articles) {
    std::ifstream in(path);
    if (!in) return Error{.what = "cannot be read", .input = path};
    for (std::string line; std::getline(in, line);) {
        Result<eval::ScoredArticle> gold = eval::scored_article_from_json(line);
        if (!gold) return gold.error();
        articles.emplace_back(*std::move(gold), analyser, cues, tables, nets[articles.size() % nets.size()]);
    }
    return Done{};
}

// The net that is learnt from all articles.
std::vector<statement::ArticleNet> net_of_all(const std::string& path, const PackData& pack) {
    std::string bytes;
    if (!path.empty()) {
        std::ifstream in(path + ".all", std::ios::binary);
        bytes.assign(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    }
    std::vector<statement::ArticleNet> net;
    net.emplace_back(pack, bytes);
    return net;
}

struct Output {
    std::string path, bytes;
};

// All of them, into folders that are made where they are missing; what has no path is left out.
Status write_files(const std::vector<Output>& outputs) {
    for (const Output& output : outputs) {
        if (output.path.empty()) continue;
        std::error_code ignored;  // the stream says whether it can be written
        std::filesystem::create_directories(std::filesystem::path(output.path).parent_path(), ignored);
        std::ofstream out(output.path, std::ios::binary);
        if (!(out << output.bytes).flush()) return Error{.what = "cannot be written", .input = output.path};
    }
    return Done{};
}

// Whom nouns and pronouns take up alone: learnt in the folds and measured, then learnt from all.
Status run_antecedents(const Options& options, std::deque<GoldArticle>& articles,
                       const statement::SpeakerRanker& ranker, const statement::WhoResolver& rules) {
    AntecedentScore score;
    for (std::size_t fold = 0; fold < folds; ++fold) {
        const std::string learnt = learn_antecedents(all_but_fold(articles, fold), rules);
        const statement::WhoResolver who(ranker.tables(), learnt);
        for (std::size_t i = fold; i < articles.size(); i += folds) score.add(articles[i], who);
    }
    score.print();
    return write_files({{options.antecedents, score.lines},
                        {options.out + '/' + std::string(statement::antecedent_section),
                         learn_antecedents(all_but_fold(articles, folds), rules)}});
}

Status run(const Options& options) {
    const Result<Pack> pack = Pack::open(options.pack);
    if (!pack) return pack.error();
    const TextAnalyser analyser(pack->data());
    const statement::Cues cues(pack->data());
    const statement::SpeakerRanker without(pack->data(), "");
    const statement::WhoResolver rules(without.tables(), "");
    std::vector<std::string> net_bytes;
    if (const Status status = read_nets(options.nets, net_bytes); !status) return status;
    std::vector<statement::ArticleNet> nets;
    for (const std::string& bytes : net_bytes) nets.emplace_back(pack->data(), bytes);
    std::deque<GoldArticle> articles;
    for (const std::string& path : options.gold) {
        if (const Status status = read_gold(path, analyser, cues, *without.tables(), nets, articles); !status)
            return status;
    }
    std::deque<GoldArticle> plain;
    if (!options.plain.empty()) {
        // The net over all articles has not seen them.
        const std::vector<statement::ArticleNet> net = net_of_all(options.nets, pack->data());
        if (const Status status = read_gold(options.plain, analyser, cues, *without.tables(), net, plain); !status)
            return status;
    }
    if (!options.candidates.empty()) {
        std::map<std::string, eval::ScoredArticle> found;
        for (const GoldArticle& a : articles) found.emplace(a.gold().id, a.candidates(rules));
        if (const Status status = write_files({{options.candidates, to_json_lines(found)}}); !status) return status;
    }

    if (!options.net_examples.empty()) {
        const std::string_view section = pack->data().section(text::word_class_section).value_or("");
        const text::WordClasses classes = text::WordClasses::from(section);
        std::string lines;
        for (const GoldArticle& a : articles) lines += a.net_example(classes) + '\n';
        return write_files({{options.net_examples, lines}});
    }
    if (!options.antecedents.empty()) return run_antecedents(options, articles, without, rules);
    std::vector<Learnt> learnt;
    const auto learn_all_but = [&](std::size_t fold) {
        const std::vector<GoldArticle*> part = all_but_fold(articles, fold);
        std::vector<GoldArticle*> with_plain = part;
        for (int count = 0; count < count_of_plain; ++count) {
            for (GoldArticle& sentence : plain) with_plain.push_back(&sentence);
        }
        Learnt models = learn_from(with_plain, options.without);
        models.speakers = learn_speakers(part, models, pack->data());
        models.antecedents = learn_antecedents(part, rules);
        return models;
    };
    for (std::size_t fold = 0; fold < folds; ++fold) learnt.push_back(learn_all_but(fold));
    AntecedentScore antecedents;
    for (std::size_t i = 0; i < articles.size(); ++i)
        antecedents.add(articles[i], statement::WhoResolver(without.tables(), learnt[i % folds].antecedents));
    antecedents.print();
    std::int32_t best_threshold = 0;
    double best = -1;
    Outcome kept;
    for (std::int32_t threshold = -Scorer::unit * 3 / 2; threshold <= Scorer::unit / 2; threshold += Scorer::unit / 4) {
        Outcome outcome = read_held_out(articles, learnt, threshold, pack->data());
        const Result<eval::StatementScores> scores = eval::score_statements(outcome.gold, outcome.predicted, "");
        if (!scores) return scores.error();
        print(threshold, *scores);
        if (goodness(*scores) < best - worth_of_precision) continue;
        best = std::max(best, goodness(*scores));
        best_threshold = threshold;
        kept = std::move(outcome);
    }
    const Learnt all = learn_all_but(folds);
    const auto section = [&](std::string_view name, std::string bytes) {
        return Output{options.out + '/' + std::string(name), std::move(bytes)};
    };
    const Status written = write_files(
        {{options.held_out, to_json_lines(kept.predicted)},
         section(Scorer::section, statement::scorer_section(best_threshold, calibrate(kept.judged), all.scorer)),
         section(statement::Models::content_section, all.content),
         section(statement::SpeakerRanker::section, all.speakers),
         section(statement::antecedent_section, all.antecedents)});
    if (!written) return written;
    std::cout << "kept threshold " << best_threshold << ", calibration error "
              << std::round(1000 * calibration_error(kept.judged)) / 1000 << '\n';
    return Done{};
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app("Learns which findings of the rules are statements");
    Options options;
    app.add_option("pack", options.pack, "The pack whose tables and models are used")->required();
    app.add_option("out", options.out, "Folder for the sections that are learnt")->required();
    app.add_option("gold", options.gold, "Marked articles, JSON lines")->required();
    app.add_option("--held-out", options.held_out, "Write each article as read by the fold that has not seen it");
    app.add_option("--candidates", options.candidates, "Write all that the rules find");
    app.add_option("--net-examples", options.net_examples,
                   "Write what the net over an article learns from, and nothing else");
    app.add_option("--antecedents", options.antecedents,
                   "Learn only whom nouns and pronouns take up, and write each choice of the folds");
    app.add_option("--nets", options.nets, "Nets learnt from all but one fold: this, and .fold0 to .fold4 behind");
    app.add_option("--plain", options.plain, "Plain sentences, marked: learnt from in all folds, never measured");
    app.add_flag("--without-content", options.without.content, "Leave contents as the rules make them");
    app.add_flag("--without-neighbours", options.without.neighbours, "Score each finding alone");
    CLI11_PARSE(app, argc, argv);
    if (const Status status = run(options); !status) {
        std::cerr << status.error().message() << '\n';
        return 1;
    }
    return 0;
}
