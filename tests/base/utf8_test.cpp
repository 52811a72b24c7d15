#include "base/utf8.h"

#include <gtest/gtest.h>

#include <array>
#include <random>

namespace sayso {
namespace {

using namespace std::string_view_literals;

TEST(Utf8, ValidPrefixStopsAtTheFirstWrongByte) {
    struct Case {
        std::string_view bytes;
        std::size_t valid;
    };
    const std::array cases = {
        Case{""sv, 0},
        Case{"abc"sv, 3},
        Case{"ä€😀"sv, 9},
        Case{"ab\xFFz"sv, 2},
        Case{"\xC0\x80"sv, 0},          // overlong NUL
        Case{"\xED\xA0\x80"sv, 0},      // a surrogate
        Case{"\xF4\x90\x80\x80"sv, 0},  // above U+10FFFF
        Case{"x\xE2\x82"sv, 1},         // cut off
    };
    for (const Case& c : cases) EXPECT_EQ(valid_utf8_prefix(c.bytes), c.valid) << c.bytes;
}

// Expected values: WHATWG Encoding Standard, "utf-8 decoder"; Unicode 15, table 3-8.
TEST(Utf8, RepairReplacesMaximalWrongSubparts) {
    EXPECT_EQ(repair_utf8("a\xF1\x80\x80\xE1\x80\xC2"
                          "b"),
              "a\uFFFD\uFFFD\uFFFDb");
    EXPECT_EQ(repair_utf8("\xED\xA0\x80"), "\uFFFD\uFFFD\uFFFD");
    EXPECT_EQ(repair_utf8("fünf"), "fünf");
}

TEST(Utf8, DecodingAndAppendingAreInverse) {
    for (const char32_t c :
         {U'a', U'ß', U'€', U'😀', char32_t{0x7FF}, char32_t{0x800}, char32_t{0xFFFF}, char32_t{0x10FFFF}}) {
        std::string text;
        append_utf8(text, c);
        const Decoded decoded = decode_utf8(text);
        EXPECT_EQ(decoded.code_point, c);
        EXPECT_EQ(decoded.size, text.size());
    }
}

TEST(CodePoints, AgreeWithCountingFromTheStart) {
    std::mt19937 random(7);
    const std::array<std::string_view, 5> pieces = {"a", "ü", "€", "😀", "e\u0301"};
    std::string text;
    for (int i = 0; i < 500; ++i) text += pieces[random() % pieces.size()];
    const CodePoints positions(text);
    std::uint32_t code_point = 0;
    for (std::uint32_t byte = 0; byte < text.size(); byte += decode_utf8(std::string_view(text).substr(byte)).size) {
        ASSERT_EQ(positions.from_byte(byte), code_point);
        ASSERT_EQ(positions.to_byte(code_point), byte);
        ++code_point;
    }
    EXPECT_EQ(positions.size(), code_point);
    EXPECT_EQ(positions.to_byte(code_point), text.size());
    EXPECT_EQ(positions.from_byte(static_cast<std::uint32_t>(text.size())), code_point);
}

TEST(CodePoints, TextsWhoseLengthIsAMultipleOfTheStrideHaveAnEnd) {
    const std::string text(128, 'x');
    const CodePoints positions(text);
    EXPECT_EQ(positions.from_byte(128), 128U);
    EXPECT_EQ(positions.to_byte(128), 128U);
    EXPECT_EQ(CodePoints("").from_byte(0), 0U);
}

}  // namespace
}  // namespace sayso
