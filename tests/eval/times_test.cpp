// Times against TimeML: what is read from a file, what counts as found, and the same figures as the reference scorer.
#include "eval/times.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>

#include "support/files.h"

namespace sayso::eval {
namespace {

using Json = nlohmann::json;

TimeTag tag(std::uint32_t begin, std::uint32_t end, const char* type, const char* value) {
    return {{begin, end}, type, value};
}

TEST(TimeMl, TextTagsAndDateOfAFile) {
    const TimedText text = timed_text_from_timeml("a", R"(<?xml version="1.0"?><TimeML>
<DCT><TIMEX3 tid="t0" type="DATE" value="2031-05-07">7. Mai</TIMEX3></DCT>
<TEXT>Am <TIMEX3 tid="t1" type="DATE" value="2031-05-09" >9. Mai</TIMEX3> &amp; im <TIMEX3 type='DATE' value='2031-06'>Juni</TIMEX3>
<TIMEX3 type="DATE" value="2031"/> a &lt; b</TEXT></TimeML>)");
    EXPECT_EQ(text.published, "2031-05-07");
    EXPECT_EQ(text.utf8, "Am 9. Mai & im Juni\n a < b");
    ASSERT_EQ(text.times.size(), 2U);
    EXPECT_EQ(text.times[0].value, "2031-05-09");
    EXPECT_EQ(text.times[0].span.begin, 2U);  // white space does not count
    EXPECT_EQ(text.times[0].span.end, 7U);
    EXPECT_EQ(text.times[1].value, "2031-06");
}

TEST(TimeMl, AnyBytesGiveSomething) {
    for (const char* bytes : {"", "<", "<TEXT>", "<TIMEX3", "<TIMEX3 value=\">x", "</TIMEX3>", "a < b",
                              "<TEXT></TEXT><TIMEX3>", "&", "&#xFFFFFFFF;"})
        EXPECT_TRUE(timed_text_from_timeml("a", bytes).times.empty()) << bytes;
}

TEST(TimeMl, NamesWithoutTheirEndings) {
    EXPECT_EQ(timeml_stem("1004479_text.txt.tml"), "1004479_text");
    EXPECT_EQ(timeml_stem("a.tml.xml"), "a");
    EXPECT_EQ(timeml_stem("plain"), "plain");
}

TEST(TimeScores, SpansAndValuesOneToOne) {
    const std::vector<TimeTag> gold = {tag(0, 5, "DATE", "2031-05-07"), tag(10, 20, "DATE", "2031-05"),
                                       tag(30, 40, "SET", "P1D")};
    const std::vector<TimeTag> system = {tag(0, 5, "TIME", "2031-05-07"), tag(8, 12, "DATE", "2031-06"),
                                         tag(12, 20, "DATE", "2031-05"), tag(50, 60, "DATE", "2031")};
    std::vector<TimeError> errors;
    const TimeScores scores = score_times(gold, system, &errors);
    EXPECT_EQ(scores.strict, 1U);
    EXPECT_EQ(scores.strict_type, 0U);
    EXPECT_EQ(scores.relaxed, 2U);  // the longer overlap wins the second one
    EXPECT_EQ(scores.relaxed_value, 2U);
    ASSERT_EQ(errors.size(), 4U);
    EXPECT_EQ(errors[0].fault, TimeFault::span);
    EXPECT_EQ(errors[1].fault, TimeFault::missed);
    EXPECT_EQ(errors[2].fault, TimeFault::extra);
}

TEST(TimeScores, ValuesAreComparedAsClocksWriteThem) {
    const auto equal = [](const char* a, const char* b) {
        return score_times({tag(0, 1, "TIME", a)}, {tag(0, 1, "TIME", b)}).strict_value == 1;
    };
    EXPECT_TRUE(equal("2031-05-07T20.30", "2031-05-07t20:30"));
    EXPECT_TRUE(equal("2031-05-07T20:30:00", "2031-05-07T20:30"));
    EXPECT_FALSE(equal("2031-05-07T20:30", "2031-05-07T20:31"));
    EXPECT_FALSE(equal("P1D", "P1W"));
}

TEST(TimeScores, AnotherTextIsAnError) {
    const TimedText gold = timed_text_from_timeml("a", "eins");
    EXPECT_FALSE(score_times({gold}, {{"a", timed_text_from_timeml("a", "zwei")}}));
    EXPECT_TRUE(score_times({gold}, {}));
}

std::map<std::string, TimedText> texts_in(const std::filesystem::path& folder) {
    std::map<std::string, TimedText> texts;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const std::string id = timeml_stem(entry.path().filename().string());
        texts[id] = timed_text_from_timeml(id, test::read_file(entry.path()));
    }
    return texts;
}

// HeidelTime's output against the gold, by both scorers: to the last digit.
TEST(TimeScores, EqualTheReferenceScorers) {
    const auto scorer = test::shared_path("corpora/scripts/score_timex.py");
    const test::TemporaryFolder folder;
    if (!scorer || !test::unpack_shared("corpora/times/krauts_dev.tar.zst", folder)) GTEST_SKIP() << "no shared data";
    const auto data = folder.path() / "krauts_dev";
    for (const char* part : {"KRAUTS_DieZeit", "KRAUTS_Dolomiten-42", "KRAUTS_Dolomiten-100"}) {
        const auto gold_folder = data / part;
        const auto system_folder = data / (std::string(part) + "_Heideltime");
        const Json reference = Json::parse(test::output_of(
            "python3 '" + scorer->string() + "' '" + gold_folder.string() + "' '" + system_folder.string() + "'"));
        std::vector<TimedText> gold;
        for (auto& [id, text] : texts_in(gold_folder)) gold.push_back(text);
        const auto scores = score_times(gold, texts_in(system_folder));
        ASSERT_TRUE(scores) << scores.error().message();
        const Json ours = Json::parse(to_json(*scores));
        for (const auto& [key, value] : ours.items()) EXPECT_EQ(value, reference.at(key)) << part << " " << key;
        EXPECT_GT(scores->strict, 0U);
    }
}

}  // namespace
}  // namespace sayso::eval
