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

using Kept = AnswerCache::Kept;

Kept answer_of(std::string body, int status = 200) {
    return std::make_shared<const Answer>(Answer{.status = status, .body = std::move(body)});
}

TEST(AnswerCache, WhoeverAsksTheSameAtTheSameMomentGetsTheSameAnswer) {
    AnswerCache cache;
    std::atomic<int> made = 0;
    std::vector<AnswerCache::Kept> answers(8);
    std::vector<std::thread> askers;
    for (AnswerCache::Kept& answer : answers) {
        askers.emplace_back([&] {
            answer = cache
                         .get({1, 1}, "/a",
                              [&](const Kept&) {
                                  ++made;
                                  std::this_thread::sleep_for(milliseconds(30));
                                  return answer_of("a");
                              })
                         .answer;
        });
    }
    for (std::thread& asker : askers) asker.join();
    EXPECT_EQ(made, 1);
    for (const AnswerCache::Kept& answer : answers) EXPECT_EQ(answer, answers.front());
}

TEST(AnswerCache, AnotherGenerationAndFailuresAreMadeAnew) {
    AnswerCache cache;
    const auto ask = [&](std::uint64_t generation, int status, std::string body) {
        const auto make = [&](const Kept&) { return answer_of(body, status); };
        return cache.get({generation, generation}, "/a", make).answer->body;
    };
    EXPECT_EQ(ask(1, 200, "first"), "first");
    EXPECT_EQ(ask(1, 200, "second"), "first");
    EXPECT_EQ(ask(2, 404, "none"), "none");
    EXPECT_EQ(ask(2, 200, "third"), "third");
    EXPECT_THROW(cache.get({3, 3}, "/a", [](const Kept&) -> Kept { throw std::bad_alloc(); }), std::bad_alloc);
    EXPECT_EQ(ask(3, 200, "fourth"), "fourth");
}

TEST(AnswerCache, ForgetsWhatNobodyAsksForWhenThereIsTooMuch) {
    AnswerCache cache;
    int made = 0;
    const auto ask = [&](int number) {
        static_cast<void>(cache.get({1, 1}, std::to_string(number), [&](const Kept&) {
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

// The one before is given, and only the first is told to have it made anew.
TEST(AnswerCache, GivesWhatMayStillBeShownAndLetsItBeRenewedOnce) {
    AnswerCache cache;
    const auto ask = [&](serve::ShownStates shown, const std::string& body) {
        return cache.get(shown, "/a", [&](const Kept&) { return answer_of(body); });
    };
    EXPECT_EQ(ask({1, 1}, "first").answer->body, "first");
    const auto second = ask({2, 1}, "second");
    EXPECT_EQ(second.answer->body, "first");
    EXPECT_TRUE(second.should_renew);
    EXPECT_FALSE(ask({2, 1}, "second").should_renew);
    EXPECT_EQ(ask({2, 2}, "renewed").answer->body, "renewed");
    EXPECT_FALSE(ask({2, 1}, "third").should_renew);
    EXPECT_EQ(ask({2, 1}, "third").answer->body, "renewed");
    EXPECT_EQ(ask({4, 3}, "fourth").answer->body, "fourth") << "what may not be shown any more is not";
}

TEST(AnswerCache, WhoeverMayBeGivenTheOneBeforeDoesNotWaitForTheNextOne) {
    AnswerCache cache;
    static_cast<void>(cache.get({1, 1}, "/a", [](const Kept&) { return answer_of("first"); }));
    const auto next = cache.get({2, 2}, "/a", [&](const Kept& before) {
        const auto meanwhile = cache.get({2, 1}, "/a", [](const Kept&) { return answer_of("made twice"); });
        EXPECT_EQ(meanwhile.answer, before);
        EXPECT_FALSE(meanwhile.should_renew);
        return answer_of("second");
    });
    EXPECT_EQ(next.answer->body, "second");
    EXPECT_EQ(cache.get({2, 1}, "/a", [](const Kept&) { return answer_of("third"); }).answer, next.answer);
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

// While others add, an answer may be of the state before; it is made anew without anybody waiting.
TEST(LedgerWatch, WhatWasGivenBeforeGivesWayToTheNewestInASecond) {
    TestSite site(ferry_story(), TestSite::Writing::forbidden, milliseconds(20));
    const std::uint64_t first = total_of(site);
    const std::vector<Reading> readings = generated_readings(8, 3);
    std::uint64_t last = first;
    for (const Reading& reading : readings) {
        site.add({reading});
        const std::uint64_t now = total_of(site);
        EXPECT_GE(now, last);
        last = now;
    }
    // Nobody asks until it is too old to be given.
    std::this_thread::sleep_for(milliseconds(60));
    EXPECT_EQ(total_of(site), first + 24);
}

// What nobody changed is the same bytes under the same tag, and need not be made again.
TEST(LedgerWatch, WhatAnAdditionDoesNotTouchKeepsItsTag) {
    TestSite site(ferry_story(), TestSite::Writing::with_token, milliseconds(0));
    const std::string id = site.json("/search.json?q=act%3Adeny")["statements"][0]["statement"];
    const auto tag_of = [&](const std::string& target) {
        const Answer answer = site.get(target);
        const auto tag = std::find_if(answer.headers.begin(), answer.headers.end(),
                                      [](const auto& header) { return header.first == "ETag"; });
        return tag == answer.headers.end() ? std::string() : tag->second;
    };
    const std::string targets[] = {"/statements/" + id + ".json", "/articles/a1.json", "/search.json?q=act%3Adeny"};
    std::vector<std::string> before;
    for (const std::string& target : targets) before.push_back(tag_of(target));
    site.add(generated_readings(2, 3));
    for (std::size_t i = 0; i < before.size(); ++i) EXPECT_EQ(tag_of(targets[i]), before[i]) << targets[i];
    const std::string correction = R"({"field": "act", "value": "doubt", "by": "desk", "why": "read again"})";
    ASSERT_EQ(site.post("/statements/" + id + "/corrections.json", correction, with_token()).status, 201);
    EXPECT_NE(tag_of(targets[0]), before[0]) << "a correction is shown at once";
    EXPECT_NE(tag_of(targets[2]), before[2]);
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
