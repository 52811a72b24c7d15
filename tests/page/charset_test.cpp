#include "page/charset.h"

#include <gtest/gtest.h>

#include "base/utf8.h"

namespace sayso::page {
namespace {

struct Case {
    const char* what;
    std::string bytes;
    std::string charset;
    std::string text;
    std::size_t problems;
};

TEST(DecodePage, FindsTheCharacterSet) {
    const std::vector<Case> cases = {
        {"UTF-8 as it is", "für", "", "für", 0},
        {"byte order mark",
         "\xEF\xBB\xBF"
         "für",
         "", "für", 0},
        {"UTF-16LE",
         std::string("\xFF\xFE"
                     "f\0\xFC\0r\0",
                     8),
         "", "für", 0},
        {"UTF-16BE with a pair",
         std::string("\xFE\xFF"
                     "\xD8\x3D\xDE\x00\0!",
                     8),
         "", "😀!", 0},
        {"transport", "f\xFCr", "ISO-8859-1", "für", 0},
        {"Latin 1 is windows-1252",
         "\x84"
         "f\xFCr\x93",
         "iso-8859-1", "„für“", 0},
        {"meta", "<meta charset=\"iso-8859-15\"><p>\xA4", "", "<meta charset=\"iso-8859-15\"><p>€", 0},
        {"old meta", "<meta http-equiv=Content-Type content='text/html; charset=windows-1251'>\xE4", "",
         "<meta http-equiv=Content-Type content='text/html; charset=windows-1251'>д", 0},
        {"XML declaration", "<?xml version='1.0' encoding='koi8-r'?>\xC4", "",
         "<?xml version='1.0' encoding='koi8-r'?>д", 0},
        {"no declaration, no UTF-8", "f\xFCr", "", "für", 0},
        {"wrong declaration of UTF-8 text", "für", "windows-1252", "für", 0},
        {"broken UTF-8", "<meta charset=utf-8>f\xC3r \xE2\x82!", "", "<meta charset=utf-8>f\uFFFDr \uFFFD!", 1},
        {"unknown name", "für", "x-none", "für", 1},
    };
    for (const Case& c : cases) {
        const Page page{.bytes = c.bytes, .url = {}, .id = {}, .charset = c.charset};
        const auto decoded = decode_page(page);
        ASSERT_TRUE(decoded) << c.what << ": " << decoded.error().message();
        EXPECT_EQ(decoded->text(), c.text) << c.what;
        EXPECT_EQ(decoded->problems.size(), c.problems) << c.what;
    }
}

// Every character of a long windows-1252 page (longer than the converter's buffer) leads back to its byte.
TEST(DecodePage, OffsetsAreExact) {
    std::string bytes;
    for (int i = 0; i < 9000; ++i) bytes += i % 7 == 0 ? '\xFC' : i % 11 == 0 ? '\x80' : 'a';
    const Page page{.bytes = bytes, .url = {}, .id = {}, .charset = {}};
    const auto decoded = decode_page(page);
    ASSERT_TRUE(decoded);
    const std::string_view text = decoded->text();
    OffsetMap whole;
    whole.append({0, static_cast<std::uint32_t>(text.size()), 0, static_cast<std::uint32_t>(text.size())});
    const OffsetMap map = decoded->to_bytes(whole);
    std::uint32_t at = 0;
    for (std::uint32_t byte = 0; byte < bytes.size(); ++byte) {
        const auto size = decode_utf8(text.substr(at)).size;
        ASSERT_EQ(map.to_page({at, at + size}), (Span{byte, byte + 1}));
        at += size;
    }
    EXPECT_EQ(at, text.size());
}

TEST(DecodePage, RefusesWhatIsNoText) {
    const auto error_of = [](std::string bytes) {
        const auto decoded = decode_page({.bytes = std::move(bytes), .url = "in.html", .id = {}, .charset = {}});
        return decoded ? Error{} : decoded.error();
    };
    EXPECT_EQ(error_of("").what, "the page is empty");
    EXPECT_EQ(error_of(" \n\t ").what, "the page is empty");
    EXPECT_EQ(error_of("\xEF\xBB\xBF \n").what, "the page is empty");
    const Error binary = error_of(std::string("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0", 18));
    EXPECT_EQ(binary.input, "in.html");
    EXPECT_EQ(binary.offset, 6U);
    EXPECT_FALSE(binary.remedy.empty());
    EXPECT_NE(error_of(std::string(largest_page + 1, 'a')).what.find("more than"), std::string::npos);
}

}  // namespace
}  // namespace sayso::page
