#include "text/linear_model.h"

#include <gtest/gtest.h>

namespace sayso::text {
namespace {

Weights some_weights() { return {{11, {{0, 5}, {2, -7}}}, {12, {{1, 3}}}, {13 + (1U << 20U), {{2, 1}}}}; }

FeatureList features(std::initializer_list<std::uint32_t> kinds) {
    FeatureList list;
    for (const std::uint32_t kind : kinds) list.add(kind, 1);
    return list;
}

TEST(LinearModel, AddsTheWeightsOfTheFeaturesThatHold) {
    const FeatureList one = features({1});
    const FeatureList both = features({1, 2});
    const std::string bytes = serialise({{both.keys()[0], {{0, 5}, {2, -7}}}, {both.keys()[1], {{2, 3}}}}, 3);
    const LinearModel model = LinearModel::from(bytes, 3);
    LinearModel::Scores scores{};
    model.score(one, scores);
    EXPECT_EQ(scores[0], 5);
    EXPECT_EQ(scores[2], -7);
    model.score(both, scores);
    EXPECT_EQ(scores[2], -4);
    model.score(features({9}), scores);
    EXPECT_EQ(scores[0], 0);
}

TEST(LinearModel, RefusesBytesThatAreNotAWholeModel) {
    const std::string bytes = serialise(some_weights(), 3);
    EXPECT_FALSE(LinearModel::from(bytes, 3).empty());
    EXPECT_TRUE(LinearModel::from(bytes, 4).empty());
    EXPECT_TRUE(LinearModel::from("", 3).empty());
    for (std::size_t size = 0; size < bytes.size(); ++size)
        EXPECT_TRUE(LinearModel::from(std::string_view(bytes).substr(0, size), 3).empty());
}

// Whatever one byte is changed to, the model is refused or stays inside its bytes and labels.
TEST(LinearModel, SurvivesDamage) {
    const std::string whole = serialise(some_weights(), 3);
    LinearModel::Scores scores{};
    for (std::size_t at = 0; at < whole.size(); ++at) {
        for (const int change : {1, 0x80, 0xFF}) {
            std::string bytes = whole;
            bytes[at] = static_cast<char>(bytes[at] ^ change);
            LinearModel::from(bytes, 3).score(features({1, 2, 3}), scores);
            for (std::size_t label = 3; label < LinearModel::max_labels; ++label) EXPECT_EQ(scores[label], 0);
        }
    }
}

TEST(LinearModel, IsTheSameBytesFromTheSameWeights) {
    EXPECT_EQ(serialise(some_weights(), 3), serialise(some_weights(), 3));
}

}  // namespace
}  // namespace sayso::text
