// What holds for the tokens of any text.
#include "text/tokens.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "base/utf8.h"
#include "pack/pack.h"
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
