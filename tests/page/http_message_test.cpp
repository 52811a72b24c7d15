#include "page/http_message.h"

#include <gtest/gtest.h>

#include "support/packing.h"

namespace sayso::page {
namespace {

struct Case {
    const char* name;
    std::string headers, body, expected;
};

TEST(HttpMessage, UndoesEncodings) {
    const std::string page = "<p>Text</p>";
    // RFC 7932: a meta-block of 11 bytes as they are, then the empty last one.
    const std::string brotli = std::string("\x0B\x05\x80", 3) + page + "\x03";
    const std::vector<Case> cases = {
        {"plain", "", page, page},
        {"gzip", "Content-Encoding: gzip\r\n", test::gzipped(page), page},
        {"GZIP in capitals", "CONTENT-ENCODING: GZip\r\n", test::gzipped(page), page},
        {"says gzip and is not", "Content-Encoding: gzip\r\n", page, page},
        {"brotli", "Content-Encoding: br\r\n", brotli, page},
        {"says brotli and is not", "Content-Encoding: br\r\n", page, page},
        {"zstd", "Content-Encoding: zstd\r\n", test::zstd_packed(page), page},
        {"chunks", "Transfer-Encoding: chunked\r\n", "4\r\n<p>T\r\n7;x=y\r\next</p>\r\n0\r\n\r\n", page},
        {"says chunks and has none", "Transfer-Encoding: chunked\r\n", page, page},
        {"chunks cut off", "Transfer-Encoding: chunked\r\n", "4\r\n<p>T\r\n7\r\nex", "<p>Tex"},
    };
    for (const Case& c : cases) {
        const auto message = http_message(
            "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=\"utf-8\"\r\n" + c.headers + "\r\n" + c.body, 1000);
        ASSERT_TRUE(message) << c.name << ": " << message.error().what;
        EXPECT_EQ(message->body, c.expected) << c.name;
        EXPECT_EQ(message->status, 200);
        EXPECT_EQ(message->media_type.type, "text/html");
        EXPECT_EQ(message->media_type.charset, "utf-8");
    }
}

TEST(HttpMessage, RefusesWhatIsNoneOrTooMuch) {
    EXPECT_FALSE(http_message("<p>no HTTP</p>", 1000));
    EXPECT_FALSE(http_message("", 1000));
    EXPECT_FALSE(http_message("HTTP/1.1 200 OK\r\n\r\n" + std::string(1001, 'x'), 1000));
    EXPECT_FALSE(http_message(
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + test::gzipped(std::string(100000, 'x')), 1000));
    EXPECT_FALSE(http_message("HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\n\x01\x02\x03", 1000));
}

}  // namespace
}  // namespace sayso::page
