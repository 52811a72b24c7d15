#include "cli/inputs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "support/files.h"
#include "support/packing.h"

namespace sayso::cli {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class Inputs : public testing::Test {
protected:
    std::string write(const std::string& name, const std::string& bytes) {
        const auto path = folder_.path() / name;
        std::filesystem::create_directories(path.parent_path());
        std::ofstream(path, std::ios::binary) << bytes;
        return path.string();
    }

    // "page NAME", "article ID" or "error RECORD: WHAT" of each record.
    static std::vector<std::string> records_of(const std::vector<std::string>& paths,
                                               const InputOptions& options = {}) {
        std::vector<std::string> records;
        for_each_input(paths, options, [&](const Input& input) {
            const std::string name = std::filesystem::path(input.source).filename().string();
            if (std::holds_alternative<Page>(input.content))
                records.push_back("page " + name);
            else if (const auto* article = std::get_if<Article>(&input.content))
                records.push_back("article " + article->id);
            else
                records.push_back("error " + input.record + ": " + std::get<Error>(input.content).what);
            return true;
        });
        return records;
    }

    test::TemporaryFolder folder_;
};

TEST_F(Inputs, FilesOfAFolderComeByNameWithoutHiddenOnes) {
    write("f/b.html", "b");
    write("f/a.html", "a");
    write("f/.hidden", "x");
    write("f/.git/config", "x");
    write("f/sub/c.txt", "c");
    EXPECT_THAT(records_of({(folder_.path() / "f").string()}), ElementsAre("page a.html", "page b.html", "page c.txt"));
}

TEST_F(Inputs, OneBadLineDoesNotStopTheOthers) {
    const std::string path =
        write("a.jsonl", "{\"id\":\"1\",\"text\":\"x\"}\nnonsense\n\n{\"id\":\"2\",\"text\":\"y\"}");
    EXPECT_THAT(records_of({path}), ElementsAre("article 1", "error line 2: not valid JSON", "article 2"));
}

TEST_F(Inputs, PackedLinesAreUnpacked) {
    const std::string lines = "{\"id\":\"1\",\"text\":\"x\"}\n{\"id\":\"2\",\"text\":\"y\"}\n";
    EXPECT_THAT(records_of({write("a.jsonl.zst", test::zstd_packed(lines))}), ElementsAre("article 1", "article 2"));
    const std::string whole = test::zstd_packed(std::string(100000, ' ') + lines);
    EXPECT_THAT(records_of({write("cut.jsonl.zst", whole.substr(0, whole.size() - 7))}).back(), HasSubstr("cut off"));
    // What the bytes are counts, not the name.
    EXPECT_THAT(records_of({write("not.jsonl.zst", lines)}), ElementsAre("article 1", "article 2"));
}

TEST_F(Inputs, WhatIsTooLargeIsAnErrorAndTheNextIsRead) {
    const InputOptions small{.largest_record = 40};
    const std::string lines = write(
        "a.jsonl", "{\"id\":\"1\",\"text\":\"x\"}\n" + std::string(1000, 'x') + "\n{\"id\":\"2\",\"text\":\"y\"}\n");
    EXPECT_THAT(records_of({lines}, small),
                ElementsAre("article 1", HasSubstr("line 2: the line is longer"), "article 2"));
    const std::string page = write("a.html", std::string(41, 'x'));
    EXPECT_THAT(records_of({page, write("b.html", "b")}, small), ElementsAre(HasSubstr("larger than"), "page b.html"));
}

TEST_F(Inputs, WhatIsNotThereIsAnError) {
    EXPECT_THAT(records_of({(folder_.path() / "none.html").string()}),
                ElementsAre(HasSubstr("cannot be opened: No such file")));
    EXPECT_THAT(records_of({(folder_.path() / "none.jsonl").string()}),
                ElementsAre(HasSubstr("cannot be opened: No such file")));
}

TEST_F(Inputs, TheTakerCanStop) {
    const std::string path = write("a.jsonl", "{\"id\":\"1\",\"text\":\"x\"}\n{\"id\":\"2\",\"text\":\"y\"}\n");
    int taken = 0;
    for_each_input({path, path}, {}, [&](const Input&) { return ++taken < 1; });
    EXPECT_EQ(taken, 1);
}

}  // namespace
}  // namespace sayso::cli
