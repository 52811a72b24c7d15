#include "serve/http.h"

#include <gtest/gtest.h>

namespace sayso::serve {
namespace {

using Parts = std::vector<std::string>;

TEST(Target, IsTakenApart) {
    const auto target = parse_target("/articles/a%2F1.json?version=b3%3Ax&q=zwei+worte%2Bmehr");
    ASSERT_TRUE(target);
    EXPECT_EQ(target->parts, (Parts{"articles", "a/1"}));
    EXPECT_EQ(target->form, Form::json);
    EXPECT_EQ(target->parameter("version"), "b3:x");
    EXPECT_EQ(target->parameter("q"), "zwei worte+mehr");
    EXPECT_EQ(target->parameter("none"), "");
}

TEST(Target, AnIdMayEndLikeAFileIfItIsWrittenWithAnEscape) {
    EXPECT_EQ(parse_target("/articles/a.json")->parts.back(), "a");
    EXPECT_EQ(parse_target("/articles/a%2Ejson")->parts.back(), "a.json");
    EXPECT_EQ(parse_target("/articles/a%2Ejson")->form, Form::page);
}

TEST(Target, ParametersMayComeSeveralTimes) {
    EXPECT_EQ(parse_target("/facets.json?by=who&by=act")->parameters_named("by"),
              (std::vector<std::string_view>{"who", "act"}));
}

TEST(Target, WhatIsNoAddressIsRefused) {
    for (const char* const target :
         {"", "search", "http://elsewhere.example/search", "/../etc/passwd", "/a/%2e%2e/b", "/%2e", "/a%", "/a%4",
          "/a%zz", "/a%00b", "/a%0d%0aSet-Cookie:x", "/%ff", "/search?q=%c3", "/search?q=%1b"})
        EXPECT_FALSE(parse_target(target)) << target;
}

TEST(PercentEncoded, TurnsBack) {
    const std::string text = "a/1 ä.json?&#\n";
    const auto target = parse_target("/x/" + percent_encoded(text) + "/y");
    ASSERT_TRUE(target);
    EXPECT_EQ(target->parts, (Parts{"x", text, "y"}));
}

}  // namespace
}  // namespace sayso::serve
