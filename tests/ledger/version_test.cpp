// Files of past formats: data/versionN.sayso.zst were written by the programs of their time.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zstd.h>

#include <fstream>

#include "ledger/dump.h"
#include "ledger/open_ledger.h"
#include "query/query.h"
#include "support/files.h"

namespace sayso {
namespace {

// The parameter is the version.
class OldVersion : public testing::TestWithParam<std::string> {
protected:
    OldVersion() {
        const std::string packed =
            test::read_file(test::source_path("tests/ledger/data/version" + GetParam() + ".sayso.zst"));
        std::string bytes(ZSTD_getFrameContentSize(packed.data(), packed.size()), '\0');
        EXPECT_EQ(ZSTD_decompress(bytes.data(), bytes.size(), packed.data(), packed.size()), bytes.size());
        std::ofstream(path_, std::ios::binary) << bytes;
    }

    test::TemporaryFolder folder_;
    std::filesystem::path path_ = folder_.path() / "old.sayso";
};

INSTANTIATE_TEST_SUITE_P(Versions, OldVersion, testing::Values("1", "2", "3"));

TEST_P(OldVersion, ComesForwardWhenItIsWritten) {
    {
        const auto ledger = test::open_ledger(path_, {.mode = LedgerOptions::Mode::write});
        const Found found = ledger->find(parse_query("order:oldest").value()).value();
        ASSERT_EQ(found.total, 2U);
        EXPECT_TRUE(ledger->correct(
            {.statement = found.hits[0].statement, .value = "deny", .by = "desk", .at = "2031-05-06", .why = "so"}));
    }
    EXPECT_EQ(test::wholeness(test::dump(path_)), "whole");
    const auto ledger = test::open_ledger(path_);
    EXPECT_EQ(ledger->find(parse_query("act:deny").value()).value().total, 1U);
    EXPECT_EQ(ledger->find(parse_query("gestorben").value()).value().total, 1U);
    EXPECT_EQ(ledger->who("möller").value().total, 1U);
    EXPECT_EQ(ledger->entities("möller").value().size(), 1U);
}

TEST_P(OldVersion, IsLeftAloneByWhoeverOnlyReads) {
    const std::string before = test::read_file(path_);
    const auto ledger = Ledger::open(path_.string(), {});
    ASSERT_FALSE(ledger);
    EXPECT_THAT(ledger.error().message(), testing::HasSubstr("older Sayso (format " + GetParam() + ")"));
    EXPECT_EQ(test::read_file(path_), before);
}

}  // namespace
}  // namespace sayso
