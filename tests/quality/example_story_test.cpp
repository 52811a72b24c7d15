// The example story, from its pages to what is found in the ledger.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "fault/program.h"
#include "sayso/article.h"
#include "support/files.h"

namespace sayso {
namespace {

using Json = nlohmann::json;
using testing::HasSubstr;

const std::string story = "'" + test::source_path("examples/faehre").string() + "'";

TEST(ExampleStory, IsConsistent) {
    const std::string command = "python3 " + story + "/check.py > /dev/null";
    EXPECT_EQ(std::system(command.c_str()), 0)
        << "run python3 examples/faehre/check.py";  // NOLINT(cert-env33-c,concurrency-mt-unsafe)
}

TEST(ExampleStory, StatementsAndFiguresAreFound) {
    std::cout << test::run_sayso("eval statements " + story + "/statements.jsonl").out;
    const Json scores =
        Json::parse(test::run_sayso("eval statements --format json " + story + "/statements.jsonl").out);
    EXPECT_GE(scores["content"]["f1"].get<double>(), 0.75);
    EXPECT_GE(scores["quantity"]["f1"].get<double>(), 0.90);
}

class StoryLedger : public testing::Test {
protected:
    test::TemporaryFolder folder_;
    std::string ledger_ = " --ledger '" + (folder_.path() / "news.sayso").string() + "'";
};

TEST_F(StoryLedger, AddingTwiceChangesNothing) {
    const test::Outcome first = test::run_sayso("add " + story + "/pages" + ledger_);
    ASSERT_EQ(first.status, 0) << first.err;
    EXPECT_THAT(first.out, HasSubstr("19 new, 0 changed, 0 already there"));
    const std::string found = test::run_sayso("find limit:1000 --format jsonl" + ledger_).out;
    EXPECT_THAT(test::run_sayso("add " + story + "/pages" + ledger_).out,
                HasSubstr("0 new, 0 changed, 19 already there; 0 statements"));
    EXPECT_EQ(test::run_sayso("find limit:1000 --format jsonl" + ledger_).out, found);
}

TEST_F(StoryLedger, StatementsAreFoundAndShown) {
    ASSERT_EQ(test::run_sayso("add " + story + "/pages" + ledger_).status, 0);
    const test::Outcome outcome = test::run_sayso("find Rettungsinseln --format jsonl" + ledger_);
    ASSERT_EQ(outcome.status, 0) << outcome.err;
    ASSERT_FALSE(outcome.out.empty());
    const Json hit = Json::parse(outcome.out.substr(0, outcome.out.find('\n')));
    const std::string id = hit["statement"];
    EXPECT_THAT(test::run_sayso("show " + id.substr(0, 12) + ledger_).out, HasSubstr(id));
    EXPECT_THAT(test::run_sayso("who Sieling" + ledger_).out, HasSubstr("Sieling"));
}

// Every span of every statement stands on the page: the page's bytes, decoded roughly, hold the words.
TEST(ExampleStory, EveryStatementLeadsBackToTheBytesOfItsPage) {
    const test::Outcome outcome = test::run_sayso("read " + story + "/pages/a05.html --format jsonl");
    const Json reading = Json::parse(outcome.out);
    const std::string page = test::read_file(test::source_path("examples/faehre/pages/a05.html"));
    OffsetMap map;
    for (const Json& run : reading["source"]) map.append({run[0], run[1], run[2], run[3]});
    const std::string text = reading["text"];
    ASSERT_FALSE(map.runs().empty());
    std::size_t checked = 0;
    for (const OffsetMap::Run& run : map.runs()) {
        if (run.text_size != run.page_size) continue;
        EXPECT_EQ(text.substr(run.text, run.text_size), page.substr(run.page, run.page_size));
        checked += run.text_size;
    }
    EXPECT_GT(checked, text.size() / 2);
}

}  // namespace
}  // namespace sayso
