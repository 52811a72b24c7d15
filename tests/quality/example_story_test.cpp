// The example story, from its pages to what is found in the ledger.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <iconv.h>

#include <filesystem>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <regex>
#include <sstream>

#include "base/utf8.h"
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

// The bytes of a page as a person sees them: tags away, the story's entities and its one old charset decoded, soft
// hyphens away, white space as one blank. A small reader of its own, so that it does not share the faults of ours.
std::string seen(std::string bytes, bool windows_1252) {
    if (windows_1252) {
        std::string utf8(bytes.size() * 3, '\0');
        char* from = bytes.data();
        char* into = utf8.data();
        std::size_t left = bytes.size();
        std::size_t room = utf8.size();
        const iconv_t converter = iconv_open("UTF-8", "WINDOWS-1252");
        EXPECT_EQ(iconv(converter, &from, &left, &into, &room), 0U);
        iconv_close(converter);
        bytes = utf8.substr(0, utf8.size() - room);
    }
    bytes = std::regex_replace(bytes, std::regex("<[^>]*>"), " ");
    for (const auto& [entity, character] :
         {std::pair{"&bdquo;", "„"}, std::pair{"&ldquo;", "“"}, std::pair{"&shy;", ""}, std::pair{"\u00AD", ""},
          std::pair{"&nbsp;", " "}, std::pair{"\u00A0", " "}, std::pair{"&amp;", "&"}, std::pair{"&#8419;", "\u20E3"},
          std::pair{"&#128591;", "\U0001F64F"}})
        bytes = std::regex_replace(bytes, std::regex(entity), character);
    bytes = std::regex_replace(bytes, std::regex("\\s+"), " ");
    return std::regex_replace(bytes, std::regex("^ | $"), "");
}

// The story's files by their addresses, and by their paths: a page that tells no address has its path for one.
std::map<std::string, std::filesystem::path> pages_by_address() {
    std::map<std::string, std::filesystem::path> pages;
    for (const auto& entry : std::filesystem::directory_iterator(test::source_path("examples/faehre/pages")))
        pages[entry.path().string()] = entry.path();
    std::istringstream articles(test::read_file(test::source_path("examples/faehre/articles.jsonl")));
    for (std::string line; std::getline(articles, line);) {
        const Json article = Json::parse(line);
        pages[article["url"]] = test::source_path("examples/faehre/" + article["html"].get<std::string>());
    }
    return pages;
}

// One exported reading against its page. Gives how many spans were walked.
std::size_t walk_back(const Json& reading, const std::filesystem::path& file) {
    const std::string page = test::read_file(file);
    const bool windows_1252 =
        std::regex_search(page, std::regex("charset=\"?(iso-8859-1|windows-1252)", std::regex::icase));
    OffsetMap map;
    for (const Json& run : reading["source"]) map.append({run[0], run[1], run[2], run[3]});
    const std::string text = reading["text"];
    const CodePoints positions(text);
    std::size_t walked = 0;
    for (const Json& statement : reading["statements"]) {
        for (const char* field : {"content", "quoted", "cue", "speaker", "addressee"}) {
            for (const Json& span : statement[field]) {
                const Span words = positions.to_bytes({span[0], span[1]});
                const Span place = map.to_page(words);
                EXPECT_EQ(seen(std::string(place.of(page)), windows_1252), seen(std::string(words.of(text)), false))
                    << file << " " << field << " " << statement["id"];
                ++walked;
            }
        }
    }
    return walked;
}

TEST_F(StoryLedger, EveryStatementLeadsBackToTheBytesOfItsPage) {
    ASSERT_EQ(test::run_sayso("add " + story + "/pages" + ledger_).status, 0);
    std::istringstream readings(test::run_sayso("export" + ledger_).out);
    const auto pages = pages_by_address();
    std::size_t walked = 0;
    for (std::string line; std::getline(readings, line);) {
        const Json reading = Json::parse(line);
        walked += walk_back(reading, pages.at(reading["url"]));
    }
    EXPECT_GT(walked, 300U);
}

// The W3C working group's schemas for annotations, which are not part of this repository.
TEST_F(StoryLedger, ItsAnnotationsAreWhatTheWebAnnotationSchemasWant) {
    if (!test::unpack_shared("corpora/suites/webannotation.tar.zst", folder_)) GTEST_SKIP() << "no shared data";
    if (!test::has_jsonschema()) GTEST_SKIP() << "no python3-jsonschema";
    ASSERT_EQ(test::run_sayso("add " + story + "/pages" + ledger_).status, 0);
    const std::string folder = "'" + folder_.path().string() + "'";
    const std::string check = "; python3 '" + test::source_path("scripts/check_annotations.py").string() + "' " +
                              folder + "/annotations.jsonl " + folder + "/webannotation";
    const test::Outcome outcome =
        test::run_sayso("export --format json-ld" + ledger_ + " > " + folder + "/annotations.jsonl" + check);
    EXPECT_EQ(outcome.status, 0) << outcome.out << outcome.err;
    EXPECT_THAT(outcome.out, HasSubstr(" 0 faults"));
}

}  // namespace
}  // namespace sayso
