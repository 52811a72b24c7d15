// The net over an article: what it sees of tokens, and how its scores are read.
#include "statement/article_net.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "base/little_endian.h"
#include "sayso/pack.h"
#include "statement/selection.h"
#include "text/text.h"

namespace sayso::statement {
namespace {

// A net whose output o is o points of score for every token: all weights are 0.
std::string net_of_biases(std::size_t outputs) {
    constexpr std::size_t width = 2, hidden = 4;
    std::string bytes("SNET1\0\0\0", 8);
    for (const std::size_t size :
         {std::size_t{token_rows}, width, hidden, outputs, std::size_t{0}, std::size_t{0}, std::size_t{0}})
        append_u32(bytes, static_cast<std::uint32_t>(size));
    bytes.append(token_rows * width, '\0');
    const auto layer_of_zeros = [&](std::size_t of, std::size_t inputs) { bytes.append(of * (2 * inputs + 4), '\0'); };
    layer_of_zeros(2 * hidden, 3 * width);
    layer_of_zeros(2 * hidden, hidden);
    bytes.append(outputs * hidden * 2, '\0');
    for (std::size_t o = 0; o < outputs; ++o) append_u32(bytes, static_cast<std::uint32_t>(o << 14U));
    return bytes;
}

struct Reading {
    explicit Reading(const PackData& pack, std::string words)
        : article{.id = "case", .version = "case", .language = "de", .text = std::move(words)},
          document(TextAnalyser(pack).analyse(article)),
          view(article, document),
          cues(pack),
          grammar{view, cues},
          found(find_candidates(grammar)) {}

    Article article;
    Document document;
    DocumentView view;
    Cues cues;
    Grammar grammar;
    Candidates found;
};

class ArticleNets : public testing::Test {
protected:
    ArticleNets() : opened_(Pack::open(SAYSO_TEST_PACK)) {}
    void SetUp() override { ASSERT_TRUE(opened_.ok()) << opened_.error().message(); }
    const PackData& pack() const { return (*opened_).data(); }

private:
    Result<Pack> opened_;
};

constexpr std::string_view sentence = "Die Chefin der Werft sagte gestern, die Fähre sei bald fertig. ";

TEST_F(ArticleNets, AddUpWhatTheySayOfAFindingsPlaces) {
    const std::string bytes = net_of_biases(TokenScores::per_token);
    const Reading r(pack(), std::string(sentence));
    ASSERT_FALSE(r.found.findings.empty());
    const TokenScores scores = ArticleNet(pack(), bytes).read(r.grammar, r.found.findings, r.found.free);
    ASSERT_FALSE(scores.empty());
    for (const Finding& f : r.found.findings) {
        std::int32_t sum = 0;
        for (std::size_t place = 0; place < (f.speaker.empty() ? place_count - 1 : place_count); ++place)
            sum += static_cast<std::int32_t>(place * learnt_rule_count + static_cast<std::size_t>(f.rule));
        EXPECT_EQ(scores.of(f), sum) << name_of(f.rule);
    }
    EXPECT_EQ(scores.of(0, TokenPart::content_end), static_cast<std::int32_t>(TokenScores::per_token) - 1);
    EXPECT_EQ(scores.of(r.view, {0, r.view.size()}, TokenPart::content_end), scores.of(0, TokenPart::content_end));
}

TEST_F(ArticleNets, SayNothingWithoutBytesOfTheirKind) {
    const Reading r(pack(), std::string(sentence));
    for (const std::string& bytes : {std::string(), std::string("SNET1"), net_of_biases(TokenScores::per_token - 1)})
        EXPECT_TRUE(ArticleNet(pack(), bytes).read(r.grammar, r.found.findings, r.found.free).empty()) << bytes.size();
}

TEST_F(ArticleNets, ReadLongArticlesInPieces) {
    const std::string bytes = net_of_biases(TokenScores::per_token);
    std::string words;
    for (int i = 0; i < 200; ++i) words += sentence;
    for (int i = 0; i < 3000; ++i) words += "und ";
    const Reading r(pack(), words);
    const TokenScores scores = ArticleNet(pack(), bytes).read(r.grammar, r.found.findings, r.found.free);
    EXPECT_EQ(scores.of(r.view.size() - 1, TokenPart::content_end), scores.of(0, TokenPart::content_end));
}

TEST_F(ArticleNets, SeeRowsOfEachToken) {
    const text::WordClasses classes = text::WordClasses::from(pack().section(text::word_class_section).value_or(""));
    const Reading r(pack(), std::string(sentence));
    const TokenRows with = rows_of_tokens(r.grammar, classes, r.found.findings, r.found.free);
    const TokenRows without = rows_of_tokens(r.grammar, classes, {}, {});
    ASSERT_EQ(with.first.size(), r.view.size() + 1);
    EXPECT_EQ(with.first.back(), with.rows.size());
    EXPECT_TRUE(std::is_sorted(with.first.begin(), with.first.end()));
    EXPECT_LT(*std::max_element(with.rows.begin(), with.rows.end()), token_rows);
    EXPECT_GT(with.rows.size(), without.rows.size());
}

TEST(ScoreDigit, IsAStepOfHalfAUnitAndTheSameToBothSides) {
    EXPECT_EQ(score_digit(0), score_digit(TokenScores::unit / 5));
    EXPECT_EQ(score_digit(0), score_digit(-TokenScores::unit / 5));
    EXPECT_NE(score_digit(0), score_digit(TokenScores::unit / 3));
    EXPECT_NE(score_digit(-TokenScores::unit / 3), score_digit(TokenScores::unit / 3));
    EXPECT_EQ(score_digit(100 * TokenScores::unit), score_digit(7 * TokenScores::unit));
    EXPECT_NE(score_digit(6 * TokenScores::unit), score_digit(7 * TokenScores::unit));
}

}  // namespace
}  // namespace sayso::statement
