// parse_query and print are exact inverses: of queries put together from the grammar's pieces and of queries put
// together from terms.
#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>

#include "query/query.h"

namespace sayso {
namespace {

constexpr std::array<std::string_view, 44> pieces = {
    "not:",   "by:",     "about:", "to:",       "via:",   "act:",    "form:",  "certainty:",  "outlet:",
    "after:", "before:", "unit:",  "figure:",   "words:", "order:",  "limit:", "offset:",     "versions:",
    "deny",   "direct",  "hedged", "relevance", "all",    "2031-05", "1000..", "..5",         "10..20",
    "12.5",   "kursk",   "Ärzte",  "+",         "\"",     " ",       " ",      " ",           " ",
    ":",      "..",      "-",      "%",         "a",      "7",       "\t",     "\xE2\x80\xA6"};

class RandomQueries : public testing::Test {
protected:
    std::size_t below(std::size_t bound) { return random_() % bound; }

    std::string text() {
        std::string text;
        for (std::size_t i = below(12); i > 0; --i) text += pieces[below(pieces.size())];
        return text;
    }

    Term term() {
        Term term;
        term.excluded = below(4) == 0;
        static constexpr std::array<std::string_view, 6> words = {"kursk", "by:rutte",   "not:x",
                                                                  "C",     "zwei worte", "12:30 uhr"};
        static constexpr std::array<Field, 6> fields = {Field::words, Field::by,  Field::about,
                                                        Field::to,    Field::via, Field::outlet};
        term.field = fields[below(fields.size())];
        term.value = words[below(words.size())];
        return term;
    }

    std::mt19937 random_{20311127};  // NOLINT(cert-msc51-cpp): the same queries in every run
};

TEST_F(RandomQueries, ComeBackFromTheirPrint) {
    int understood = 0;
    for (int i = 0; i < 100'000; ++i) {
        const std::string typed = text();
        const auto query = parse_query(typed);
        if (!query) {
            EXPECT_LE(query.error().offset.value_or(max_query_bytes), typed.size()) << typed;
            continue;
        }
        ++understood;
        const auto again = parse_query(print(*query));
        ASSERT_TRUE(again) << typed << " → " << print(*query) << ": " << again.error().message();
        ASSERT_EQ(*again, *query) << typed;
        ASSERT_EQ(print(*again), print(*query)) << typed;
    }
    EXPECT_GT(understood, 10'000);
}

TEST_F(RandomQueries, OfTermsAreParsedAsTheyWere) {
    for (int i = 0; i < 10'000; ++i) {
        Query query;
        for (std::size_t n = below(5); n > 0; --n) query.terms.push_back(term());
        query.order = static_cast<Order>(below(3));
        query.versions = static_cast<Versions>(below(2));
        query.limit = static_cast<std::uint32_t>(1 + below(max_query_limit));
        query.offset = below(1000);
        const auto parsed = parse_query(print(query));
        ASSERT_TRUE(parsed) << print(query) << ": " << parsed.error().message();
        ASSERT_EQ(*parsed, query) << print(query);
    }
}

TEST_F(RandomQueries, OfAnyBytesGiveAQueryOrAnErrorInside) {
    for (int i = 0; i < 20'000; ++i) {
        std::string bytes;
        for (std::size_t n = below(24); n > 0; --n) bytes += static_cast<char>(below(256));
        const auto query = parse_query(bytes);
        if (!query) {
            EXPECT_LE(query.error().offset.value_or(max_query_bytes), bytes.size());
        }
    }
}

}  // namespace
}  // namespace sayso
