// Whatever happens to a pack's bytes, it is refused with a clear error or it is the same pack.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pack/bytes.h"
#include "pack/format.h"
#include "pack/pack.h"
#include "pack/toy.h"

namespace sayso::test {
namespace {

using ::testing::HasSubstr;

void put_u32(std::string& bytes, std::size_t at, std::uint32_t number) {
    std::string encoded;
    pack::append_u32(encoded, number);
    bytes.replace(at, 4, encoded);
}

void put_u64(std::string& bytes, std::size_t at, std::uint64_t number) {
    std::string encoded;
    pack::append_u64(encoded, number);
    bytes.replace(at, 8, encoded);
}

// Makes the checksums right again, so that the checks behind them are reached. Sections outside the file are left
// alone.
void make_checksums_right(std::string& bytes) {
    const std::size_t count = pack::load_u32(bytes, 12);
    for (std::size_t at = 64; at < 64 + count * 64; at += 64) {
        const std::uint64_t offset = pack::load_u64(bytes, at + 40), size = pack::load_u64(bytes, at + 48);
        if (offset > bytes.size() || size > bytes.size() - offset) continue;
        put_u32(bytes, at + 56, pack::crc32_of(std::string_view(bytes).substr(offset, size)));
    }
    put_u32(bytes, pack::checksum_at, pack::crc32_of_header(std::string_view(bytes).substr(0, 64 + count * 64)));
}

std::size_t offset_of(const std::string& bytes, std::string_view section) {
    const auto frame = pack::read_frame(bytes).value();
    for (const auto& s : frame.sections) {
        if (s.name == section) return s.offset;
    }
    throw std::logic_error("no such section");
}

TEST(Damage, NoFlippedByteGoesUnseen) {
    const std::string good = toy_pack();
    for (std::size_t i = 0; i < good.size(); ++i) {
        for (const unsigned char flip : {0x01, 0x80, 0xFF}) {
            std::string bad = good;
            bad[i] = static_cast<char>(bad[i] ^ flip);
            const Result<Pack> pack = Pack::from_bytes(bad);
            ASSERT_FALSE(pack.ok()) << "byte " << i;
            EXPECT_NE(pack.error().what, "");
            EXPECT_NE(pack.error().remedy, "");
            EXPECT_TRUE(pack.error().offset.has_value());
        }
    }
}

TEST(Damage, NoShorterOrLongerFileIsAPack) {
    const std::string good = toy_pack();
    for (std::size_t size = 0; size < good.size(); ++size)
        ASSERT_FALSE(Pack::from_bytes(good.substr(0, size)).ok()) << size;
    EXPECT_THAT(Pack::from_bytes(good + "x").error().what, HasSubstr("behind the pack's end"));
}

// One lookup of everything, for the sanitizers to watch.
void use_all(const Pack& pack) {
    std::size_t forms = 0;
    std::vector<LexiconReading> readings;
    const Lexicon& lexicon = pack.data().lexicon();
    lexicon.for_each_form([&](std::string_view form) {
        ++forms;
        EXPECT_TRUE(lexicon.lookup(form, readings));
        for (const LexiconReading& reading : readings) EXPECT_LE(reading.strip, form.size());
    });
    EXPECT_EQ(forms, lexicon.size());
    for (const auto& [name, size] : pack.card().sections) {
        if (!name.starts_with("table/")) continue;
        const Table table = pack.data().table(name.substr(6));
        for (std::size_t r = 0; r < table.rows(); ++r) {
            for (std::size_t c = 0; c < table.columns(); ++c) EXPECT_LE(table.cell(r, c).size(), size);
        }
    }
}

// Somebody who makes the checksums right can change anything; then the structure checks must hold.
TEST(Damage, WithRightChecksumsAnOpenedPackIsSafeToUse) {
    const std::string good = toy_pack();
    int opened = 0;
    for (std::size_t i = 64; i < good.size(); ++i) {
        for (const unsigned char flip : {0x01, 0x02, 0x80, 0xFF}) {
            std::string bad = good;
            bad[i] = static_cast<char>(bad[i] ^ flip);
            make_checksums_right(bad);
            const Result<Pack> pack = Pack::from_bytes(bad);
            if (!pack) continue;
            ++opened;
            use_all(*pack);
        }
    }
    EXPECT_GT(opened, 0);
}

struct Injury {
    std::string name;
    void (*inflict)(std::string& bytes);
    std::string what;
};

class Refused : public ::testing::TestWithParam<Injury> {};

TEST_P(Refused, WithTheReason) {
    std::string bytes = toy_pack();
    GetParam().inflict(bytes);
    const Result<Pack> pack = Pack::from_bytes(bytes);
    ASSERT_FALSE(pack.ok());
    EXPECT_THAT(pack.error().message(), HasSubstr(GetParam().what));
    EXPECT_NE(pack.error().remedy, "");
}

// Entries of the section table: lexicon at 64, model at 128, table/card at 192, table/colours at 256.
INSTANTIATE_TEST_SUITE_P(
    Injuries, Refused,
    ::testing::Values(
        Injury{"NotAPack", [](std::string& b) { b = "PK\x03\x04 something else altogether"; }, "not a language pack"},
        Injury{"LineEndsChanged", [](std::string& b) { b.erase(6, 1); }, "not a language pack"},
        Injury{"NewerFormat", [](std::string& b) { put_u32(b, 8, 2); }, "reads format 1"},
        Injury{"CutInTheHeader", [](std::string& b) { b.resize(40); }, "inside its header"},
        Injury{"CutOff", [](std::string& b) { b.resize(b.size() - 1); }, "cut off"},
        Injury{"HeaderChanged", [](std::string& b) { b[24] ^= 1; }, "checksum of the header"},
        Injury{"TooManySections", [](std::string& b) { put_u32(b, 12, 5000); }, "too many sections"},
        Injury{"SectionChanged", [](std::string& b) { b.back() ^= 1; }, "checksum of section \"table/colours\""},
        Injury{"BeyondTheEnd",
               [](std::string& b) {
                   put_u64(b, 256 + 48, 1U << 20);
                   make_checksums_right(b);
               },
               "beyond the end"},
        Injury{"OffsetThatOverflows",
               [](std::string& b) {
                   put_u64(b, 256 + 40, ~std::uint64_t{0} - 8);
                   make_checksums_right(b);
               },
               "beyond the end"},
        Injury{"Overlapping",
               [](std::string& b) {
                   put_u64(b, 128 + 40, pack::load_u64(b, 64 + 40));
                   make_checksums_right(b);
               },
               "overlaps"},
        Injury{"OutOfOrder",
               [](std::string& b) {
                   b[128] = 'a';
                   make_checksums_right(b);
               },
               "out of order"},
        Injury{"WrongName",
               [](std::string& b) {
                   b[64] = 'L';
                   make_checksums_right(b);
               },
               "name is wrong"},
        Injury{"TableTooShort",
               [](std::string& b) {
                   put_u32(b, offset_of(b, "table/colours") + 4, 0xFFFFFFFF);
                   make_checksums_right(b);
               },
               "section table/colours"},
        Injury{"CellOutOfBounds",
               [](std::string& b) {
                   put_u32(b, offset_of(b, "table/colours") + 8, 0x7FFFFFFF);
                   make_checksums_right(b);
               },
               "ends before it begins"},
        Injury{"ArcInACircle",
               [](std::string& b) {
                   const std::size_t arc = offset_of(b, "lexicon") + 32;
                   put_u32(b, arc, pack::load_u32(b, arc) & 0xFF);
                   make_checksums_right(b);
               },
               "leads to no state before it"},
        Injury{"ReadingOutsideThePool",
               [](std::string& b) {
                   const std::size_t lexicon = offset_of(b, "lexicon");
                   const auto count = [&](int i) { return pack::load_u32(b, lexicon + i * 4); };
                   put_u32(b, lexicon + 32 + count(0) * 8 + (count(1) + count(2) + count(3)) * 4 + 4, 0xFFFFFF00);
                   make_checksums_right(b);
               },
               "text outside the lexicon"}),
    [](const auto& parameter) { return parameter.param.name; });

}  // namespace
}  // namespace sayso::test
