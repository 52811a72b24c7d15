#include "cli/ordered_workers.h"

#include <gtest/gtest.h>

#include <chrono>
#include <numeric>

namespace sayso::cli {
namespace {

TEST(OrderedWorkers, ResultsComeInTheOrderOfTheInput) {
    for (const std::size_t threads : {1U, 2U, 7U}) {
        std::vector<int> taken;
        OrderedWorkers<int, int> workers(
            threads,
            [](int i) {
                std::this_thread::sleep_for(std::chrono::microseconds((i * 37) % 200));
                return 2 * i;
            },
            [&](int i) { taken.push_back(i); });
        for (int i = 0; i < 300; ++i) workers.push(i);
        workers.finish();
        std::vector<int> expected(300);
        for (int i = 0; i < 300; ++i) expected[static_cast<std::size_t>(i)] = 2 * i;
        EXPECT_EQ(taken, expected) << threads << " threads";
    }
}

TEST(OrderedWorkers, ANotFinishedOneEndsItsThreads) {
    int taken = 0;
    {
        OrderedWorkers<int, int> workers(
            3, [](int i) { return i; }, [&](int) { ++taken; });
        for (int i = 0; i < 5; ++i) workers.push(i);
    }
    EXPECT_LE(taken, 5);
}

TEST(OrderedWorkers, AnExceptionReachesThePushingThread) {
    OrderedWorkers<int, int> workers(
        2, [](int i) -> int { throw std::runtime_error(std::to_string(i)); }, [](int) {});
    workers.push(1);
    EXPECT_THROW(workers.finish(), std::runtime_error);
}

}  // namespace
}  // namespace sayso::cli
