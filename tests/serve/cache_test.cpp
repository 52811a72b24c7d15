// What is kept between requests: answers, and which state of the ledger they are of.
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "ledger/sample.h"
#include "serve/answer_cache.h"
#include "serve/test_site.h"

namespace sayso::test {
namespace {

using serve::Answer;
using serve::AnswerCache;
using std::chrono::milliseconds;

Answer answer_of(std::string body) {
    Answer answer;
    answer.body = std::move(body);
    return answer;
}

TEST(AnswerCache, WhoeverAsksTheSameAtTheSameMomentGetsTheSameAnswer) {
    AnswerCache cache;
    std::atomic<int> made = 0;
    std::vector<AnswerCache::Kept> answers(8);
    std::vector<std::thread> askers;
    for (AnswerCache::Kept& answer : answers) {
        askers.emplace_back([&] {
            answer = cache.get(1, "/a", [&] {
                ++made;
                std::this_thread::sleep_for(milliseconds(30));
                return answer_of("a");
            });
        });
    }
    for (std::thread& asker : askers) asker.join();
    EXPECT_EQ(made, 1);
    for (const AnswerCache::Kept& answer : answers) EXPECT_EQ(answer, answers.front());
}

TEST(AnswerCache, AnotherGenerationAndFailuresAreMadeAnew) {
    AnswerCache cache;
    const auto ask = [&](std::uint64_t generation, int status, std::string body) {
        return cache.get(generation, "/a", [&] { return Answer{.status = status, .body = std::move(body)}; })->body;
    };
    EXPECT_EQ(ask(1, 200, "first"), "first");
    EXPECT_EQ(ask(1, 200, "second"), "first");
    EXPECT_EQ(ask(2, 404, "none"), "none");
    EXPECT_EQ(ask(2, 200, "third"), "third");
    EXPECT_THROW(cache.get(3, "/a", []() -> Answer { throw std::bad_alloc(); }), std::bad_alloc);
    EXPECT_EQ(ask(3, 200, "fourth"), "fourth");
}

TEST(AnswerCache, ForgetsWhatNobodyAsksForWhenThereIsTooMuch) {
    AnswerCache cache;
    int made = 0;
    const auto ask = [&](int number) {
        static_cast<void>(cache.get(1, std::to_string(number), [&] {
            ++made;
            return answer_of(std::string(4U << 20U, 'x'));
        }));
    };
    for (int number = 0; number < 60; ++number) {
        ask(number);
        ask(0);
    }
    EXPECT_EQ(made, 60);  // the one that is asked for again and again is never forgotten
    ask(59);
    EXPECT_EQ(made, 60);
    ask(1);
    EXPECT_EQ(made, 61);
}

std::uint64_t total_of(TestSite& site) { return site.json("/search.json")["total"]; }

TEST(LedgerWatch, OneAdditionIsSeenAtOnceAndManyNotMoreThanOnceInAWhile) {
    TestSite site(ferry_story(), TestSite::Writing::with_token, std::chrono::hours(1));
    const std::vector<Reading> readings = generated_readings(2, 3);
    const std::uint64_t first = total_of(site);
    site.add({readings[0]});
    EXPECT_EQ(total_of(site), first + 3);
    site.add({readings[1]});
    EXPECT_EQ(total_of(site), first + 3) << "not before an hour has gone by";
    const std::string id = site.json("/search.json?q=act%3Adeny")["statements"][0]["statement"];
    const std::string correction = R"({"field": "act", "value": "doubt", "by": "desk", "why": "read again"})";
    ASSERT_EQ(site.post("/statements/" + id + "/corrections.json", correction, with_token()).status, 201);
    EXPECT_EQ(total_of(site), first + 6) << "what is written here is shown at once, with all that came before";
}

TEST(LedgerWatch, ManyReadersMayAskWhileSomebodyAdds) {
    TestSite site(ferry_story(), TestSite::Writing::forbidden, milliseconds(5));
    std::atomic<bool> ended = false;
    std::vector<std::thread> readers;
    for (int reader = 0; reader < 4; ++reader) {
        readers.emplace_back([&, reader] {
            const char* const targets[] = {"/search.json?q=satz", "/facets.json?q=satz&by=who&by=via&by=day",
                                           "/ledger.json", "/facets.json?by=who&by=via", "/search.json?q=by:person2"};
            for (int turn = 0; !ended; ++turn) EXPECT_EQ(site.get(targets[(turn + reader) % 5]).status, 200);
        });
    }
    for (const Reading& reading : generated_readings(12, 8)) site.add({reading});
    ended = true;
    for (std::thread& reader : readers) reader.join();
    EXPECT_EQ(site.json("/search.json?q=satz&turn=last")["total"], 96);
}

}  // namespace
}  // namespace sayso::test
