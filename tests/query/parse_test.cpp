#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

#include "query/query.h"
#include "support/files.h"

namespace sayso {
namespace {

struct Case {
    std::string query;
    std::string expected;  // "> …" or "! …"
};

std::string unescaped(const std::string& text) { return text == "<empty>" ? "" : text; }

std::vector<Case> cases() {
    std::istringstream file(test::read_file(test::source_path("tests/query/query.test")));
    std::vector<Case> all;
    std::string line;
    std::string query;
    while (std::getline(file, line)) {
        const bool expectation = line.starts_with('>') || line.starts_with('!');
        if (expectation) all.push_back({unescaped(query), line});
        if (!expectation && !line.empty() && !line.starts_with('#')) query = line;
    }
    return all;
}

void expect_understood(const Case& c) {
    const auto query = parse_query(c.query);
    ASSERT_TRUE(query) << query.error().message();
    const std::string expected = c.expected.size() > 2 ? unescaped(c.expected.substr(2)) : "";
    EXPECT_EQ(print(*query), expected);
    const auto again = parse_query(print(*query));
    ASSERT_TRUE(again) << again.error().message();
    EXPECT_EQ(*again, *query);
}

void expect_refused(const Case& c) {
    const auto query = parse_query(c.query);
    ASSERT_FALSE(query) << "understood as: " << print(*query);
    const std::string message = std::to_string(query.error().offset.value_or(999999)) + " " + query.error().what;
    EXPECT_EQ(message.substr(0, c.expected.size() - 2), c.expected.substr(2));
    EXPECT_EQ(query.error().input, "query");
}

TEST(ParseQuery, UnderstandsTheCasesOfTheTable) {
    const auto all = cases();
    ASSERT_GT(all.size(), 60U);
    for (const Case& c : all) {
        SCOPED_TRACE(c.query);
        c.expected.front() == '>' ? expect_understood(c) : expect_refused(c);
    }
}

TEST(ParseQuery, NamesTheFieldsAndTheNearestOne) {
    const auto query = parse_query("abuot:kursk");
    ASSERT_FALSE(query);
    EXPECT_NE(query.error().remedy.find("did you mean about:?"), std::string::npos) << query.error().remedy;
    EXPECT_NE(query.error().remedy.find("certainty, outlet, after"), std::string::npos) << query.error().remedy;
}

TEST(ParseQuery, HintsAtTheNearestValue) {
    const auto query = parse_query("act:denie");
    ASSERT_FALSE(query);
    EXPECT_NE(query.error().remedy.find("did you mean deny?"), std::string::npos) << query.error().remedy;
}

TEST(ParseQuery, KeepsFiguresAsNumbers) {
    const auto query = parse_query("figure:1000.. figure:..2.5 figure:7");
    ASSERT_TRUE(query);
    EXPECT_EQ(query->terms[0].low, 1000.0);
    EXPECT_FALSE(query->terms[0].high);
    EXPECT_FALSE(query->terms[1].low);
    EXPECT_EQ(query->terms[1].high, 2.5);
    EXPECT_EQ(query->terms[2].low, 7.0);
    EXPECT_EQ(query->terms[2].high, 7.0);
}

TEST(ParseQuery, RefusesWhatIsNotText) {
    EXPECT_EQ(parse_query(std::string_view("kursk\0x", 7)).error().offset, 5U);
    EXPECT_EQ(parse_query("kursk \xC3(").error().offset, 6U);
    EXPECT_EQ(parse_query("\x1B[31m").error().offset, 0U);
}

TEST(ParseQuery, HasBounds) {
    EXPECT_TRUE(parse_query(std::string(max_query_bytes, 'a')));
    EXPECT_EQ(parse_query(std::string(max_query_bytes + 1, 'a')).error().offset, max_query_bytes);

    std::string many;
    for (std::size_t i = 0; i < max_query_terms; ++i) many += "a ";
    EXPECT_TRUE(parse_query(many));
    EXPECT_EQ(parse_query(many + "a").error().offset, many.size());
}

}  // namespace
}  // namespace sayso
