// The reference scorer and ours give the same figures, to the last digit, on the gold with faults put into it.
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <random>
#include <sstream>

#include "eval/report.h"
#include "eval/statements.h"
#include "support/files.h"

namespace sayso::eval {
namespace {

using Json = nlohmann::json;

std::vector<Json> articles_in(const std::string& lines) {
    std::vector<Json> articles;
    std::istringstream stream(lines);
    for (std::string line; std::getline(stream, line);) articles.push_back(Json::parse(line));
    return articles;
}

// Moves ends of spans, drops, doubles and relabels: every branch of the measure is met. Fixed seed.
class Faults {
public:
    Json predicted_from(Json article) {
        Json statements = Json::array();
        for (Json& statement : article["statements"]) {
            if (chance(10)) continue;
            if (chance(15)) statements.push_back(statement);
            damage(statement);
            statements.push_back(std::move(statement));
        }
        article["statements"] = std::move(statements);
        if (!article["quantities"].is_null()) damage_quantities(article["quantities"]);
        return article;
    }

private:
    bool chance(unsigned percent) { return random_() % 100 < percent; }

    void damage(Json& statement) {
        for (const char* key : {"content", "cue", "speaker", "addressee"}) {
            if (!statement[key].empty() && chance(30)) move(statement[key][0]);
        }
        if (chance(10)) statement["cue"] = Json::array();
        if (chance(20)) statement["form"] = "free";
        if (chance(20)) statement["act"] = "deny";
        if (chance(20)) statement["certainty"] = "hedged";
        const std::string who = statement["who"];
        if (chance(15))
            statement["who"] = "Jemand anders";
        else if (chance(15))
            statement["who"] = nullptr;
        else if (chance(15))
            statement["who"] = {{"name", who}, {"named", who.empty() || who[0] != '?'}};
        if (chance(20)) statement["via"].push_back("dpa");
    }

    void move(Json& span) {
        const unsigned begin = span[0];
        const unsigned end = span[1];
        span[1] = std::max(begin + 1, end - std::min(end, unsigned(random_() % 12)));
    }

    void damage_quantities(Json& quantities) {
        for (Json& quantity : quantities) {
            if (chance(15)) move(quantity["span"]);
            if (chance(15)) quantity["value"] = 7.5;
            if (chance(15)) quantity["qualifier"] = "about";
            if (chance(15)) quantity["unit"] = "km";
            if (chance(15)) quantity["of"] = "die anderen Dinge";
        }
    }

    std::mt19937 random_{20240};
};

void expect_equal(const Json& reference, const Json& ours, const std::string& path) {
    if (reference.is_object()) {
        for (const auto& [key, value] : reference.items()) {
            ASSERT_TRUE(ours.contains(key)) << path << "." << key;
            expect_equal(value, ours[key], path + "." + key);
        }
        EXPECT_EQ(reference.size(), ours.size()) << path;
    } else if (reference.is_number_float()) {
        EXPECT_EQ(reference.get<double>(), ours.get<double>()) << path;
    } else {
        EXPECT_EQ(reference, ours) << path;
    }
}

class ReferenceScorer : public testing::TestWithParam<const char*> {};

TEST_P(ReferenceScorer, GivesTheSameFigures) {
    const std::string form = GetParam();
    const auto gold_path = test::shared_path("gold/dev.jsonl.zst");
    const auto scorer_path = test::shared_path("score/score_statements.py");
    if (!gold_path || !scorer_path) GTEST_SKIP() << "no shared data";

    const test::TemporaryFolder folder;
    const auto predicted_path = folder.path() / "predicted.jsonl";
    std::vector<ScoredArticle> gold;
    std::map<std::string, ScoredArticle> predicted;
    {
        std::ofstream file(predicted_path);
        Faults faults;
        for (const Json& article : articles_in(test::output_of("zstd -dcq '" + gold_path->string() + "'"))) {
            gold.push_back(*scored_article_from_json(article.dump()));
            if (gold.size() == 3) continue;  // an article that is missing
            const std::string line = faults.predicted_from(article).dump();
            file << line << '\n';
            predicted[gold.back().id] = *scored_article_from_json(line);
        }
    }
    const std::string command = "python3 '" + scorer_path->string() + "' '" + gold_path->string() + "' '" +
                                predicted_path.string() + "' --json" + (form.empty() ? "" : " --form " + form);
    const Json reference = Json::parse(test::output_of(command));
    const auto scores = score_statements(gold, predicted, form);
    ASSERT_TRUE(scores);
    expect_equal(reference, Json::parse(to_json(*scores)), form);
    EXPECT_LT(reference["content"]["f1"].get<double>(), 0.99) << "the faults did nothing";
}

INSTANTIATE_TEST_SUITE_P(Forms, ReferenceScorer, testing::Values("", "direct", "indirect", "free", "reported"));

}  // namespace
}  // namespace sayso::eval
