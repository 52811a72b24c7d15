// The scorers of tests/value, on the shared data: what they count must stay.
#include <gtest/gtest.h>

#include <cstdio>
#include <iostream>

#include "fault/program.h"
#include "support/files.h"

namespace sayso {
namespace {

std::string quoted(const std::filesystem::path& path) { return "'" + path.string() + "'"; }

// `sayso read` on lines of texts, into a file.
int read_texts(const std::filesystem::path& texts, const std::filesystem::path& into) {
    return test::run_sayso("read --pack '" SAYSO_TEST_PACK "' --input-format jsonl --format jsonl " + quoted(texts) +
                           " > " + quoted(into))
        .status;
}

// The cases of Recognizers-Text that fail are those of recognizers_failing.tsv: not one more, and not one less.
TEST(Recognizers, FailOnlyWhereTheListSaysSo) {
    const test::TemporaryFolder folder;
    if (!test::unpack_shared("corpora/recognizers/recognizers_de.tar.zst", folder)) GTEST_SKIP() << "no shared data";
    const auto cases = folder.path() / "recognizers" / "recognizers-de.jsonl";
    const auto texts = folder.path() / "texts.jsonl";
    const auto readings = folder.path() / "read.jsonl";
    const std::string scorer = "python3 " + quoted(test::source_path("tests/value/recognizers.py"));
    EXPECT_EQ(test::output_of(scorer + " texts " + quoted(cases) + " > " + quoted(texts)), "");
    ASSERT_EQ(read_texts(texts, readings), 0);
    const std::string figures =
        test::output_of(scorer + " score " + quoted(cases) + " " + quoted(readings) + " || true");
    std::cout << figures;
    int right = 0;
    int applying = 0;
    const std::size_t total = figures.find("\nall ");
    ASSERT_NE(total, std::string::npos);
    ASSERT_EQ(std::sscanf(figures.c_str() + total, "\nall %d %d", &right, &applying), 2);
    EXPECT_GE(right, 779);
    EXPECT_EQ(applying, 806);
    EXPECT_EQ(figures.find("\nfails: "), std::string::npos);
    EXPECT_EQ(figures.find("no longer fails"), std::string::npos);
}

TEST(Scopes, AreThoseThatWereMarked) {
    const auto gold = test::shared_path("gold/train.jsonl.zst");
    if (!gold) GTEST_SKIP() << "no shared data";
    const test::TemporaryFolder folder;
    const auto texts = folder.path() / "train.jsonl";
    const auto readings = folder.path() / "read.jsonl";
    EXPECT_EQ(test::output_of("zstd -dqc " + quoted(*gold) + " | grep '\"quantities\": *\\[' > " + quoted(texts)), "");
    ASSERT_EQ(read_texts(texts, readings), 0);
    const std::string figures = test::output_of("python3 " + quoted(test::source_path("tests/value/scopes.py")) + " " +
                                                quoted(texts) + " " + quoted(readings));
    std::cout << figures;
    int marked = 0;
    int read = 0;
    int right = 0;
    ASSERT_EQ(std::sscanf(figures.c_str(), "marked %d, read %d, right %d", &marked, &read, &right), 3);
    EXPECT_EQ(marked, 24);
    EXPECT_GE(right, 18);
    EXPECT_LE(read - right, 0);
}

}  // namespace
}  // namespace sayso
