// What says the same: pairs of statements as papers tell one thing twice.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "made_pages.h"
#include "story/same_claim.h"

namespace sayso {
namespace {

using test::mayor;
using test::Page;
using test::police;
using test::story_of;
using testing::SizeIs;

struct Two {
    std::string name;
    Page first, second;
};

std::ostream& operator<<(std::ostream& out, const Two& two) { return out << two.name; }

Page monday(const std::string& text) { return {"a", "Bote", "2031-05-05T08:00", text}; }
Page tuesday(const std::string& text) { return {"b", "Kurier", "2031-05-06T08:00", text}; }

class SayTheSame : public testing::TestWithParam<Two> {};

TEST_P(SayTheSame, AsOneClaim) {
    const Story story = story_of({GetParam().first, GetParam().second});
    ASSERT_THAT(story.claims, SizeIs(1));
    EXPECT_THAT(story.claims.front().members, SizeIs(2));
}

const std::string counted = "1640 Beschäftigte haben sich beteiligt", counted_again = "1640 Leute waren auf der Straße";
const std::string long_sum = "Den Verkauf der Werft hätte die Bank mit 410.000 Euro begleitet",
                  short_sum = "von 410.000 Euro";
const std::string long_time = "Die Sirene am Spritzenhaus sei um 16.42 Uhr ausgelöst worden",
                  short_time = "Ausgelöst habe sie jemand um achtzehn vor fünf";

INSTANTIATE_TEST_SUITE_P(
    Claims, SayTheSame,
    testing::Values(
        Two{"a rare number of people by two nouns",
            monday(counted + ".").says(police, counted).counts("1640", "1640", "Beschäftigte"),
            tuesday(counted_again + ".").says(police, counted_again).counts("1640", "1640", "Leute")},
        Two{"a sum alone", monday(long_sum + ".").says(mayor, long_sum).measures("410.000 Euro", "410000", "EUR"),
            tuesday("Onken sprach " + short_sum + ".")
                .says(mayor, short_sum)
                .measures("410.000 Euro", "410000", "EUR")},
        Two{"a time of day in other words",
            monday(long_time + ".").says(mayor, long_time).tells_time("16.42 Uhr", "2031-05-05T16:42"),
            tuesday(short_time + ".").says(police, short_time).tells_time("achtzehn vor fünf", "2031-05-05T16:42")}),
    [](const auto& info) { return "Pair" + std::to_string(info.index); });

// What is denied before anybody is heard to claim it.
TEST(Claims, AreDeniedBeforeTheyAreTold) {
    const std::string shelling = "den Beschuss der Stadt Belwitz";
    const Story story =
        story_of({monday("Tannland hat " + shelling + " bestritten.")
                      .says({.name = "Tannland", .named = true, .kind = "body"}, shelling, Act::deny, "bestritten"),
                  tuesday("Die Polizei meldete " + shelling + ".").says(police, shelling)});
    ASSERT_THAT(story.claims, SizeIs(1));
    ASSERT_THAT(story.claims.front().answers, SizeIs(1));
    EXPECT_EQ(story.claims.front().answers.front().kind, AnswerKind::deny);
    EXPECT_EQ(story.claims.front().answers.front().telling.article, 0U);
}

TEST(SameWeights, SumUpSigns) {
    story::SameWeights weights{.of = {}, .base = -300};
    weights.of[0] = 2000;
    weights.of[1] = -1000;
    story::Signs found{};
    found[0] = 500;
    found[1] = 1000;
    EXPECT_EQ(weights.sum(found), -300 + 1000 - 1000);
}

}  // namespace
}  // namespace sayso
