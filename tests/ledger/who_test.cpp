#include <gtest/gtest.h>

#include "exchange/exchange.h"
#include "ledger/open_ledger.h"
#include "ledger/sample.h"
#include "support/files.h"

namespace sayso {
namespace {

class Who : public testing::Test {
protected:
    Who() : ledger_(test::create_ledger(folder_.path() / "l.sayso")) { test::must_add(*ledger_, story_); }

    std::string answer(std::string_view name) const {
        const auto found = ledger_->who(name);
        if (!found) return found.error().message();
        EXPECT_EQ(found->total, found->hits.size());
        std::string answer;
        for (const Hit& hit : found->hits) answer.append(answer.empty() ? "" : " ").append(test::handle(hit, story_));
        return answer;
    }

    test::TemporaryFolder folder_;
    std::vector<Reading> story_ = test::ferry_story();
    std::unique_ptr<Ledger> ledger_;
};

TEST_F(Who, IsFoundByWholeWordsOfTheNameOldestFirst) {
    EXPECT_EQ(answer("möller"), "a1.0 a3.1");
    EXPECT_EQ(answer("JANA MOLLER"), "a1.0 a3.1");
    EXPECT_EQ(answer("Brandt"), "a2.1");
    EXPECT_EQ(answer("brand"), "");
}

TEST_F(Who, IsWhoeverSpeaksNotWhoeverPassesOn) { EXPECT_EQ(answer("nordpress"), ""); }

TEST_F(Who, MayBeUnnamed) { EXPECT_EQ(answer("matrose"), "a2.0"); }

TEST_F(Who, MayBeAnEntitysId) {
    const auto reading = reading_from_json(ledger_->show(story_[0].statements[0].id)->reading);
    ASSERT_TRUE(reading);
    EXPECT_EQ(answer(reading->entities[0].id), "a1.0 a3.1");
}

TEST_F(Who, IsNobodyWithoutLetters) {
    EXPECT_EQ(answer(""), "'' is not a name");
    EXPECT_EQ(answer(" – "), "' – ' is not a name");
    EXPECT_EQ(answer("\" OR \""), "");
}

}  // namespace
}  // namespace sayso
