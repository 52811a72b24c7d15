#include "base/unpacked_source.h"

#include <gtest/gtest.h>

#include "support/packing.h"

namespace sayso {
namespace {

// What the source gives, read by so many bytes at a time; "!" and what is wrong behind it where that is an Error.
std::string all_of(std::string_view packed, std::size_t step) {
    MemorySource memory(packed);
    UnpackedSource source(memory);
    std::string all;
    std::string chunk(step, '\0');
    while (true) {
        auto count = source.read(chunk.data(), chunk.size());
        if (!count) return all + "!" + count.error().what;
        if (*count == 0) return all;
        all.append(chunk, 0, *count);
    }
}

TEST(UnpackedSource, GivesTheSameWhateverThePackingAndTheStep) {
    std::string text;
    for (int i = 0; i < 20000; ++i) text += "Zeile " + std::to_string(i) + "\n";
    const std::string front = text.substr(0, 1000);
    const std::string back = text.substr(1000);
    for (const std::size_t step : {std::size_t{7}, std::size_t{4096}, std::size_t{1} << 20U}) {
        EXPECT_EQ(all_of(text, step), text);
        EXPECT_EQ(all_of(test::gzipped(text), step), text);
        EXPECT_EQ(all_of(test::gzipped(front) + test::gzipped(back), step), text);
        EXPECT_EQ(all_of(test::zstd_packed(front) + test::zstd_packed(back), step), text);
    }
    EXPECT_EQ(all_of("", 8), "");
    EXPECT_EQ(all_of("x", 8), "x");
}

TEST(UnpackedSource, PaddingBehindTheLastMemberIsNoError) {
    EXPECT_EQ(all_of(test::gzipped("abc") + std::string(500, '\0'), 64), "abc");
}

TEST(UnpackedSource, SaysWhereItIsCutOffOrDamaged) {
    const std::string gzip = test::gzipped("a text that is long enough to be cut");
    EXPECT_NE(all_of(gzip.substr(0, gzip.size() - 5), 64).find("!the gzip data is cut off"), std::string::npos);
    std::string damaged = gzip;
    damaged[gzip.size() - 6] = static_cast<char>(damaged[gzip.size() - 6] ^ 0x55);
    EXPECT_NE(all_of(damaged, 64).find("!damaged gzip data"), std::string::npos);
}

// A member whose data is one stored block (RFC 1951, 3.2.4) of the most bytes there can be: it takes what stands behind
// it.
constexpr std::string_view greedy_member("\x1F\x8B\x08\0\0\0\0\0\0\0\0\xFF\xFF\0\0", 15);

// All that is read of an archive some members of which are damaged.
std::string all_sound(std::string_view archive) {
    MemorySource memory(archive);
    UnpackedSource source(memory);
    std::string all;
    std::string chunk(1 << 16, '\0');
    while (true) {
        auto count = source.read(chunk.data(), chunk.size());
        if (!count && !source.next_member()) return all;
        if (!count) continue;
        if (*count == 0) return all;
        all.append(chunk, 0, *count);
    }
}

TEST(UnpackedSource, FindsTheMembersThatADamagedOneTook) {
    std::string noise;
    for (std::uint32_t i = 0, x = 1; i < 255 * 1024; ++i, x = x * 1664525U + 1013904223U)
        noise += static_cast<char>(x >> 24U);
    // Before the end of what is read at once, so that more is read while the greedy member takes its bytes.
    std::string archive = test::gzipped(noise) + std::string(greedy_member);
    for (int i = 0; i < 3000; ++i) archive += test::gzipped("[member " + std::to_string(i) + "]");
    const std::string all = all_sound(archive);
    for (int i = 0; i < 3000; ++i) ASSERT_NE(all.find("[member " + std::to_string(i) + "]"), std::string::npos) << i;
}

TEST(UnpackedSource, IsAtItsEndWhereNoMemberIsLeft) {
    const std::string gzip = test::gzipped("a text that is long enough to be cut");
    MemorySource memory(std::string_view(gzip).substr(0, gzip.size() - 5));
    UnpackedSource source(memory);
    std::string chunk(64, '\0');
    while (source.read(chunk.data(), chunk.size())) {
    }
    EXPECT_FALSE(source.next_member());
    const auto count = source.read(chunk.data(), chunk.size());
    ASSERT_TRUE(count);
    EXPECT_EQ(*count, 0U);
}

TEST(UnpackedSource, ManyDamagedMembersAreNotReadAgainForEachOfThem) {
    std::string archive;
    for (int i = 0; i < 50'000; ++i) archive += greedy_member;
    EXPECT_LT(all_sound(archive).size(), std::size_t{128} << 20U);  // 3 GB if each took its block
}

TEST(UnpackedSource, GoesOnBehindADamagedMember) {
    for (const auto pack : {test::gzipped, test::zstd_packed}) {
        const std::string first = pack("first");
        std::string second = pack("second, which is damaged in the middle of its data");
        for (std::size_t i = 4; i < 24; ++i) second[i] = '\x7F';
        const std::string archive = first + second + pack("third");
        MemorySource memory(archive);
        UnpackedSource source(memory);
        std::string all;
        std::string chunk(64, '\0');
        int errors = 0;
        std::uint64_t begin = 0;
        while (true) {
            auto count = source.read(chunk.data(), chunk.size());
            if (!count) {
                ++errors;
                if (!source.next_member()) break;
                continue;
            }
            if (*count == 0) break;
            all.append(chunk, 0, *count);
            begin = source.member_begin();
        }
        EXPECT_GE(errors, 1);
        EXPECT_EQ(all.substr(0, 5), "first");
        EXPECT_EQ(all.substr(all.size() - 5), "third");
        EXPECT_EQ(begin, first.size() + second.size());
    }
}

}  // namespace
}  // namespace sayso
