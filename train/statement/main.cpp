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

#include "calibration.h"
#include "held_out.h"
#include "learnt.h"
#include "sayso/pack.h"

namespace {

using namespace sayso;
using namespace sayso::train;
using statement::Scorer;

// Of thresholds as good the highest is kept: nothing said is better than something wrong.
constexpr double worth_of_precision = 0.002;

// How often each plain sentence counts: they are few, and what everybody would read in them has to be told.
constexpr int count_of_plain = 2;

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

class Training {
public:
    Training(const Options& options, const PackData& pack) : options_(options), pack_(pack) {}

    Status run() {
        if (const Status status = read(); !status) return status;
        if (!options_.candidates.empty()) {
            if (const Status status = write_candidates(); !status) return status;
        }
        if (!options_.net_examples.empty()) return write_net_examples();
        return options_.antecedents.empty() ? learn_all() : learn_antecedents_alone();
    }

private:
    Status read() {
        std::vector<std::string> net_bytes;
        if (const Status status = read_nets(options_.nets, net_bytes); !status) return status;
        std::vector<statement::ArticleNet> nets;
        for (const std::string& bytes : net_bytes) nets.emplace_back(pack_, bytes);
        for (const std::string& path : options_.gold) {
            if (const Status status = read_gold(path, nets, articles_); !status) return status;
        }
        // The net over all articles has not seen the plain sentences.
        return options_.plain.empty() ? Done{} : read_gold(options_.plain, net_of_all(options_.nets, pack_), plain_);
    }

    // `nets`: one for each fold, learnt from the others; or one that has seen none of the articles.
    Status read_gold(const std::string& path, const std::vector<statement::ArticleNet>& nets,
                     std::deque<GoldArticle>& articles) const {
        std::ifstream in(path);
        if (!in) return Error{.what = "cannot be read", .input = path};
        for (std::string line; std::getline(in, line);) {
            Result<eval::ScoredArticle> gold = eval::scored_article_from_json(line);
            if (!gold) return gold.error();
            const statement::ArticleNet& net = nets[articles.size() % nets.size()];
            articles.emplace_back(*std::move(gold), analyser_, cues_, *ranker_.tables(), net);
        }
        return Done{};
    }

    Status write_candidates() const {
        std::map<std::string, eval::ScoredArticle> found;
        for (const GoldArticle& a : articles_) found.emplace(a.gold().id, a.candidates(rules_));
        return write_files({{options_.candidates, to_json_lines(found)}});
    }

    Status write_net_examples() const {
        const std::string_view section = pack_.section(text::word_class_section).value_or("");
        const text::WordClasses classes = text::WordClasses::from(section);
        std::string lines;
        for (const GoldArticle& a : articles_) lines += a.net_example(classes) + '\n';
        return write_files({{options_.net_examples, lines}});
    }

    // Learnt in the folds and measured, then learnt from all.
    Status learn_antecedents_alone() {
        AntecedentScore score;
        for (std::size_t fold = 0; fold < folds; ++fold) {
            const statement::WhoResolver who(ranker_.tables(), learn_antecedents(all_but_fold(fold), rules_));
            for (std::size_t i = fold; i < articles_.size(); i += folds) score.add(articles_[i], who);
        }
        score.print();
        return write_files({{options_.antecedents, score.lines},
                            section(statement::antecedent_section, learn_antecedents(all_but_fold(folds), rules_))});
    }

    Status learn_all() {
        std::vector<Learnt> learnt;
        for (std::size_t fold = 0; fold < folds; ++fold) learnt.push_back(learn_all_but(fold));
        AntecedentScore antecedents;
        for (std::size_t i = 0; i < articles_.size(); ++i)
            antecedents.add(articles_[i], statement::WhoResolver(ranker_.tables(), learnt[i % folds].antecedents));
        antecedents.print();
        const Result<Kept> kept = best_threshold(learnt);
        if (!kept) return kept.error();
        const Learnt all = learn_all_but(folds);
        const Calibration calibration = calibrate(kept->outcome.judged);
        const Status written =
            write_files({{options_.held_out, to_json_lines(kept->outcome.predicted)},
                         section(Scorer::section, statement::scorer_section(kept->threshold, calibration, all.scorer)),
                         section(statement::Models::content_section, all.content),
                         section(statement::SpeakerRanker::section, all.speakers),
                         section(statement::antecedent_section, all.antecedents)});
        if (!written) return written;
        std::cout << "kept threshold " << kept->threshold << ", calibration error "
                  << std::round(1000 * calibration_error(kept->outcome.judged)) / 1000 << '\n';
        return Done{};
    }

    // All folds but that one; `folds`: all.
    std::vector<GoldArticle*> all_but_fold(std::size_t fold) {
        std::vector<GoldArticle*> some;
        for (std::size_t i = 0; i < articles_.size(); ++i) {
            if (i % folds != fold) some.push_back(&articles_[i]);
        }
        return some;
    }

    Learnt learn_all_but(std::size_t fold) {
        const std::vector<GoldArticle*> part = all_but_fold(fold);
        std::vector<GoldArticle*> with_plain = part;
        for (int count = 0; count < count_of_plain; ++count) {
            for (GoldArticle& sentence : plain_) with_plain.push_back(&sentence);
        }
        Learnt learnt = learn_statements(with_plain, options_.without);
        learnt.speakers = learn_speakers(part, learnt, pack_);
        learnt.antecedents = learn_antecedents(part, rules_);
        return learnt;
    }

    struct Kept {
        std::int32_t threshold = 0;
        Outcome outcome;
    };
    Result<Kept> best_threshold(const std::vector<Learnt>& learnt) const {
        Kept kept;
        double best = -1;
        for (std::int32_t threshold = -Scorer::unit * 3 / 2; threshold <= Scorer::unit / 2;
             threshold += Scorer::unit / 4) {
            Outcome outcome = read_held_out(articles_, learnt, threshold, pack_);
            const Result<eval::StatementScores> scores = eval::score_statements(outcome.gold, outcome.predicted, "");
            if (!scores) return scores.error();
            print(threshold, *scores);
            if (goodness(*scores) < best - worth_of_precision) continue;
            best = std::max(best, goodness(*scores));
            kept = {threshold, std::move(outcome)};
        }
        return kept;
    }

    Output section(std::string_view name, std::string bytes) const {
        return {options_.out + '/' + std::string(name), std::move(bytes)};
    }

    const Options& options_;
    const PackData& pack_;
    TextAnalyser analyser_{pack_};
    statement::Cues cues_{pack_};
    statement::SpeakerRanker ranker_{pack_, ""};
    statement::WhoResolver rules_{ranker_.tables(), ""};
    std::deque<GoldArticle> articles_;
    std::deque<GoldArticle> plain_;  // sentences, learnt from beside the articles
};
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
    const Result<Pack> pack = Pack::open(options.pack);
    const Status status = pack ? Training(options, pack->data()).run() : Status(pack.error());
    if (status) return 0;
    std::cerr << status.error().message() << '\n';
    return 1;
}
