// Who is next where there is more to do than can be done at once.
#include "serve/line.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace sayso::test {
namespace {

using serve::Line;
using serve::Work;
using std::chrono::milliseconds;

// Has the only place, lets others come one after the other, and notes in which order they get theirs.
class Crowd {
public:
    explicit Crowd(milliseconds patience) : line_(1, patience), first_(std::make_unique<Line::Place>(enter())) {}
    ~Crowd() { leave(); }
    Crowd(const Crowd&) = delete;
    Crowd& operator=(const Crowd&) = delete;

    void comes(std::string name, Work work) {
        threads_.emplace_back([this, name = std::move(name), work] {
            const Line::Place place = line_.enter(work);
            order_.push_back(name);
        });
        std::this_thread::sleep_for(milliseconds(20));
    }
    std::vector<std::string> order() {
        leave();
        return order_;
    }

private:
    Line::Place enter() { return line_.enter(Work::lengthy); }
    void leave() {
        first_.reset();
        for (std::thread& thread : threads_) thread.join();
        threads_.clear();
    }

    Line line_;
    std::vector<std::string> order_;  // by whoever has the place
    std::unique_ptr<Line::Place> first_;
    std::vector<std::thread> threads_;
};

TEST(Line, WhatIsQuickGoesFirst) {
    Crowd crowd(std::chrono::hours(1));
    crowd.comes("list", Work::lengthy);
    crowd.comes("name", Work::quick);
    crowd.comes("count", Work::lengthy);
    crowd.comes("statement", Work::quick);
    EXPECT_THAT(crowd.order(), testing::ElementsAre("name", "statement", "list", "count"));
}

TEST(Line, WhoeverHasWaitedLongIsNotOvertaken) {
    Crowd crowd(milliseconds(10));
    crowd.comes("list", Work::lengthy);
    crowd.comes("name", Work::quick);
    crowd.comes("count", Work::lengthy);
    EXPECT_THAT(crowd.order(), testing::ElementsAre("list", "name", "count"));
}

TEST(Line, WhatNobodyAskedForNeedsNoPlace) {
    Line line(1, milliseconds(10));
    const Line::Place only = line.enter(Work::quick);
    const Line::Place beside = line.enter(Work::unasked);
}

TEST(Line, NoMoreThanThereArePlaces) {
    Line line(2, milliseconds(1));
    std::atomic<int> inside = 0;
    std::atomic<int> most = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i) {
        threads.emplace_back([&, i] {
            for (int turn = 0; turn < 200; ++turn) {
                const Line::Place place = line.enter(i % 2 == 0 ? Work::quick : Work::lengthy);
                const int now = ++inside;
                if (now > most) most = now;
                --inside;
            }
        });
    }
    for (std::thread& thread : threads) thread.join();
    EXPECT_LE(most, 2);
}

}  // namespace
}  // namespace sayso::test
