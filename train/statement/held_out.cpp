#include "held_out.h"

#include <nlohmann/json.hpp>

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
