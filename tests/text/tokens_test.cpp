// What holds for the tokens of any text.
#include "text/tokens.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <random>
#include <sstream>
#include <string>

#include "base/utf8.h"
#include "pack/pack.h"
#include "slow_tokeniser.h"
#include "support/files.h"
#include "text/characters.h"
#include "text/sentences.h"

namespace sayso::text {
namespace {

class Tokens : public ::testing::Test {
protected:
    static const Pack& pack() {
        static const Pack opened = Pack::open(SAYSO_TEST_PACK).value();
        return opened;
    }

    static std::vector<Token> tokens_of(const std::string& input) {
        static const TokenTables tables = TokenTables::from(pack().data());
        static const QuoteMarks marks = QuoteMarks::from(pack().data());
        QuotationFinder quotations(marks);
        std::vector<Token> tokens;
        tokenise(input, {0, static_cast<std::uint32_t>(input.size())}, tables, marks, quotations, tokens);
        quotations.end_block(static_cast<TokenIndex>(tokens.size()), false);
        for (const Quotation& quotation : quotations.finish()) {
            EXPECT_LE(quotation.inner.begin, quotation.inner.end);
            EXPECT_LE(quotation.inner.end, tokens.size());
        }
        return tokens;
    }

    // Tokens are in order, do not overlap, and every character outside them is white space.
    static void expect_cover(const std::string& input) {
        std::size_t at = 0;
        const auto expect_white = [&](std::size_t end) {
            while (at < end) {
                const Decoded next = decode_utf8(std::string_view(input).substr(at));
                EXPECT_EQ(class_of(next.code_point), CharClass::space) << "byte " << at << " of " << input;
                at += next.size;
            }
        };
        for (const Token& token : tokens_of(input)) {
            EXPECT_LT(token.span.begin, token.span.end);
            ASSERT_GE(token.span.begin, at) << input;
            EXPECT_EQ(token.space_before, token.span.begin > at || at == 0) << input;
            expect_white(token.span.begin);
            at = token.span.end;
        }
        expect_white(input.size());
    }
};

TEST(CharClasses, OfAsciiAreThoseOfUnicode) {
    for (char32_t c = 0; c < ascii_classes.size(); ++c) EXPECT_EQ(class_of(c), class_by_category(c)) << "U+" << +c;
}

TEST_F(Tokens, CoverEveryCharacterThatIsNotWhite) {
    std::mt19937 random(7);
    const std::vector<std::string> pieces = {
        "a",  "Z",  "ß",   "7", " ", ".", ",",  "-",   "–",  "„",   "“",  "”",  "\"",  "'",    "’",
        "»",  "«",  "(",   ")", "@", "/", ":",  "&",   "*",  "…",   "!",  "?",  "%",   "°",    "€",
        "👩", "🏽", "‍", "🇩", "̈",  " ", "\n", "www", "de", "Dr.", "II", "km", "://", "\x01", "\xE2\x80\x8B"};
    for (int round = 0; round < 20000; ++round) {
        std::string input;
        for (std::size_t i = random() % 12; i > 0; --i) input += pieces[random() % pieces.size()];
        expect_cover(input);
    }
}

TEST_F(Tokens, AreFoundInTextThatIsNotUtf8) {
    std::mt19937 random(11);
    for (int round = 0; round < 5000; ++round) {
        std::string input;
        for (std::size_t i = random() % 16; i > 0; --i) input.push_back(static_cast<char>(random()));
        expect_cover(input);
    }
}

// Each paragraph by itself, as the analyser cuts it.
void expect_twins_agree(std::string_view input, const TokenTables& tables, const QuoteMarks& marks) {
    QuotationFinder quotations(marks);
    std::vector<Token> fast;
    tokenise(input, {0, static_cast<std::uint32_t>(input.size())}, tables, marks, quotations, fast);
    const std::vector<Token> slow = slow_tokens(input, tables, marks);
    const auto lines = [&](const std::vector<Token>& tokens) {
        std::vector<std::string> all;
        for (const Token& token : tokens)
            all.push_back(std::string(token.span.of(input)) + " kind " + std::to_string(static_cast<int>(token.kind)) +
                          " at " + std::to_string(token.span.begin) + (token.space_before ? " behind space" : ""));
        return all;
    };
    EXPECT_EQ(lines(fast), lines(slow)) << input;
}

TEST_F(Tokens, AreThoseOfTheSlowTwinOnAnyPieces) {
    const TokenTables tables = TokenTables::from(pack().data());
    const QuoteMarks marks = QuoteMarks::from(pack().data());
    const std::vector<std::string> pieces = {
        "a",  "Haus", "ß",    "7",          "28",     "1.234", " ",      " ",      ".",   ". ",  ", ",  "-",
        "–",  "„",    "“",    "”",          "\"",     "'",     "’",      "»",      "«",   "(",   ")",   "@",
        "/",  "://",  ":",    "&",          "*",      "…",     "!",      "?",      "%",   "°",   "C",   "€",
        "👩", "🏽",   "🇩",    "z. B.",      "Dr.",    "www.",  "IV",     "km",     ".de", "Mai", "am ", "+",
        "_",  "#x",   "usw.", "2026-11-28", "12 000", "d.h.",  "J. R. ", "/-innen"};
    std::mt19937 random(5);
    for (int round = 0; round < 20000 && !HasFailure(); ++round) {
        std::string input;
        for (std::size_t i = 1 + random() % 10; i > 0; --i) input += pieces[random() % pieces.size()];
        expect_twins_agree(input, tables, marks);
    }
}

TEST_F(Tokens, AreThoseOfTheSlowTwinOnNews) {
    const auto corpus = test::shared_path("corpora/text/wikinews_de.jsonl.zst");
    if (!corpus) GTEST_SKIP() << "no shared data";
    const TokenTables tables = TokenTables::from(pack().data());
    const QuoteMarks marks = QuoteMarks::from(pack().data());
    std::istringstream articles(test::output_of("zstd -dcq '" + corpus->string() + "'"));
    std::size_t count = 0;
    for (std::string line; std::getline(articles, line) && !HasFailure(); ++count) {
        std::istringstream paragraphs(nlohmann::json::parse(line).at("text").get<std::string>());
        for (std::string paragraph; std::getline(paragraphs, paragraph);) expect_twins_agree(paragraph, tables, marks);
    }
    EXPECT_GT(count, 100U);
}

TEST_F(Tokens, TakeLinearTimeOnLongRuns) {
    for (const std::string& piece :
         std::vector<std::string>{"a.", "a@", "1.", "-", "„", "\"", "'", "(", "www.", "a-", "1 000", "A. "}) {
        std::string input;
        while (input.size() < 400000) input += piece;
        EXPECT_FALSE(tokens_of(input).empty());
    }
}

}  // namespace
}  // namespace sayso::text
