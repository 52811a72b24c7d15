#include "pack/format.h"

#include <zlib.h>

#include <algorithm>
#include <optional>

#include "pack/bytes.h"

namespace sayso::pack {
namespace {

constexpr std::string_view fetch_again = "the file is damaged: fetch or build it again";

Error damage(std::string what, std::uint64_t offset) {
    return Error{
        .what = std::move(what), .input = {}, .record = {}, .offset = offset, .remedy = std::string(fetch_again)};
}

bool all_zero(std::string_view bytes) {
    return std::all_of(bytes.begin(), bytes.end(), [](char c) { return c == 0; });
}

std::string hexadecimal(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

std::string quoted(std::string_view name) { return std::string("\"").append(name).append("\""); }

std::optional<Error> check_magic_and_version(std::string_view file) {
    if (!file.starts_with(magic)) {
        return Error{.what = "this is not a language pack",
                     .input = {},
                     .record = {},
                     .offset = 0,
                     .remedy = "name a file that sayso-pack built"};
    }
    if (file.size() < header_size) return damage("the pack ends inside its header", file.size());
    const std::uint32_t version = load_u32(file, 8);
    if (version != format_version) {
        return Error{
            .what = "the pack has format " + std::to_string(version) + ", this program reads format " +
                    std::to_string(format_version),
            .input = {},
            .record = {},
            .offset = 8,
            .remedy = version > format_version ? "take a newer version of this program" : "build the pack again"};
    }
    return std::nullopt;
}

// Checks all that can be said before the section table is looked into; then `sections_begin` bytes are there.
std::optional<Error> check_header(std::string_view file, std::uint64_t sections_begin) {
    if (load_u32(file, 12) > most_sections) return damage("the pack has too many sections", 12);
    const std::uint64_t declared_size = load_u64(file, 16);
    if (file.size() < declared_size) {
        return damage("the pack is cut off: " + std::to_string(file.size()) + " of " + std::to_string(declared_size) +
                          " bytes are there",
                      file.size());
    }
    if (file.size() > declared_size) return damage("there are bytes behind the pack's end", declared_size);
    if (file.size() < sections_begin) return damage("the pack ends inside its section table", file.size());
    if (load_u32(file, checksum_at) != crc32_of_header(file.substr(0, sections_begin))) {
        return damage("the checksum of the header is wrong", checksum_at);
    }
    if (!all_zero(file.substr(checksum_at + 4, header_size - checksum_at - 4))) {
        return damage("the header is not filled up with zero", checksum_at + 4);
    }
    return std::nullopt;
}

Result<SectionView> read_entry(std::string_view file, std::size_t at) {
    const std::string_view field = file.substr(at, name_size);
    const std::string_view name = field.substr(0, field.find('\0'));
    if (!valid_section_name(name) || !all_zero(field.substr(name.size())))
        return damage("a section's name is wrong", at);
    const std::uint64_t offset = load_u64(file, at + 40);
    const std::uint64_t size = load_u64(file, at + 48);
    if (offset > file.size() || size > file.size() - offset) {
        return damage("section " + quoted(name) + " goes beyond the end of the file", at + 40);
    }
    if (load_u32(file, at + 60) != 0) return damage("a section's entry is not filled up with zero", at + 60);
    return SectionView{.name = name, .bytes = file.substr(offset, size), .offset = offset};
}

// A section stands at the first aligned offset behind `end`, and there is nothing but zero between.
std::optional<Error> check_place(std::string_view file, const SectionView& section, std::uint64_t end) {
    if (section.offset < end)
        return damage("section " + quoted(section.name) + " overlaps what stands before it", section.offset);
    if (section.offset != aligned(end))
        return damage("section " + quoted(section.name) + " is not in its place", section.offset);
    if (!all_zero(file.substr(end, section.offset - end)))
        return damage("the gap between two sections is not zero", end);
    return std::nullopt;
}

}  // namespace

bool valid_section_name(std::string_view name) {
    constexpr std::string_view allowed = "abcdefghijklmnopqrstuvwxyz0123456789_-./";
    return !name.empty() && name.size() < name_size && name.find_first_not_of(allowed) == std::string_view::npos;
}

std::uint32_t crc32_of(std::string_view bytes) {
    return static_cast<std::uint32_t>(crc32_z(0, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()));
}

std::uint32_t crc32_of_header(std::string_view header_and_entries) {
    std::string copy(header_and_entries);
    copy.replace(checksum_at, 4, 4, '\0');
    return crc32_of(copy);
}

Result<Frame> read_frame(std::string_view file) {
    if (auto error = check_magic_and_version(file)) return *std::move(error);
    const std::size_t count = load_u32(file, 12);
    const std::uint64_t sections_begin = header_size + static_cast<std::uint64_t>(count) * entry_size;
    if (auto error = check_header(file, sections_begin)) return *std::move(error);

    Frame frame{.id_hash = hexadecimal(file.substr(24, 16)), .sections = {}};
    std::uint64_t end = sections_begin;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t at = header_size + i * entry_size;
        Result<SectionView> section = read_entry(file, at);
        if (!section) return std::move(section).error();
        if (!frame.sections.empty() && section->name <= frame.sections.back().name) {
            return damage("section " + quoted(section->name) + " is out of order", at);
        }
        if (auto error = check_place(file, *section, end)) return *std::move(error);
        if (load_u32(file, at + 56) != crc32_of(section->bytes)) {
            return damage("the checksum of section " + quoted(section->name) + " is wrong", section->offset);
        }
        end = section->offset + section->bytes.size();
        frame.sections.push_back(*std::move(section));
    }
    if (end != file.size()) return damage("there are bytes behind the last section", end);
    return frame;
}

}  // namespace sayso::pack
