// What people do by hand, through the program: brat and back, who is who, folders that are looked at again.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>

#include "fault/program.h"
#include "support/files.h"

namespace sayso {
namespace {

using testing::HasSubstr;

class ByHand : public testing::Test {
protected:
    [[nodiscard]] std::string path(const std::string& name) const {
        return "'" + (folder_.path() / name).string() + "'";
    }
    [[nodiscard]] test::Outcome run(const std::string& arguments) const {
        return test::run_sayso(arguments + " --ledger " + path("news.sayso"));
    }
    void add_a_page() const {
        const test::Outcome outcome = run("add '" + test::source_path("examples/faehre/pages/a05.html").string() + "'");
        ASSERT_EQ(outcome.status, 0) << outcome.err;
    }
    void write(const std::string& name, const std::string& bytes) const {
        std::ofstream(folder_.path() / name, std::ios::binary) << bytes;
    }

    test::TemporaryFolder folder_;
};

TEST_F(ByHand, BratGivesBackWhatAPersonChanged) {
    add_a_page();
    ASSERT_EQ(run("export --format brat --output " + path("brat")).status, 0);
    EXPECT_THAT(run("import --format brat --by desk " + path("brat")).out,
                HasSubstr("1 texts, 0 corrections, 0 statements added"));

    const auto file = folder_.path() / "brat" / "000001.ann";
    std::string annotations = test::read_file(file);
    annotations = std::regex_replace(annotations, std::regex("\tAct T1 \\w+"), "\tAct T1 doubt");
    const std::string text = test::read_file(folder_.path() / "brat" / "000001.txt");
    const std::string word = text.substr(0, text.find(' '));
    const auto code_points = std::count_if(word.begin(), word.end(), [](char c) { return (c & 0xC0) != 0x80; });
    annotations +=
        "T900\tContent 0 " + std::to_string(code_points) + "\t" + word + "\n#900\tAnnotatorNotes T900\twho Ada Neu\n";
    std::ofstream(file, std::ios::binary) << annotations;
    EXPECT_THAT(run("import --format brat --by desk " + path("brat")).out,
                HasSubstr("1 texts, 1 corrections, 1 statements added"));
    EXPECT_THAT(run("find act:doubt --format jsonl").out, HasSubstr("\"doubt\""));
    EXPECT_THAT(run("find by:neu --format jsonl").out, HasSubstr("Ada Neu"));
    EXPECT_EQ(run("import --format brat " + path("brat")).status, 2) << "nobody says who annotated";
}

TEST_F(ByHand, ATableSaysWhoIsWho) {
    write("who.csv", "id;name;kind;aliases\nQ1;Ada Lund;person;A. Lund | Lund\n");
    const test::Outcome added = run("add --entities " + path("who.csv") + " '" +
                                    test::source_path("examples/faehre/pages/a05.html").string() + "'");
    ASSERT_EQ(added.status, 0) << added.err;
    const std::string found = run("entity find Q1").out;
    EXPECT_THAT(found, HasSubstr("Ada Lund, person, Q1: 0 statements"));
    EXPECT_EQ(run("entity find 'a lund'").out, found);
    const std::string id = found.substr(0, found.find(' '));
    ASSERT_EQ(run("entity rename " + id + " 'Ada Lund-Berg' --by desk --why married").status, 0);
    EXPECT_THAT(run("entity find berg").out, HasSubstr(id));
    EXPECT_EQ(run("entity merge " + id + " e:0000000000000000 --by desk --why no").status, 1);
    write("bad.csv", "name,kind\nAda,ship\n");
    EXPECT_THAT(run("add --entities " + path("bad.csv") + " " + path("who.csv")).err,
                HasSubstr("'ship' is no kind of entity"));
}

TEST_F(ByHand, AWatchedFolderIsLookedAtAgainUntilASignalComes) {
    std::filesystem::create_directory(folder_.path() / "inbox");
    const std::string page = "'" + test::source_path("examples/faehre/pages/a05.html").string() + "'";
    const std::string inbox = path("inbox");
    // In the foreground: otherwise the signal comes twice, once to the group, and a second one ends the program at
    // once.
    const test::Outcome outcome =
        test::run_sayso("add --watch " + inbox + " --every 1 --ledger " + path("news.sayso"),
                        "(sleep 1; cp -p " + page + " " + inbox + "; touch -d '-1 hour' " + inbox +
                            "/a05.html) & timeout --foreground --preserve-status -s INT 6");
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    EXPECT_THAT(outcome.out, HasSubstr("1 new, 0 changed, 0 already there"));
}

}  // namespace
}  // namespace sayso
