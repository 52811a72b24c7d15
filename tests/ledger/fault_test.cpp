// What a failing disk or a killed program leaves behind is the ledger before the adding, or the ledger after it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <unistd.h>

#include <random>

#include "ledger/dump.h"
#include "ledger/fault_vfs.h"
#include "ledger/open_ledger.h"
#include "ledger/process.h"
#include "ledger/sample.h"
#include "support/files.h"

namespace sayso {
namespace {

namespace fs = std::filesystem;
using test::create_ledger;
using test::dump;
using test::FailingDisk;
using test::must_add;

class Faults : public testing::TestWithParam<FailingDisk::Failure> {
protected:
    Faults() {
        must_add(*create_ledger(before_), {test::ferry_story()[0]});
        fs::copy(before_, after_);
        must_add(*create_ledger(after_), test::ferry_story());
    }

    // Adds the story to a fresh copy on a disk on which only so many writes succeed. Tells whether one failed.
    bool add_on_failing_disk(int good) {
        fs::remove(path_);
        fs::remove(path_.string() + "-wal");
        fs::copy(before_, path_);
        const FailingDisk disk(good, GetParam());
        {
            const auto ledger = Ledger::open(path_.string(), {.mode = LedgerOptions::Mode::write});
            added_ = ledger && (*ledger)->add(test::ferry_story());
            still_answers_ = !ledger || (*ledger)->counts();
        }
        return FailingDisk::has_failed();
    }

    test::TemporaryFolder folder_;
    fs::path before_ = folder_.path() / "before";
    fs::path after_ = folder_.path() / "after";
    fs::path path_ = folder_.path() / "l.sayso";
    bool added_ = false;
    bool still_answers_ = false;
};

TEST_P(Faults, AtEveryWriteLeaveTheLedgerWhole) {
    const std::string before = dump(before_);
    const std::string after = dump(after_);
    ASSERT_NE(before, after);
    int good = 0;
    for (; add_on_failing_disk(good); ++good) {
        const std::string left = dump(path_);
        ASSERT_EQ(test::wholeness(left), "whole") << "after " << good << " writes";
        // What was reported as added is there. What was reported as failed may be there only if the disk failed after
        // the last write of the commit.
        ASSERT_TRUE(left == after || (left == before && !added_)) << "after " << good << " writes";
        must_add(*create_ledger(path_), test::ferry_story());
        ASSERT_EQ(dump(path_), after) << "resumed after " << good << " writes";
    }
    EXPECT_GT(good, 20);
    EXPECT_TRUE(added_);
}

std::string name_of_failure(const testing::TestParamInfo<FailingDisk::Failure>& info) {
    switch (info.param) {
        case FailingDisk::Failure::full: return "Full";
        case FailingDisk::Failure::error: return "Error";
        case FailingDisk::Failure::torn: return "Torn";
        case FailingDisk::Failure::passing: return "Passing";
    }
    return {};
}

INSTANTIATE_TEST_SUITE_P(Disk, Faults,
                         testing::Values(FailingDisk::Failure::full, FailingDisk::Failure::error,
                                         FailingDisk::Failure::torn, FailingDisk::Failure::passing),
                         name_of_failure);

TEST(FullDisk, IsSaidPlainly) {
    const test::TemporaryFolder folder;
    const fs::path path = folder.path() / "l.sayso";
    create_ledger(path);
    const FailingDisk disk(0, FailingDisk::Failure::full);
    const auto added = test::open_ledger(path, {.mode = LedgerOptions::Mode::write})->add(test::ferry_story());
    ASSERT_FALSE(added);
    EXPECT_THAT(added.error().message(), testing::HasSubstr("the disk is full; nothing of this was added"));
    EXPECT_EQ(added.error().input, path.string());
}

// A child adds article by article and is killed at some moment; the ledger then has a beginning of the articles, each
// wholly, and adding all of them again gives the same ledger as without a kill.
TEST(Kill, AtAnyMomentLosesNothingThatWasCommitted) {
    const test::TemporaryFolder folder;
    const auto readings = test::generated_readings(40, 10);
    const fs::path undisturbed = folder.path() / "undisturbed";
    must_add(*create_ledger(undisturbed), readings);
    const std::string expected = dump(undisturbed);

    std::mt19937 random{9};  // NOLINT(cert-msc51-cpp): the moments differ in every run anyway
    int in_the_middle = 0;
    for (int round = 0; round < 25; ++round) {
        const fs::path path = folder.path() / ("killed" + std::to_string(round));
        int reported[2];
        ASSERT_EQ(pipe(reported), 0);
        const pid_t child = test::start([&] {
            const auto ledger = create_ledger(path);
            for (const Reading& reading : readings) {
                must_add(*ledger, {reading});
                if (::write(reported[1], "x", 1) != 1) return 1;
            }
            return 0;
        });
        ::usleep(static_cast<useconds_t>(random() % 120'000));
        ::kill(child, SIGKILL);
        static_cast<void>(test::wait_for(child));
        ::close(reported[1]);
        std::uint64_t committed = 0;
        for (char byte = 0; ::read(reported[0], &byte, 1) == 1;) ++committed;
        ::close(reported[0]);

        const auto ledger = create_ledger(path);
        const auto counts = ledger->counts();
        ASSERT_TRUE(counts) << counts.error().message();
        EXPECT_GE(counts->articles, committed);
        EXPECT_LE(counts->articles, committed + 1);
        EXPECT_EQ(counts->statements, counts->articles * 10);
        if (counts->articles > 0 && counts->articles < readings.size()) ++in_the_middle;
        must_add(*ledger, readings);
        ASSERT_EQ(dump(path), expected) << "killed in round " << round;
    }
    EXPECT_GT(in_the_middle, 0);
}

}  // namespace
}  // namespace sayso
