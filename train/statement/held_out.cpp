#include "held_out.h"

#include <nlohmann/json.hpp>
#include <utility>

namespace sayso::train {
namespace {

using Json = nlohmann::ordered_json;

Json spans_of(const std::vector<eval::Range>& ranges) {
    Json spans = Json::array();
    for (const eval::Range& range : ranges) spans.push_back({range.begin, range.end});
    return spans;
}

Json json_of(const eval::ScoredStatement& s) {
    return {{"form", s.form},
            {"act", s.act},
            {"certainty", s.certainty},
            {"who", s.who.value_or("")},
            {"via", s.via},
            {"content", spans_of(s.content)},
            {"cue", spans_of(s.cue)},
            {"speaker", spans_of(s.speaker)},
            {"addressee", spans_of(s.addressee)},
            {"rule", s.rule}};
}

}  // namespace

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

std::string to_json_lines(const std::map<std::string, eval::ScoredArticle>& articles) {
    std::string lines;
    for (const auto& [id, article] : articles) {
        Json statements = Json::array();
        for (const eval::ScoredStatement& s : article.statements) statements.push_back(json_of(s));
        lines += Json{{"id", id}, {"text", article.utf8}, {"statements", std::move(statements)}}.dump() + '\n';
    }
    return lines;
}

}  // namespace sayso::train
