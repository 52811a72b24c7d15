// What the net over an article learns from (statement/article_net.h), as JSON.
#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "examples.h"
#include "statement/token_rows.h"

namespace sayso::train {
namespace {

using statement::TokenPart;
using Words = std::vector<TokenIndex>;

void mark(std::vector<unsigned>& parts, const Words& words, TokenPart part) {
    for (TokenIndex t : words) parts[t] |= 1U << static_cast<unsigned>(part);
}

}  // namespace

std::string GoldArticle::net_example(const text::WordClasses& classes) const {
    std::vector<statement::Finding> all = plain_.findings;
    all.insert(all.end(), plain_.free.begin(), plain_.free.end());
    const auto match = matched(all, Likeness::by_cue);
    nlohmann::json findings = nlohmann::json::array();
    for (std::size_t i = 0; i < all.size(); ++i) {
        std::array<std::int64_t, statement::place_count> places{};
        const statement::FindingPlaces tokens = statement::places_of(all[i]);
        std::transform(tokens.begin(), tokens.end(), places.begin(),
                       [](TokenIndex t) { return t == no_token ? std::int64_t{-1} : std::int64_t{t}; });
        findings.push_back(
            {{"rule", static_cast<int>(all[i].rule)}, {"places", places}, {"right", match[i].has_value()}});
    }
    std::vector<unsigned> parts(view_.size(), 0);
    for (std::size_t g = 0; g < gold_.statements.size(); ++g) {
        const std::optional<Form> form = form_from(gold_.statements[g].form);
        if (!form) continue;
        const bool reported = *form == Form::reported;
        mark(parts, gold_content_[g], statement::content_part(*form));
        mark(parts, gold_cue_[g], reported ? TokenPart::cue_of_act : TokenPart::cue_of_clause);
        mark(parts, gold_speaker_[g], TokenPart::speaker);
        if (reported || gold_content_[g].empty()) continue;
        mark(parts, {gold_content_[g].front()}, TokenPart::content_begin);
        mark(parts, {gold_content_[g].back()}, TokenPart::content_end);
    }
    const statement::TokenRows rows = statement::rows_of_tokens(grammar_, classes, plain_.findings, plain_.free);
    return nlohmann::json{{"rows", rows.rows}, {"first", rows.first}, {"parts", parts}, {"findings", findings}}.dump();
}

}  // namespace sayso::train
