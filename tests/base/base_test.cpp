#include <gtest/gtest.h>

#include "base/date.h"
#include "base/hash.h"
#include "sayso/error.h"
#include "sayso/statement.h"

namespace sayso {
namespace {

TEST(Error, MessageNamesInputRecordOffsetAndRemedy) {
    const Error error{
        .what = "no JSON object", .input = "a.jsonl", .record = "line 3", .offset = 17, .remedy = "one object a line"};
    EXPECT_EQ(error.message(), "a.jsonl, line 3, byte 17: no JSON object (one object a line)");
    EXPECT_EQ(Error{.what = "empty"}.message(), "empty");
}

TEST(Result, HoldsAValueOrAnError) {
    const Result<int> value = 3;
    const Result<int> error = Error{.what = "no"};
    EXPECT_TRUE(value);
    EXPECT_EQ(*value, 3);
    ASSERT_FALSE(error);
    EXPECT_EQ(error.error().what, "no");
}

// Expected value: the reference implementation over the 8 length bytes and "abc".
TEST(ContentHash, IsBlake3OfLengthAndContent) {
    EXPECT_EQ(content_hash({"abc"}), "2c43cb52459d810e4b6ce3aab77f69c2");
    EXPECT_NE(content_hash({"ab", "c"}), content_hash({"a", "bc"}));
    EXPECT_EQ(content_hash({"ab", "c"}), content_hash({"ab", "c"}));
}

TEST(Date, ReadsTheDateAtTheFrontOfAnIsoText) {
    EXPECT_EQ(iso_from(*date_from_iso("2024-10-28T15:04:00+01:00")), "2024-10-28");
    EXPECT_EQ(iso_from(*date_from_iso("2024-02-29")), "2024-02-29");
    for (const char* wrong : {"", "2023-02-29", "2024-13-01", "28.10.2024", "2024-1-01", "-024-10-10"}) {
        EXPECT_FALSE(date_from_iso(wrong)) << wrong;
    }
}

TEST(Labels, EveryNameLeadsBackToItsValue) {
    for (int i = 0; i < 10; ++i) EXPECT_EQ(act_from(name_of(static_cast<Act>(i))), static_cast<Act>(i));
    for (int i = 0; i < 4; ++i) EXPECT_EQ(form_from(name_of(static_cast<Form>(i))), static_cast<Form>(i));
    EXPECT_FALSE(act_from("shout"));
}

}  // namespace
}  // namespace sayso
